import { joinCells, type PlacedCell } from "./fragment.ts";
import {
  allFlow,
  beginsBelow,
  compareHalves,
  type Halves,
  isRestOfFigure,
  isTornApart,
  isWholeTogether,
  standsTwice,
} from "./halves.ts";
import { type RowPattern, startsAnew } from "./rowPattern.ts";
import { evidenceOf, type Feature, type Thresholds, weigh } from "./score.ts";
import type { PlacedRow } from "./splitFragment.ts";

/** Of the columns with text in both halves, the part that must flow on where a text of another one cannot. */
const FLOWING = 0.75;
/** A row is cut from this score on (natural log odds); beneath, other scores say whether a person should look. */
export const CUT: Thresholds = { no: 0.5, yes: 0.5 };
/** No join of two rows is surer than this. */
const SUREST = 0.99;

const FITTED =
  "logistic regression over 11,819 page ends of bench/reassembly (seeds 300000 and 400000 on), rounded";
const JUDGED = "judged over the page ends of the disclosures of docs/cities.md, of which few cut a row";

const when =
  (test: (halves: Halves) => boolean) =>
  (halves: Halves): number | null =>
    test(halves) ? 1 : null;

/** What speaks for and against two rows at a page end being halves of one. */
export const CUT_FEATURES: readonly Feature<Halves>[] = [
  {
    name: "open frame",
    weight: 2,
    source: FITTED,
    says: "no ruling closes the row at the page end",
    value: when(({ open }) => open),
  },
  {
    name: "closed where others are open",
    weight: -8,
    source:
      "bench/reassembly: where cut rows are left open, a closed one is whole unless something in it is none without the next",
    says: "",
    value: when((halves) => halves.pattern.leavesOpen && !halves.open && !isWholeTogether(halves)),
  },
  {
    name: "new row",
    weight: -8,
    source: `${FITTED}: a total's label, or an ordinal where all rows have one, begins a row`,
    says: "",
    value: when(({ tail, pattern }) => startsAnew(tail, pattern)),
  },
  {
    name: "begins below",
    weight: -8,
    source: `${FITTED}: where texts begin at the top, none begins below the page end`,
    says: "",
    value: when((halves) => halves.pattern.isTop && beginsBelow(halves)),
  },
  {
    name: "all flow",
    weight: 3.5,
    source: FITTED,
    says: "every text that both rows hold ends in a full line and goes on",
    value: when(allFlow),
  },
  {
    name: "a text stops",
    weight: -3.5,
    source: FITTED,
    says: "",
    value: when(({ torn }) => torn.length > 0),
  },
  {
    name: "a leading text stops",
    weight: -3,
    source: `${FITTED}: in a column that complete rows fill, or a dash`,
    says: "",
    value: when(isTornApart),
  },
  {
    name: "most texts stop",
    weight: -2,
    source: FITTED,
    says: "",
    value: when(({ torn, flowing, both }) => torn.length > 0 && flowing.length < FLOWING * both.length),
  },
  {
    name: "lower row lacks columns",
    weight: 1,
    source: FITTED,
    says: "the next page's first row lacks columns that complete rows fill",
    value: when(({ tailLacks }) => tailLacks.length > 0),
  },
  {
    name: "upper row lacks columns",
    weight: 1.5,
    source: FITTED,
    says: "the last row lacks columns that complete rows fill",
    value: when(({ headLacks }) => headLacks.length > 0),
  },
  {
    name: "codes in pieces",
    weight: 1,
    source: FITTED,
    says: "a code is whole only together",
    value: when(({ pieces }) => pieces.length > 0),
  },
  {
    name: "texts in pieces",
    weight: 2,
    source: FITTED,
    says: "a text or a figure is whole only together",
    value: when(({ broken }) => broken.length > 0),
  },
  {
    name: "rest of a figure",
    weight: 3,
    source: FITTED,
    says: "the lower row is the rest of a figure",
    value: when(isRestOfFigure),
  },
  {
    name: "complete rows",
    weight: -5,
    source: `${FITTED}: both rows fill what complete rows fill, and nothing is whole only together`,
    says: "",
    value: when(isEachComplete),
  },
  {
    name: "figures twice",
    weight: -8,
    source: `${FITTED}: each row has its figure once more, so each figure is whole`,
    says: "",
    value: when(standsTwice),
  },
  {
    name: "nothing flows in a closed frame",
    weight: -3,
    source: `${JUDGED}: blank cells under a whole row`,
    says: "",
    value: when(({ open, flowing, headLacks }) => !open && flowing.length === 0 && headLacks.length === 0),
  },
  {
    name: "untaught",
    weight: -4,
    source: `${FITTED}: no complete row is known, and the lower row has texts of its own`,
    says: "",
    value: when(({ pattern, open, both, filled }) =>
      pattern.anchors.length === 0 && !open ? both.length < filled.length : false,
    ),
  },
];

/** Is every column filled, in both rows, that complete rows fill, and each row whole by itself? */
function isEachComplete(halves: Halves): boolean {
  const { pattern, headLacks, tailLacks, open } = halves;
  const isFull = headLacks.length + tailLacks.length === 0 && !isWholeTogether(halves);
  return pattern.anchors.length > 0 && isFull && !open;
}

export interface CutDecision {
  readonly confidence: number;
  readonly evidence: readonly string[];
  /** Nothing but the flow of one text in a closed frame tells it. */
  readonly isHardlyProven: boolean;
}

/**
 * Is `tail`, the first row of a page, the lower half of `head`, the last row of the page before? Null when not. The
 * halves must complete each other: what both hold goes on from the one to the other, and the row is open at the page
 * end, or one half lacks what complete rows have, or something is whole only together.
 */
export function decideCut(
  head: PlacedRow,
  tail: PlacedRow,
  pattern: RowPattern,
  open: boolean,
): CutDecision | null {
  const halves = compareHalves(head, tail, pattern, open);
  if (halves.filled.length === 0) return null;
  const verdict = weigh(CUT_FEATURES, CUT, halves);
  if (verdict.outcome !== "yes") return null;
  return {
    confidence: Math.min(SUREST, Math.round(100 / (1 + Math.exp(-verdict.score))) / 100),
    evidence: evidenceOf(verdict),
    isHardlyProven: !open && !isWholeTogether(halves) && halves.flowing.length < 2,
  };
}

/** The two halves as one row, cell by cell. */
export const joinRow = (head: PlacedRow, tail: PlacedRow): PlacedRow =>
  head.map((cell, column) => {
    const other = tail[column] as PlacedCell;
    return cell.coveredBy ? cell : joinCells(cell, other);
  });
