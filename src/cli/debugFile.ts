import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ExitCode } from "../core/errors.ts";
import { drawPage, type Layer } from "../debug/index.ts";
import { createExtractor, type Engine } from "../pipeline/index.ts";
import { readOne } from "./readOne.ts";
import { stemOf } from "./stems.ts";
import { checkWritable } from "./writable.ts";

/** The options of the command, parsed. */
export interface DebugArguments {
  readonly page: number;
  readonly layers: readonly Layer[];
  readonly output: string;
  readonly engine: Engine;
  readonly dump?: string;
}

/** Draws one page; the exit code is the answer. Throws UsageError before anything is read. */
export async function debugFile(file: string, options: DebugArguments): Promise<number> {
  checkWritable(dirname(options.output));
  const scratch = mkdtempSync(join(tmpdir(), "budgetscan-"));
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
  const extractor = createExtractor(options.engine);
  return readOne(file, extractor, async () => {
    const page = await extractor.examine(
      file,
      options.page,
      options.dump === undefined
        ? { dump: scratch }
        : { dump: join(options.dump, stemOf(file)), from: "assemble" },
    );
    writeFileSync(options.output, await drawPage(page, page.picture, options.layers));
    return ExitCode.done;
  });
}
