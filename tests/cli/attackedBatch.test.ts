/** A batch with files that break, take too much or lose their process, and one on a disk that is full: the others are done. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idsOfTree } from "../../src/cli/batch/processTree.ts";
import { CLI } from "./runCli.ts";
import { textPdf } from "./textPdf.ts";

const GOOD = ["good-1", "good-2", "good-3"];
/** Pixels a side of a picture that takes 0.9 GiB to read, and pages of a PDF that takes some 30 s of processor time. */
const BOMB = 9900;
const PAGES = 400;

let place: string;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "attacked-"));
  for (const folder of ["good", "bad"]) mkdirSync(join(place, folder));
  const rows = (number: number) =>
    Array.from({ length: 12 }, (_, row) => [String(row + 1), `${number}.${row + 10}`, "1.00"]);
  for (const [number, name] of GOOD.entries())
    writeFileSync(join(place, "good", `${name}.pdf`), await textPdf([rows(number)]));
  const pages = Array.from({ length: PAGES }, (_, page) => rows(page));
  writeFileSync(join(place, "bad", "endless.pdf"), await textPdf(pages));
  writeFileSync(join(place, "bad", "broken.pdf"), "no PDF");
  await sharp({ create: { width: BOMB, height: BOMB, channels: 3, background: "#777" } })
    .png()
    .toFile(join(place, "bad", "bomb.png"));
});
afterAll(() => rmSync(place, { recursive: true }));

interface Batched {
  readonly code: number | null;
  readonly stderr: string;
  /** All processes that were seen while it ran. */
  readonly seen: ReadonlySet<number>;
}

/** Runs a batch of `folders`, its files no longer than so many KiB; `onWorker` gets the process id of the first worker. */
async function batch(
  folders: readonly string[],
  options: readonly string[],
  { mostKiB = "unlimited", onWorker = (_: number): void => {} } = {},
): Promise<Batched> {
  const places = folders.map((folder) => join(place, folder));
  const command = [
    process.execPath,
    CLI,
    "batch",
    ...places,
    "-o",
    join(place, "out"),
    "--lang",
    "en",
    ...options,
  ];
  const limited = ["-c", `ulimit -f ${mostKiB}; exec "$@"`, "bash", ...command];
  const child = spawn("bash", limited, { stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const seen = new Set<number>();
  let isTold = false;
  while (child.exitCode === null && child.signalCode === null) {
    for (const id of idsOfTree(child.pid as number)) if (id !== child.pid) seen.add(id);
    const [worker] = seen;
    if (worker !== undefined && !isTold) onWorker(worker);
    isTold = worker !== undefined;
    await setTimeout(50);
  }
  return { code: await ended, stderr, seen };
}

const isThere = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};
const folders = () =>
  readdirSync(join(place, "out"))
    .filter((name) => !name.startsWith("batch"))
    .sort();

test("every good file is done, every bad one is told of with its reason, and no process is left", async () => {
  const limits = ["--jobs", "2", "--time-limit", "6", "--memory-limit", "600"];
  const { code, stderr, seen } = await batch(["good", "bad"], limits, {
    onWorker: (id) => process.kill(id, "SIGKILL"),
  });
  expect(code).toBe(1);
  expect(folders()).toEqual(GOOD);
  const failed = stderr.split("\n").filter((line) => line.startsWith("budgetscan: "));
  expect(failed.toSorted()).toEqual([
    expect.stringMatching(/bad\/bomb\.png: it took more than 600 MiB of memory; /u),
    expect.stringMatching(/bad\/broken\.pdf: the file is not a PDF/u),
    expect.stringMatching(/bad\/endless\.pdf: it took more than 6 s of processor time; /u),
  ]);
  expect([...seen].filter(isThere)).toEqual([]);
}, 120_000);

test("a disk that takes no more fails files by name, and the next call does them", async () => {
  rmSync(join(place, "out"), { recursive: true, force: true });
  const full = await batch(["good"], ["--quiet"], { mostKiB: "8" });
  expect(full.code).toBe(1);
  const written = /^budgetscan: .*good-\d\.pdf: .*good-\d cannot be written \(EFBIG: .*; free some space/u;
  expect(full.stderr.trim().split("\n")).toEqual(GOOD.map(() => expect.stringMatching(written)));
  expect(folders()).toEqual([]);
  expect(await batch(["good"], ["--quiet"])).toMatchObject({ code: 0, stderr: "" });
  expect(folders()).toEqual(GOOD);
}, 120_000);
