import { z } from "zod";
import { part, say } from "./say.ts";

const count = z.int().nonnegative();

export const pageLedgerSchema = part(
  "PageLedger",
  z.object({
    runs: say(
      z.object({
        cell: say(
          count,
          "in cells of tables; one that is cut between cells counts once",
          "表格单元格中；跨单元格切开的只计一次",
        ),
        header: say(count, "in the words over columns", "列标题中"),
        title: say(count, "in the titles of tables", "表标题中"),
        label: say(
          count,
          "labels around tables that are no field, such as the unit",
          "表格周围不作为字段的标注，如金额单位",
        ),
        field: say(count, "labels and values that are fields", "作为字段的标签与值"),
        note: say(count, "in notes under tables", "表下附注中"),
        prose: say(count, "outside tables", "表外正文中"),
        pageNumber: say(count, "the page's printed number", "页码"),
        repeated: say(
          count,
          "print once more what the output holds already: a header, a title, a total or a whole page",
          "重复印出的内容（表头、标题、合计或整页），输出中已有",
        ),
      }),
      "runs of text (what a reader found in one place), each counted once",
      "文本段（在一处识别出的文字），每段只计一次",
    ),
  }),
  "What became of everything that a page prints.",
  "一页所印全部内容的去向。",
);

export type PageLedger = z.infer<typeof pageLedgerSchema>;
