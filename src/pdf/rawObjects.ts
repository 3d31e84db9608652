import { inflateSync } from "node:zlib";

/** An object as its bytes stand in the file: what comes before `stream` or the next object, and the stream's bytes. */
export interface RawObject {
  readonly text: string;
  readonly stream: Uint8Array | null;
}

/** Bytes of a stream of objects; the largest known hold a tenth. */
const MAX_OBJECT_STREAM = 100_000_000;
/** Characters of a dictionary that are looked at. */
const MAX_TEXT = 100_000;

const STREAM = /\bstream(?:\r\n?|\n)/u;
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
  const starts = [...file.matchAll(OBJECT)];
  const endAfter = finder(file, "endstream");
  for (const [at, start] of starts.entries()) {
    const from = start.index + start[0].length;
    // Up to the next object, so that no text is looked through twice, however the file is damaged.
    const around = file.slice(from, Math.min(starts[at + 1]?.index ?? file.length, from + MAX_TEXT));
    const text = around.split("endobj", 1)[0] as string;
    const opening = STREAM.exec(text);
    const first = opening === null ? null : from + opening.index + opening[0].length;
    const object: RawObject = {
      text: text.slice(0, opening?.index ?? text.length),
      stream: first === null ? null : bytes.subarray(first, endAfter(first)),
    };
    objects.set(Number(start[1]), object);
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

/** Tells where `word` next stands at or after places that only rise; the file's end where it does not. */
function finder(file: string, word: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) found = file.indexOf(word, from);
    if (found === -1) found = file.length;
    return found;
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
    return Array.from({ length: Math.min(count, numbers.length >> 1) }, (_, at): [number, string] => {
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
