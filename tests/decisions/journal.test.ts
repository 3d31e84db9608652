/** The journal where machines and people get in each other's way. */
import { execSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { openDecisions, readJournal } from "../../src/decisions/index.ts";
import { appendEntries } from "../../src/decisions/journal.ts";
import { misreading, printFolder } from "./printFolder.ts";

/** Decisions that each process keeps, at least, before it is killed. */
const ENOUGH = 50;

/** Starts a process that decides without end; gives what it had told of when it was killed. */
async function decideUntilKilled(folder: string, by: string): Promise<string[]> {
  const script = new URL("appendUntilKilled.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", script, folder, by], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(line);
    if (told.length === ENOUGH) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return told;
}

test("two processes that are killed lose no decision that they had told of, nor each other's", async () => {
  const folder = mkdtempSync(join(tmpdir(), "journal-"));
  const told = await Promise.all(["anna", "ben"].map((by) => decideUntilKilled(folder, by)));
  const { entries } = readJournal(folder);
  const kept = new Set(entries.map(({ id }) => id));
  expect(told.map(({ length }) => length >= ENOUGH)).toEqual([true, true]);
  expect(told.flat().filter((id) => !kept.has(id))).toEqual([]);
});

test("a torn line is told of and left out, and what is added later stands in a line of its own", async () => {
  const folder = await printFolder(misreading("20.00", "26.00", 3));
  const open = openDecisions(folder);
  open.decide({ as: "dismissed", flags: ["SUM-ROW:t01:3:4"] }, { by: "Anna" });
  const journal = join(folder, "decisions.jsonl");
  appendFileSync(journal, readFileSync(journal, "utf8").slice(0, 40));
  expect(open.refresh()).toBe(true);
  expect(open.torn).toMatchObject([{ line: 2, reason: { en: "it is cut off or no JSON" } }]);
  open.decide({ as: "accepted", flag: "SUM-COLUMN:t01:3:4" }, { by: "Anna" });
  expect(open.document.flags).toEqual([]);
  const again = openDecisions(folder);
  expect(again.entries.map(({ state }) => state)).toEqual(["in-force", "in-force"]);
  expect(again.torn).toHaveLength(1);
});

test("who decides a place that another has decided since is refused; other places are kept", async () => {
  const folder = await printFolder(misreading("20.00", "26.00", 3));
  const [anna, ben] = [openDecisions(folder), openDecisions(folder)];
  const place = { table: "t01", row: 3, column: 4 };
  anna.decide({ as: "typed", cells: [{ place, text: "20.00" }] }, { by: "Anna" });
  expect(() => ben.decide({ as: "typed", cells: [{ place, text: "21.00" }] }, { by: "Ben" })).toThrow(
    /somebody decided the same place/u,
  );
  const other = { ...place, column: 1 };
  ben.decide({ as: "typed", cells: [{ place: other, text: "管理" }] }, { by: "Ben", seen: 0 });
  expect(ben.entries.map(({ state }) => state)).toEqual(["in-force", "refused", "in-force"]);
  expect(anna.refresh()).toBe(true);
  expect(anna.document).toEqual(ben.document);
  expect(anna.document.tables[0]?.rows[3]?.cells.map(({ text }) => text)).toEqual([
    "2010302",
    "管理",
    "20.00",
    "",
    "20.00",
  ]);
  // Who has seen it may decide otherwise.
  ben.decide({ as: "typed", cells: [{ place, text: "21.00" }] }, { by: "Ben" });
  expect(ben.entries.map(({ state }) => state)).toEqual(["overtaken", "refused", "in-force", "in-force"]);
});

test("a decision that is made while the exports are replaced is kept, and the next exports have it", async () => {
  const folder = await printFolder(misreading("20.00", "26.00", 3));
  const [anna, ben] = [openDecisions(folder), openDecisions(folder)];
  anna.decide({ as: "dismissed", flags: ["SUM-ROW:t01:3:4"] }, { by: "Anna" });
  const written = anna.write();
  ben.refresh();
  ben.decide({ as: "dismissed", flags: ["SUM-COLUMN:t01:3:4"] }, { by: "Ben" });
  await written;
  expect(readJournal(folder).entries.map(({ by }) => by)).toEqual(["Anna", "Ben"]);
  await anna.write();
  const { flags } = JSON.parse(readFileSync(join(folder, "document.json"), "utf8"));
  expect(flags.map((flag: { decision?: { by: string } }) => flag.decision?.by)).toEqual(["Ben", "Anna"]);
});

test("a decision waits for a folder that is just being replaced", () => {
  const folder = mkdtempSync(join(tmpdir(), "journal-"));
  renameSync(folder, `${folder}-former`);
  // The other process is half-way: it gives the folder back a quarter of a second later.
  execSync(`(sleep 0.25; mv ${folder}-former ${folder}) > /dev/null 2>&1 &`);
  const entry = {
    id: "a",
    at: new Date().toISOString(),
    by: "Anna",
    seen: 0,
    as: "undone",
    undoes: "b",
  } as const;
  appendEntries(folder, [entry]);
  expect(readJournal(folder).entries).toEqual([entry]);
  const gone = join(folder, "none", "there");
  expect(() => appendEntries(gone, [entry])).toThrow(/the decision was not kept/u);
});
