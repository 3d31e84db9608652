import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkDocument } from "../../src/checks/index.ts";
import { packReviewData, writeExports } from "../../src/export/index.ts";
import { toDocument } from "../../src/meaning/index.ts";
import { assemblePrinted, type PrintedPage } from "../builders/printDisclosure.ts";

/** A list of functions whose two items add up to their 款, their 类 and the total, printed on two pages' worth of lines. */
export const PAGES: readonly PrintedPage[] = [
  { prose: ["某市某局2024年部门预算", "2024年支出预算110.00万元，比上年增加10.00万元。"] },
  {
    table: {
      title: "2024年一般公共预算支出表",
      left: "部门：某市某局",
      right: "单位：万元",
      grid: `科目编码|科目名称|合计|基本支出|项目支出
             201|一般公共服务支出|90.00|70.00|20.00
             20103|政府办公厅（室）及相关机构事务|90.00|70.00|20.00
             2010301|行政运行|70.00|70.00|
             2010302|一般行政管理事务|20.00||20.00
             208|社会保障和就业支出|20.00|20.00|
             20805|行政事业单位养老支出|20.00|20.00|
             2080505|机关事业单位基本养老保险缴费支出|20.00|20.00|
             合计|<|110.00|90.00|20.00`,
    },
  },
];

/** The folder that `extract` writes for scans of the pages, one file; `misread` is what a reader makes of each text. */
export async function printFolder(
  misread: (text: string) => string,
  { pages = PAGES, folder = join(mkdtempSync(join(tmpdir(), "decisions-")), "printed") } = {},
): Promise<string> {
  const { assembly, layouts, source: read } = assemblePrinted(pages, "scan", misread);
  const source = { ...read, sha256: "ab".repeat(32) };
  const document = checkDocument(toDocument(assembly, source));
  await writeExports(document, folder, {
    version: "1",
    settings: {},
    reviewData: packReviewData({ ...source, assembly, layouts }),
  });
  return folder;
}

/** Reads one text of the pages as another: the one at this `turn` among those that print it, counted from 0. */
export function misreading(printed: string, as: string, turn = 0): (text: string) => string {
  let seen = 0;
  return (text) => (text === printed && seen++ === turn ? as : text);
}
