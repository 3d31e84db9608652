/** The files that start workers on a machine: they name what the command takes, and leave a worker the time that it needs to end. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { addQueueCommands } from "../../src/cli/queue/index.ts";

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../docs/deploy/${name}`, import.meta.url)), "utf8");

const program = new Command();
addQueueCommands(program);
const worker = program.commands.find((command) => command.name() === "worker") as Command;
const asked = worker.options.flatMap(({ envVar }) => (envVar === undefined ? [] : [envVar]));
/** Seconds that a worker may take to end by itself: its time of grace, and 10 to hand back and tidy. */
const ENDING = 10 + worker.getOptionValue("grace");

test("the compose file starts a queue and workers", () => {
  const { services, volumes } = parse(read("compose.yaml"));
  expect(services.worker).toMatchObject({ image: "budgetscan", command: "worker", depends_on: ["redis"] });
  expect(Object.keys(services.worker.environment).toSorted()).toEqual(asked.toSorted());
  expect(services.worker.environment.BUDGETSCAN_QUEUE).toBe("redis://redis");
  expect(services.worker.volumes[0].split(":")[1]).toBe(services.worker.environment.BUDGETSCAN_STORE);
  const seconds = Number.parseInt(services.worker.stop_grace_period, 10);
  expect([seconds > ENDING, seconds < 2 * ENDING]).toEqual([true, true]);
  // Without append-only files a restart would lose the queue; Redis may drop no job for want of memory.
  expect(services.redis.command).toContain("--appendonly yes --maxmemory-policy noeviction");
  expect(Object.keys(volumes)).toEqual([services.redis.volumes[0].split(":")[0]]);
});

test("the systemd unit runs a worker, and waits for its end", () => {
  const lines = read("budgetscan.service").split("\n");
  const settings = new Map(
    lines.filter((line) => /^\w+=/u.test(line)).map((line) => line.split(/=(.*)/su) as [string, string]),
  );
  expect(lines.filter((line) => line.startsWith("["))).toEqual(["[Unit]", "[Service]", "[Install]"]);
  expect(settings.get("ExecStart")).toMatch(/\/budgetscan worker\b/u);
  const flags = settings
    .get("ExecStart")
    ?.split(" ")
    .filter((word) => word.startsWith("--"));
  const known = worker.options.map(({ long }) => long);
  for (const flag of flags ?? []) expect(known).toContain(flag);
  // A worker that is stopped ends with 130: no failure, and no reason to start it again.
  expect(settings.get("SuccessExitStatus")).toBe("130");
  // Its processes are its own to end: systemd would end them while they hand back what they read.
  expect(settings.get("KillMode")).toBe("mixed");
  const seconds = Number(settings.get("TimeoutStopSec"));
  expect([seconds > ENDING, seconds < 2 * ENDING]).toEqual([true, true]);
});
