/** Pages made up in layouts that published disclosures of the folders lack: figures on their rulings, grids close together. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { printPdf } from "../../samples/generate/print.ts";
import { createRandom } from "../../samples/generate/random.ts";
import { pick, type Random, wholeNumber } from "../corpus/random.ts";

/** `tight`: whole amounts in groups of three, each low on the ruling below it. `stacked`: grids with little between them. */
export type Layout = "tight" | "stacked";

const NAMES = [
  "办公费",
  "印刷费",
  "水费",
  "电费",
  "邮电费",
  "取暖费",
  "差旅费",
  "维修（护）费",
  "会议费",
  "培训费",
  "劳务费",
];
const FACES = ["AR PL UMing CN", "AR PL UKai CN", "WenQuanYi Zen Hei", "Noto Serif CJK SC"];

/** Prints page `seed` of a layout, or takes it from `cache`; returns its file. */
export async function printLayout(layout: Layout, seed: number, cache: string): Promise<string> {
  const random = createRandom(seed);
  const html = layout === "tight" ? tightPage(random) : stackedPage(random);
  const file = join(cache, `${createHash("sha256").update(html).digest("hex").slice(0, 16)}.pdf`);
  if (existsSync(file)) return file;
  await mkdir(cache, { recursive: true });
  await writeFile(file, await printPdf(html));
  return file;
}

/** In groups of three, mostly round thousands: 80,000. */
function wholeAmount(random: Random): string {
  const thousands = wholeNumber(random, 1, 900);
  const rest = random() < 0.6 ? 0 : wholeNumber(random, 1, 999);
  return (thousands * 1000 + rest).toLocaleString("en-US");
}

const decimalAmount = (random: Random): string =>
  (wholeNumber(random, 100, 9_999_999) / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });

const styled = (face: string, size: number, more: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:22mm 15mm}body{font-family:"${face}";font-size:${size}pt}h1{font-size:15pt;text-align:center;font-weight:normal}p{margin:0 0 2pt;text-align:right}table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border:0.6pt solid #000;font-weight:normal}td.n{text-align:right}${more}</style>${body}`;

const row = (cells: readonly string[], figure: string): string =>
  `<tr>${cells.map((text) => (/\d/u.test(text) ? `<td class="${figure}">${text}</td>` : `<td>${text}</td>`)).join("")}</tr>`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${head.map((text) => `<th>${text}</th>`).join("")}</tr></thead><tbody>${rows.map((cells) => row(cells, "n")).join("")}</tbody></table>`;

function tightPage(random: Random): string {
  const count = wholeNumber(random, 12, 22);
  const rows = Array.from({ length: count }, (_, index) => [
    NAMES[index % NAMES.length] as string,
    wholeAmount(random),
    random() < 0.7 ? wholeAmount(random) : "",
    random() < 0.8 ? wholeAmount(random) : "",
  ]);
  // The line's box is lower than the letters: tails of commas touch the ruling, or are cut by it.
  const tight = `td.n{padding:${(2 + 5 * random()).toFixed(1)}pt 2pt 0;line-height:${(0.7 + 0.2 * random()).toFixed(2)}}`;
  return styled(
    pick(random, FACES),
    wholeNumber(random, 9, 12),
    tight,
    `<h1>2024年一般公共预算基本支出表</h1><p>单位：元</p>${table(["项目", "合计", "基本支出", "项目支出"], rows)}`,
  );
}

function stackedPage(random: Random): string {
  const gap = (1.5 + 5 * random()).toFixed(1);
  const head = ["项目", "合计", "基本支出", "项目支出", "备注"];
  const tables = Array.from({ length: wholeNumber(random, 2, 3) }, (_, index) => {
    const columns = 3 + ((index + wholeNumber(random, 0, 1)) % 3);
    const rows = Array.from({ length: wholeNumber(random, 3, 7) }, () => [
      pick(random, NAMES),
      ...Array.from({ length: columns - 1 }, () => decimalAmount(random)),
    ]);
    return table(head.slice(0, columns), rows);
  });
  return styled(
    pick(random, FACES),
    wholeNumber(random, 9, 11),
    `table{margin-top:${gap}pt}td,th{padding:2pt}`,
    `<h1>2024年部门收支情况</h1><p>单位：元</p>${tables.join("")}`,
  );
}
