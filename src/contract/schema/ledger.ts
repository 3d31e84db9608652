import { z } from "zod";
import { DROP_REASONS } from "../../core/pageBooks.ts";
import { part, say } from "./say.ts";
import { box } from "./values.ts";

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
        dropped: say(
          z.array(
            z.object({
              why: say(
                z.enum(DROP_REASONS),
                "hidden: nothing is seen in its place; covered: something else is; clipped: cut away; askew: a watermark; twice: printed again for weight; lies: its font draws something else, or did elsewhere; pictured: the page is read from its picture; drawing: read from a picture that shows no text; stacked: a watermark from top to bottom",
                "hidden：该处不可见；covered：被其他内容遮盖；clipped：被裁去；askew：水印；twice：为加粗重复印出；lies：字体所显示的与文本层不符；pictured：该页改由图像识别；drawing：自图画识别出的非文字；stacked：竖排的水印",
              ),
              count: say(count, "how many", "段数"),
              texts: say(z.array(z.string()), "some of them, the first", "其中前若干段"),
            }),
          ),
          "texts of the text layer, or of pictures, that are no print of the page",
          "未采用的文本层文字或图中文字",
        ),
        unread: say(
          count,
          "lines of print in which no text was found, or too poorly",
          "未识别出文字或过于模糊的行",
        ),
      }),
      "runs of text (what a reader found in one place), each counted once",
      "文本段（在一处识别出的文字），每段只计一次",
    ),
    ink: say(
      z.object({
        text: say(count, "characters that were read", "已识别的字符"),
        ruling: say(count, "ruled lines", "表格线"),
        ground: say(
          count,
          "filled rectangles behind text; told of text layers alone",
          "文字底色块，仅对文本层页面统计",
        ),
        picture: say(count, "pictures, and pieces of drawings", "图片及图画的笔画"),
        seal: say(count, "seals", "公章"),
        watermark: say(count, "characters that run askew", "斜排的水印字符"),
        mark: say(
          count,
          "other marks, such as dashes, and rests of what was told apart",
          "其他印迹，如短线，以及已识别内容的残留",
        ),
        speck: say(count, "specks, too small for a character", "过小的污点"),
        unread: say(z.array(box), "where print was not read", "未能识别的印迹所在位置"),
      }),
      "pieces of ink, a character being one",
      "印迹，一个字符计为一处",
    ),
  }),
  "What became of everything that a page prints.",
  "一页所印全部内容的去向。",
);

export type PageLedger = z.infer<typeof pageLedgerSchema>;
