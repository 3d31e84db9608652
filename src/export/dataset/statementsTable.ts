import { z } from "zod";
import { part, say } from "../../contract/schema/say.ts";
import { sourceSchema, statementSchema } from "../../contract/schema.ts";
import { boxText, plain } from "./row.ts";
import type { DatasetTable } from "./table.ts";

const { shape } = statementSchema;

const statementRecordSchema = part(
  "DatasetStatement",
  z.object({
    sha256: sourceSchema.shape.sha256,
    file: sourceSchema.shape.file,
    disclosure: shape.disclosure,
    statementIndex: shape.index,
    section: say(z.string().nullable(), "the heading it stands under", "所在标题"),
    figure: say(z.string().nullable(), "short name of what the figure is of", "该数字所指事项的简称"),
    text: say(z.string().nullable(), "its clause as printed", "所在分句原文"),
    amountYuan: shape.amount.unwrap().nullable(),
    percent: say(z.number().nullable(), "the figure before a percent sign", "百分号前的数字"),
    change: say(
      shape.change.unwrap().nullable(),
      "the direction that the words give a change; the figure itself has no sign",
      "文字所述增减方向；数字本身不带符号",
    ),
    reason: say(z.string().nullable(), "the reason that is given for the change", "所述增减原因"),
    role: shape.role,
    status: shape.status,
    confidence: shape.confidence,
    page: shape.page,
    box: boxText,
  }),
  "One record of a dataset's `statements`: a figure of the prose, such as a change against the year before.",
  "数据集 `statements` 表的一条记录：正文所述的一个数字，例如与上年相比的增减。",
);

export const statementsTable: DatasetTable = {
  name: "statements",
  schema: statementRecordSchema,
  primaryKey: ["sha256", "statementIndex"],
  records: ({ source, statements }) =>
    statements.map((statement) =>
      plain({
        sha256: source.sha256,
        file: source.file,
        disclosure: statement.disclosure,
        statementIndex: statement.index,
        section: statement.section,
        figure: statement.figure,
        text: statement.text,
        amountYuan: statement.amount ?? null,
        percent: statement.percent === undefined ? null : Number(statement.percent),
        change: statement.change ?? null,
        reason: statement.reason ?? null,
        role: statement.role,
        status: statement.status,
        confidence: statement.confidence,
        page: statement.page,
        box: statement.box.join(" "),
      } satisfies z.infer<typeof statementRecordSchema>),
    ),
};
