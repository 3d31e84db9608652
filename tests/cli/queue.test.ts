import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idsOfTree } from "../../src/cli/batch/processTree.ts";
import { openStore } from "../../src/cli/store/index.ts";
import { CLI, runCli } from "./runCli.ts";

/** Several machines at one queue: here they are processes, and the queue's server is one that the test starts. */

const isHere = (command: string): boolean =>
  spawnSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" }).status === 0;
const [hasRedis, hasMoto] = [isHere("redis-server"), isHere("moto_server")];
if (!hasRedis) console.log("redis-server is not here: the queue is not tested");
if (!hasMoto) console.log("moto_server is not here: a bucket as store is not tested");

const TRAPS = fileURLToPath(new URL("../fixtures/traps", import.meta.url));
/** Small documents, born digital. */
const NAMES = [
  "county_yuan.pdf",
  "counts_unmarked.pdf",
  "footnote_super.pdf",
  "rotated_header.pdf",
  "sign_styles.pdf",
  "unit_below.pdf",
];

let place: string;
let port: number;
let redis: ChildProcess | null = null;
const own: ChildProcess[] = [];

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "queue-"));
  for (const folder of ["in", "redis"]) mkdirSync(join(place, folder));
  for (const name of NAMES) copyFileSync(join(TRAPS, name), join(place, "in", name));
  copyFileSync(join(TRAPS, NAMES[0] as string), join(place, "in", "twin.pdf"));
  writeFileSync(join(place, "in", "broken.pdf"), "no PDF");
});
afterAll(async () => {
  for (const child of own) kill(child);
  await Promise.all(own.map(exitOf));
  rmSync(place, { recursive: true });
});

const exits = new Map<ChildProcess, Promise<number | null>>();
const exitOf = (child: ChildProcess): Promise<number | null> => exits.get(child) ?? Promise.resolve(null);

function start(command: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(command, args, { stdio: "ignore", env: { ...process.env, ...env } });
  exits.set(child, new Promise((resolve) => child.once("exit", (code) => resolve(code))));
  own.push(child);
  return child;
}

/** Ends a process and all that it started, as a loss of power does. */
function kill(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  for (const id of idsOfTree(child.pid as number)) {
    try {
      process.kill(id, "SIGKILL");
    } catch {
      // It came to its end meanwhile.
    }
  }
}

function startRedis(): void {
  const files = [
    "--dir",
    join(place, "redis"),
    "--appendonly",
    "yes",
    "--appendfsync",
    "always",
    "--save",
    "",
  ];
  redis = start("redis-server", ["--port", String(port), "--bind", "127.0.0.1", ...files]);
}

const queue = (): string => `redis://127.0.0.1:${port}`;
const submit = (store: string, ...options: string[]) =>
  runCli([
    "submit",
    join(place, "in"),
    "--queue",
    queue(),
    "--store",
    store,
    "--lang",
    "en",
    "--json",
    ...options,
  ]);
const status = async (): Promise<Record<string, number>> =>
  JSON.parse((await runCli(["status", "--queue", queue(), "--json"])).stdout);
const worker = (store: string, env: Record<string, string> = {}, ...options: string[]): ChildProcess =>
  start(
    process.execPath,
    [
      CLI,
      "worker",
      "--queue",
      queue(),
      "--store",
      store,
      "--lang",
      "en",
      "--jobs",
      "1",
      "--lease",
      "2",
      ...options,
    ],
    env,
  );

/** Waits until a worker has begun to read: then its process has one of its own. */
async function untilReading(child: ChildProcess): Promise<void> {
  while (idsOfTree(child.pid as number).length < 2) await setTimeout(20);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Every file in the folder and those within it, by path. */
const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^batch\./u.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path, "latin1")]),
  );

describe.skipIf(!hasRedis)("many machines", () => {
  beforeAll(async () => {
    port = await freePort();
    startRedis();
    await setTimeout(300);
  });

  test("what dies or is stopped is taken over, and all is done once with the bytes of a batch", async () => {
    const store = join(place, "store");
    const first = await submit(store);
    expect(JSON.parse(first.stdout)).toMatchObject({ queued: NAMES.length + 1, twins: 1, failed: 0 });

    const stopped = worker(store, {}, "--grace", "0");
    await untilReading(stopped);
    stopped.kill("SIGTERM");
    expect(await exitOf(stopped)).toBe(130);
    expect(await status()).toMatchObject({ waiting: NAMES.length + 1, reading: 0 });

    const [struck, ...others] = [1, 2, 3].map(() => worker(store, {}, "--until-empty"));
    await untilReading(struck as ChildProcess);
    kill(struck as ChildProcess);
    redis?.kill("SIGTERM");
    await exitOf(redis as ChildProcess);
    startRedis();
    expect(await Promise.all(others.map(exitOf))).toEqual([0, 0]);

    expect(await status()).toMatchObject({
      waiting: 0,
      reading: 0,
      done: NAMES.length,
      failed: 1,
      failures: [{ file: join(place, "in", "broken.pdf"), attempts: 1, problem: { code: "UNKNOWN_FORMAT" } }],
    });
    const again = await submit(store);
    expect(again.code).toBe(1);
    expect(JSON.parse(again.stdout)).toMatchObject({ queued: 0, waiting: 0, kept: NAMES.length, failed: 1 });

    await runCli(["batch", join(store, "inputs"), "-o", join(store, "local"), "--lang", "en", "--quiet"]);
    expect(filesOf(join(store, "out"))).toEqual(filesOf(join(store, "local")));
  }, 120_000);

  test.skipIf(!hasMoto)("a bucket holds what a folder does", async () => {
    const bucketPort = await freePort();
    start("moto_server", ["-H", "127.0.0.1", "-p", String(bucketPort)]);
    const env = {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${bucketPort}`,
      AWS_ACCESS_KEY_ID: "key",
      AWS_SECRET_ACCESS_KEY: "secret",
    };
    Object.assign(process.env, env);
    const made = (): Promise<boolean> =>
      fetch(`${env.AWS_ENDPOINT_URL}/budgets`, { method: "PUT" }).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await made())) await setTimeout(100);

    const store = "s3://budgets/2024";
    const only = ["--force", "--only", NAMES[0] as string, NAMES[1] as string];
    expect(JSON.parse((await submit(store, ...only)).stdout)).toMatchObject({ queued: 2 });
    expect(await exitOf(worker(store, env, "--until-empty", "--log", join(place, "log")))).toBe(0);
    const told = readFileSync(join(place, "log"), "utf8");
    expect(told).toContain(`${join(place, "in", NAMES[0] as string)}: page 1 read, 1 of`);
    expect(told).toContain(`${NAMES[1]}: 1 pages, `);
    expect(JSON.parse((await submit(store, ...only.slice(1))).stdout)).toMatchObject({ kept: 2 });

    const bucket = await openStore(store);
    for (const name of NAMES.slice(0, 2)) {
      const stem = name.replace(".pdf", "");
      await bucket.copyFolder(stem, join(place, "bucket", stem));
      expect(filesOf(join(place, "bucket", stem))).toEqual(filesOf(join(place, "store", "out", stem)));
    }
  });

  test("a server that does not answer and addresses that are none are told without the password", async () => {
    const silent = `redis://reader:secret@127.0.0.1:${await freePort()}`;
    const nobody = await runCli(["status", "--queue", silent, "--lang", "en"]);
    expect(nobody.code).toBe(1);
    expect(nobody.stderr).toMatch(/the queue redis:\/\/\*\*\*@127.* does not answer \(connect ECONNREFUSED/u);
    const wrong = await runCli(["status", "--queue", "http://x", "--lang", "en"]);
    expect({ code: wrong.code, stderr: wrong.stderr }).toEqual({
      code: 2,
      stderr:
        "budgetscan: http://x is no address of a queue; write it as redis://HOST:PORT, or rediss:// for TLS\n",
    });
  });
});
