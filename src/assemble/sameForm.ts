import { similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { repeatedForm } from "./repeats.ts";
import type { PlacedRow, SplitFragment } from "./splitFragment.ts";

/** First rows of two pages that begin with the same label, at least, before both are one form filled in twice. */
const FEWEST_LABELS = 2;
/** Rows of the head of a form that are compared. */
const HEAD_ROWS = 6;
/** Readings of one text are this alike on a scan. */
const SAME_TEXT = 0.8;

/** A header's words vary (金额, 金额数); values that are less alike are of two forms. */
const OTHER_WORDS = 0.6;

/**
 * Compares the heads of two pages of forms: 1 where the second repeats the first one's head, values and all; -1 where it
 * prints the same labels beside other values: the next form begins there (one project, one page); null without a head.
 */
export function compareForms(model: SplitFragment, next: SplitFragment): number | null {
  const slips = next.page.kind !== "text" || model.page.kind !== "text";
  const isSame = (a = "", b = ""): boolean => a === b || (slips && similarity(a, b) >= SAME_TEXT);
  const [own, known] = [headOf(next), headOf(model)];
  const pairs = own
    .slice(0, known.length)
    .map((row, at) => [textsOf(row), textsOf(known[at] ?? [])] as const);
  const isLabelled = ([a, b]: (typeof pairs)[number]): boolean =>
    a.length > 1 && b.length > 1 && a.every((text, at) => at % 2 === 1 || isSame(text, b[at]));
  const differs = ([a, b]: (typeof pairs)[number]): boolean =>
    a.length !== b.length || a.some((text, at) => !isSame(text, b[at]));
  const end = pairs.findIndex((pair) => !isLabelled(pair));
  const labelled = end < 0 ? pairs : pairs.slice(0, end);
  const isOther = ([a, b]: (typeof pairs)[number]): boolean =>
    a.length === b.length && a.some((text, at) => similarity(text, b[at] ?? "") < OTHER_WORDS);
  const isFilled = isForm(next) ? labelled.some(differs) : labelled.slice(0, 1).some(isOther);
  if (isForm(next) === isForm(model) && labelled.length >= FEWEST_LABELS && isFilled) return -1;
  return repeatedForm(next, model) > 0 ? 0.6 : null;
}

/** Has the page rows over its header, or no header at all? Under a header only its own row tells a form. */
const isForm = ({ form, header }: SplitFragment): boolean => form.length > 0 || header.length === 0;

/** The first rows of a page, of which labels and values by turns make a form's head. */
const headOf = ({ form, header, body }: SplitFragment): readonly PlacedRow[] =>
  (form.length > 0 ? form : [...header, ...body]).slice(0, HEAD_ROWS);

const textsOf = (row: PlacedRow): string[] =>
  row.map(({ text }) => normalise(text)).filter((text) => text !== "");
