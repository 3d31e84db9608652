import { ExitCode, UsageError } from "../core/errors.ts";
import { documentJson } from "../export/index.ts";
import { createExtractor } from "../pipeline/index.ts";
import { readConfiguration } from "./configuration.ts";
import { debugDefect, problemLine, problemOf } from "./explain.ts";
import type { ExtractArguments } from "./extractFile.ts";
import { beforeInterrupt } from "./interrupt.ts";
import { readPassword } from "./readPassword.ts";

/** Names standard output where a folder is asked for. */
export const STANDARD_OUTPUT = "-";

/**
 * Reads one file and prints its `document.json` on standard output; nothing is written elsewhere. The exit code is the
 * answer. Throws UsageError for several files, and for options that write files.
 */
export async function printDocument(
  files: readonly string[],
  { engine, models, dpi, pages, config, passwordFile, strict, ...options }: ExtractArguments,
): Promise<number> {
  const [file = "", ...others] = files;
  const isWriting = options.json ?? options.searchablePdf ?? options.alto ?? options.dump;
  if (others.length > 0 || isWriting !== undefined) throw new UsageError("OUTPUT_ONE_FILE", {});
  const configuration = readConfiguration(config, process.cwd());
  const password = readPassword(passwordFile);
  const extractor = createExtractor(engine, models);
  const calledOff = beforeInterrupt(extractor.stop);
  try {
    const document = await extractor.extract(file, {
      dpi,
      ...(pages && { pages }),
      ...(password !== undefined && { password }),
      ...(configuration && { variants: configuration.variants }),
    });
    process.stdout.write(documentJson(document));
    const hasErrors = document.flags.some(({ severity }) => severity === "error");
    return strict === true && hasErrors ? ExitCode.errorFlags : ExitCode.done;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    debugDefect(error);
    console.error(problemLine(problemOf(error), file));
    return ExitCode.fileFailed;
  } finally {
    await extractor.close();
    calledOff();
  }
}
