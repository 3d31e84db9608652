/** A process that judges mutants one by one, as its parent asks. */
import { readFile } from "node:fs/promises";
import { judge } from "./judge.ts";
import { mutate } from "./mutate.ts";

/** Which file is changed, and how. */
export interface Task {
  readonly path: string;
  readonly seed: number;
}

/** What became of it. `memory` is the most that the process has held, bytes. */
export interface Outcome {
  readonly change: string;
  readonly faults: readonly string[];
  readonly memory: number;
}

process.on("message", async ({ path, seed }: Task) => {
  const mutant = await mutate(await readFile(path), seed);
  const faults = await judge(mutant.bytes);
  const outcome: Outcome = {
    change: mutant.change,
    faults,
    memory: process.resourceUsage().maxRSS * 1024,
  };
  process.send?.(outcome);
});
// What is sent before the listener is there is lost.
process.send?.("ready");
process.on("disconnect", () => process.exit());
