import { z } from "zod";
import { DIMENSIONS, FLAG_DECISIONS, FLAG_RULES, SEVERITIES } from "../vocabulary.ts";
import { part, say } from "./say.ts";
import {
  amount,
  box,
  columnIndex,
  evidenceSchema,
  pageNumber,
  placeSchema,
  rowIndex,
  tableId,
} from "./values.ts";

const missing = z.object({
  pages: say(
    z.tuple([pageNumber.nullable(), pageNumber.nullable()]),
    "the pages before and after the gap",
    "缺口前后的页",
  ),
  amount: say(amount.optional(), "yuan that the totals lack", "合计与明细之差，元"),
  by: say(
    z
      .array(
        z.object({
          dimension: say(z.enum(DIMENSIONS), "which sort of code", "编码所属维度"),
          code: say(z.string(), "the code", "编码"),
          amount,
        }),
      )
      .optional(),
    "the same by code",
    "按编码列示的差额",
  ),
});

const proposal = z.object({
  changes: say(
    z.array(
      z.object({
        table: tableId,
        row: rowIndex,
        column: columnIndex,
        amount: amount.optional(),
        text: say(z.string().optional(), "what a text should say", "建议的文字"),
      }),
    ),
    "what each cell would say",
    "各单元格的建议内容",
  ),
  evidence: say(z.array(evidenceSchema), "why", "依据"),
});

const decision = z.object({
  by: say(z.string(), "who", "何人"),
  at: say(z.string(), "when, ISO 8601", "时间，ISO 8601"),
  as: say(
    z.enum(FLAG_DECISIONS),
    "proposal accepted, another text typed, confirmed as printed, the publisher's error, or nothing to do",
    "接受建议、另行录入、确认与所印一致、发布单位差错、无需处理",
  ),
  note: say(z.string().optional(), "a remark", "备注"),
});

export const flagSchema = part(
  "Flag",
  z.object({
    id: say(
      z.string(),
      "RULE:table:row:column or RULE:pN, with #n where it repeats",
      "规则:表:行:列，或 规则:pN；重复时加 #n",
    ),
    rule: say(
      z.enum(FLAG_RULES),
      "which rule; docs/rules.md explains each",
      "规则；各规则的说明见 docs/rules.md",
    ),
    severity: say(z.enum(SEVERITIES), "error, warning or info", "严重程度：错误、警告或提示"),
    message: say(z.string(), "what is wrong, in English", "问题说明（英文）"),
    messageZh: say(z.string(), "what is wrong, in Chinese", "问题说明（中文）"),
    values: say(
      z.record(z.string(), z.union([z.string(), placeSchema])),
      "what the message is made from, by name, each a text or a place; `case` names the wording, and `blame` is `source` where the publisher is said to be wrong",
      "生成说明所用的各项内容，按名称列示，每项为文字或位置；`case` 指明措辞类别；认定为发布单位差错时 `blame` 为 `source`",
    ),
    cells: say(z.array(placeSchema), "every place it names", "所指的各处"),
    page: say(pageNumber.optional(), "page to look at", "应查看的页"),
    box: say(box.optional(), "place on that page", "在该页上的位置"),
    missing: say(missing.optional(), "pages that are missing and what stood on them", "缺页及其所载金额"),
    proposal: say(proposal.optional(), "a change for a person to accept or refuse", "供人工取舍的修改建议"),
    decision: say(
      decision.optional(),
      "what a person decided; open without it",
      "人工处理结果；没有此项即未处理",
    ),
  }),
  "Something to look at by eye: which rule, how bad, where, and the change that is proposed.",
  "需人工查看之处：规则、严重程度、位置及修改建议。",
);

export type Flag = z.infer<typeof flagSchema>;
