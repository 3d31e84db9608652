import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { beforeEach, describe, expect, test } from "vitest";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { InputError } from "../../src/core/errors.ts";
import { Exact, formatAmount } from "../../src/core/money.ts";
import { observationsTable } from "../../src/export/dataset/observationsTable.ts";
import { SCALE } from "../../src/export/dataset/storage.ts";
import { writeDataset } from "../../src/export/index.ts";
import { foundDocuments } from "./foundDocuments.ts";
import { parseCsv } from "./parseCsv.ts";
import { documentOf, tableOf } from "./smallDocument.ts";

const COLUMNS = Object.keys(observationsTable.schema.shape);

let out: string;
beforeEach(() => {
  out = join(mkdtempSync(join(tmpdir(), "dataset-")), "set");
});

/** A document of its own file whose column 1 prints `amounts`, one a row named `name`. */
function documentWith(amounts: readonly string[], { name = "行政运行", serial = 1 } = {}): BudgetDocument {
  const table = tableOf({ header: ["科目名称", "合计"], rows: amounts.map((amount) => [name, amount]) });
  const document = documentOf([table]);
  const sha256 = serial.toString(16).padStart(64, "0");
  return { ...document, source: { ...document.source, sha256, file: `${serial}.pdf` } };
}

async function write(documents: readonly BudgetDocument[], leftOut: unknown[] = []) {
  return writeDataset(foundDocuments(documents), out, {
    createdBy: "test",
    onLeftOut: (_, reason) => leftOut.push(reason),
  });
}

/** The rows of the CSV by column name, '' as null. */
function csvRows(): Record<string, string | null>[] {
  const [header = [], ...records] = parseCsv(readFileSync(join(out, "observations.csv"), "utf8"));
  return records.map((record) =>
    Object.fromEntries(header.map((name, at) => [name, record[at] === "" ? null : (record[at] as string)])),
  );
}

/** The rows of the Parquet file in the same form, amounts from their exact bytes. */
async function parquetRows(): Promise<Record<string, string | null>[]> {
  const file = await asyncBufferFromFile(join(out, "observations.parquet"));
  const metadata = await parquetMetadataAsync(file);
  for (const element of metadata.schema) {
    if (element.name !== "amountYuan") continue;
    expect(element).toMatchObject({ converted_type: "DECIMAL", precision: 38, scale: SCALE });
    // The reader would turn it into floating point: without the word DECIMAL it gives the bytes.
    delete element.converted_type;
    delete element.logical_type;
  }
  const rows = await parquetReadObjects({ file, metadata, utf8: false });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, inCsv(value)])),
  );
}

function inCsv(value: unknown): string | null {
  if (value instanceof Uint8Array) return fromBytes(value);
  return value === null || value === undefined ? null : String(value);
}

function fromBytes(bytes: Uint8Array): string {
  const whole = BigInt.asIntN(128, BigInt(`0x${Buffer.from(bytes).toString("hex")}`));
  return formatAmount(new Exact(whole.toString()).dividedBy(new Exact(10).pow(SCALE)));
}

describe("a dataset", () => {
  test("holds the same rows in CSV and Parquet, in the order of the documents", async () => {
    const summary = await write([
      documentWith(["100.50", "-78.3", "-", "0.00"]),
      documentWith(["7"], { serial: 2 }),
    ]);
    const rows = csvRows();
    expect(summary.rows).toBe(5);
    expect(rows.map(({ file, amountYuan, printed }) => [file, amountYuan, printed])).toEqual([
      ["1.pdf", "100.5", "100.50"],
      ["1.pdf", "-78.3", "-78.3"],
      ["1.pdf", "0", "-"],
      ["1.pdf", "0", "0.00"],
      ["2.pdf", "7", "7"],
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(COLUMNS);
    expect(await parquetRows()).toEqual(rows);
  });

  test("keeps every amount to its last digit and every text, in both files", async () => {
    const amount = fc
      .tuple(fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }), fc.nat({ max: SCALE }))
      .map(([digits, places]) =>
        formatAmount(new Exact(digits.toString()).dividedBy(new Exact(10).pow(places))),
      )
      .filter((text) => (text.split(".")[0]?.length ?? 0) <= 32);
    const name = fc.string({
      unit: fc.constantFrom("中", "=", "@", "-", '"', ",", "\n", "\r", "\t", " ", "1", "é"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 5 }), name, async (amounts, text) => {
        await write([documentWith(amounts, { name: text })]);
        const rows = csvRows();
        expect(rows.map(({ amountYuan }) => amountYuan)).toEqual(amounts);
        expect(await parquetRows()).toEqual(rows);
        for (const { functionName } of rows)
          expect(functionName ?? "").not.toMatch(/^\s*[=+\-@](?![-\d.,\s]*$)/u);
      }),
      { numRuns: 40 },
    );
  });

  test("has more rows than a row group without losing any", async () => {
    const many = Array.from({ length: 15_000 }, (_, row) => String(row));
    await write([documentWith(many), documentWith(many, { serial: 2 })]);
    const rows = csvRows();
    expect(rows).toHaveLength(30_000);
    const stored = await parquetRows();
    expect(stored.map(({ file, rowIndex, amountYuan }) => [file, rowIndex, amountYuan])).toEqual(
      rows.map(({ file, rowIndex, amountYuan }) => [file, rowIndex, amountYuan]),
    );
  });

  test("is there with its header where no document has an amount", async () => {
    await write([documentWith([])]);
    expect(csvRows()).toEqual([]);
    expect(await parquetRows()).toEqual([]);
  });

  test("gives the same bytes for the same documents", async () => {
    const bytes = async () => {
      await write([documentWith(["1.5"])]);
      return readdirSync(out).map((name) => [name, readFileSync(join(out, name)).toString("hex")]);
    };
    const first = await bytes();
    expect(first.map(([name]) => name)).toEqual([
      "README.md",
      "corrections.csv",
      "corrections.parquet",
      "datapackage.json",
      "documents.csv",
      "documents.parquet",
      "flags.csv",
      "flags.parquet",
      "observations.csv",
      "observations.parquet",
      "statements.csv",
      "statements.parquet",
    ]);
    expect(await bytes()).toEqual(first);
  });
});

describe("what cannot be kept", () => {
  test("an amount of too many digits leaves its document out, and the others stay", async () => {
    const leftOut: unknown[] = [];
    const documents = ["0.1234567", "1".repeat(33), "3"].map((amount, serial) =>
      documentWith([amount], { serial }),
    );
    await write(documents, leftOut);
    expect(leftOut).toMatchObject([{ code: "VALUE_TOO_LARGE" }, { code: "VALUE_TOO_LARGE" }]);
    expect(csvRows().map(({ amountYuan }) => amountYuan)).toEqual(["3"]);
  });

  test("a file that is there twice counts once", async () => {
    const leftOut: unknown[] = [];
    await write([documentWith(["3"]), documentWith(["3"])], leftOut);
    expect(leftOut).toMatchObject([{ code: "SAME_FILE" }]);
    expect(csvRows()).toHaveLength(1);
  });

  test("a failure leaves the dataset that was there, and nothing beside it", async () => {
    await write([documentWith(["3"])]);
    async function* broken() {
      yield* foundDocuments([documentWith(["4"], { serial: 2 })]);
      throw new Error("disk gone");
    }
    const failing = writeDataset(broken(), out, { createdBy: "test", onLeftOut: () => {} });
    await expect(failing).rejects.toThrow("disk gone");
    expect(csvRows().map(({ amountYuan }) => amountYuan)).toEqual(["3"]);
    expect(readdirSync(join(out, ".."))).toEqual(["set"]);
  });

  test("a folder that is somebody else's is refused", async () => {
    await expect(
      writeDataset((async function* () {})(), tmpdir(), { createdBy: "test", onLeftOut: () => {} }),
    ).rejects.toThrow(InputError);
    expect(existsSync(join(tmpdir(), "datapackage.json"))).toBe(false);
  });
});

describe("datapackage.json", () => {
  const read = () => JSON.parse(readFileSync(join(out, "datapackage.json"), "utf8"));

  test("describes each column, its type and what it may hold", async () => {
    await write([documentWith(["3"])]);
    const [csv, parquet] = read().resources;
    expect(csv.schema).toEqual(parquet.schema);
    expect(csv.schema.fields.map(({ name }: { name: string }) => name)).toEqual(COLUMNS);
    const field = (wanted: string) => csv.schema.fields.find(({ name }: { name: string }) => name === wanted);
    expect(field("amountYuan")).toMatchObject({
      type: "number",
      unit: "CNY",
      constraints: { required: true },
    });
    expect(field("level").constraints).toEqual({ enum: ["department", "unit", "government"] });
    expect(field("page")).toMatchObject({ type: "integer", constraints: { required: true, minimum: 1 } });
    for (const { description, descriptionZh } of csv.schema.fields) {
      expect(description).toMatch(/\w/u);
      expect(descriptionZh).toMatch(/\p{Script=Han}|x0/u);
    }
  });

  test("names its sources and its licence", async () => {
    await write([documentWith(["3"], { serial: 5 })]);
    expect(read()).toMatchObject({
      licenses: [{ name: "notspecified" }],
      sources: [
        {
          title: "5.pdf",
          sha256: `${"0".repeat(63)}5`,
          disclosures: [{ kind: "budget", level: "unit", year: 2024 }],
        },
      ],
    });
  });
});
