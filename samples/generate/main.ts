/** Writes the samples: the disclosure printed, scanned and disordered, each with its truth. */
import { writeFile } from "node:fs/promises";
import { type Disorder, disorderPages, disorderTruth } from "./disorder.ts";
import { PARENT, UNIT, UNIT_NAME } from "./document/common.ts";
import { DISCLOSURE } from "./document/index.ts";
import { flagsOfPrint } from "./flags.ts";
import { toHtml } from "./html.ts";
import { imagesToPdf, untagged } from "./pdfFiles.ts";
import { printPdf } from "./print.ts";
import { readPrintedElements } from "./printedPages.ts";
import { type ScannedPage, scanPages } from "./scan.ts";
import { buildTruth } from "./truth.ts";
import { type Truth, truthSchema } from "./truthSchema.ts";

/** 部门预算表 without its eighth page: rows are cut at either end of it. */
const DISORDER: Disorder = { table: "t11", lostPage: 8 };

const tagged = await printPdf(toHtml(DISCLOSURE));
const elements = await readPrintedElements(tagged);
const scanned = await scanPages(tagged);
const truth = buildTruth(DISCLOSURE, elements, {
  disclosure: {
    kind: "budget",
    level: "unit",
    year: 2024,
    department: UNIT_NAME,
    departmentCode: UNIT.code,
    parent: PARENT,
    region: { code: "410500", name: "安阳市" },
    pages: scanned.map((_, index) => index + 1),
  },
  flags: flagsOfPrint(DISCLOSURE.tables),
});
const order = disorderPages(truth, DISORDER);
const disordered = order.map((page) => scanned[page - 1] as ScannedPage);

await writeSample("anyang-2024-born", await untagged(tagged), truth);
await writeSample("anyang-2024-scan", await imagesToPdf(scanned), truth);
await writeSample(
  "anyang-2024-disordered",
  await imagesToPdf(disordered),
  disorderTruth(truth, DISORDER, order, elements),
);

async function writeSample(name: string, pdf: Uint8Array, content: Truth): Promise<void> {
  const file = (extension: string) => new URL(`../${name}.${extension}`, import.meta.url);
  await writeFile(file("pdf"), pdf);
  await writeFile(file("truth.json"), `${JSON.stringify(truthSchema.parse(content), null, 1)}\n`);
  console.log(`${name}: ${content.pageCount} pages, ${(pdf.length / 2 ** 20).toFixed(1)} MB`);
}
