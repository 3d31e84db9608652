import { readFileSync } from "node:fs";
import { UsageError } from "../core/errors.ts";

/**
 * The password in the first line of `file`; undefined without a file. A password among the arguments would show in the
 * list of processes and in the shell's history. Throws UsageError where the file cannot be read or has no password.
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
