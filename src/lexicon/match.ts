import { editDistance } from "../core/similarity.ts";

/**
 * Who wrote a text. A text layer is what the publisher typed: its characters are taken as they stand. On a scan a reader
 * may have taken one character for another.
 */
export type TextSource = "text" | "scan";

/**
 * Characters of a name on a scan of which one may be misread: with more slips it is another name. Names of tables are
 * often one word of two characters apart (收入预算总表, 支出预算总表), in six characters or more; a judgement, not measured.
 */
const CHARACTERS_PER_SLIP = 5;
/** Fewest characters of a word that may have lost or doubled one: of one character left, nothing tells the word. */
const SHORTEST_WITH_LOSS = 3;

/** How many characters of a name of `length` characters may be misread in a text from `source`. */
export const slipsAllowed = (length: number, source: TextSource): number =>
  source === "text" ? 0 : Math.floor(length / CHARACTERS_PER_SLIP);

/**
 * Is `printed` the word `known` with one character misread, lost or doubled? `isKnown` says which texts are words of
 * their own: such a one is never a slip of another (收入 is not 收支, 基本 is not 项目).
 */
export function isSlipOf(printed: string, known: string, isKnown: (text: string) => boolean): boolean {
  if (printed === known) return false;
  if (printed.length !== known.length && known.length < SHORTEST_WITH_LOSS) return false;
  if (isKnown(printed)) return false;
  return editDistance(printed, known) === 1;
}
