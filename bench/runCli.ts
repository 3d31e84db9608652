import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What a run of the built CLI gave and cost. */
export interface CliRun {
  readonly exitCode: number | null;
  /** The last line of standard output. */
  readonly lastLine: string;
  readonly errors: string;
  /** Wall time, start-up included. */
  readonly seconds: number;
  /** Resident memory of the process with threads and children, bytes; null where /proc does not tell. */
  readonly peakMemory: number | null;
}

const CLI = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
/** Milliseconds between two looks at the memory. */
const POLL = 50;

/** Runs the built CLI and watches its memory. */
export function runCli(args: readonly string[]): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let peak = 0;
    let [output, errors] = ["", ""];
    const watch = setInterval(() => {
      peak = Math.max(peak, treeMemory(child.pid as number));
    }, POLL);
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (errors += chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => {
      clearInterval(watch);
      resolve({
        exitCode,
        lastLine: output.trimEnd().split("\n").at(-1) ?? "",
        errors,
        seconds: (performance.now() - started) / 1000,
        peakMemory: peak === 0 ? null : peak,
      });
    });
  });
}

/** Resident bytes of a process and its descendants: its own high-water mark, and what the others hold now. */
function treeMemory(pid: number): number {
  const children = descendants(pid);
  return (
    residentBytes(pid, "VmHWM") + children.reduce((sum, child) => sum + residentBytes(child, "VmRSS"), 0)
  );
}

function descendants(pid: number): number[] {
  const children = readable(() =>
    readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
        .trim()
        .split(" ")
        .filter(Boolean)
        .map(Number),
    ),
  );
  return (children ?? []).flatMap((child) => [child, ...descendants(child)]);
}

function residentBytes(pid: number, field: "VmHWM" | "VmRSS"): number {
  const status = readable(() => readFileSync(`/proc/${pid}/status`, "utf8")) ?? "";
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, "mu").exec(status)?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** A process may end while it is looked at, and /proc is Linux's. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
