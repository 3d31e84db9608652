import { fieldsOf } from "./protobuf.ts";

/** Numbers of the protobuf fields: ModelProto.metadata_props, its StringStringEntryProto's key and value (onnx.proto). */
const METADATA_PROPS = 14;
const KEY = 1;
const VALUE = 2;

/**
 * The entries that an ONNX file carries beside its graph: ONNX Runtime for Node does not hand them out. Empty where
 * the bytes are no protobuf message.
 */
export function onnxMetadata(model: Buffer): Map<string, string> {
  const entries = new Map<string, string>();
  for (const { number, bytes } of fieldsOf(model)) {
    if (number !== METADATA_PROPS) continue;
    const parts = new Map([...fieldsOf(bytes)].map((field) => [field.number, field.bytes.toString("utf8")]));
    entries.set(parts.get(KEY) ?? "", parts.get(VALUE) ?? "");
  }
  return entries;
}
