import { inflateSync } from "node:zlib";

/** An object as its bytes stand in the file: what comes before `stream` or `endobj`, and the stream's bytes. */
export interface RawObject {
  readonly text: string;
  readonly stream: Uint8Array | null;
}

/** Bytes of a stream of objects; the largest known hold a tenth. */
const MAX_OBJECT_STREAM = 100_000_000;
/** Characters of a dictionary that are looked at. */
const MAX_TEXT = 100_000;

const OBJECT = /(?<![\d.])(\d{1,10})\s+\d{1,5}\s+obj\b/gu;

/**
 * The objects of a PDF by number, found by looking through the whole file and its streams of objects, whatever the
 * cross-reference table says; of several of one number the last. Null where not all can be seen: in an encrypted file, or
 * where a stream of objects cannot be read.
 */
export function rawObjects(bytes: Uint8Array): ReadonlyMap<number, RawObject> | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (/\/Encrypt\b/u.test(file)) return null;
  const objects = new Map<number, RawObject>();
  const packed: RawObject[] = [];
  for (const match of file.matchAll(OBJECT)) {
    const object = objectAt(file, bytes, match.index + match[0].length);
    objects.set(Number(match[1]), object);
    if (object.stream !== null && /\/ObjStm\b/u.test(object.text)) packed.push(object);
  }
  for (const object of packed) {
    const inner = unpack(object);
    if (inner === null) return null;
    // What stands in the open is as likely the newer one: either way the number is in the file.
    for (const [number, text] of inner) if (!objects.has(number)) objects.set(number, { text, stream: null });
  }
  return objects;
}

function objectAt(file: string, bytes: Uint8Array, from: number): RawObject {
  const end = file.indexOf("endobj", from);
  const whole = end === -1 ? file.length : end;
  const start = /\bstream(?:\r\n?|\n)/u.exec(file.slice(from, Math.min(whole, from + MAX_TEXT)));
  if (start === null) return { text: file.slice(from, Math.min(whole, from + MAX_TEXT)), stream: null };
  const first = from + start.index + start[0].length;
  const last = file.indexOf("endstream", first);
  return {
    text: file.slice(from, from + start.index),
    stream: bytes.subarray(first, last === -1 ? file.length : last),
  };
}

/** The objects in a stream of objects (ISO 32000-1, 7.5.7); null where it cannot be read. */
function unpack({ text, stream }: RawObject): [number, string][] | null {
  const [count, first] = [numberAt(text, "N"), numberAt(text, "First")];
  if (stream === null || count === null || first === null) return null;
  try {
    const isDeflated = /\/FlateDecode\b/u.test(text);
    const data = isDeflated
      ? inflateSync(stream, { maxOutputLength: MAX_OBJECT_STREAM })
      : Buffer.from(stream);
    const content = data.toString("latin1");
    const numbers = content.slice(0, first).trim().split(/\s+/u).map(Number);
    return Array.from({ length: count }, (_, at): [number, string] => {
      const [number = 0, offset = 0] = numbers.slice(2 * at);
      const next = at + 1 < count ? (numbers[2 * at + 3] ?? 0) : content.length;
      return [number, content.slice(first + offset, first + next)];
    });
  } catch {
    return null;
  }
}

/** The whole number under the key `/name` of a dictionary, or null. */
export function numberAt(text: string, name: string): number | null {
  const found = new RegExp(`/${name}\\s+(\\d+)(?!\\s+\\d+\\s+R)`, "u").exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
