import { z } from "zod";
import { part, say } from "./say.ts";
import {
  amount,
  box,
  confidence,
  correction,
  evidenceSchema,
  index,
  pageNumber,
  percent,
  status,
} from "./values.ts";

export const statementSchema = part(
  "Statement",
  z.object({
    index: say(index, "position in its array, counted from 0", "在数组中的位置，从 0 起"),
    disclosure: say(index, "index of its disclosure", "所属公开文件的序号"),
    section: say(z.string(), "the heading it stands under", "所在标题"),
    figure: say(z.string(), "short name of what the figure is of", "该数字所指事项的简称"),
    text: say(z.string(), "its clause as printed", "所在分句原文"),
    amount: amount.optional(),
    percent: percent.optional(),
    change: say(
      z.enum(["increase", "decrease", "same"]).optional(),
      "the direction that the words give a change; the figure itself has no sign",
      "文字所述增减方向；数字本身不带符号",
    ),
    reason: say(z.string().optional(), "the reason that is given for the change", "所述增减原因"),
    role: say(
      z.enum(["fact", "threshold"]),
      "what is or will be, or a limit such as 100万元以上",
      "事实，或限额（如“100万元以上”）",
    ),
    status,
    confidence,
    page: say(pageNumber, "page it stands on", "所在页"),
    box,
    evidence: say(z.array(evidenceSchema).optional(), "why its status is what it is", "状态的依据"),
    correction,
  }),
  "A figure that the prose states.",
  "正文所述的一个数字。",
);

export const proseSchema = part(
  "Prose",
  z.object({
    page: say(pageNumber, "page it begins on", "起始页"),
    box,
    text: say(z.string(), "the paragraph", "段落文字"),
    level: say(
      z.int().nonnegative(),
      "0 body text, 1 and up a heading of that depth",
      "0 为正文，1 及以上为该级标题",
    ),
  }),
  "A paragraph or heading outside tables, in reading order.",
  "表外的段落或标题，按阅读顺序。",
);

export type Statement = z.infer<typeof statementSchema>;
export type Prose = z.infer<typeof proseSchema>;
