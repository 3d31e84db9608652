import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** What leaves the machine and what is written, as the system sees it: the built program in an empty home. */

const root = fileURLToPath(new URL("..", import.meta.url));
const SCAN = join(root, "samples/anyang-2024-scan.pdf");
const LIBRARY = pathToFileURL(join(root, "dist/index.js")).href;
/** Calls that reach a network or write a file. */
const CALLS = "trace=socket,connect,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,symlink";

const worksAs = (command: readonly string[]): boolean =>
  spawnSync(command[0] as string, [...command.slice(1), "true"], { stdio: "ignore" }).status === 0;
const canTrace = worksAs(["strace", "-f", "-o", "/dev/null", "-e", CALLS]);
const canPart = worksAs(["unshare", "-rn"]);
if (!canTrace) console.log("strace is not here: calls of the system are not watched, only what is left");
if (!canPart) console.log("unshare -rn is not allowed here: a network is there while the program runs");

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "privacy-"));
  for (const folder of ["home", "tmp", "work"]) mkdirSync(join(place, folder));
});
afterAll(() => rmSync(place, { recursive: true }));

/** Runs Node with `args`: what it prints, and the calls of it and all that it started, a line each. */
function watched(args: readonly string[]): { stdout: string; calls: string[] } {
  const log = join(place, "calls.txt");
  const command = [
    ...(canPart ? ["unshare", "-rn"] : []),
    ...(canTrace ? ["strace", "-f", "-qq", "-s", "4096", "-o", log, "-e", CALLS] : []),
    process.execPath,
    ...args,
  ];
  const run = spawnSync(command[0] as string, command.slice(1), {
    cwd: join(place, "work"),
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: join(place, "home"), TMPDIR: join(place, "tmp") },
  });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
  return { stdout: run.stdout, calls: canTrace ? readFileSync(log, "utf8").split("\n") : [] };
}

/** Paths that were made, written or renamed, devices apart. */
function written(calls: readonly string[]): string[] {
  const writing = calls.filter(
    (call) =>
      / (?:creat|mkdir|mkdirat|rename|renameat|renameat2|link|symlink)\(/u.test(call) ||
      /O_(?:CREAT|WRONLY|RDWR)/u.test(call),
  );
  const paths = writing.flatMap((call) =>
    [...call.matchAll(/"([^"]*)"/gu)].map(([, path]) => path as string),
  );
  return paths.filter((path) => !path.startsWith("/dev/"));
}

const LIBRARY_CALL = `
  import { isMainThread, Worker } from "node:worker_threads";
  import { extract } from ${JSON.stringify(LIBRARY)};
  if (isMainThread && process.argv.includes("--thread")) new Worker(new URL(import.meta.url));
  else {
    const document = await extract(${JSON.stringify(SCAN)}, { pages: [{ first: 10, last: 10 }] });
    console.log(document.tables.length, "table");
  }`;

const commandLine = (): string[] => [
  join(root, "dist/cli/main.js"),
  ...["extract", SCAN, "--pages", "10", "-o", join(place, "out")],
];
const library = (...args: string[]): string[] => {
  const script = join(place, "call.mjs");
  writeFileSync(script, LIBRARY_CALL);
  return [script, ...args];
};

describe.each([
  ["the command line, in an empty home", commandLine],
  ["the command line again", commandLine],
  ["the library", () => library()],
  ["the library in a thread of the caller's", () => library("--thread")],
] as const)("a scan read by %s", (_, command) => {
  test.skipIf(!canTrace && !canPart)("reaches no network, and writes nothing beside its output", () => {
    const { stdout, calls } = watched(command());
    expect(stdout).toContain("1 table");
    expect(calls.filter((call) => /AF_INET/u.test(call))).toEqual([]);
    const isAllowed = (path: string): boolean =>
      [join(place, "out"), join(place, "tmp")].some((folder) => path.startsWith(folder));
    expect(written(calls).filter((path) => !isAllowed(path))).toEqual([]);
    const left = ["home", "tmp", "work"].flatMap((folder) => readdirSync(join(place, folder)));
    expect(left).toEqual([]);
  });
});

test.skipIf(!canTrace)("the watch sees a connection and a file in the home where there are some", () => {
  const script = join(place, "leak.mjs");
  writeFileSync(
    script,
    `import { writeFileSync } from "node:fs"; import { connect } from "node:net";
     writeFileSync(${JSON.stringify(join(place, "home", "leak"))}, "");
     connect(9, "127.0.0.1").on("error", () => {});`,
  );
  const { calls } = watched([script]);
  expect(calls.some((call) => /AF_INET/u.test(call))).toBe(true);
  expect(written(calls)).toContain(join(place, "home", "leak"));
  expect(existsSync(join(place, "home", "leak"))).toBe(true);
});
