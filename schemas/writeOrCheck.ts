import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Writes generated files; or, to check, writes none, names each that differs with the hint, and fails the process. */
export function writeOrCheck(
  files: readonly (readonly [URL, string])[],
  isCheck: boolean,
  hint: string,
): void {
  for (const [path, text] of files) {
    const isCurrent = existsSync(path) && readFileSync(path, "utf8") === text;
    if (isCheck && !isCurrent) {
      console.error(`${fileURLToPath(path)} ${hint}`);
      process.exitCode = 1;
    } else if (!isCheck) {
      writeFileSync(path, text);
    }
  }
}
