/** `npm run bench:ledger -- FOLDER…`: is every figure of a page in the output, once? See --help. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { groupBy } from "../../src/core/groupBy.ts";
import { extractFiles, type NamedFile, readDocument } from "../cities/extractDisclosures.ts";
import { type Difference, differences } from "./differences.ts";
import type { FigureCounts } from "./figuresIn.ts";
import { heldFigures } from "./heldFigures.ts";
import { shownFigures } from "./shownFigures.ts";

const HELP = `npm run bench:ledger -- FOLDER… [--out DIR] [--kept] [--only NAME]
  compares, page by page, the figures with decimals or thousands marks that poppler's text shows (needs pdftotext) with those
  that the output holds in prose, titles, headers, fields, notes and cells. Lost: the output has it less often; added: more
  often, doubled or invented. Pages that are scans are left out, and what is added on
  pages with pictures, which may be read from them. known.json lists figures by file and page with the reason why
  they are none.
  FOLDER  PDFs, folders of PDFs
  --out   folder for the output (.cache/ledger); --kept only compares what it holds
  --only  files whose name holds NAME`;

/** A difference that is no loss, or one that poppler makes. */
interface Known {
  readonly file: string;
  readonly page: number;
  readonly figures: readonly string[];
  readonly why: string;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: "string" },
    only: { type: "string" },
    kept: { type: "boolean" },
    help: { type: "boolean" },
  },
});

const pdfsOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith(".pdf"))
        .sort()
        .map((name) => join(path, name))
    : [path];

const sum = (counts: FigureCounts): number => [...counts.values()].reduce((total, count) => total + count, 0);

/** Compares one document with its file; prints a line for each page that differs. Returns what was counted. */
function compare({ file, stem }: NamedFile, out: string, known: readonly Known[]) {
  const document = readDocument(out, stem);
  if (document === null) throw new Error(`${stem}: no output`);
  const read = new Set(
    document.source.pages.flatMap(({ number, kind }) => (kind === "scan" ? [] : [number])),
  );
  const shown = shownFigures(file);
  const pictured = new Set(
    document.source.pages.flatMap(({ number, kind }) => (kind === "mixed" ? [number] : [])),
  );
  const found = differences(shown, heldFigures(document)).filter(
    ({ page, what }) => read.has(page) && !(what === "added" && pictured.has(page)),
  );
  const isKnown = ({ page, figure }: Difference): boolean =>
    known.some((one) => one.file === stem && one.page === page && one.figures.includes(figure));
  const open = found.filter((difference) => !isKnown(difference));
  for (const [key, group] of groupBy(open, ({ page, what }) => `p${page} ${what}`)) {
    console.log(`${stem} ${key}: ${group.map(({ figure }) => figure).join(" ")}`);
  }
  const figures = shown.flatMap(({ ways }, page) => (read.has(page) ? sum(ways[0] ?? new Map()) : []));
  return {
    figures: figures.reduce((total, count) => total + count, 0),
    lost: open.filter(({ what }) => what === "lost").length,
    added: open.filter(({ what }) => what === "added").length,
    known: found.length - open.length,
  };
}

async function main(): Promise<void> {
  if (options.help === true || positionals.length === 0) return console.log(HELP);
  const out = options.out ?? fileURLToPath(new URL("../../.cache/ledger", import.meta.url));
  const files = positionals
    .flatMap(pdfsOf)
    .filter((file) => file.includes(options.only ?? ""))
    .map((file): NamedFile => ({ file, stem: basename(file, ".pdf") }));
  const failures = options.kept === true ? "" : await extractFiles(files, { out });
  if (failures !== "") console.error(failures);
  const known = JSON.parse(readFileSync(new URL("known.json", import.meta.url), "utf8")) as Known[];
  const totals = files.map((file) => compare(file, out, known));
  const all = (key: "figures" | "lost" | "added" | "known"): number =>
    totals.reduce((total, one) => total + one[key], 0);
  console.log(
    `${files.length} files, ${all("figures")} figures: lost ${all("lost")}, added ${all("added")}, known ${all("known")}`,
  );
  if (all("lost") + all("added") > 0) process.exitCode = 1;
}

await main();
