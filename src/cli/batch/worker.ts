/** What runs in the process of `startWorker`: reads the files that it is asked for, one after the other, and tells of their pages. */
import { createExtractor } from "../../pipeline/index.ts";
import { readConfiguration } from "../configuration.ts";
import type { ExtractArguments, Task } from "../extractFile.ts";
import { extractFile } from "../extractFile.ts";
import { openLog, withLog } from "../log.ts";
import type { FromWorker } from "./askWorker.ts";

const options = JSON.parse(process.argv[2] as string) as ExtractArguments;
const configuration = readConfiguration(options.config, process.cwd());
// Models load when the first page needs them, and stay for the files after it.
const extractor = createExtractor(options.engine, options.models);
const tell = (message: FromWorker): void => void process.send?.(message);
const bars = withLog(
  { update: (_, progress) => tell({ progress }), finish: () => {}, stop: () => {} },
  openLog(options),
);

// The batch is gone: so is its work. What a file has so far is in a folder that is swept.
process.once("disconnect", () => process.exit());
let last: Promise<void> = Promise.resolve();
process.on("message", (question: Task) => {
  last = last.then(async () => {
    tell({ answer: await extractFile(question, extractor, options, bars, configuration) });
  });
});
tell({ ready: true });
