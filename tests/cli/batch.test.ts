import { type ChildProcess, spawn } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idsOfTree } from "../../src/cli/batch/processTree.ts";
import { CLI, runCli } from "./runCli.ts";

/** Small documents, in folders within folders; one of them is there twice, and one is no document. */
const TRAPS = fileURLToPath(new URL("../fixtures/traps", import.meta.url));
const NAMES = readdirSync(TRAPS)
  .filter((name) => name.endsWith(".pdf"))
  .slice(0, 4);

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "batch-"));
  mkdirSync(join(place, "in", "deeper"), { recursive: true });
  for (const [index, name] of NAMES.entries()) {
    copyFileSync(join(TRAPS, name), join(place, "in", index % 2 === 0 ? "" : "deeper", name));
  }
  copyFileSync(join(TRAPS, NAMES[0] as string), join(place, "in", "deeper", "twin.pdf"));
  writeFileSync(join(place, "in", "broken.pdf"), "no PDF");
  writeFileSync(join(place, "in", "deeper", "sheet.ofd"), "PK");
});
afterAll(() => rmSync(place, { recursive: true }));

const batch = (output: string, ...options: string[]) =>
  runCli(["batch", join(place, "in"), "-o", join(place, output), "--lang", "en", ...options]);

/** Every file of every document's folder, by path. */
function results(output: string): Record<string, string> {
  const folder = join(place, output);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !/batch\.[a-z]+$/u.test(path));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length), readFileSync(path, "latin1")]));
}

const events = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("a batch", () => {
  test("reads each document once, tells of twins and failures, and keeps what is done", async () => {
    const log = join(place, "log");
    const first = await batch("whole", "--json", "-v", "--log", log);
    expect(first.code).toBe(1);
    const told = readFileSync(log, "utf8").trim().split("\n");
    for (const name of NAMES) {
      expect(told).toContainEqual(
        expect.stringMatching(new RegExp(`Z .*${name}: page 1 read, 1 of \\d+$`, "u")),
      );
      expect(told).toContainEqual(
        expect.stringMatching(new RegExp(`Z .*${name}: \\d+ pages, \\d+ tables`, "u")),
      );
    }
    expect(told).toContainEqual(expect.stringMatching(/broken\.pdf: the file is not a PDF/u));
    expect(
      first.stderr
        .trim()
        .split("\n")
        .filter((line) => !line.includes("left out"))
        .toSorted(),
    ).toEqual(told.toSorted());
    const end = events(first.stdout).at(-1);
    expect(end).toMatchObject({ event: "end", files: { done: NAMES.length, kept: 0, twin: 1, failed: 1 } });
    expect(readFileSync(join(place, "whole", "batch.csv"), "utf8")).toMatch(
      /broken\.pdf,failed,.*UNKNOWN_FORMAT/u,
    );
    const again = await batch("whole", "--json");
    expect(events(again.stdout).at(-1)).toMatchObject({
      files: { done: 0, kept: NAMES.length, twin: 1, failed: 1 },
    });
  });

  test("killed with all that it started, at any moment, it goes on to the same bytes", async () => {
    for (const milliseconds of [1500, 3000]) {
      const child = spawn(
        process.execPath,
        [CLI, "batch", join(place, "in"), "-o", join(place, "killed"), "--quiet"],
        {
          stdio: "ignore",
        },
      );
      await setTimeout(milliseconds);
      for (const id of idsOfTree(child.pid as number)) tryKill(id);
      await exitOf(child);
    }
    const last = await batch("killed", "--retry-failed");
    expect(last.code).toBe(1);
    expect(results("killed")).toEqual(results("whole"));
  });

  test("a worker that is killed has its file read again, and nothing is lost", async () => {
    const child = spawn(
      process.execPath,
      [CLI, "batch", join(place, "in"), "-o", join(place, "struck"), "--jobs", "1", "--quiet"],
      {
        stdio: "ignore",
      },
    );
    const ended = exitOf(child);
    let worker: number | undefined;
    while (worker === undefined) {
      await setTimeout(20);
      worker = idsOfTree(child.pid as number).find((id) => id !== child.pid);
    }
    tryKill(worker);
    expect(await ended).toBe(1);
    expect(results("struck")).toEqual(results("whole"));
  });

  test("what it would do is told without doing it", async () => {
    const { code, stdout, stderr } = await batch("dry", "--dry-run", "--skip", "twin.pdf");
    expect(code).toBe(0);
    expect(stdout).toMatch(/5 documents of \d+ pages to read; 0 settled before/u);
    expect(stderr).toMatch(
      /left out, as OFD, Word and Excel are not read: 1 \(.*sheet\.ofd\); save or print/u,
    );
    expect(results("dry")).toEqual({});
  });

  test("nothing found and places that are not there are told with what to do", async () => {
    const none = await batch("none", "--only", "*.xyz");
    expect(none.code).toBe(2);
    expect(none.stderr).toMatch(/no document is found in .*; give PDFs/u);
    const missing = await runCli(["batch", join(place, "nowhere"), "-o", join(place, "none")]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain("nowhere does not exist; check the path");
  });
});

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once("exit", (code) => resolve(code)));

function tryKill(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It came to its end meanwhile.
  }
}
