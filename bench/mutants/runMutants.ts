import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { processScript } from "../../src/core/ownScript.ts";
import type { Outcome, Task } from "./child.ts";

/** Milliseconds for one mutant, and bytes of the process that reads it. */
const [TIME, MEMORY] = [180_000, 2 ** 31];
/** Mutants that one process reads at most: what pdf.js keeps of each document grows. */
const MOST = 200;

export interface Result extends Task {
  readonly change: string;
  readonly faults: readonly string[];
  readonly seconds: number;
}

/** Judges the tasks in `processes` processes at once; one that dies, hangs or takes too much memory is a fault of its mutant. */
export async function runMutants(
  tasks: readonly Task[],
  processes: number,
  onResult: (result: Result) => void,
): Promise<void> {
  const left = [...tasks];
  const work = async (): Promise<void> => {
    let child: ChildProcess | null = null;
    let count = 0;
    for (let task = left.shift(); task !== undefined; task = left.shift()) {
      child ??= await start();
      const started = performance.now();
      const outcome = await ask(child, task);
      onResult({ ...task, ...outcome, seconds: (performance.now() - started) / 1000 });
      if (outcome.isOver || ++count % MOST === 0) {
        child.kill("SIGKILL");
        child = null;
      }
    }
    child?.kill("SIGKILL");
  };
  await Promise.all(Array.from({ length: processes }, work));
}

async function start(): Promise<ChildProcess> {
  const { script, execArgv } = processScript(import.meta.url, "child");
  const child = fork(script, { execArgv, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  await once(child, "message");
  return child;
}

function ask(
  child: ChildProcess,
  task: Task,
): Promise<Omit<Outcome, "memory"> & { readonly isOver: boolean }> {
  return new Promise((resolve) => {
    const over = (fault: string): void => settle({ change: "", faults: [fault], isOver: true });
    const timer = setTimeout(() => over(`hangs: ${TIME / 1000} s`), TIME);
    const onExit = (code: number | null): void => over(`ends its process: ${code}`);
    const onMessage = ({ change, faults, memory }: Outcome): void => {
      const isOver = memory > MEMORY;
      const tooMuch = isOver ? [`takes ${Math.round(memory / 2 ** 20)} MiB`] : [];
      settle({ change, faults: [...faults, ...tooMuch], isOver });
    };
    const settle = (outcome: Parameters<typeof resolve>[0]): void => {
      clearTimeout(timer);
      child.off("exit", onExit).off("message", onMessage);
      resolve(outcome);
    };
    child.once("exit", onExit).once("message", onMessage);
    child.send(task);
  });
}
