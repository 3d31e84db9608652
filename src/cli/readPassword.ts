import { readFileSync } from "node:fs";
import { UsageError } from "../core/errors.ts";

/**
 * The password in the first line of `file`; nothing without a file. It stands in a file, so that no list of processes and no
 * history of a shell has it. Throws UsageError where there is none.
 */
export function readPassword(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const refuse = (reason: string, cause?: unknown): UsageError =>
    new UsageError("PASSWORD_FILE", { file, reason }, { cause });
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw refuse((error as Error).message, error);
  }
  const [password = ""] = text.replace(/^\uFEFF/u, "").split(/\r?\n/u);
  if (password === "") throw refuse("its first line is empty");
  return password;
}
