import { z } from "zod";
import { UNITS } from "../../core/units.ts";
import { DIRECTIONS, FUNDS, NATURES, ORIGINS, PHASES, STATUSES } from "../vocabulary.ts";
import { part, say } from "./say.ts";

export const index = z.int().nonnegative();
export const pageNumber = z.int().positive();
export const box = say(
  z.tuple([z.number(), z.number(), z.number(), z.number()]),
  "[x0, y0, x1, y1] in PDF points from the top left of the page as displayed",
  "[x0, y0, x1, y1]，单位为 PDF 点（pt），以所显示页面的左上角为原点",
);
export const confidence = say(
  z.number().min(0).max(1),
  "how sure the reader was, 0 to 1; 1 for a text layer",
  "识别置信度，0 至 1；取自文本层时为 1",
);
export const status = say(
  z.enum(STATUSES),
  "verified: proven by an identity or a second reading; read: one reading, nothing against it; disputed: a flag names it; corrected: by a person; blank: empty on the page",
  "verified：经勾稽关系或第二次识别证实；read：单次识别，无反证；disputed：存疑，有提示指明；corrected：人工更正；blank：页面上为空",
);
export const rowIndex = say(index, "index of the row", "行的序号");
export const columnIndex = say(index, "index of the column", "列的序号");
export const tableId = say(z.string(), "id of the table", "表的 id");
export const unit = z.enum(UNITS);
export const columnUnit = z.enum([...UNITS, "%", "count"]);
export const amount = say(
  z.string().regex(/^(?:0|-?(?:[1-9]\d*(?:\.\d*[1-9])?|0\.\d*[1-9]))$/u),
  "yuan, exact: a plain decimal without exponent and trailing zeros, never -0",
  "金额，单位为元，精确值：普通十进制写法，无指数、无尾随零、无 -0",
);
export const percent = say(
  z.string().regex(/^-?\d+(?:\.\d+)?$/u),
  "as printed before the percent sign, a plain decimal",
  "百分号前的数字，普通十进制写法",
);

export const correction = say(
  z
    .object({
      text: say(z.string(), "what it should say", "更正后的文字"),
      amount: amount.optional(),
      at: say(z.string(), "when, ISO 8601", "时间，ISO 8601"),
    })
    .optional(),
  "what a person put in its place, and when",
  "人工更正的内容与时间",
);

export const coordinatesSchema = part(
  "Coordinates",
  z.object({
    direction: say(z.enum(DIRECTIONS).optional(), "revenue or expenditure", "收入或支出"),
    phase: say(
      z.enum(PHASES).optional(),
      "budget, final accounts, a prior year's, or a change",
      "阶段：预算、决算、上年数或增减",
    ),
    nature: say(
      z.enum(NATURES).optional(),
      "what the money is for: basic, project, three-public …",
      "支出性质：基本支出、项目支出、“三公”经费等",
    ),
    fund: say(z.enum(FUNDS).optional(), "where the money comes from", "资金来源"),
    origin: say(
      z.enum(ORIGINS).optional(),
      "this year's money, carried over, or both",
      "本年资金、上年结转，或两者合计",
    ),
  }),
  "What the words of a header path or row label say of an amount, beside the defaults of the table's kind.",
  "表头路径或行标签的文字对金额含义的说明，补充该表类型的默认值。",
);

export const placeSchema = part(
  "Place",
  z.union([
    z.object({ table: tableId, row: rowIndex, column: columnIndex }),
    z.object({ table: tableId, field: say(index, "index of the field", "字段的序号") }),
    z.object({ statement: say(index, "index of the statement", "陈述的序号") }),
  ]),
  "A cell, a field or a statement, by its indices.",
  "以序号指明的一个单元格、字段或文字陈述。",
);

export const evidenceSchema = part(
  "Evidence",
  z.discriminatedUnion("kind", [
    z.object({
      kind: say(z.literal("identity"), "an accounting identity", "勾稽关系"),
      rule: say(z.string(), "name of the rule", "规则名称"),
      terms: say(z.array(placeSchema), "every figure of the identity", "等式中的各项"),
    }),
    z.object({
      kind: say(z.literal("reading"), "another reading of the same place", "对同一位置的另一次识别"),
      engine: say(z.string(), "the recogniser", "识别引擎"),
      text: say(z.string(), "what it read", "识别所得文字"),
      confidence,
    }),
  ]),
  "Why a value is trusted or doubted: an identity it is a term of, or another reading of it.",
  "数值可信或存疑的依据：所参与的勾稽关系，或另一次识别结果。",
);

export const fragmentSchema = part(
  "Fragment",
  z.object({
    page: say(pageNumber, "page, counted from 1 in file order", "页码，按文件顺序从 1 起"),
    box,
    text: say(z.string(), "the text on that page; '' for a blank cell", "该页上的文字；空单元格为 ''"),
  }),
  "The part of a text that stands on one page.",
  "文字在某一页上的部分。",
);

export type Coordinates = z.infer<typeof coordinatesSchema>;
export type Place = z.infer<typeof placeSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Fragment = z.infer<typeof fragmentSchema>;
