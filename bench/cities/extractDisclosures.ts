import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { type CliRun, runCli } from "../runCli.ts";

/** Where a run writes, and with which stage it begins. */
export interface RunFolder {
  /** Takes a folder for each document, and `dump` with what every stage makes. */
  readonly out: string;
  /** First stage to run on what an earlier run dumped; all stages without it. */
  readonly from?: string | undefined;
}

/** A file of the folder, or one made of it. */
export interface NamedFile {
  readonly stem: string;
  readonly file: string;
}

/** The artifact that a run from a stage on needs, for files read page by page and for whole documents. */
const NEEDED: Readonly<Record<string, string>> = { meaning: "assemble.json", checks: "meaning.json" };

/** The folder in which `runFolder` keeps the artifacts of the document `stem`. */
export const dumpOf = ({ out }: RunFolder, stem: string): string => join(out, "dump", stem);

/**
 * Extracts `files` with the built CLI, all in one call. Where the run begins at a late stage, files without artifacts
 * are read from the start in a second call. Returns what the CLI said of files that failed.
 */
export async function extractFiles(files: readonly NamedFile[], runFolder: RunFolder): Promise<string> {
  const { out, from } = runFolder;
  const isDumped = ({ stem }: NamedFile): boolean =>
    from !== undefined && existsSync(join(dumpOf(runFolder, stem), NEEDED[from] ?? "."));
  for (const { stem } of files) rmSync(join(out, stem), { recursive: true, force: true });
  const late = files.filter(isDumped);
  const whole = files.filter((file) => !isDumped(file));
  const runs = [
    ...(late.length > 0 ? [await extractInto(late, out, ["--from", from as string])] : []),
    ...(whole.length > 0 ? [await extractInto(whole, out, [])] : []),
  ];
  return runs
    .filter(({ exitCode }) => exitCode !== 0)
    .map(({ errors }) => errors.trim())
    .join("\n");
}

function extractInto(files: readonly NamedFile[], out: string, more: readonly string[]): Promise<CliRun> {
  const paths = files.map(({ file }) => file);
  return runCli(["extract", ...paths, "-o", out, "--dump", join(out, "dump"), "--quiet", ...more]);
}

/** The document that a run wrote of `stem`, or null where that file failed. */
export function readDocument(out: string, stem: string): BudgetDocument | null {
  const path = join(out, stem, "document.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as BudgetDocument) : null;
}
