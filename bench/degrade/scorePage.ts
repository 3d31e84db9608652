/** Compares what was read of a spoilt page with what it prints, figure by figure, by place. */
import type { BudgetDocument, Cell, Field } from "../../src/contract/schema.ts";
import type { Box } from "../../src/core/geometry.ts";
import { parsePrinted } from "../../src/core/money.ts";
import { normalise } from "../../src/core/text.ts";
import type { PlaceMap } from "./placing.ts";
import type { PrintedPage } from "./printedPage.ts";

/** A figure that a reading of the page should give; `amount` in yuan, null where the page itself prints no unit. */
export interface ExpectedFigure {
  readonly text: string;
  readonly amount: string | null;
  /** Points of the page before any damage. */
  readonly box: Box;
  /** A flag names it on the born-digital page too: that it is flagged is no fault of the reading. */
  readonly isFlagged: boolean;
}

/** What a page prints, as far as it can be asked of a reading. */
export interface Expected {
  readonly figures: readonly ExpectedFigure[];
  /** Amounts that the born-digital reading has and the truth does not list: not asked, and not invented. */
  readonly others: readonly Box[];
  /** Figures of the truth that the born-digital page alone does not give: without unit, or outside every table. */
  readonly leftOut: number;
}

/** `unitless`: the figure is read right, but no unit, so that its cell has no amount. */
export type Outcome = "exact" | "wrong" | "missing" | "unitless";

/** What came of one figure. */
export interface FigureResult {
  readonly expected: ExpectedFigure;
  readonly outcome: Outcome;
  /** The text of the cell that stands there; null where none does. */
  readonly read: string | null;
  /** A flag of severity error or warning names the place, or the cell is disputed. */
  readonly isTold: boolean;
  readonly isVerified: boolean;
}

/** An amount where the page prints none. */
export interface Invention {
  readonly read: string;
  /** Points of the scan. */
  readonly box: Box;
  readonly isTold: boolean;
  readonly isVerified: boolean;
}

export interface PageResult {
  readonly figures: readonly FigureResult[];
  readonly inventions: readonly Invention[];
}

/** A cell or field of a document that may hold a figure. */
interface PlacedCell {
  readonly box: Box;
  readonly text: string;
  readonly amount: string | undefined;
  readonly isTold: boolean;
  readonly isVerified: boolean;
}

/** What can be asked of a page: its figures, as the page alone, born digital, gives them too; all where they are sure. */
export function expectFigures({ figures: printed, isSure }: PrintedPage, born: BudgetDocument): Expected {
  const cells = placedCells(born);
  const pairs = pairByPlace(printed, cells);
  const figures = printed.flatMap((figure): ExpectedFigure[] => {
    const cell = pairs.get(figure);
    if (isSure) return [{ text: figure.text, amount: figure.value, box: figure.box, isFlagged: false }];
    if (cell === undefined || !isSameFigure(figure.text, cell.text)) return [];
    if (figure.value !== null && cell.amount !== undefined && !isSameAmount(figure.value, cell.amount))
      return [];
    const { text, box } = figure;
    return [{ text, amount: cell.amount ?? null, box, isFlagged: cell.isTold }];
  });
  const paired = new Set(pairs.values());
  return {
    figures,
    others: cells.filter((cell) => hasAmount(cell) && !paired.has(cell)).map(({ box }) => box),
    leftOut: printed.length - figures.length,
  };
}

/** Compares the document of a spoilt page with what is expected; `map` leads from the page to its scan. */
export function scorePage(expected: Expected, document: BudgetDocument, map: PlaceMap): PageResult {
  const wanted = expected.figures.map((figure) => ({ figure, box: map.boxToScan(figure.box) }));
  const cells = placedCells(document);
  const figures = cells.filter((cell) => hasAmount(cell) || /\d/u.test(cell.text));
  const first = pairByPlace(wanted, figures);
  const rest = pairByPlace(
    wanted.filter((place) => !first.has(place)),
    cells.filter((cell) => !figures.includes(cell)),
  );
  const results = wanted.map((place): FigureResult => {
    const cell = first.get(place) ?? rest.get(place);
    return {
      expected: place.figure,
      outcome: outcomeOf(place.figure, cell),
      read: cell?.text ?? null,
      isTold: cell?.isTold === true || isInFlaggedArea(document, place.box),
      isVerified: cell?.isVerified ?? false,
    };
  });
  const paired = new Set(first.values());
  const others = expected.others.map((box) => ({ box: map.boxToScan(box) }));
  const loose = cells.filter((cell) => hasAmount(cell) && !paired.has(cell));
  const known = new Set(pairByPlace(others, loose).values());
  return { figures: results, inventions: loose.filter((cell) => !known.has(cell)).map(inventionOf) };
}

const inventionOf = ({ text, box, isTold, isVerified }: PlacedCell): Invention => ({
  read: text,
  box,
  isTold,
  isVerified,
});

const hasAmount = ({ amount }: PlacedCell): boolean => amount !== undefined;

function outcomeOf({ text, amount }: ExpectedFigure, cell: PlacedCell | undefined): Outcome {
  if (cell === undefined) return "missing";
  if (amount === null) {
    if (isSameFigure(text, cell.text)) return "exact";
    return /\d/u.test(cell.text) ? "wrong" : "missing";
  }
  if (cell.amount === undefined) return isSameFigure(text, cell.text) ? "unitless" : "missing";
  return isSameAmount(amount, cell.amount) ? "exact" : "wrong";
}

/** The same number as printed, whatever marks part its thousands. */
function isSameFigure(a: string, b: string): boolean {
  const [one, other] = [parsePrinted(a), parsePrinted(b)];
  if (one.kind === "amount" && other.kind === "amount") return one.value.equals(other.value);
  return normalise(a) === normalise(b);
}

const isSameAmount = (a: string, b: string): boolean => a === b || Number(a) === Number(b);

/** Every cell and field with its places; one without text too, which may stand where a figure is lost. */
function placedCells(document: BudgetDocument): PlacedCell[] {
  const flagged = new Set(
    document.flags
      .filter(({ severity }) => severity !== "info")
      .flatMap(({ cells }) => cells.map((place) => JSON.stringify(place))),
  );
  const placed = ({ text, amount, status, fragments }: Cell | Field, place: object): PlacedCell[] => {
    const [piece] = fragments;
    if (piece === undefined) return [];
    const isTold = status === "disputed" || flagged.has(JSON.stringify(place));
    return [{ box: piece.box, text, amount, isTold, isVerified: status === "verified" }];
  };
  return document.tables.flatMap((table) => [
    ...table.rows.flatMap(({ index, cells }) =>
      cells.flatMap((cell, column) => placed(cell, { table: table.id, row: index, column })),
    ),
    ...table.fields.flatMap((field) => placed(field, { table: table.id, field: field.index })),
  ]);
}

/** Points by which a place may lie outside a cell's box. */
const SLACK = 2;

/** Pairs each wanted place with at most one cell, the nearest first, smaller cells before larger. */
function pairByPlace<T extends { readonly box: Box }>(
  wanted: readonly T[],
  offered: readonly PlacedCell[],
): Map<T, PlacedCell> {
  const candidates = wanted.flatMap((place) =>
    offered
      .filter(({ box }) => holds(box, middleOf(place.box)) || holds(place.box, middleOf(box)))
      .map((cell) => ({
        place,
        cell,
        far: distance(place.box, cell.box) + Math.sqrt(areaOf(cell.box)) / 100,
      })),
  );
  const pairs = new Map<T, PlacedCell>();
  const taken = new Set<PlacedCell>();
  for (const { place, cell } of candidates.sort((a, b) => a.far - b.far)) {
    if (pairs.has(place) || taken.has(cell)) continue;
    pairs.set(place, cell);
    taken.add(cell);
  }
  return pairs;
}

const middleOf = ([x0, y0, x1, y1]: Box): readonly [number, number] => [(x0 + x1) / 2, (y0 + y1) / 2];
const areaOf = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0);
const holds = ([x0, y0, x1, y1]: Box, [x, y]: readonly [number, number]): boolean =>
  x >= x0 - SLACK && x <= x1 + SLACK && y >= y0 - SLACK && y <= y1 + SLACK;

function distance(a: Box, b: Box): number {
  const [[x, y], [otherX, otherY]] = [middleOf(a), middleOf(b)];
  return Math.hypot(x - otherX, y - otherY);
}

/** Rules that say that a page is lost as a whole. */
const PAGE_LOST: readonly string[] = ["PAGE-DAMAGED", "PAGE-FAILED", "PAGE-ILLEGIBLE"];

/** Does a flag without cells name this place, or say that the page is lost? One without either excuses nothing. */
const isInFlaggedArea = ({ flags }: BudgetDocument, box: Box): boolean =>
  flags.some(
    (flag) =>
      flag.severity !== "info" &&
      flag.cells.length === 0 &&
      (flag.box === undefined ? PAGE_LOST.includes(flag.rule) : holds(flag.box, middleOf(box))),
  );
