import type { LogicalTable } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import { similarity } from "../../core/similarity.ts";
import { normalise } from "../../core/text.ts";
import { isOtherWord } from "../../lexicon/headerWords/match.ts";
import { isUsualWord } from "../../lexicon/headerWords/misread.ts";
import { USUAL_ORDERS } from "../../lexicon/headerWords/usualOrders.ts";
import { hasFigure } from "../hasFigure.ts";
import { enoughAddUp, FEWEST_SUMS, rowSums } from "../rowSums.ts";
import { taughtHeader } from "../variants.ts";
import { measuresUnder, sumWith } from "./groups.ts";
import { readPath } from "./readPath.ts";
import { totalBySums } from "./totalBySums.ts";
import { type Candidate, COST, type HeaderContext, type Meaning, type PlacedColumn } from "./types.ts";

/** The reader's confidence in a header word, 0 to 1, below which the word may be another one. */
const MIN_CONFIDENCE = 0.9;
/** Least similarity, 0 to 1, of the word that was read to the word that it is taken for. */
const MIN_SIMILARITY = 0.5;
/** The same where the forms print only one word in that place and the rows' sums add up. */
const MIN_SIMILARITY_IN_PLACE = 0.3;
/** The same where the word was read without doubt: one character in five misread at most, and the rows' sums add up. */
const MIN_SIMILARITY_UNDOUBTED = 0.8;
/** Least margin in similarity over the next best word that means something else. */
const MIN_MARGIN = 0.2;

interface UsualWord {
  readonly word: string;
  readonly place: number;
  readonly meaning: Meaning;
}

/**
 * What the published forms print in the place of a column whose words, read from a picture, nothing explains: what
 * stands between its neighbours, no other column has and the rest of the word is like; or a total where the rows' sums
 * make it one. Null where none fits or the sums speak against it.
 */
export function proposeByTemplate(
  column: Column,
  columns: readonly Column[],
  table: LogicalTable,
  context: HeaderContext,
): { candidate: Candidate; placed: PlacedColumn } | null {
  const outer = column.path.slice(0, -1);
  const isTaught =
    taughtHeader(context.variants, normalise(column.path.at(-1) ?? ""), outer.map(normalise)) !== undefined;
  if (isTaught || !isUnread(column, context)) return null;
  const total = totalBySums(column, columns, table);
  const placed = total ?? usualPlace(column, columns, table, context);
  if (placed === null) return null;
  const meaning = meaningOf([...outer, placed.word], context);
  if (isSame(meaning, column)) return null;
  const [left, right] = placed.between;
  const sums = placed.sums.of > 0 ? [`${placed.sums.right} of ${placed.sums.of} rows add up with it`] : [];
  const evidence = [`taken for ${placed.word}, between ${left ?? "-"} and ${right ?? "-"}`, ...sums];
  return { placed, candidate: { by: total ? "rows" : "template", meaning, cost: COST.template, evidence } };
}

/** Was its last word read from a picture and not understood? What stands above it says too little. */
function isUnread({ role, path, header }: Column, context: HeaderContext): boolean {
  const leaf = normalise(path.at(-1) ?? "");
  if (role === "dimension" || leaf.length < 2 || isOtherWord(leaf)) return false;
  const confidences = header.map(({ confidence }) => confidence);
  const last = readPath(path, confidences, context).words.at(-1);
  return (confidences.at(-1) ?? 1) < 1 && last?.match === "unknown" && !isUsualWord(last.word);
}

/** Did the reader doubt its last word? */
const isDoubtful = ({ header }: Column): boolean => (header.at(-1)?.confidence ?? 1) < MIN_CONFIDENCE;

/** What the published forms print in the column's place, unless the rows' sums speak against it; null where nothing is. */
function usualPlace(
  column: Column,
  columns: readonly Column[],
  table: LogicalTable,
  context: HeaderContext,
): PlacedColumn | null {
  const found = findPlace(column, columns, context);
  if (found === null) return null;
  const sums = sumsWith(column, columns, table);
  const addsUp = enoughAddUp(sums);
  const isDenied = sums.of >= FEWEST_SUMS && sums.right === 0;
  const isLike = isDoubtful(column)
    ? addsUp || found.likeness >= MIN_SIMILARITY
    : addsUp && found.likeness >= MIN_SIMILARITY_UNDOUBTED;
  if (isDenied || !isLike) return null;
  return { column: column.index, word: found.word, between: found.between, sums, addsUp };
}

function findPlace(column: Column, columns: readonly Column[], context: HeaderContext) {
  const outer = column.path.slice(0, -1);
  const siblings = siblingsOf(column, columns);
  const leaf = normalise(column.path.at(-1) ?? "");
  const found = USUAL_ORDERS.flatMap((order) => {
    const candidates = order.flatMap((spellings, place) =>
      spellings.map((word): UsualWord => ({ word, place, meaning: meaningOf([...outer, word], context) })),
    );
    const placeOf = (sibling: Column): number | null =>
      candidates.find(({ meaning }) => isSame(meaning, sibling))?.place ?? null;
    const known = siblings.flatMap((sibling) => {
      const place = placeOf(sibling);
      return place === null ? [] : [{ sibling, place }];
    });
    const left = known.filter(({ sibling }) => sibling.index < column.index).at(-1);
    const right = known.find(({ sibling }) => sibling.index > column.index);
    if (!left && !right) return [];
    const free = candidates.filter(
      ({ place, meaning }) =>
        place > (left?.place ?? -1) &&
        place < (right?.place ?? order.length) &&
        !siblings.some((sibling) => isSame(meaning, sibling)),
    );
    const isTight = new Set(free.map(({ place }) => place)).size === 1;
    const wordOf = (neighbour: typeof left): string | null => neighbour?.sibling.path.at(-1) ?? null;
    return free.map((candidate) => ({
      ...candidate,
      likeness: similarity(leaf, candidate.word),
      isTight,
      between: [wordOf(left), wordOf(right)] as const,
    }));
  }).sort((a, b) => b.likeness - a.likeness);
  const [best] = found;
  if (!best || best.likeness < (best.isTight ? MIN_SIMILARITY_IN_PLACE : MIN_SIMILARITY)) return null;
  const other = found.find(({ meaning }) => !isSame(meaning, best.meaning));
  return other && best.likeness - other.likeness < MIN_MARGIN ? null : best;
}

const meaningOf = (path: readonly string[], context: HeaderContext): Meaning =>
  readPath(
    path,
    path.map(() => 1),
    context,
  ).meaning;

const isSame = (a: Meaning, b: Meaning): boolean =>
  a.role === "measure" &&
  b.role === "measure" &&
  JSON.stringify(sorted(a.coordinates)) === JSON.stringify(sorted(b.coordinates));

const sorted = (coordinates: Meaning["coordinates"]) =>
  Object.entries(coordinates ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

/** The columns of amounts under the same head. */
const siblingsOf = (column: Column, columns: readonly Column[]): Column[] =>
  measuresUnder(column, column.path.length - 1, columns).filter(
    ({ index, path }) => index !== column.index && path.length === column.path.length,
  );

/** How many rows add up to the total that the column is a part of, of those where it has a figure. */
function sumsWith(column: Column, columns: readonly Column[], { rows }: LogicalTable) {
  const sum = sumWith(column, columns);
  const filled = rows.filter((row) => hasFigure(row, column.index));
  return sum ? rowSums(filled, sum.total, sum.parts) : { right: 0, of: 0 };
}
