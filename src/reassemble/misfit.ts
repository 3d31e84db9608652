import { normalise } from "../core/text.ts";
import type { PlacedCell } from "./fragment.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Fewest whole rows that teach what a column holds. */
const LEAST_ROWS = 4;
/** Part of the whole rows that must hold one and the same text. */
const CONSTANT = 0.9;
/** Signs that part two halves: one may be a slip of the reader, or of the printer. */
const ENOUGH = 2;

/** Something about two halves that would make no whole row. */
interface Sign {
  readonly reason: string;
  readonly weight: number;
}

/**
 * Why `tail`, the first row of a page, cannot be the lower half of `head`, the last row of the page before, however
 * well it would fit: [] where nothing speaks against it. `whole` are rows of the table that no page end can have cut.
 */
export function reasonsAgainst(head: PlacedRow, tail: PlacedRow, whole: readonly PlacedRow[]): string[] {
  const columns = head.flatMap((cell, column): Column[] => {
    const below = tail[column];
    if (cell.text === "" || below === undefined) return [];
    return [
      {
        cell,
        above: normalise(cell.text),
        below: normalise(below.text),
        texts: textsOf(whole, column),
      },
    ];
  });
  const signs = [
    ...columns.flatMap(goesOnThoughWhole),
    ...columns.flatMap(stopsInBracket),
    ...columns.flatMap(stopsShort),
    ...columns
      .filter(closesNothing)
      .slice(0, 1)
      .map((): Sign => ({ reason: "a bracket closes that none opened", weight: 1 })),
    ...columns
      .filter(makesNoKnownText)
      .slice(0, 1)
      .map((): Sign => ({ reason: "a text known as whole goes on", weight: 1 })),
  ];
  const weight = signs.reduce((sum, sign) => sum + sign.weight, 0);
  return weight < ENOUGH ? [] : [...new Set(signs.map(({ reason }) => reason))];
}

/** Does the row stop in the midst of a text that is the same in nearly all others? Then its lower half is lost. */
export function stopsInConstant(row: PlacedRow, whole: readonly PlacedRow[]): boolean {
  return row.some((cell, column) => {
    const text = normalise(cell.text);
    const texts = textsOf(whole, column);
    const same = texts.filter((other) => other.length > text.length && other === texts[0]).length;
    return (
      text !== "" &&
      texts.length >= LEAST_ROWS &&
      same >= CONSTANT * texts.length &&
      texts[0]?.startsWith(text) === true
    );
  });
}

const textsOf = (rows: readonly PlacedRow[], column: number): string[] =>
  rows.map((row) => normalise(row[column]?.text ?? "")).filter((text) => text !== "");

interface Column {
  readonly cell: PlacedCell;
  readonly above: string;
  readonly below: string;
  /** What the column holds in whole rows. */
  readonly texts: readonly string[];
}

/** The one text of the column stands whole above the page end, and yet something of it is below. */
function goesOnThoughWhole({ above, below, texts }: Column): Sign[] {
  const same = texts.filter((text) => text === above).length;
  if (below === "" || texts.length < LEAST_ROWS || same < CONSTANT * texts.length) return [];
  return [{ reason: "a text that is the same in all rows is whole above and goes on below", weight: ENOUGH }];
}

/** The page end leaves a bracket open, and nothing closes it below. */
function stopsInBracket({ cell, above, below }: Column): Sign[] {
  if (below !== "" || !cell.atFoot || openBrackets(above) <= 0) return [];
  return [{ reason: "a bracket stays open at the page end", weight: ENOUGH }];
}

/** The page end cuts a text that other rows have whole, and nothing of it is below. */
function stopsShort({ cell, above, below, texts }: Column): Sign[] {
  if (below !== "" || !cell.atFoot || texts.includes(above)) return [];
  const longer = texts.filter((text) => text.length > above.length && text.startsWith(above));
  if (longer.length === 0) return [];
  return [{ reason: "a text that other rows have whole stays cut", weight: Math.min(longer.length, ENOUGH) }];
}

const closesNothing = ({ above, below }: Column): boolean =>
  below !== "" && openBrackets(above) >= 0 && openBrackets(above + below) < 0;

const makesNoKnownText = ({ above, below, texts }: Column): boolean =>
  below !== "" && texts.includes(above) && !texts.includes(above + below);

/** Brackets left open, less those closed without having been opened. Both widths are one after normalising. */
const openBrackets = (text: string): number =>
  [...text].reduce((open, sign) => open + (sign === "(" ? 1 : sign === ")" ? -1 : 0), 0);
