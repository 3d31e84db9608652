import type { Coordinates, Row, Table } from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { coordinatesOfWord } from "../lexicon/headerWords/match.ts";

/** 2024年决算数, 2025年预算: a row that is named by the year and the stage of its figures alone. */
const STAGE = /^(20\d{2})年度?((?:年初|全年|当年|调整|预计)?(?:预算|决算|执行|完成)(?:数|情况)?)$/u;

/** 2025年预算比2024年预算增减额, 增减额: a row of what changed between two such rows. */
const CHANGE = /增减[额数]?$|(?:增加|减少|变动)额$/u;

/**
 * What a row says of the stage of its figures where years stand in the rows: nothing (null), its phase as seen from the
 * disclosure's `year`, or that no coordinate says its year ("other year").
 */
export function rowStage(
  row: Row,
  { rows, columns }: Pick<Table, "rows" | "columns">,
  year: number | null,
): Pick<Coordinates, "phase"> | "other year" | null {
  if (year === null) return null;
  const words = columns.filter(({ role }) => role !== "measure");
  const labelOf = ({ cells }: Row): string =>
    words.map(({ index }) => normalise(cells[index]?.text ?? "")).find((text) => text !== "") ?? "";
  const found = STAGE.exec(labelOf(row));
  if (!found)
    return CHANGE.test(labelOf(row)) && rows.some((other) => STAGE.test(labelOf(other)))
      ? { phase: "change" }
      : null;
  const [, digits, stage] = found as unknown as [string, string, string];
  const before = year - Number(digits);
  if (before !== 0 && before !== 1) return "other year";
  const { phase } = coordinatesOfWord(before === 1 ? `上年${stage}` : stage, "");
  return phase ? { phase } : null;
}
