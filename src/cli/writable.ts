import { existsSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
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
 * their permissions allow. Nothing is left.
 */
export function checkWritable(directory: string): void {
  const existing = nearestExisting(resolve(directory));
  const refuse = (reason: string, cause?: unknown) =>
    new UsageError("NOT_WRITABLE", `${directory} cannot be written: ${reason}`, "choose another folder", {
      cause,
    });
  if (!statSync(existing).isDirectory()) throw refuse(`${existing} is not a folder`);
  const trial = join(existing, `.budgetscan-${process.pid}-trial`);
  try {
    mkdirSync(trial);
    rmdirSync(trial);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw refuse(`${existing}: ${REASONS[code] ?? code}`, error);
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
