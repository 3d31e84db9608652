/**
 * `npm run bench:degrade -- --pages N --seed S --from FOLDER`: spoils printed pages at random, reads them, and compares
 * what is read with what they print. See --help.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createRandom } from "../../samples/generate/random.ts";
import { extractFiles, readDocument } from "../cities/extractDisclosures.ts";
import { writePages } from "../cities/scans/printScan.ts";
import { saveCurve } from "./curve.ts";
import { mixSeed } from "./dice.ts";
import { type Damage, drawDamage } from "./drawDamage.ts";
import { KINDS, type Kind } from "./kinds.ts";
import { drawPage, openSource, type PageSource, type PrintedPage } from "./printedPage.ts";
import { errorLines, type PageReport, pageLine, tables } from "./report.ts";
import { expectFigures, scorePage } from "./scorePage.ts";
import { measureFigure } from "./severity.ts";
import { type SpoiltPage, spoilPage } from "./spoilPage.ts";

const HELP = `npm run bench:degrade -- [--pages N] [--seed S] [--from FOLDER…] [--kind NAME…] [--kept] [--out DIR]
                               [--save FILE]
  --pages  how many pages (20)
  --seed   of the first page; the others count on from it (the time, printed). A page is drawn from its seed alone
  --from   folder of disclosures with FOLDER/truth, as for bench:cities; may be given several times. Three quarters of
           the pages are drawn from them; without any all pages are made up
  --kind   N pages of that kind of real scans, all else mild: ${KINDS.map(({ name }) => name).join(", ")}, or all of these
  --kept   pages of the disclosures and made-up documents that are kept apart, instead of the others
  --out    folder for the pictures and what is read of them (.cache/degrade)
  --save   put the counts by legibility into FILE (JSON); npm run docs:accuracy shows docs/accuracy/degrade.json
Needs poppler-utils, and Chromium for made-up pages.`;

const DEFAULT_OUT = fileURLToPath(new URL("../../.cache/degrade", import.meta.url));
const POINTS_PER_INCH = 72;
/** Pages read in one run of the command line: models load once, and lines appear before all is done. */
const BATCH = 5;

const { values: options } = parseArgs({
  options: {
    pages: { type: "string", default: "20" },
    seed: { type: "string" },
    from: { type: "string", multiple: true, default: [] },
    kind: { type: "string", multiple: true, default: [] },
    kept: { type: "boolean", default: false },
    out: { type: "string", default: DEFAULT_OUT },
    save: { type: "string" },
    help: { type: "boolean" },
  },
});

/** A page with all that happens to it. */
interface Draw {
  readonly seed: number;
  readonly kind: string | null;
  readonly page: PrintedPage;
  readonly damage: Damage;
  readonly spoilt: SpoiltPage;
}

async function main(): Promise<void> {
  const first = Number(options.seed ?? Math.floor(Date.now() / 1000));
  const source = openSource(options.from, options.kept);
  const seeds = Array.from({ length: Number(options.pages) }, (_, index) => first + index);
  console.log(`seeds ${first} to ${first + seeds.length - 1}`);
  for (const name of ["born-files", "pictures"]) mkdirSync(join(options.out, name), { recursive: true });
  const kinds = chosenKinds();
  const reports: PageReport[] = [];
  for (const kind of kinds) {
    for (let at = 0; at < seeds.length; at += BATCH) {
      for (const report of await runBatch(source, kind, seeds.slice(at, at + BATCH))) {
        console.log(pageLine(report));
        for (const line of errorLines(report)) console.log(`  ${line}`);
        reports.push(report);
      }
      writeFileSync(join(options.out, "figures.json"), JSON.stringify(reports, null, 1));
      if (options.save !== undefined) saveCurve(options.save, reports);
    }
  }
  console.log(`\n${tables(reports)}`);
}

/** The kinds asked for; null alone where any page may be drawn. Throws where there is none of a name. */
function chosenKinds(): (Kind | null)[] {
  if (options.kind.length === 0) return [null];
  const names = options.kind.includes("all") ? KINDS.map(({ name }) => name) : options.kind;
  return names.map((name) => {
    const kind = KINDS.find((other) => other.name === name);
    if (kind === undefined)
      throw new Error(`no kind ${name}; there are ${KINDS.map((known) => known.name).join(", ")}`);
    return kind;
  });
}

async function runBatch(
  source: PageSource,
  kind: Kind | null,
  seeds: readonly number[],
): Promise<PageReport[]> {
  const draws: Draw[] = [];
  for (const seed of seeds) draws.push(await makeDraw(source, kind, seed));
  const pages = new Map(draws.map(({ page }) => [page.name, page]));
  const unread = [...pages.values()].filter(({ name }) => readDocument(born.out, name) === null);
  const bornFiles = unread.map(({ name }) => ({
    stem: name,
    file: join(options.out, "born-files", `${name}.pdf`),
  }));
  for (const [index, { file, number }] of unread.entries()) {
    await writePages(file, [number], (bornFiles[index] as (typeof bornFiles)[number]).file);
  }
  if (bornFiles.length > 0) tell(await extractFiles(bornFiles, born));
  tell(
    await extractFiles(
      draws.map(({ spoilt }) => ({ stem: stemOf(spoilt), file: spoilt.file })),
      read,
    ),
  );
  return draws.flatMap(judge);
}

const born = { out: join(options.out, "born") };
const read = { out: join(options.out, "read") };
const stemOf = ({ file }: SpoiltPage): string => basename(file, extname(file));

function tell(failures: string): void {
  if (failures !== "") console.error(failures);
}

async function makeDraw(source: PageSource, kind: Kind | null, seed: number): Promise<Draw> {
  const page = await drawPage(source, kind?.layout, createRandom(mixSeed(seed, `page ${kind?.name ?? ""}`)));
  const damage = drawDamage(seed, kind);
  const stem = kind === null ? `s${seed}` : `${kind.name}-s${seed}`;
  const spoilt = await spoilPage(page, damage, join(options.out, "pictures"), stem);
  return { seed, kind: kind?.name ?? null, page, damage, spoilt };
}

/** Nothing where the born-digital page could not be read, which is told; a spoilt page that fails has lost everything. */
function judge({ seed, kind, page, damage, spoilt }: Draw): PageReport[] {
  const printed = readDocument(born.out, page.name);
  if (printed === null) {
    console.error(`${page.name}: not read born digital`);
    return [];
  }
  const document = readDocument(read.out, stemOf(spoilt));
  if (document === null) console.error(`seed ${seed}: no output (${spoilt.file})`);
  const expected = expectFigures(page, printed);
  const scale = damage.dpi / POINTS_PER_INCH;
  const severities = expected.figures.map(({ box }) => {
    const [x0, y0, x1, y1] = spoilt.map.boxToScan(box);
    return measureFigure(spoilt.scan, spoilt.clean, [x0 * scale, y0 * scale, x1 * scale, y1 * scale]);
  });
  const result = scorePage(expected, document ?? { ...printed, tables: [], flags: [] }, spoilt.map);
  const { file } = spoilt;
  return [{ seed, kind, page: page.name, file, damage, severities, result, leftOut: expected.leftOut }];
}

if (options.help === true) console.log(HELP);
else await main();
