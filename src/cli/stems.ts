import { resolve } from "node:path";
import { nameOf } from "../input/index.ts";

/** Bytes of a file name that file systems take (255), less what may follow: `-`, 16 digits, `-` and a number. */
const MAX_STEM_BYTES = 230;
/** Digits of the SHA-256 that tell files of one name apart; the longer ones where the shorter are taken. */
const DIGITS = [8, 16] as const;

/** Endings that name a format that is read. */
const ENDING = /\.(?:pdf|tiff?|png|jpe?g)$/iu;

/**
 * Name of the output folder of a file or folder: its base name (`.` has one too) without the ending of its format and
 * without anything that a path or shell minds.
 */
export function stemOf(file: string): string {
  const stem = nameOf(file)
    .normalize("NFC")
    .replace(ENDING, "")
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, "_")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  const bytes = new TextEncoder().encode(stem);
  // Cutting between code points: a broken one at the end decodes to U+FFFD.
  const short = new TextDecoder().decode(bytes.subarray(0, MAX_STEM_BYTES)).replace(/\uFFFD$/u, "");
  return short === "" ? "document" : short;
}

/** What tells whose an output folder is. */
export interface Owners {
  /** The SHA-256 of a file. */
  sha256Of(file: string): Promise<string>;
  /** The SHA-256 of the file that the output folder of this name is of; null where it is nobody's yet. */
  ownerOf(stem: string): string | null | Promise<string | null>;
}

/**
 * The output folders' names for `files`, in their order. A name belongs to the first file by path, unless the folder is
 * another file's from an earlier call; each other file of that name gets `-` and digits of its SHA-256 after it. Letter
 * case does not tell names apart, as some file systems do not.
 */
export async function outputStems(files: readonly string[], owners: Owners): Promise<string[]> {
  const stems = new Map<string, string>();
  const taken = new Set<string>();
  const claim = async (file: string, stem: string): Promise<boolean> => {
    const owner = await owners.ownerOf(stem);
    if (taken.has(stem.toLowerCase()) || (owner !== null && owner !== (await owners.sha256Of(file))))
      return false;
    taken.add(stem.toLowerCase());
    stems.set(file, stem);
    return true;
  };
  const byPath = files.toSorted((a, b) => (resolve(a) < resolve(b) ? -1 : 1));
  const others: string[] = [];
  for (const file of byPath) if (!(await claim(file, stemOf(file)))) others.push(file);
  for (const file of others) {
    for (const stem of longerStems(stemOf(file), await owners.sha256Of(file))) {
      if (await claim(file, stem)) break;
    }
  }
  return files.map((file) => stems.get(file) as string);
}

/** The last ones are for copies of one file under one name. */
function* longerStems(stem: string, sha256: string): Generator<string> {
  const names = DIGITS.map((count) => `${stem}-${sha256.slice(0, count)}`);
  yield* names;
  for (let copy = 2; ; copy++) yield `${names.at(-1)}-${copy}`;
}
