import type { LogicalTable } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import type { TableKind } from "../../contract/vocabulary.ts";
import { normalise } from "../../core/text.ts";
import { KIND_DEFAULTS } from "../kinds.ts";
import { type Candidate, COST } from "./types.ts";

const SIDES = { 收入: "revenue", 支出: "expenditure" } as const;
type Side = (typeof SIDES)[keyof typeof SIDES];
const HEAD = /^(收入|支出)(?:项目|内容)?$/u;
const CLOSING = /(收入|支出)(?:合计|总计|总额)$/u;

/**
 * In a table of revenue beside expenditure, the side of a column of amounts whose own words name none: that of the labels
 * left of it, as their header says (收入 | 预算数 | 支出 | 预算数) or the sums under them (收入总计 | 支出总计). Such
 * labels name items.
 */
export function proposeSide(
  column: Column,
  columns: readonly Column[],
  table: LogicalTable,
  kind: TableKind,
): Candidate | null {
  if (kind === "unknown" || KIND_DEFAULTS[kind].direction !== undefined) return null;
  const sides = columns.map((one) => (one.role === "measure" ? null : sideOf(one, table)));
  if (new Set(sides.filter((side) => side !== null)).size < 2) return null;
  if (column.role === "other" && sides[column.index])
    return proposal({ role: "dimension", dimension: "item" }, "it names lines of one side");
  const side = sides.slice(0, column.index).findLast((found) => found !== null);
  if (column.role !== "measure" || column.coordinates?.direction !== undefined || !side) return null;
  const { role, coordinates, unit, ofWhich } = column;
  const meaning = { role, coordinates: { ...coordinates, direction: side }, ...{ unit, ofWhich } };
  return proposal(meaning, "stands right of the labels of that side");
}

/** The side that a column of labels names in its header, else in the sums that its cells name; null for none or both. */
function sideOf({ path, index }: Column, { rows }: LogicalTable): Side | null {
  const head = HEAD.exec(normalise(path.at(-1) ?? ""))?.[1];
  const sums = rows.flatMap(({ cells }) => CLOSING.exec(normalise(cells[index]?.text ?? ""))?.[1] ?? []);
  const [side, other] = new Set(head === undefined ? sums : [head]);
  return side === undefined || other !== undefined ? null : SIDES[side as keyof typeof SIDES];
}

const proposal = (meaning: Candidate["meaning"], evidence: string): Candidate => ({
  by: "neighbours",
  meaning,
  cost: COST.sides,
  evidence: [evidence],
});
