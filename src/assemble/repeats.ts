import { similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { sameHeader } from "./alignColumns.ts";
import type { PlacedCell } from "./fragment.ts";
import { shiftCover } from "./shiftCover.ts";
import type { PlacedRow, SplitFragment } from "./splitFragment.ts";

/** Form rows whose labels are this alike are the same row, repeated. */
const SAME_LABEL = 0.8;
/** Words that make a header known again, at least. */
const FEWEST_WORDS = 4;

/** The fragment without the form head and header that its table already has. A header unlike the model's is body. */
export function withoutRepeats(fragment: SplitFragment, model: SplitFragment): SplitFragment {
  const repeated = repeatedForm(fragment, model);
  if (repeated > 0) {
    const rest = [...fragment.form, ...fragment.header, ...fragment.body].slice(repeated);
    const again = sameHeader(rest.slice(0, model.header.length), model.header) ? model.header.length : 0;
    return {
      ...fragment,
      form: fragment.rows.slice(0, repeated),
      header: rest.slice(0, again),
      body: rest.slice(again),
    };
  }
  const { form, header, body } = fragment;
  if (form.length === 0 && repeatsLeaves(fragment, model)) {
    const rows = body.map((row) => shiftCover(row, -header.length));
    return { ...fragment, header: [], body: rows, rows, leaves: header };
  }
  if (header.length > 0 && (sameHeader(header, model.header) || hasWordsOf(fragment, model)))
    return { ...fragment, form: [], body: [...form, ...body] };
  return { ...fragment, form: [], header: [], body: [...form, ...header, ...body] };
}

/** Does the page print the last row of the model's header alone: the words right over the columns? */
export function repeatsLeaves({ header }: SplitFragment, model: SplitFragment): boolean {
  const leaves = model.header.at(-1)?.map((cell, column) => lastWordsOver(model, cell, column)) ?? [];
  const words = header.at(-1)?.map((cell) => normalise(cell.text)) ?? [];
  if (header.length !== 1 || words.length !== leaves.length || words.length < 2) return false;
  const alike = words.filter((text, column) => similarity(text, leaves[column] as string) >= SAME_LABEL);
  return alike.length >= SAME_LABEL * words.length;
}

/** Likeness of two readings of one word: of four characters one may be misread. */
const SAME_WORD = 0.7;

/** Are nearly all words of the one header in the other, which has more columns or more rows? */
export function hasWordsOf(a: SplitFragment, b: SplitFragment): boolean {
  const wordsOf = ({ header }: SplitFragment): Set<string> =>
    new Set(header.flat().flatMap(({ text }) => (text === "" ? [] : [normalise(text)])));
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  const found = [...few].filter((word) =>
    [...many].some((other) => similarity(word, other) >= SAME_WORD),
  ).length;
  return few.size >= FEWEST_WORDS && found >= SAME_LABEL * few.size;
}

/** The words of the header's last cell over a column. */
function lastWordsOver({ form, header }: SplitFragment, cell: PlacedCell, column: number): string {
  const [top, left] = cell.coveredBy ?? [form.length + header.length - 1, column];
  return normalise(header[top - form.length]?.[left]?.text ?? "");
}

/** How many of the fragment's first rows repeat rows of the model's form head. */
export function repeatedForm(fragment: SplitFragment, model: SplitFragment): number {
  if (model.form.length === 0) return 0;
  const known = model.form.map(labelsOf);
  let count = 0;
  for (const row of fragment.rows) {
    const labels = labelsOf(row);
    if (labels === "" || !known.some((other) => similarity(labels, other) >= SAME_LABEL)) break;
    count++;
  }
  return count;
}

/** The short texts of a form row: its labels. */
const labelsOf = (row: PlacedRow): string =>
  row
    .map((cell) => normalise(cell.text))
    .filter((text) => text.length <= 20)
    .join("|");
