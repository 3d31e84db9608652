import { normalise } from "../core/text.ts";
import type { AlignedFragment } from "./alignColumns.ts";
import { sameHeader } from "./alignColumns.ts";
import { type PlacedCell, withoutPlacing } from "./fragment.ts";
import type { LogicalCell } from "./types.ts";

/** A word that one page prints and another does not is rather missed there than made up here. */
const BLANK_VOTE = 0.5;

/**
 * The header over all pages that repeat it: the cells of the first page that prints every column, each with the text that
 * most pages read (the more confident reading where pages are even) and with its place on every page. Where pages read
 * other texts, none is surer than the least of them.
 */
export function voteHeader(parts: readonly AlignedFragment[]): LogicalCell[][] {
  const printed = parts.filter((part) => part.header.length > 0);
  const most = printed.reduce((count, part) => Math.max(count, part.ownColumns), 0);
  const complete = printed.filter((part) => part.ownColumns === most);
  // A page may print the lowest row of the header alone.
  const deepest = complete.reduce((depth, part) => Math.max(depth, part.header.length), 0);
  const model =
    complete[0]?.header.length === 1 ? complete.find((part) => part.header.length === deepest) : complete[0];
  if (!model) return [];
  const voters = parts.filter(
    (part) => part.header.length === model.header.length && sameHeader(part.header, model.header),
  );
  return model.header.map((row, rowIndex) =>
    row.map((cell, column) => {
      const copies = voters
        .map((part) => part.header[rowIndex]?.[column])
        .filter(
          (copy): copy is PlacedCell =>
            copy !== undefined && copy.pieces.length > 0 && !copy.coveredBy === !cell.coveredBy,
        );
      const winner = withoutPlacing(elect(copies, cell));
      return {
        ...winner,
        rowSpan: cell.rowSpan,
        columnSpan: cell.columnSpan,
        ...(cell.coveredBy ? { coveredBy: cell.coveredBy } : {}),
        pieces: copies.flatMap((copy) => copy.pieces),
      };
    }),
  );
}

function elect(copies: readonly PlacedCell[], first: PlacedCell): PlacedCell {
  const votes = new Map<string, PlacedCell[]>();
  for (const copy of copies) {
    const key = normalise(copy.text);
    votes.set(key, [...(votes.get(key) ?? []), copy]);
  }
  const best = (group: readonly PlacedCell[]) => Math.max(...group.map((copy) => copy.confidence));
  const weightOf = (group: readonly PlacedCell[]): number =>
    group.length * (group[0]?.text === "" ? BLANK_VOTE : 1);
  const ranked = [...votes.values()].sort((a, b) => weightOf(b) - weightOf(a) || best(b) - best(a));
  const winner = ranked[0]?.reduce((a, b) => (b.confidence > a.confidence ? b : a)) ?? first;
  const readings = ranked.filter((group) => group[0]?.text !== "");
  const least = Math.min(...readings.flat().map((copy) => copy.confidence));
  return readings.length > 1 ? { ...winner, confidence: least } : winner;
}
