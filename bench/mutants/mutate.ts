import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";
import { createRandom } from "../../samples/generate/random.ts";

type Random = () => number;

/** A changed file, and what was changed. */
export interface Mutant {
  readonly bytes: Uint8Array;
  readonly change: string;
}

const KINDS = ["object", "stream", "font", "picture", "bytes"] as const;
/** Bytes of the file that are changed at most. */
const MOST_BYTES = 6;

/** What pdf-lib would mend while it saves. */
const AS_IT_IS = { addDefaultPage: false, updateFieldAppearances: false };

/** The file with one thing changed that the seed decides: an object, a stream, a font, a picture or bytes as they come. */
export async function mutate(file: Uint8Array, seed: number): Promise<Mutant> {
  const random = createRandom(seed);
  const kind = pick(KINDS, random);
  if (kind === "bytes") return { bytes: changeBytes(file, random), change: "bytes of the file" };
  const document = await PDFDocument.load(file, { updateMetadata: false });
  const objects = document.context.enumerateIndirectObjects();
  const own = objects.filter(([, object]) => isOf(kind, object));
  const [ref, object] = pick(own.length > 0 ? own : objects, random);
  const change = changeObject(document, ref, object, random);
  return {
    bytes: await document.save({ useObjectStreams: random() < 0.5, ...AS_IT_IS }),
    change: `${kind} ${ref.objectNumber}: ${change}`,
  };
}

const dictionaryOf = (object: PDFObject): PDFDict | null =>
  object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : null;

const FONT_KEYS = ["FontName", "BaseFont", "Length1", "Registry"].map((name) => PDFName.of(name));

function isOf(kind: (typeof KINDS)[number], object: PDFObject): boolean {
  const dictionary = dictionaryOf(object);
  const isPicture = dictionary?.get(PDFName.of("Subtype")) === PDFName.of("Image");
  const isFont =
    FONT_KEYS.some((key) => dictionary?.has(key)) ||
    dictionary?.get(PDFName.of("Type")) === PDFName.of("CMap");
  if (kind === "picture") return isPicture;
  if (kind === "font") return isFont;
  if (kind === "stream") return object instanceof PDFRawStream && !isPicture;
  return dictionary !== null || object instanceof PDFArray;
}

function changeObject(document: PDFDocument, ref: PDFRef, object: PDFObject, random: Random): string {
  if (object instanceof PDFRawStream && random() < 0.8) return changeStream(document, ref, object, random);
  const dictionary = dictionaryOf(object);
  if (dictionary !== null) return changeEntry(document, dictionary, random);
  if (object instanceof PDFArray && object.size() > 0) {
    const at = Math.floor(random() * object.size());
    object.set(at, other(document, object.get(at), random));
    return `entry ${at}`;
  }
  document.context.delete(ref);
  return "deleted";
}

function changeEntry(document: PDFDocument, dictionary: PDFDict, random: Random): string {
  const entries = dictionary.entries();
  if (entries.length === 0) return "empty";
  const [key, value] = pick(entries, random);
  if (random() < 0.3) {
    dictionary.delete(key);
    return `without ${key.asString()}`;
  }
  dictionary.set(key, other(document, value, random));
  return `another ${key.asString()}`;
}

/** Another value of the same sort, seldom of another one. */
function other(document: PDFDocument, value: PDFObject, random: Random): PDFObject {
  if (value instanceof PDFNumber && random() < 0.9)
    return PDFNumber.of(
      pick(
        [0, -1, 1, 2, 0.5, 1000, -0.25].map((factor) => value.asNumber() * factor),
        random,
      ),
    );
  if (value instanceof PDFArray && value.size() > 0) {
    const copy = value.clone();
    const at = Math.floor(random() * copy.size());
    if (random() < 0.3) copy.remove(at);
    else copy.set(at, other(document, copy.get(at), random));
    return copy;
  }
  if (value instanceof PDFDict) {
    const copy = value.clone();
    changeEntry(document, copy, random);
    return copy;
  }
  if (value instanceof PDFName && random() < 0.7) return pick(NAMES, random);
  const refs = document.context.enumerateIndirectObjects().map(([ref]) => ref);
  return random() < 0.8
    ? pick(refs, random)
    : pick([PDFNumber.of(7), PDFHexString.of("0041"), PDFRef.of(9999)], random);
}

const NAMES = [
  "WinAnsiEncoding",
  "Identity-H",
  "Identity-V",
  "DeviceRGB",
  "DeviceGray",
  "Font",
  "XObject",
  "FlateDecode",
  "Type1",
  "TrueType",
].map((name) => PDFName.of(name));

function changeStream(document: PDFDocument, ref: PDFRef, stream: PDFRawStream, random: Random): string {
  const decoded = random() < 0.8 ? decode(stream) : null;
  if (decoded === null) {
    document.context.assign(ref, PDFRawStream.of(stream.dict, changeBytes(stream.contents, random)));
    return "bytes as packed";
  }
  const [contents, change] = isText(decoded)
    ? changeTokens(decoded, random)
    : [changeBytes(decoded, random), "bytes"];
  const dictionary = stream.dict.clone();
  dictionary.delete(PDFName.of("DecodeParms"));
  dictionary.delete(PDFName.of("Filter"));
  dictionary.set(PDFName.of("Length"), PDFNumber.of(contents.length));
  document.context.assign(ref, PDFRawStream.of(dictionary, contents));
  return change;
}

/** Null where pdf-lib has no decoder for it. */
function decode(stream: PDFRawStream): Uint8Array | null {
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    return null;
  }
}

const isText = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 200).every((byte) => byte >= 9 && byte < 127);

/** Content or a CMap with one of its words changed, doubled, moved or left out. */
function changeTokens(bytes: Uint8Array, random: Random): [Uint8Array, string] {
  const tokens = Buffer.from(bytes)
    .toString("latin1")
    .split(/(?<=\s)/u);
  const at = Math.floor(random() * tokens.length);
  const token = tokens[at] ?? "";
  const count = 1 + Math.floor(random() * 3);
  const way = pick(["leave out", "double", "swap", "change", "change"] as const, random);
  if (way === "leave out") tokens.splice(at, count);
  else if (way === "double") tokens.splice(at, 0, ...tokens.slice(at, at + count));
  else if (way === "swap") {
    const with_ = Math.floor(random() * tokens.length);
    [tokens[at], tokens[with_]] = [tokens[with_] ?? "", token];
  } else tokens[at] = changeToken(token, random);
  return [Buffer.from(tokens.join(""), "latin1"), `${way} ${JSON.stringify(token.slice(0, 20))}`];
}

const OPERATORS = [
  "q",
  "Q",
  "W n",
  "f",
  "S",
  "BT",
  "ET",
  "Tj",
  "cm",
  "gs",
  "3 Tr",
  "7 Tr",
  "1 g",
  "1 1 1 rg",
  "0 0 1 1 re",
  "n",
];

function changeToken(token: string, random: Random): string {
  const number = Number(token);
  if (token.trim() !== "" && Number.isFinite(number))
    return `${pick([0, -number, number * 2, number / 2, number + 3, number * 100], random)} `;
  if (/^<[\da-f]+>/iu.test(token))
    return token.replace(/[\da-f](?=[^\da-f]*$)/iu, Math.floor(random() * 16).toString(16));
  return `${pick(OPERATORS, random)} `;
}

/** A few bytes changed, left out or put in. */
function changeBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = [...bytes];
  const count = 1 + Math.floor(random() * MOST_BYTES);
  for (let index = 0; index < count; index++) {
    const at = Math.floor(random() * changed.length);
    const way = random();
    if (way < 0.6) changed[at] = Math.floor(random() * 256);
    else if (way < 0.8) changed.splice(at, 1 + Math.floor(random() * 8));
    else changed.splice(at, 0, Math.floor(random() * 256));
  }
  return Uint8Array.from(changed);
}

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;
