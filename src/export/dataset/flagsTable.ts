import { z } from "zod";
import { part, say } from "../../contract/schema/say.ts";
import {
  type BudgetDocument,
  type Flag,
  flagSchema,
  type Place,
  sourceSchema,
  tableSchema,
} from "../../contract/schema.ts";
import { disclosureOfFlag } from "./disclosureOfFlag.ts";
import { boxText, plain } from "./row.ts";
import type { DatasetTable } from "./table.ts";

const index = z.int().nonnegative().nullable();
const page = z.int().positive().nullable();
const flagRecordSchema = part(
  "DatasetFlag",
  z.object({
    sha256: sourceSchema.shape.sha256,
    file: sourceSchema.shape.file,
    disclosure: tableSchema.shape.disclosure,
    flagIndex: say(
      z.int().nonnegative(),
      "position in the document's flags, counted from 0",
      "在提示数组中的位置，从 0 起",
    ),
    flagId: flagSchema.shape.id,
    rule: flagSchema.shape.rule,
    severity: flagSchema.shape.severity,
    message: flagSchema.shape.message,
    messageZh: flagSchema.shape.messageZh,
    blame: say(
      z.string().nullable(),
      "`source` where the publisher is said to be wrong",
      "认定为发布单位差错时为 `source`",
    ),
    tableId: say(z.string().nullable(), "table of the first place that it names", "所指第一处所在的表"),
    rowIndex: say(index, "row of that place", "该处的行序号"),
    columnIndex: say(index, "column of that place", "该处的列序号"),
    statementIndex: say(index, "statement that the first place is", "所指第一处的陈述序号"),
    places: say(
      z.string().nullable(),
      "every place that it names, as JSON: a list of {tableId, rowIndex, columnIndex}, {tableId, fieldIndex} or {statementIndex}",
      "所指的各处，JSON 列表，每项为 {tableId, rowIndex, columnIndex}、{tableId, fieldIndex} 或 {statementIndex}",
    ),
    page: say(page, "page to look at", "应查看的页"),
    box: boxText.nullable(),
    missingAfterPage: say(page, "page before a gap", "缺口之前的页"),
    missingBeforePage: say(page, "page after a gap", "缺口之后的页"),
    missingYuan: say(
      z.string().nullable(),
      "yuan that the totals lack because of the gap",
      "因缺页而短少的金额，元",
    ),
    proposal: say(
      z.string().nullable(),
      "the changes that are proposed, as JSON: a list of {tableId, rowIndex, columnIndex, amount or text}",
      "修改建议，JSON 列表，每项为 {tableId, rowIndex, columnIndex, amount 或 text}",
    ),
    decision: say(
      z.string().nullable(),
      "what a person decided: accepted, typed, as-printed, source-error or dismissed; open without it",
      "人工处理：accepted、typed、as-printed、source-error 或 dismissed；为空即未处理",
    ),
    decisionNote: say(z.string().nullable(), "a remark of the decision", "处理备注"),
  }),
  "One record of a dataset's `flags`: something to look at by eye.",
  "数据集 `flags` 表的一条记录：一处需人工查看的问题。",
);
type FlagRecord = z.infer<typeof flagRecordSchema>;

export const flagsTable: DatasetTable = {
  name: "flags",
  schema: flagRecordSchema,
  primaryKey: ["sha256", "flagIndex"],
  records: (document) => document.flags.map((flag, at) => plain(recordOf(flag, at, document))),
};

function recordOf(flag: Flag, flagIndex: number, document: BudgetDocument): FlagRecord {
  const [first] = flag.cells.map(placeNames);
  const changes = flag.proposal?.changes.map(({ table, row, column, ...change }) => ({
    ...placeNames({ table, row, column }),
    ...change,
  }));
  return {
    sha256: document.source.sha256,
    file: document.source.file,
    disclosure: disclosureOfFlag(flag, document),
    flagIndex,
    flagId: flag.id,
    rule: flag.rule,
    severity: flag.severity,
    message: flag.message,
    messageZh: flag.messageZh,
    blame: typeof flag.values.blame === "string" ? flag.values.blame : null,
    tableId: first?.tableId ?? null,
    rowIndex: first?.rowIndex ?? null,
    columnIndex: first?.columnIndex ?? null,
    statementIndex: first?.statementIndex ?? null,
    places: flag.cells.length === 0 ? null : JSON.stringify(flag.cells.map(placeNames)),
    page: flag.page ?? null,
    box: flag.box?.join(" ") ?? null,
    missingAfterPage: flag.missing?.pages[0] ?? null,
    missingBeforePage: flag.missing?.pages[1] ?? null,
    missingYuan: flag.missing?.amount ?? null,
    proposal: changes ? JSON.stringify(changes) : null,
    decision: flag.decision?.as ?? null,
    decisionNote: flag.decision?.note ?? null,
  };
}

interface PlaceNames {
  readonly tableId?: string;
  readonly rowIndex?: number;
  readonly columnIndex?: number;
  readonly fieldIndex?: number;
  readonly statementIndex?: number;
}

/** A place in the words of the dataset's other tables. */
function placeNames(place: Place): PlaceNames {
  if ("statement" in place) return { statementIndex: place.statement };
  if ("field" in place) return { tableId: place.table, fieldIndex: place.field };
  return { tableId: place.table, rowIndex: place.row, columnIndex: place.column };
}
