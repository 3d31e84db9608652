import { ExitCode, UsageError } from "../core/errors.ts";
import { documentJson } from "../export/index.ts";
import { createExtractor } from "../pipeline/index.ts";
import { readConfiguration } from "./configuration.ts";
import type { ExtractArguments } from "./extractFile.ts";
import { readOne } from "./readOne.ts";
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
  return readOne(file, extractor, async () => {
    const document = await extractor.extract(file, {
      dpi,
      ...(pages && { pages }),
      ...(password !== undefined && { password }),
      ...(configuration && { variants: configuration.variants }),
    });
    process.stdout.write(documentJson(document));
    const hasErrors = document.flags.some(({ severity }) => severity === "error");
    return strict === true && hasErrors ? ExitCode.errorFlags : ExitCode.done;
  });
}
