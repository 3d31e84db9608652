/** npx tsx bench/reassembly/drawCases.ts: the pictures of docs/reassembly.md, drawn from made-up documents. */
import { mkdir, writeFile } from "node:fs/promises";
import { assemble } from "../../src/assemble/index.ts";
import type { Assembly } from "../../src/assemble/types.ts";
import type { PageLayout } from "../../src/table/types.ts";
import { befall, inFile } from "./befall.ts";
import type { CaseOptions } from "./options.ts";
import { printDocument } from "./printPages.ts";

const BASE: CaseOptions = {
  ...{ seed: 12, tables: 1, rows: 9, pageLines: 14, title: "first", header: "repeated", variants: "none" },
  ...{ total: "first", cuts: "open", align: "middle", merged: false, groups: false, prose: false },
  ...{ numbers: true, stacked: false, mishap: "none" },
};
const CASES: Readonly<Record<string, CaseOptions>> = {
  "cut-rows": { ...BASE, seed: 45 },
  "lost-page": { ...BASE, seed: 45, mishap: "drop" },
  "missing-column": { ...BASE, seed: 8, variants: "column", rows: 14, cuts: "none" },
};
const GAP = 16;
const PAGES = 4;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The first pages side by side; both halves of a cut row have one colour, rows whose half is lost are red. */
function draw(pages: readonly PageLayout[], assembly: Assembly, title: string): string {
  const width = pages.reduce((sum, { page }) => sum + page.width + GAP, GAP);
  const height = Math.max(...pages.map(({ page }) => page.height)) + 2 * GAP;
  let left = GAP;
  const drawn = pages.map((layout) => {
    const { page, tables } = layout;
    const tints = assembly.tables
      .flatMap(({ rows }) => rows)
      .flatMap((row, index) => {
        const pieces = row.cells.flatMap((cell) => cell.pieces);
        const isCut = new Set(pieces.map((piece) => piece.page)).size > 1;
        if (!isCut && !row.incomplete) return [];
        const colour = row.incomplete ? "#f4b6b6" : ["#bfe3c0", "#c5d8f5", "#f7e0a8"][index % 3];
        return pieces
          .filter((piece) => piece.page === page.number)
          .map(
            ({ box: [x0, y0, x1, y1] }) =>
              `<rect x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}" fill="${colour}"/>`,
          );
      });
    const cells = tables.flatMap((table) =>
      table.cells.flatMap(({ box: [x0, y0, x1, y1], runs }) => [
        `<rect x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}" fill="none" stroke="#666" stroke-width="0.5"/>`,
        ...runs.map(
          (run) =>
            `<text x="${run.box[0]}" y="${run.box[3] - 1.5}" textLength="${run.box[2] - run.box[0]}">${escaped(run.text)}</text>`,
        ),
      ]),
    );
    const titles = tables.flatMap(({ frame }) =>
      frame.title.map((line) => `<text x="${line.box[0]}" y="${line.box[3]}">${escaped(line.text)}</text>`),
    );
    const number = `<text x="${page.width / 2}" y="${page.height - 12}">${page.number} (- ${layout.printedNumber} -)</text>`;
    const group = `<g transform="translate(${left} ${GAP})"><rect width="${page.width}" height="${page.height}" fill="#fff" stroke="#ccc"/>${[...tints, ...cells, ...titles, number].join("")}</g>`;
    left += page.width + GAP;
    return group;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="9"><title>${title}</title><rect width="${width}" height="${height}" fill="#eee"/>${drawn.join("\n")}</svg>\n`;
}

await mkdir("docs/reassembly", { recursive: true });
for (const [name, options] of Object.entries(CASES)) {
  const printed = printDocument(options);
  const pages = inFile(printed.pages, befall(printed.pages.length, options));
  await writeFile(
    `docs/reassembly/${name}.svg`,
    draw(pages.slice(0, PAGES), assemble(pages), name.replaceAll("-", " ")),
  );
}
