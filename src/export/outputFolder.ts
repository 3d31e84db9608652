import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { InputError } from "../core/errors.ts";

/** What an earlier run may have left in an output folder; anything else in it is somebody else's. */
const OWN_FILES = new Set(["document.json", "text.md", "observations.csv", "flags.csv"]);
const OWN_TABLES = /^\d{2,}-[a-z-]+\.csv$/u;

/**
 * Throws InputError where `directory` holds anything that no earlier run wrote: such a folder is never replaced.
 */
export function checkReplaceable(directory: string): void {
  const stranger = foreignEntry(directory);
  if (stranger === null) return;
  throw new InputError(
    "OUTPUT_FOREIGN",
    `${directory} holds ${stranger}, which budgetscan did not write`,
    "move it away or give another folder with -o",
  );
}

/** The first entry of `directory` that is not ours, or null. */
function foreignEntry(directory: string): string | null {
  if (!existsSync(directory)) return null;
  if (!lstatSync(directory).isDirectory()) return "a file of that name";
  const entries = readdirSync(directory, { withFileTypes: true });
  const foreign = entries.find(
    (entry) => !(entry.isDirectory() ? entry.name === "tables" : OWN_FILES.has(entry.name)),
  );
  if (foreign !== undefined) return foreign.name;
  const tables = entries.some(({ name }) => name === "tables") ? readdirSync(join(directory, "tables")) : [];
  return tables.find((name) => !OWN_TABLES.test(name)) ?? null;
}

/**
 * Makes `directory` hold exactly `files` (path inside it -> content) and returns their paths. They are written into
 * a folder beside it that takes its name at the end, so a failure leaves the former content. All of it is
 * synchronous: no signal handler runs in between, so an interrupted process leaves nothing half-written.
 */
export function replaceFolder(directory: string, files: ReadonlyMap<string, string>): string[] {
  checkReplaceable(directory);
  try {
    swapIn(directory, files);
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw new InputError(
      "OUTPUT_NOT_WRITABLE",
      `${directory} cannot be written (${error.message})`,
      "free some space or choose another folder",
      {
        cause: error,
      },
    );
  }
  return [...files.keys()].map((path) => join(directory, path));
}

function swapIn(directory: string, files: ReadonlyMap<string, string>): void {
  const parent = dirname(directory);
  mkdirSync(parent, { recursive: true });
  const fresh = join(parent, `.budgetscan-${process.pid}`);
  const former = `${fresh}-former`;
  try {
    rmSync(fresh, { recursive: true, force: true });
    for (const [path, content] of files) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), content);
    }
    const isReplacing = existsSync(directory);
    if (isReplacing) renameSync(directory, former);
    try {
      renameSync(fresh, directory);
    } catch (error) {
      if (isReplacing) renameSync(former, directory);
      throw error;
    }
    rmSync(former, { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
