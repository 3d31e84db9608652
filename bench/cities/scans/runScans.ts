import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CityDisclosure } from "../disclosures.ts";
import { extractFiles, type NamedFile, type RunFolder, readDocument } from "../extractDisclosures.ts";
import { compareReadings, type ScanScore } from "./compareReadings.ts";
import { writePages, writeScan } from "./printScan.ts";

/** Where the pages, their scans and both readings are kept, below the folder of the run. */
interface ScanFolders {
  readonly bornFiles: string;
  readonly scanFiles: string;
  readonly born: RunFolder;
  readonly scan: RunFolder;
  readonly scores: string;
}

/**
 * Prints up to `most` table pages of each born-digital document as a scan, reads the scan and the same pages born digital,
 * and prints a line a document and the sum. Documents with a score are skipped unless `run` begins at a stage, which
 * reads both again from there.
 */
export async function runScans(
  disclosures: readonly CityDisclosure[],
  run: RunFolder,
  most: number,
): Promise<void> {
  const folders = foldersOf(run);
  const scores: ScanScore[] = [];
  for (const disclosure of disclosures.filter(({ isScan }) => !isScan)) {
    const kept = join(folders.scores, `${disclosure.stem}.json`);
    const score =
      run.from === undefined && existsSync(kept)
        ? (JSON.parse(readFileSync(kept, "utf8")) as ScanScore)
        : await scoreScan(disclosure, run, folders, most);
    if (score === null) continue;
    writeFileSync(kept, JSON.stringify(score, null, 1));
    console.log(scanLine(disclosure.stem, score));
    for (const sentence of score.sentences) console.log(`  ${sentence}`);
    scores.push(score);
  }
  console.log(scanLine(`all ${scores.length}`, scores.reduce(addScores, NOTHING)));
}

function foldersOf({ out, from }: RunFolder): ScanFolders {
  const at = (name: string): string => join(out, "scans", name);
  const folders = {
    bornFiles: at("born-files"),
    scanFiles: at("scan-files"),
    born: { out: at("born"), from },
    scan: { out: at("scan"), from },
    scores: at("scores"),
  };
  for (const folder of [folders.bornFiles, folders.scanFiles, folders.scores]) {
    mkdirSync(folder, { recursive: true });
  }
  return folders;
}

/** Null where the document has no page with a table, or a reading failed, which is told. */
async function scoreScan(
  { stem, file }: CityDisclosure,
  run: RunFolder,
  folders: ScanFolders,
  most: number,
): Promise<ScanScore | null> {
  const pages = (readDocument(run.out, stem)?.source.pages ?? [])
    .filter(({ tables }) => tables.length > 0)
    .map(({ number }) => number)
    .slice(0, most);
  if (pages.length === 0) {
    console.log(`${stem}: no page with a table`);
    return null;
  }
  const born: NamedFile = { stem, file: join(folders.bornFiles, `${stem}.pdf`) };
  const scan: NamedFile = { stem, file: join(folders.scanFiles, `${stem}.pdf`) };
  if (!existsSync(born.file)) await writePages(file, pages, born.file);
  if (!existsSync(scan.file)) await writeScan(born.file, scan.file);
  const failures = [await extractFiles([born], folders.born), await extractFiles([scan], folders.scan)];
  const bornDocument = readDocument(folders.born.out, stem);
  const scanDocument = readDocument(folders.scan.out, stem);
  if (bornDocument !== null && scanDocument !== null) return compareReadings(bornDocument, scanDocument);
  console.log(`${stem}: ${failures.join(" ")}`);
  return null;
}

const NOTHING: ScanScore = {
  figures: 0,
  differingTold: 0,
  differingSilent: 0,
  tables: 0,
  tablesSame: 0,
  kindsSame: 0,
  columns: 0,
  columnsSame: 0,
  sentences: [],
};

const addScores = (a: ScanScore, b: ScanScore): ScanScore => ({
  figures: a.figures + b.figures,
  differingTold: a.differingTold + b.differingTold,
  differingSilent: a.differingSilent + b.differingSilent,
  tables: a.tables + b.tables,
  tablesSame: a.tablesSame + b.tablesSame,
  kindsSame: a.kindsSame + b.kindsSame,
  columns: a.columns + b.columns,
  columnsSame: a.columnsSame + b.columnsSame,
  sentences: [],
});

function scanLine(name: string, score: ScanScore): string {
  const share = (part: number, whole: number): string =>
    `${part}/${whole}${whole === 0 ? "" : ` (${((100 * part) / whole).toFixed(1)} %)`}`;
  return [
    name.padEnd(40),
    `figures ${score.figures}, differing ${score.differingTold} told, ${score.differingSilent} silent`,
    `tables ${share(score.tablesSame, score.tables)}`,
    `kinds ${share(score.kindsSame, score.tables)}`,
    `columns ${share(score.columnsSame, score.columns)}`,
  ].join(" | ");
}
