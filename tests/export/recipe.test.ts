/** The recipe of docs/dataset.md: the leaves of one table add up to what another table of the same pages prints. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Exact, formatAmount } from "../../src/core/money.ts";
import { observationsTable } from "../../src/export/dataset/observationsTable.ts";
import { extract } from "../../src/index.ts";
import { readTruth } from "../samples/readSample.ts";

test("leaves of the table of expenditure add up to each class of the summary", async () => {
  const sample = fileURLToPath(new URL("../../samples/anyang-2024-born.pdf", import.meta.url));
  const records = observationsTable
    .records(await extract(sample))
    .filter(
      (record) =>
        record.tableKind === "expenditure" &&
        record.direction === "expenditure" &&
        record.phase === record.kind &&
        record.leaf === true,
    );
  const sums = new Map<string, Exact>();
  for (const { functionCode, amountYuan } of records) {
    const group = String(functionCode).slice(0, 3);
    sums.set(group, (sums.get(group) ?? new Exact(0)).plus(new Exact(String(amountYuan))));
  }
  const { tables, observations } = await readTruth("born");
  const summary = tables.find(({ kind }) => kind === "revenue-expenditure-summary")?.id;
  const printed = observations
    .filter(({ table, functionCode }) => table === summary && functionCode !== null)
    .map(({ functionCode, amountYuan }) => [functionCode, amountYuan]);
  expect(printed.length).toBeGreaterThan(2);
  expect([...sums].map(([group, sum]) => [group, formatAmount(sum)]).sort()).toEqual(printed.sort());
}, 120_000);
