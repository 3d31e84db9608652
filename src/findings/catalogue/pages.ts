import type { RuleSpec } from "../types.ts";

/** Why a page without a legible number, or with a misread one, was put where it stands. */
const PLACING_REASONS = ["cuts", "codes", "neighbours", "only place"] as const;

/** What shows that the pages of a file without page numbers are turned, doubled or lost. */
export const DISORDER_SIGNS = [
  "pages-moved",
  "continued-title-first",
  "numbers-fall",
  "total-on-top",
  "table-in-parts",
  "page-twice",
  "halves-differ",
] as const;
export type DisorderSign = (typeof DISORDER_SIGNS)[number];

/** What shows that the row at a page's end does not continue at the top of the next page. */
export const LOST_ROW_REASONS = [
  "numbers-jump",
  "constant-goes-on",
  "name-differs",
  "bracket-open",
  "text-cut",
  "bracket-unopened",
  "whole-text-goes-on",
  "whole-row-follows",
  "text-off-middle",
  "nothing-follows",
] as const;
export type LostRowReason = (typeof LOST_ROW_REASONS)[number];

/** What of a damaged page is lost: what its file holds of it, or may. */
export const PAGE_LOSSES = [
  "content",
  "content-missing",
  "part",
  "font",
  "picture",
  "picture-cut",
  "picture-size",
] as const;
export type PageLoss = (typeof PAGE_LOSSES)[number];

/** Rules about pages and the rows and columns on them, raised when the pages are put together. */
export const PAGE_RULES = {
  "PAGE-FAILED": {
    title: { en: "Page not read", zh: "页面无法读取" },
    stage: "assemble",
    severities: ["error"],
    about: {
      en: "A page could not be read. Nothing of it is in the output.",
      zh: "某页无法读取，其内容未进入输出。",
    },
    cases: { failed: { fields: { page: "page", reason: "text" } } },
    fires: { en: "The picture of page 2 is damaged.", zh: "第2页的图像已损坏。" },
    quiet: { en: "Page 2 is blank.", zh: "第2页为空白页。" },
  },
  "PAGE-DAMAGED": {
    title: { en: "Page damaged", zh: "页面已损坏" },
    stage: "assemble",
    severities: ["error"],
    about: {
      en: "The file is damaged where it holds a page. What can be read of the page is in the output; what the flag names may be lost.",
      zh: "文件中该页的内容已损坏。可识别的部分已进入输出，标记所列的部分可能丢失。",
    },
    cases: { damaged: { fields: { page: "page", losses: { someOf: PAGE_LOSSES } } } },
    fires: { en: "The file ends in the middle of the picture of page 2.", zh: "第2页的图像数据不完整。" },
    quiet: { en: "Page 2 is blank.", zh: "第2页为空白页。" },
  },
  "PAGE-ILLEGIBLE": {
    title: { en: "Page hardly legible", zh: "页面难以辨认" },
    stage: "assemble",
    severities: ["warning"],
    about: {
      en: "The reader was unsure of most texts of a page.",
      zh: "某页大部分文字的识别置信度很低。",
    },
    cases: { guessed: { fields: { page: "page", illegible: "count", texts: "count" } } },
    fires: {
      en: "12 of the 16 texts of a page have a confidence below 0.5.",
      zh: "某页16段文字中有12段的置信度低于0.5。",
    },
    quiet: { en: "One of the 16 texts has.", zh: "16段文字中仅1段如此。" },
  },
  "RESOLUTION-LOW": {
    title: { en: "Coarse scan", zh: "扫描分辨率过低" },
    stage: "assemble",
    severities: ["info"],
    about: {
      en: "The page was scanned with less than 120 pixels per inch. Small print has too few pixels to be read surely: scanned again with 200 or more it is.",
      zh: "该页扫描分辨率低于每英寸120像素，小字像素过少，难以可靠识别；请以200或更高的分辨率重新扫描。",
    },
    cases: { coarse: { fields: { page: "page", dpi: "count" } } },
    fires: { en: "A page has 80 pixels per inch.", zh: "某页为每英寸80像素。" },
    quiet: { en: "A page has 150.", zh: "某页为每英寸150像素。" },
  },
  "FONT-LIES": {
    title: { en: "Text layer says something else than it draws", zh: "文本层与所显示的内容不符" },
    stage: "assemble",
    severities: ["warning"],
    about: {
      en: "A font of the page draws other characters than its text layer says, so that copied text is wrong. What it says was not taken: those texts were read from the picture of the page.",
      zh: "该页某字体所显示的字符与其文本层不同，复制所得文字有误；其文本层未被采用，改由页面图像识别。",
    },
    cases: {
      characters: { fields: { page: "page", characters: "texts" } },
      font: { fields: { page: "page" } },
    },
    fires: {
      en: "The glyph that the text layer calls a comma draws a point.",
      zh: "文本层中的逗号，页面上显示为小数点。",
    },
    quiet: { en: "It draws a comma.", zh: "显示的确为逗号。" },
  },
  "UNREAD-FIGURE": {
    title: { en: "Figure that was not read", zh: "有未能识别的数字" },
    stage: "assemble",
    severities: ["error"],
    about: {
      en: "Something is printed that no reader could read, in a cell of a column of money, or where a figure was read too poorly to be taken: a figure is missing there, or incomplete.",
      zh: "金额列的单元格内有印迹未能识别，或某处识别为数字但过于模糊而未采用：该处数字缺失或不完整。",
    },
    cases: {
      "outside-tables": { fields: { page: "page", places: "count" } },
      cell: { fields: { table: "text", row: "count", column: "count" } },
    },
    fires: {
      en: "A cell under 合计 holds a blot in which no text is found.",
      zh: "“合计”列的单元格内有印迹，但识别不出文字。",
    },
    quiet: { en: "The cell under 科目名称 does.", zh: "该印迹在“科目名称”列。" },
  },
  "UNREAD-INK": {
    title: { en: "Print that was not read", zh: "有未能识别的印迹" },
    stage: "assemble",
    severities: ["warning"],
    about: {
      en: "Something is printed that no reader could read, in a cell or outside the tables.",
      zh: "单元格内或表格之外有印迹，但未能识别为文字。",
    },
    cases: {
      "outside-tables": { fields: { page: "page", places: "count" } },
      cell: { fields: { table: "text", row: "count", column: "count" } },
    },
    fires: { en: "A cell holds a blot in which no text is found.", zh: "单元格内有印迹，但识别不出文字。" },
    quiet: { en: "The cell is blank.", zh: "单元格为空白。" },
  },
  "LOOSE-FIGURES": {
    title: { en: "Figures outside tables", zh: "表外数字" },
    stage: "assemble",
    severities: ["warning"],
    about: {
      en: "Several figures stand alone on lines outside every table: a table may have been missed.",
      zh: "多个数字独立成行而不属于任何表格，可能有表格未被识别。",
    },
    cases: { found: { fields: { page: "page", figures: "count" } } },
    fires: { en: "Four lines of a page hold only amounts.", zh: "某页有四行文字只含金额。" },
    quiet: { en: "The amounts stand within sentences.", zh: "金额均出现在语句之中。" },
  },
  "GRID-DOUBTFUL": {
    title: { en: "Ruled lines and text disagree", zh: "表格线与文字不符" },
    stage: "assemble",
    severities: ["warning"],
    about: {
      en: "The ruled lines of a table do not fit its text, so that a cell may be cut or joined wrongly. A flag with `cells` names the figures of one such row.",
      zh: "表格线与文字位置不一致，单元格可能被误切或误并；带 `cells` 的提示指明一行中受影响的数字。",
    },
    cases: {
      found: {
        fields: {
          page: "page",
          straddling: "count",
          stray: "count",
          crowded: "count",
          mended: "count",
        },
      },
    },
    fires: { en: "A text crosses the line between two columns.", zh: "一段文字跨越两列之间的表格线。" },
    quiet: { en: "Every text stands within its cell.", zh: "各段文字均在其单元格之内。" },
  },
  "PAGES-ORDER": {
    title: { en: "Order of the pages", zh: "页面顺序" },
    stage: "assemble",
    severities: ["warning", "info"],
    about: {
      en: "Pages were put in another order, left out as copies, or nothing printed shows their order.",
      zh: "页面经重新排序，或作为重复页略去，或印刷内容不能确定其顺序。",
    },
    cases: {
      duplicate: { fields: { page: "page", original: "page" } },
      "possible-copy": { fields: { page: "page", original: "page" } },
      "numbers-restored": { fields: { order: "pages" } },
      "number-misread": {
        fields: { page: "page", read: "count", number: "count", reason: { oneOf: PLACING_REASONS } },
      },
      "number-unread": { fields: { pages: "pages", reason: { oneOf: PLACING_REASONS } } },
      unplaced: { fields: { pages: "pages" } },
      "cut-rows": { fields: { order: "pages" } },
      disorder: { fields: { pages: "pages", signs: { someOf: DISORDER_SIGNS } } },
      unknown: { fields: { pages: "pages" } },
      "join-unproven": { fields: { from: "page", to: "page" } },
    },
    fires: { en: "The printed page numbers of a file run 1, 3, 2.", zh: "文件各页印刷页码依次为1、3、2。" },
    quiet: { en: "They run 1, 2, 3.", zh: "印刷页码依次为1、2、3。" },
  },
  "PAGES-MISSING": {
    title: { en: "Missing pages", zh: "缺页" },
    stage: "assemble",
    severities: ["error"],
    about: {
      en: "Pages are missing from the file. `missing` says between which pages, and what money stood there as far as the totals tell.",
      zh: "文件缺页；`missing` 指明缺口前后的页，以及根据合计数推算的所缺金额。",
    },
    cases: {
      numbers: {
        fields: {
          before: "page",
          beforeNumber: "count",
          after: "page",
          afterNumber: "count",
          lost: "count",
          unplaced: "pages",
        },
      },
      "row-end": {
        fields: {
          before: "page",
          after: "page",
          reasons: { someOf: LOST_ROW_REASONS },
          jumps: "texts",
        },
      },
    },
    fires: { en: "The printed page numbers go from 4 to 6.", zh: "印刷页码由4跳至6。" },
    quiet: {
      en: "They go from 4 to 5, or the user left page 5 out with --pages.",
      zh: "印刷页码由4至5，或第5页由用户以 --pages 排除。",
    },
  },
  "ROW-CUT": {
    title: { en: "Row cut at a page end", zh: "表行跨页被截断" },
    stage: "assemble",
    severities: ["warning"],
    about: {
      en: "A row seems to be cut by a page end, and its halves were not joined, or were joined without proof.",
      zh: "表行似乎被分页截断，其两部分未能合并，或虽已合并但缺乏依据。",
    },
    cases: {
      "rest-at-top": { fields: { page: "page" } },
      "left-apart": { fields: { from: "page", to: "page" } },
      "may-be-two": { fields: { from: "page", to: "page", text: "text" } },
      "halves-differ": { fields: { from: "page", to: "page" } },
    },
    fires: {
      en: "The last row of a page has a name without figures, and the next page begins with a whole row.",
      zh: "页末一行只有名称而无数字，而下一页以完整的行开始。",
    },
    quiet: { en: "Every row stands whole on its page.", zh: "各行均完整位于同一页。" },
  },
  "COLUMNS-DIFFER": {
    title: { en: "Columns differ between pages", zh: "续表各页列数不一致" },
    stage: "assemble",
    severities: ["warning"],
    about: {
      en: "A table has other columns on one page than on the page before, or may be the right half of a wide table; its rows may have no names then.",
      zh: "同一表格在前后两页的列不一致，或某表可能是另一宽表的右半部分，其各行可能因此没有名称。",
    },
    cases: {
      count: { fields: { page: "page", columns: "count", before: "page", beforeColumns: "count" } },
      "right-half": { fields: { page: "page", before: "page" } },
      "no-names": { fields: { page: "page", before: "page" } },
    },
    fires: {
      en: "A table of seven columns continues on the next page with six, all at the same places.",
      zh: "七列的表格在下一页位置相同但只剩六列。",
    },
    quiet: { en: "It continues with seven.", zh: "下一页仍为七列。" },
  },
} as const satisfies Record<string, RuleSpec>;
