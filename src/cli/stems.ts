import { basename, resolve } from "node:path";

/** Bytes of a file name that file systems take (255), less the `-` and eight digits that may follow. */
const MAX_STEM_BYTES = 240;

/** Endings that name a format that is read. */
const ENDING = /\.(?:pdf|tiff?|png|jpe?g)$/iu;

/**
 * Name of the output folder of a file or folder: its base name (`.` has one too) without the ending of its format and
 * without anything that a path or shell minds.
 */
export function stemOf(file: string): string {
  const stem = basename(resolve(file))
    .normalize("NFC")
    .replace(ENDING, "")
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, "_")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  const bytes = new TextEncoder().encode(stem);
  // Cutting between code points: a broken one at the end decodes to U+FFFD.
  const short = new TextDecoder().decode(bytes.subarray(0, MAX_STEM_BYTES)).replace(/\uFFFD$/u, "");
  return short === "" ? "document" : short;
}

/**
 * The output folders' names for `files`, in order. Where an earlier file has the same (letter case apart, as some
 * file systems do not tell it), `-` and the first eight digits of the file's SHA-256 are added.
 */
export async function outputStems(
  files: readonly string[],
  sha256Of: (file: string) => Promise<string>,
): Promise<string[]> {
  const taken = new Set<string>();
  const stems: string[] = [];
  for (const file of files) {
    const plain = stemOf(file);
    const isTaken = taken.has(plain.toLowerCase());
    const stem = isTaken ? `${plain}-${(await sha256Of(file)).slice(0, 8)}` : plain;
    taken.add(stem.toLowerCase());
    stems.push(stem);
  }
  return stems;
}
