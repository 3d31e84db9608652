import {
  bytesField,
  type Field,
  fieldsOf,
  floatField,
  messageOf,
  numberField,
  readVarint,
} from "./protobuf.ts";

/** Numbers of protobuf fields, by message (onnx.proto). */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5, output: 12 } as const;
const NODE = { input: 1, output: 2, opType: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, float: 2, tensor: 5, ints: 8, type: 20 } as const;
const TENSOR = { dims: 1, dataType: 2, floats: 4, name: 8, raw: 9 } as const;
const VALUE_NAME = 1;
/** TensorProto.DataType and AttributeProto.AttributeType, both. */
const FLOAT = 1;

/** An operation of a network; attributes as they are encoded. */
export interface GraphNode {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly Buffer[];
}

/** Numbers that a network holds, row by row. */
export interface Weights {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** The operations of an ONNX file in their order, what it holds of single precision, and the names of what it gives. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly weights: ReadonlyMap<string, Weights>;
  readonly outputs: ReadonlySet<string>;
}

/** The graph in an ONNX file. */
export function readGraph(model: Buffer): Graph {
  const fields = [...fieldsOf(graphOf(model))];
  const nodes = all(fields, GRAPH.node).map(toNode);
  const initializers = all(fields, GRAPH.initializer).map(
    (bytes) => [nameIn(bytes, TENSOR.name), bytes] as const,
  );
  const constants = nodes
    .filter(({ operation }) => operation === "Constant")
    .flatMap(({ outputs, attributes }) =>
      attributes.flatMap((bytes) =>
        all([...fieldsOf(bytes)], ATTRIBUTE.tensor).map((tensor) => [outputs[0]!, tensor] as const),
      ),
    );
  const weights = [...initializers, ...constants].flatMap(([name, bytes]) => {
    const read = toWeights(bytes);
    return read === null ? [] : [[name, read] as const];
  });
  const outputs = all(fields, GRAPH.output).map((bytes) => nameIn(bytes, VALUE_NAME));
  return { nodes, weights: new Map(weights), outputs: new Set(outputs) };
}

/** The ONNX file with other operations in its graph, and more weights; weights that nothing uses are left out. */
export function withGraph(
  model: Buffer,
  nodes: readonly GraphNode[],
  added: ReadonlyMap<string, Weights>,
): Buffer {
  const used = new Set(nodes.flatMap(({ inputs }) => inputs));
  const isIdle = ({ operation, outputs }: GraphNode): boolean =>
    operation === "Constant" && !outputs.some((output) => used.has(output));
  const isKept = ({ number, bytes }: Field): boolean =>
    number !== GRAPH.node && (number !== GRAPH.initializer || used.has(nameIn(bytes, TENSOR.name)));
  const graph = [
    ...nodes.filter((node) => !isIdle(node)).map((node) => bytesField(GRAPH.node, encodeNode(node))),
    ...[...fieldsOf(graphOf(model))].filter(isKept),
    ...[...added]
      .filter(([name]) => used.has(name))
      .map(([name, weights]) => bytesField(GRAPH.initializer, encodeWeights(name, weights))),
  ];
  return messageOf(
    [...fieldsOf(model)].map((field) =>
      field.number === MODEL.graph ? bytesField(MODEL.graph, messageOf(graph)) : field,
    ),
  );
}

export const floatAttribute = (name: string, value: number): Buffer =>
  messageOf([
    bytesField(ATTRIBUTE.name, name),
    floatField(ATTRIBUTE.float, value),
    numberField(ATTRIBUTE.type, FLOAT),
  ]);

/** The attribute's single number; null where the node has none of the name. */
export function floatOf({ attributes }: GraphNode, name: string): number | null {
  const bytes = attributeOf(attributes, name)?.find(({ number }) => number === ATTRIBUTE.float)?.bytes;
  return bytes === undefined ? null : bytes.readFloatLE();
}

/** The attribute's whole numbers; none where the node has none of the name. */
export const intsOf = ({ attributes }: GraphNode, name: string): number[] =>
  wholeNumbers(attributeOf(attributes, name) ?? [], ATTRIBUTE.ints);

const attributeOf = (attributes: readonly Buffer[], name: string): Field[] | undefined =>
  attributes
    .map((bytes) => [...fieldsOf(bytes)])
    .find((fields) => all(fields, ATTRIBUTE.name)[0]?.toString("utf8") === name);

const graphOf = (model: Buffer): Buffer => all([...fieldsOf(model)], MODEL.graph)[0] ?? Buffer.alloc(0);

const all = (fields: readonly Field[], wanted: number): Buffer[] =>
  fields.filter(({ number }) => number === wanted).map(({ bytes }) => bytes);

const nameIn = (message: Buffer, number: number): string =>
  all([...fieldsOf(message)], number)[0]?.toString("utf8") ?? "";

function toNode(bytes: Buffer): GraphNode {
  const fields = [...fieldsOf(bytes)];
  const texts = (number: number): string[] => all(fields, number).map((text) => text.toString("utf8"));
  return {
    operation: texts(NODE.opType)[0] ?? "",
    inputs: texts(NODE.input),
    outputs: texts(NODE.output),
    attributes: all(fields, NODE.attribute),
  };
}

const encodeNode = ({ operation, inputs, outputs, attributes }: GraphNode): Buffer =>
  messageOf([
    ...inputs.map((name) => bytesField(NODE.input, name)),
    ...outputs.map((name) => bytesField(NODE.output, name)),
    bytesField(NODE.opType, operation),
    ...attributes.map((attribute) => bytesField(NODE.attribute, attribute)),
  ]);

/** Null where the tensor is not of single precision, or its numbers are not all there. */
function toWeights(bytes: Buffer): Weights | null {
  const fields = [...fieldsOf(bytes)];
  const dims = wholeNumbers(fields, TENSOR.dims);
  // Repeated numbers may stand one a field or packed: laid end to end they are the same bytes.
  const raw = Buffer.concat([...all(fields, TENSOR.raw), ...all(fields, TENSOR.floats)]);
  const size = dims.reduce((product, dim) => product * dim, 1);
  const isFloat = wholeNumbers(fields, TENSOR.dataType)[0] === FLOAT;
  if (!isFloat || raw.length !== 4 * size) return null;
  // Files are little-endian, and so is every machine that ONNX Runtime for Node is built for.
  const aligned = Uint8Array.from(raw);
  return { dims, data: new Float32Array(aligned.buffer) };
}

const encodeWeights = (name: string, { dims, data }: Weights): Buffer =>
  messageOf([
    ...dims.map((dim) => numberField(TENSOR.dims, dim)),
    numberField(TENSOR.dataType, FLOAT),
    bytesField(TENSOR.name, name),
    bytesField(TENSOR.raw, Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
  ]);

/** Whole numbers of a field, packed or one a field. */
function wholeNumbers(fields: readonly Field[], wanted: number): number[] {
  const bytes = Buffer.concat(all(fields, wanted));
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { value, end } = readVarint(bytes, at);
    numbers.push(value);
    at = end;
  }
  return numbers;
}
