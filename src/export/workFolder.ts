import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** `.budgetscan-PID-N` beside what is written holds the new folder, and while both are swapped the former one. */
const WORK = /^\.budgetscan-(\d+)-/u;
const FRESH = "new";
const FORMER = "former";

/** Work folders of this process that are in use, and how many there were. */
const inUse = new Set<string>();
let started = 0;

/** Where a folder is written until it takes its place. */
export interface WorkFolder {
  readonly path: string;
  readonly fresh: string;
  readonly former: string;
  make(): void;
  remove(): void;
}

/** A work folder in `parent` for the folder `name`; nothing is made yet. */
export function startWork(parent: string, name: string): WorkFolder {
  started += 1;
  const path = join(resolve(parent), `.budgetscan-${process.pid}-${started}`);
  const [fresh, former] = [join(path, FRESH, name), join(path, FORMER, name)];
  const remove = (): void => {
    rmSync(path, { recursive: true, force: true });
    inUse.delete(path);
  };
  return {
    path,
    fresh,
    former,
    make: () => {
      remove();
      inUse.add(path);
      mkdirSync(fresh, { recursive: true });
      mkdirSync(join(path, FORMER));
    },
    remove,
  };
}

/** Is another call at work on the same folder, in this process or in one that goes on? */
export function isOtherAtWork({ path, fresh }: WorkFolder): boolean {
  const parent = dirname(path);
  return readdirSync(parent).some((name) => {
    const pid = WORK.exec(name)?.[1];
    const other = join(parent, name);
    if (pid === undefined || other === path || !existsSync(join(other, FRESH, basename(fresh)))) return false;
    return inUse.has(other) || isRunning(Number(pid));
  });
}

/**
 * Removes the work folders that killed runs left in `parent`. A former folder whose place was not yet taken stands again.
 * Those of runs that go on are left.
 */
export function sweepLeftovers(parent: string): void {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const pid = WORK.exec(name)?.[1];
    const path = join(resolve(parent), name);
    if (pid === undefined || inUse.has(path) || isRunning(Number(pid))) continue;
    try {
      sweep(path, parent);
    } catch {
      // Somebody else's, or in another's hands: it is in nobody's way.
    }
  }
}

function sweep(path: string, parent: string): void {
  const former = join(path, FORMER);
  for (const kept of existsSync(former) ? readdirSync(former) : []) {
    if (!existsSync(join(parent, kept))) renameSync(join(former, kept), join(parent, kept));
  }
  rmSync(path, { recursive: true, force: true });
}

/** Is there another process of that number? This one's number on a leftover was an earlier process's. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
