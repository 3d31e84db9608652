import { type ChildProcess, fork } from "node:child_process";
import { UsageError } from "../../core/errors.ts";
import type { Mortal } from "../../core/keepAlive.ts";
import { processScript } from "../../core/ownScript.ts";
import type { ProblemCode, ProblemValues } from "../../core/problems.ts";
import type { Raster } from "../../pdf/types.ts";
import type { ReadLine } from "../recognizer.ts";

/** The networks of a process: one reads lines of any text, one figures alone. */
export type NetworkName = "lines" | "figures";

/** What the process is asked for: what a network reads in some crops. */
export interface Question {
  readonly id: number;
  readonly network: NetworkName;
  readonly crops: readonly Raster[];
}

/** What it answers: that its model is open, or why not; then the lines, or a failure, a question. */
export type Answer =
  | "ready"
  | { readonly id: number; readonly lines: ReadLine[] }
  | {
      readonly id?: number;
      readonly message: string;
      readonly code?: ProblemCode;
      readonly values?: ProblemValues;
    };

/** A process with its networks open. */
export interface ReadingProcess extends Mortal {
  /** Throws where it comes to its end; where it is ended, what is still asked is never answered. */
  read(network: NetworkName, crops: readonly Raster[]): Promise<ReadLine[]>;
}

interface Pending {
  readonly resolve: (lines: ReadLine[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens the model in the folder `models`, or the packaged one, and the figure reader's in a process of its own. ONNX Runtime blocks the thread
 * that it computes in, and pages are cleaned meanwhile; it may abort the process that it runs in; and it tells its maker
 * of its use unless the environment of the process, which a thread only has a copy of, forbids that from the start.
 * Throws UsageError where the model cannot be opened.
 */
export async function startReading(models: string | undefined): Promise<ReadingProcess> {
  const child = startChild(models);
  // "close" may never come: it waits for the channel too, and what has ended by then leaves nothing to wait for.
  const ended = new Promise<string>((resolve) =>
    child.once("exit", (code, signal) => resolve(`${signal ?? code}`)),
  );
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  const first = await firstAnswer(child, ended);
  if (first !== "ready") {
    await kill();
    throw "message" in first ? asError(first) : new Error("the process answered out of turn");
  }
  const pending = new Map<number, Pending>();
  child.on("message", (answer: Exclude<Answer, "ready">) => {
    const asked = pending.get(answer.id as number);
    pending.delete(answer.id as number);
    if ("lines" in answer) asked?.resolve(answer.lines);
    else asked?.reject(asError(answer));
  });
  let isAlive = true;
  void ended.then((how) => {
    isAlive = false;
    for (const { reject } of pending.values()) reject(endedError(how));
    pending.clear();
  });
  let asked = 0;
  return {
    isAlive: () => isAlive,
    read: (network, crops) =>
      new Promise((resolve, reject) => {
        const id = asked++;
        pending.set(id, { resolve, reject });
        // A process that ends before it is asked is told of by its end.
        child.send({ id, network, crops } satisfies Question, () => {});
      }),
    end: () => {
      pending.clear();
      return kill();
    },
  };
}

function startChild(models: string | undefined): ChildProcess {
  const { script, execArgv } = processScript(import.meta.url, "process");
  return fork(script, models === undefined ? [] : [models], {
    execArgv,
    env: { ...process.env, ORT_DISABLE_TELEMETRY: "1" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // A group of its own: Ctrl-C is for the caller, who ends it when his last steps are done.
    detached: true,
  });
}

/** Throws where the process cannot be started, or ends before it answers. */
const firstAnswer = (child: ChildProcess, ended: Promise<string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    child.once("message", (answer) => resolve(answer as Answer));
    child.on("error", reject);
    void ended.then((how) => reject(endedError(how)));
  });

const endedError = (how: string): Error => new Error(`the process that reads lines came to its end (${how})`);

const asError = ({ code, message, values }: Extract<Answer, { message: string }>): Error =>
  code === undefined || values === undefined ? new Error(message) : new UsageError(code, values);
