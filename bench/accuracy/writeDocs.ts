/**
 * `npm run docs:accuracy`: makes docs/accuracy.md, and a picture of each condition beside it, from the figures that
 * `npm run bench:accuracy -- --corpus --save docs/accuracy/corpus.json` and `npm run bench:models -- --save
 * docs/accuracy/models.json` left. Nothing is measured here.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { CONDITIONS, type Condition, makePage } from "../corpus/index.ts";
import { loadCurve } from "../degrade/curve.ts";
import { CURVE_HEADINGS, curveLines } from "../degrade/curveTable.ts";
import { BANDS } from "../degrade/severity.ts";
import { loadModelFigures, MODEL_HEADINGS, modelLine } from "../models/figures.ts";
import { HEADINGS, lineOf, percentOf, type SavedFigures } from "./corpus.ts";
import { loadFigures } from "./savedFigures.ts";
import { share, type Tally } from "./tally.ts";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));
const PICTURES = join(DOCS, "accuracy");
const CACHE = fileURLToPath(new URL("../corpus/.cache/", import.meta.url));
/** Document whose first page the pictures show, and the part of it: shares of its width and height. */
const SHOWN = 1;
const PART = { left: 0.04, top: 0.06, width: 0.5, height: 0.16 };
/** Pixels. */
const PICTURE_WIDTH = 640;

/** What the conditions of a group are to reach at least, and at most. */
const LIMITS = {
  clean: { name: "clean, 200 and 300 dpi, all orientations", cells: 0.997, amounts: 0.9995, review: 0.01 },
  fair: { name: "fair; seal; shaded; every sort of rulings", cells: 0.99, amounts: 0.997, review: 0.04 },
  hard: { name: "fax; curl and perspective; bleed-through", cells: 0.98, amounts: 0.99, review: 0.08 },
  poor: { name: "poor photocopy 150 dpi, 9 pt and more", cells: 0.95, amounts: 0.98, review: 0.12 },
  "poor-small": { name: "poor photocopy 150 dpi, 7.5 pt", cells: 0.6, amounts: 0.97, review: 0.2 },
} as const satisfies Record<Condition["group"], unknown>;

const figures = loadFigures(join(PICTURES, "corpus.json"));
const curve = loadCurve(join(PICTURES, "degrade.json"));
const models = loadModelFigures(join(PICTURES, "models.json"));
mkdirSync(PICTURES, { recursive: true });
for (const condition of CONDITIONS) await drawPicture(condition);
writeFileSync(join(DOCS, "accuracy.md"), page());

/** A part of the first page, as it is found under the condition. */
async function drawPicture(condition: Condition): Promise<void> {
  const { data, width, height, channels } = await makePage(condition, SHOWN, 0, CACHE);
  const part = {
    left: Math.round(PART.left * width),
    top: Math.round(PART.top * height),
    width: Math.round(PART.width * width),
    height: Math.round(PART.height * height),
  };
  await sharp(data, { raw: { width, height, channels } })
    .toColourspace(channels === 1 ? "b-w" : "srgb")
    .extract(part)
    .resize(PICTURE_WIDTH)
    .webp({ quality: 70 })
    .toFile(join(PICTURES, `${condition.name}.webp`));
}

function page(): string {
  return `# How well each condition of archives is read

Made by \`npm run docs:accuracy\` from what \`npm run bench:accuracy -- --corpus --part final\` and \`npm run bench:models\`
measured: the packaged PP-OCRv4, two cores, documents generated from seeds that nothing was built or tuned with. Each
document is a random budget that adds up: a hierarchical table of thirteen columns by 类, 款 and 项, a table of three lines
without verticals, or one of 25 narrow columns (in \`cut-pages\` one of some 60 pages, rows cut in mid-cell wherever a page
ends); in Song, Kai, Hei and another Song; in 元 or 万元.

Each run takes some hours in full (20,000 amounts a condition); the tables say how many amounts were read, and conditions
that were not measured are left out. Of the kept-apart seeds some were looked at while mending, and are kept apart no more:
fax 9001, 9003, 9005, 9009, 9015 and 9016, \`poor-small\` 9009, 9012, 9017, 9025, 9033, 9035, 9041 and 9043, \`poor\` 9002,
9009 and 9014, \`bleed-through\` 9009 and 9010, \`cut-pages\` 9004 and 9006, \`tinted\` 9001, \`clean-300\` 9007 and
\`rulings-broken\` 9001 to 9003, 9007 and 9009.

A cell is exact where its text is, character by character. An amount is exact where the right amount stands in the right
cell. An error is **silent** where an amount is wrong, missing or stands where none is printed, and no flag of severity
error or warning names it and it is not \`disputed\`. Review load is the part of the right amounts that such a flag names.
Wrong codes and names are counted apart. Shares are rounded down.

${spoilt()}## By group, with what was to be reached
${table(
  ["condition", "amounts", "cells exact", "amounts exact", "review load", "silent errors"],
  Object.entries(LIMITS)
    .filter(([group]) => figures.some((found) => found.group === group))
    .map(([group, limits]) => groupLine(group, limits)),
)}

Structure (every row, column and span right): ${structure()}.

## By condition
${table(
  HEADINGS,
  figures.map((found) => lineOf(found)),
)}

Pages of this corpus hold 200 to 400 lines of text; what a page costs is measured by the speed bench.

${recognisers()}## What the conditions look like
${CONDITIONS.map(({ name }) => `### ${name}\n![${name}](accuracy/${name}.webp)`).join("\n\n")}
`;
}

/** Nothing where no page was spoilt at random. */
function spoilt(): string {
  if (curve === null) return "";
  return `## Pages spoilt at random, by how legible each figure is
Pages of published disclosures and of this corpus, kept apart (\`npm run bench:degrade -- --kept\`), with conditions drawn
and combined at random and measured on the finished scan: legibility is the lesser of a figure's stroke in shares of ${BANDS.A.stroke}
pixels and its contrast in shares of ${BANDS.A.contrast} times the grain of the paper around it. Figures of which nothing is left on the scan
are not asked for. ${curve.pages} pages were measured: few for shares of a hundredth; each run draws others. Amounts made up where none is printed: ${curve.invented.silent}
silent, ${curve.invented.told} told.

${table(CURVE_HEADINGS, curveLines(curve, percentOf))}

`;
}

/** Nothing where no recogniser was measured. */
function recognisers(): string {
  if (models.length === 0) return "";
  return `## Recognisers
Lines of one page a typeface (five) and size (7.5, 9 and 12 points), cut, prepared and read by the product's own code.
An amount is silent here where its value is wrong, sure, and the second reader does not differ. Time is of the recogniser
alone, processor time.

${table(MODEL_HEADINGS, models.map(modelLine))}

The newer networks are read from a folder (\`--models DIR\`); the packaged one is what \`npm ci\` brings.

`;
}

function groupLine(group: string, limits: (typeof LIMITS)[keyof typeof LIMITS]): string[] {
  const members = figures.filter((found) => found.group === group);
  const added = (tallyOf: (found: SavedFigures) => Tally): Tally =>
    members
      .map(tallyOf)
      .reduce((a, b) => ({ right: a.right + b.right, of: a.of + b.of }), { right: 0, of: 0 });
  const [cells, amounts, review] = [added((f) => f.cells), added((f) => f.amounts), added((f) => f.review)];
  const silent = members.reduce((sum, { silentErrors }) => sum + silentErrors, 0);
  const mark = (isMet: boolean): string => (isMet ? "" : " ✗");
  return [
    limits.name,
    String(amounts.of),
    `${percentOf(cells)} (≥ ${100 * limits.cells} %)${mark(share(cells) >= limits.cells)}`,
    `${percentOf(amounts)} (≥ ${100 * limits.amounts} %)${mark(share(amounts) >= limits.amounts)}`,
    `${percentOf(review)} (≤ ${100 * limits.review} %)${mark(share(review) <= limits.review)}`,
    `${silent} (0)${mark(silent === 0)}`,
  ];
}

function structure(): string {
  const of = (tallyOf: (found: SavedFigures) => Tally): string => {
    const right = figures.reduce((sum, found) => sum + tallyOf(found).right, 0);
    const all = figures.reduce((sum, found) => sum + tallyOf(found).of, 0);
    return `${right} of ${all} (${percentOf({ right, of: all })})`;
  };
  return `${of(({ ruled }) => ruled)} ruled tables, ${of(({ borderless }) => borderless)} of those without verticals`;
}

function table(headings: readonly string[], lines: readonly (readonly string[])[]): string {
  return [headings, headings.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
