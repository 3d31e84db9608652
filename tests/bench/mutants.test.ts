import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallDocuments } from "../../bench/mutants/documents.ts";
import { mutate } from "../../bench/mutants/mutate.ts";
import { type Result, runMutants } from "../../bench/mutants/runMutants.ts";
import { hasPoppler, renderPages, uncoveredInk } from "../../bench/mutants/uncovered.ts";

/** Mutants, and milliseconds for all of them: 112,000 on two cores with six programs beside. */
const [COUNT, TIME] = [200, 300_000];
const documents = await smallDocuments();
/** Pages of the sample take several times as long; the bench has them too. */
const isQuick = ({ name }: (typeof documents)[number]): boolean => !name.startsWith("sample");

test.skipIf(!hasPoppler())(
  "of 200 changed files none is read with print that nothing tells of, none fails without a word",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "budgetscan-mutants-"));
    try {
      const paths = await Promise.all(
        documents.filter(isQuick).map(async ({ name, bytes }) => {
          const path = join(folder, `${name}.pdf`);
          await writeFile(path, bytes);
          return path;
        }),
      );
      const results: Result[] = [];
      const tasks = Array.from({ length: COUNT }, (_, seed) => ({
        path: paths[seed % paths.length] as string,
        seed,
      }));
      await runMutants(tasks, 2, (result) => results.push(result));
      expect(results).toHaveLength(COUNT);
      expect(results.filter(({ faults }) => faults.length > 0)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  TIME,
);

test("a seed gives the same change of a file each time, other seeds other ones", async () => {
  const bytes = documents.find(isQuick)?.bytes as Uint8Array;
  const changes = await Promise.all([1, 1, 2, 3, 4].map((seed) => mutate(bytes, seed)));
  expect(changes[0]).toEqual(changes[1]);
  expect(new Set(changes.map(({ change }) => change)).size).toBeGreaterThan(2);
});

test.skipIf(!hasPoppler())("ink that no box covers is found, piece by piece; lines are none", () => {
  const ruled = documents.find(({ name }) => name === "ruled")?.bytes as Uint8Array;
  const [page] = renderPages(ruled);
  expect(uncoveredInk(page!, 0, []).length).toBeGreaterThan(60);
  expect(uncoveredInk(page!, 0, [[0, 0, 420, 300]])).toEqual([]);
});
