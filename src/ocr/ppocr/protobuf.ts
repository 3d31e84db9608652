/** A field of a protobuf message: its value as it is encoded, without a length before it. */
export interface Field {
  readonly number: number;
  readonly wireType: number;
  readonly bytes: Buffer;
}

const VARINT = 0;
const LENGTH_DELIMITED = 2;
/** Bytes that the fields of fixed size take, by wire type. */
const FIXED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/** The fields of a message, in order; ends where the bytes are no message. */
export function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  while (at < message.length) {
    const tag = readVarint(message, at);
    const [number, wireType] = [Math.floor(tag.value / 8), tag.value % 8];
    at = tag.end;
    let length = FIXED[wireType];
    if (wireType === VARINT) length = readVarint(message, at).end - at;
    if (wireType === LENGTH_DELIMITED) ({ value: length, end: at } = readVarint(message, at));
    if (length === undefined || !(at + length <= message.length)) return;
    yield { number, wireType, bytes: message.subarray(at, at + length) };
    at += length;
  }
}

/** A number of up to 2 ** 53 at `at`, and where it ends: multiplied, not shifted, as shifting ends at 32 bits. */
export function readVarint(message: Buffer, at: number): { value: number; end: number } {
  let value = 0;
  for (let factor = 1; at < message.length; factor *= 128) {
    const byte = message[at++] as number;
    value += (byte % 128) * factor;
    if (byte < 128) return { value, end: at };
  }
  return { value: Number.NaN, end: at };
}

/** The message of these fields. */
export const messageOf = (fields: readonly Field[]): Buffer =>
  Buffer.concat(
    fields.flatMap(({ number, wireType, bytes }) => [
      varint(number * 8 + wireType),
      ...(wireType === LENGTH_DELIMITED ? [varint(bytes.length)] : []),
      bytes,
    ]),
  );

/** A string, or a message within a message. */
export const bytesField = (number: number, value: string | Buffer): Field => ({
  number,
  wireType: LENGTH_DELIMITED,
  bytes: Buffer.from(value as string),
});

/** A whole number, 0 or above. */
export const numberField = (number: number, value: number): Field => ({
  number,
  wireType: VARINT,
  bytes: varint(value),
});

export function floatField(number: number, value: number): Field {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return { number, wireType: 5, bytes };
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
