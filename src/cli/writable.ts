import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageError } from "../core/errors.ts";

/** Throws UsageError where no folder `directory` could be made or written in. Makes nothing. */
export function checkWritable(directory: string): void {
  const existing = nearestExisting(resolve(directory));
  const refuse = (reason: string) =>
    new UsageError("NOT_WRITABLE", `${directory} cannot be written: ${reason}`, "choose another folder");
  if (!statSync(existing).isDirectory()) throw refuse(`${existing} is not a folder`);
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    throw refuse(`no permission to write in ${existing}`);
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
