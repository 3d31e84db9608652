import { existsSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../core/errors.ts";

/** What the system answers, in plain words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "no permission to write there",
  EPERM: "no permission to write there",
  ENOENT: "no folder can be made there",
  EROFS: "it can only be read",
  ENOSPC: "no space is left",
};

/**
 * Throws UsageError where no folder `directory` could be made or written in. Only trying tells: some folders refuse what
 * their permissions allow. What is made for that, the folder itself or one in it, is removed again: nothing is left, and
 * nothing is touched beside it.
 */
export function checkWritable(directory: string): void {
  const folder = resolve(directory);
  const existing = nearestExisting(folder);
  const refuse = (reason: string, cause?: unknown) =>
    new UsageError("NOT_WRITABLE", `${directory} cannot be written: ${reason}`, "choose another folder", {
      cause,
    });
  if (!statSync(existing).isDirectory()) throw refuse(`${existing} is not a folder`);
  const made: string[] = [];
  try {
    for (const path of trialFolders(folder, existing)) {
      mkdirSync(path);
      made.push(path);
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw refuse(`${existing}: ${REASONS[code] ?? code}`, error);
  } finally {
    for (const path of made.reverse()) rmdirSync(path);
  }
}

/** The folders to make, outermost first: those that `folder` lacks, or one within it where it is there. */
function trialFolders(folder: string, existing: string): string[] {
  if (folder === existing) return [join(folder, `.budgetscan-${process.pid}-trial`)];
  const names = relative(existing, folder).split(sep);
  return names.map((_, index) => join(existing, ...names.slice(0, index + 1)));
}

const nearestExisting = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
