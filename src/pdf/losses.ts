import type { PageLoss } from "../findings/catalogue/pages.ts";

/** What pdf.js says on the console where something of a page is lost; of anything else it says, nothing is. */
const WARNINGS: readonly (readonly [PageLoss, RegExp])[] = [
  ["picture-size", /exceeded maximum allowed size/u],
  [
    "picture",
    /Unable to decode (?:inline )?image|Image dimensions are missing|ignoring the rest of the image data/u,
  ],
  ["picture-cut", /decodeScan - unexpected MCU data|readDataBlock - incorrect length/u],
  ["font", /loadFont - |Font "[^"]*" is not available|Font file is empty|fetching "[^"]*" font file/u],
  [
    "content",
    /ignoring errors during|ignoring sub-stream|Unterminated (?:hex )?string|Unknown command|Skipping command|ignoring operator|getHexString|findDefaultInlineStreamEnd/u,
  ],
  [
    "part",
    /ignoring (?:XObject|Shading|shading|pattern|annotation data)|Filter "[^"]*" is not supported|Invalid stream/u,
  ],
];

/** What was lost while a page was read. */
export type Losses = ReadonlySet<PageLoss>;

/** Pages are read one at a time in a thread: what is told meanwhile is of that page. */
let heard: Set<PageLoss> | null = null;

/** Tells that something of the page being read is lost. */
export const tellLoss = (kind: PageLoss): void => void heard?.add(kind);

/**
 * Runs `read` with what is lost meanwhile: pdf.js tells of that on the console only, and goes on. Nothing of what it says
 * reaches the console.
 */
export async function heedLosses<T>(read: (losses: Losses) => Promise<T>): Promise<T> {
  const { warn } = console;
  const losses = new Set<PageLoss>();
  heard = losses;
  console.warn = (message: unknown) => {
    const text = String(message);
    for (const [kind, pattern] of WARNINGS) if (pattern.test(text)) losses.add(kind);
  };
  try {
    return await read(losses);
  } finally {
    console.warn = warn;
    heard = null;
  }
}
