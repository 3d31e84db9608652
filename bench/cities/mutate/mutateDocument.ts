import { checkDocument } from "../../../src/checks/index.ts";
import type { BudgetDocument, Source } from "../../../src/contract/schema.ts";
import type { ReadAssembly } from "../../../src/meaning/alternatives/doubtfulTexts.ts";
import { toDocument } from "../../../src/meaning/index.ts";
import { flaggedSpots, type Spot, type SummedCell, spotOf, spotsOf } from "./summedCells.ts";

/** How a changed digit was told, or that it was not. */
export type Told = "at the cell" | "at a sum" | "disputed" | "not told";

/** Runs the stages meaning and checks on an assembled document. */
export const readAssembled = (
  assembly: ReadAssembly,
  source: Pick<Source, "file" | "sha256" | "pageCount">,
): BudgetDocument => checkDocument(toDocument(assembly, source));

/** The assembly with another text at the place of a figure. Throws where no single cell stands there. */
export function withText(assembly: ReadAssembly, { spot, text }: SummedCell, changed: string): ReadAssembly {
  let found = 0;
  const tables = assembly.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        const isHere = cell.pieces.some((piece) => isAt(piece, spot) && piece.text === text);
        if (!isHere) return cell;
        found += 1;
        return {
          ...cell,
          text: changed,
          pieces: cell.pieces.map((piece) => (isAt(piece, spot) ? { ...piece, text: changed } : piece)),
        };
      }),
    })),
  }));
  if (found !== 1) throw new Error(`${found} cells "${text}" stand at ${spot}`);
  return { ...assembly, tables };
}

const isAt = ({ page, box }: { page: number; box: readonly number[] }, spot: Spot): boolean =>
  `${page} ${box.join(" ")}` === spot;

/** Says how the changed document tells of the figure, by flags that the unchanged one does not have. */
export function howTold(before: BudgetDocument, after: BudgetDocument, cell: SummedCell): Told {
  const known = new Set(before.flags.map(identityOf));
  const fresh = { ...after, flags: after.flags.filter((flag) => !known.has(identityOf(flag))) };
  const named = flaggedSpots(fresh);
  if (named.has(cell.spot)) return "at the cell";
  if ([...cell.sums].some((sum) => named.has(sum))) return "at a sum";
  return isDisputed(after, cell.spot) ? "disputed" : "not told";
}

/** A flag that says the same of the same places is no new one. */
const identityOf = ({ rule, severity, message, cells }: BudgetDocument["flags"][number]): string =>
  JSON.stringify([rule, severity, message, cells]);

const isDisputed = (document: BudgetDocument, spot: Spot): boolean =>
  document.tables.some(({ rows }) =>
    rows.some(({ cells }) => cells.some((cell) => cell.status === "disputed" && spotOf(cell) === spot)),
  );

/** Names the new flags of a changed document, for a person who asks what was told instead. */
export function freshFlags(before: BudgetDocument, after: BudgetDocument): string[] {
  const known = new Set(before.flags.map(identityOf));
  return after.flags
    .filter((flag) => flag.severity !== "info" && !known.has(identityOf(flag)))
    .map((flag) => `${flag.rule} at ${spotsOf(after, flag.cells).length} places`);
}
