/** Numbers of the protobuf fields: ModelProto.metadata_props, its StringStringEntryProto's key and value (onnx.proto). */
const METADATA_PROPS = 14;
const KEY = 1;
const VALUE = 2;

/** A length-delimited field of a protobuf message. */
interface Field {
  readonly number: number;
  readonly bytes: Buffer;
}

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

/** Bytes that the fields of fixed size take, by wire type. */
const FIXED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/** The length-delimited fields of a message; ends where the bytes are no message. */
function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  // Numbers of up to 2 ** 53: multiplied, not shifted, as shifting ends at 32 bits.
  const readVarint = (): number => {
    let value = 0;
    for (let factor = 1; at < message.length; factor *= 128) {
      const byte = message[at++] as number;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
    return Number.NaN;
  };
  while (at < message.length) {
    const tag = readVarint();
    const wireType = tag % 8;
    if (wireType === 0) readVarint();
    else if (wireType === 2) {
      const length = readVarint();
      if (!(at + length <= message.length)) return;
      yield { number: Math.floor(tag / 8), bytes: message.subarray(at, at + length) };
      at += length;
    } else {
      const size = FIXED[wireType];
      if (size === undefined) return;
      at += size;
    }
  }
}
