import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { degrees, rgb, StandardFonts } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createExtractor, type Extractor } from "../../src/pipeline/index.ts";
import { type ChineseSheet, chineseSheet, widthOf } from "../builders/chineseSheet.ts";

const HEADER = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];
/** What is printed, of a budget in 万元 whose sums close. */
const ROWS: readonly (readonly string[])[] = [
  ["", "合计", "1880.75", "1650.50", "230.25"],
  ["201", "一般公共服务支出", "1730.75", "1500.50", "230.25"],
  ["20103", "政府办公厅（室）及相关机构事务", "1730.75", "1500.50", "230.25"],
  ["2010301", "行政运行", "1500.50", "1500.50", ""],
  ["2010302", "一般行政管理事务", "230.25", "", "230.25"],
  ["221", "住房保障支出", "150.00", "150.00", ""],
  ["22102", "住房改革支出", "150.00", "150.00", ""],
  ["2210201", "住房公积金", "150.00", "150.00", ""],
];

/** How a table is printed; what is left out is usual. */
interface Look {
  readonly rules?: "all" | "none" | "horizontal" | "outer-thick";
  readonly rows?: readonly (readonly string[])[];
  /** The head of the money columns stands over their own. */
  readonly isMerged?: boolean;
  readonly face?: StandardFonts;
  readonly size?: number;
  readonly align?: "left" | "right" | "centre";
  readonly isBold?: boolean;
  readonly before?: (sheet: ChineseSheet) => Promise<void> | void;
  readonly after?: (sheet: ChineseSheet) => Promise<void> | void;
}

const [WIDTH, HEIGHT] = [595, 420];
const EDGES = [40, 110, 300, 390, 470, 550] as const;
const [TOP, ROW] = [330, 22];

async function print(look: Look): Promise<Uint8Array> {
  const sheet = await chineseSheet(WIDTH, HEIGHT);
  const { rules = "all", rows = ROWS, isMerged = false, size = 9, align = "right" } = look;
  await look.before?.(sheet);
  sheet.write("一般公共预算支出表", { x: 215, y: TOP + 45, size: 16 });
  sheet.write("单位：万元", { x: 490, y: TOP + 8, size: 9 });
  const head = isMerged ? [["科目编码", "科目名称", "", "本年支出", ""], HEADER] : [HEADER];
  const font = look.face === undefined ? null : await sheet.document.embedFont(look.face);
  const all = [...head, ...rows];
  all.forEach((texts, row) => {
    texts.forEach((text, column) => {
      if (text === "" || (isMerged && row === 1 && column < 2)) return;
      const isFigure = row >= head.length && column >= 2;
      const wide = font !== null && isFigure ? font.widthOfTextAtSize(text, size) : widthOf(text, size);
      const [left, right] = [EDGES[column] as number, EDGES[column + 1] as number];
      const centred = (left + right - wide) / 2;
      const way = row < head.length ? "centre" : column < 2 ? "left" : align;
      const x = way === "left" ? left + 4 : way === "right" ? right - 4 - wide : centred;
      const y = TOP - (row + 1) * ROW + 7;
      if (font !== null && isFigure) sheet.page.drawText(text, { x, y, size, font });
      else {
        sheet.write(text, { x, y, size });
        if (look.isBold === true) sheet.write(text, { x: x + 0.3, y, size });
      }
    });
  });
  drawRules(sheet, rules, all.length, isMerged);
  await look.after?.(sheet);
  return sheet.document.save();
}

function drawRules({ page }: ChineseSheet, rules: Look["rules"], count: number, isMerged: boolean): void {
  const bottom = TOP - count * ROW;
  const line = (x0: number, y0: number, x1: number, y1: number, thickness = 0.6): void =>
    page.drawLine({ start: { x: x0, y: y0 }, end: { x: x1, y: y1 }, thickness });
  if (rules === "none") return;
  for (let row = 0; row <= count; row++) {
    const isEdge = row === 0 || row === count;
    const isCut = isMerged && row === 1;
    line(
      isCut ? EDGES[2] : EDGES[0],
      TOP - row * ROW,
      EDGES[5],
      TOP - row * ROW,
      isEdge && rules === "outer-thick" ? 2 : 0.6,
    );
  }
  if (rules === "horizontal") return;
  EDGES.forEach((x, edge) => {
    const isInner = isMerged && (edge === 3 || edge === 4);
    line(x, isInner ? TOP - ROW : TOP, x, bottom);
  });
}

const shade = (rows: readonly number[]) => (sheet: ChineseSheet) => {
  for (const row of rows)
    sheet.page.drawRectangle({
      ...{ x: EDGES[0], y: TOP - (row + 1) * ROW, width: EDGES[5] - EDGES[0], height: ROW },
      color: rgb(0.86, 0.91, 0.96),
    });
};

const seal =
  (x: number, y: number) =>
  async ({ document, page }: ChineseSheet): Promise<void> => {
    const ring = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle cx="150" cy="150" r="130" fill="none" stroke="#d81e1e" stroke-width="14" stroke-opacity="0.75"/><path d="M150 95l17 40 43 3-33 28 11 42-38-23-38 23 11-42-33-28 43-3z" fill="#d81e1e" fill-opacity="0.75"/></svg>`;
    const picture = await document.embedPng(await sharp(Buffer.from(ring)).png().toBuffer());
    page.drawImage(picture, { x, y, width: 110, height: 110 });
  };

const watermark = (sheet: ChineseSheet): void => {
  for (const [x, y] of [
    [120, 120],
    [330, 180],
  ] as const)
    sheet.write("内部资料", { x, y, size: 44, turn: 35, grey: 0.86 });
};

const replaced = (changes: Readonly<Record<string, string>>): string[][] =>
  ROWS.map((row) => row.map((text, column) => (column < 2 ? text : (changes[text] ?? text))));

/** Money given back: the project is below zero, and so are its sums. */
const returned = (negative: string): string[][] =>
  replaced({ "230.25": negative, "1880.75": "1420.25", "1730.75": "1270.25" });

const LOOKS: readonly (readonly [string, Look])[] = [
  ["ruled", {}],
  ["borderless", { rules: "none" }],
  ["with horizontal rules only", { rules: "horizontal" }],
  ["in a thick frame", { rules: "outer-thick" }],
  ["under merged heads", { isMerged: true }],
  ["borderless under merged heads", { rules: "horizontal", isMerged: true }],
  ["with figures below zero", { rows: returned("-230.25") }],
  ["with figures below zero in brackets", { rows: returned("(230.25)") }],
  ["with figures below zero in wide brackets", { rows: returned("（230.25）") }],
  ["with noughts for blanks", { rows: replaced({ "": "0.00" }) }],
  ["with dashes for blanks", { rows: replaced({ "": "-" }) }],
  [
    "with thousands marks in Times",
    {
      rows: replaced({
        "1880.75": "1,880.75",
        "1730.75": "1,730.75",
        "1500.50": "1,500.50",
        "1650.50": "1,650.50",
      }),
      face: StandardFonts.TimesRoman,
    },
  ],
  ["with figures in Courier", { face: StandardFonts.Courier }],
  ["with figures in bold slanted Helvetica", { face: StandardFonts.HelveticaBoldOblique }],
  ["with figures in bold italic Times", { face: StandardFonts.TimesRomanBoldItalic, align: "centre" }],
  ["printed twice for weight, figures at the left", { isBold: true, align: "left" }],
  ["in print of seven points", { size: 7 }],
  ["with shaded rows", { before: shade([0, 2, 4, 6, 8]) }],
  ["over a watermark", { before: watermark }],
  ["above a seal", { after: seal(420, 10) }],
  ["under a seal", { after: seal(380, 150) }],
  ["on a page turned by its file", { after: ({ page }) => page.setRotation(degrees(90)) }],
  [
    "over a note and a number of the page",
    {
      after: ({ write }) => {
        write("注：本表中数据为年初预算数", { x: 42, y: 112, size: 9 });
        write("- 3 -", { x: 285, y: 30, size: 9 });
      },
    },
  ],
];

let folder: string;
let extractor: Extractor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "budgetscan-ordinary-"));
  extractor = createExtractor();
});
afterAll(async () => {
  await extractor.close();
  await rm(folder, { recursive: true, force: true });
});

/** The amount in yuan of a figure in 万元, null of a blank. */
function yuan(text: string): string | null {
  if (text === "") return null;
  const figure = text.replace(/[,()（）-]/gu, "");
  if (figure === "") return "0";
  const isNegative = figure !== text.replace(/,/gu, "");
  return String(Math.round(Number(figure) * 10_000) * (isNegative ? -1 : 1));
}

test.each(LOOKS)("a table %s is read without a warning, each amount as printed", async (name, look) => {
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, await print(look));
  const { tables, flags } = await extractor.extract(file);
  expect(flags.filter(({ severity }) => severity !== "info")).toEqual([]);
  const amounts = tables.map(({ rows }) =>
    rows
      .filter(({ kind }) => kind !== "note")
      .map(({ cells }) => cells.slice(2).map(({ amount }) => amount ?? null)),
  );
  expect(amounts).toEqual([(look.rows ?? ROWS).map((row) => row.slice(2).map(yuan))]);
});
