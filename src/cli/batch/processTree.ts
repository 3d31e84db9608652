import { readdirSync, readFileSync } from "node:fs";

/** What a process and all that it started use together. */
export interface Usage {
  /** Bytes in memory; pages that they share count for each. */
  readonly memory: number;
  /** Seconds of processor time of those that live, and of those that came to their end and were waited for. */
  readonly processor: number;
}

interface Listed {
  readonly parent: number;
  readonly ticks: number;
  readonly pages: number;
}

/**
 * What /proc counts in: processor time in hundredths of a second (proc(5), USER_HZ), memory in pages of 4 KiB; some ARM machines have
 * larger pages, and there `--memory-limit` means as many times more.
 */
const TICKS = 100;
const PAGE = 4096;

/** What the process `pid` and its descendants use; null where the system keeps no /proc, or the process is gone. */
export function usageOfTree(pid: number): Usage | null {
  const all = listProcesses();
  const root = all?.get(pid);
  if (all === null || root === undefined) return null;
  let [pages, ticks] = [0, 0];
  for (const [id, { pages: own, ticks: spent }] of all) {
    if (!isWithin(all, id, pid)) continue;
    pages += own;
    ticks += spent;
  }
  return { memory: pages * PAGE, processor: ticks / TICKS };
}

/** The process `pid` and its descendants, those started last first. */
export function idsOfTree(pid: number): number[] {
  const all = listProcesses();
  if (all === null) return [pid];
  return [...all.keys()].filter((id) => isWithin(all, id, pid)).reverse();
}

function isWithin(all: ReadonlyMap<number, Listed>, id: number, root: number): boolean {
  for (let at: number | undefined = id; at !== undefined && at > 1; at = all.get(at)?.parent) {
    if (at === root) return true;
  }
  return false;
}

function listProcesses(): Map<number, Listed> | null {
  let names: string[];
  try {
    names = readdirSync("/proc").filter((name) => /^\d+$/u.test(name));
  } catch {
    return null;
  }
  const all = new Map<number, Listed>();
  for (const name of names) {
    try {
      // pid (name) state ppid …: the name may hold blanks and brackets, so what counts begins after the last one.
      const text = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = text
        .slice(text.lastIndexOf(")") + 2)
        .split(" ")
        .map(Number);
      const [, parent = 0] = fields;
      const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
      all.set(Number(name), {
        parent,
        ticks: user + system + childUser + childSystem,
        pages: fields[21] ?? 0,
      });
    } catch {
      // It came to its end meanwhile.
    }
  }
  return all;
}
