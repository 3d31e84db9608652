import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/checks/index.ts";
import type { Place } from "../../src/contract/schema.ts";
import { misread } from "./builder.ts";
import { documentFromTruth, truth } from "./fromTruth.ts";
import { withTrees } from "./withTrees.ts";

const document = documentFromTruth();
const validated = checkDocument(document);

const tableOf = (id: string) => document.tables.findIndex((table) => table.id === id);
const cellAt = (
  checked: typeof document,
  { table, row, column }: { table: string; row: number; column: number },
) => checked.tables[tableOf(table)]?.rows[row]?.cells[column];

/** Places that a flag of severity error or warning names. */
const named = (checked: typeof document): Place[] =>
  checked.flags.filter(({ severity }) => severity !== "info").flatMap(({ cells }) => cells);

describe("the sample, read without a fault", () => {
  it("raises the flags that are right to raise, and no others", () => {
    // What the failing sum is made of is told beside it: `missing.test.ts`.
    const raised = validated.flags
      .filter(({ rule }) => rule !== "ROWS-MISSING")
      .map(({ rule, severity, cells }) => ({ rule, severity, cells }));
    expect(raised).toEqual(truth.flags.map(({ rule, severity, cells }) => ({ rule, severity, cells })));
  });

  it("proves every amount of the tables and disputes none", () => {
    const amounts = validated.tables.flatMap(({ rows, fields }) =>
      [...rows.flatMap(({ cells }) => cells), ...fields].filter(({ amount }) => amount !== undefined),
    );
    expect(new Set(amounts.map(({ status }) => status))).toEqual(new Set(["verified"]));
  });

  it("finds the figures of the prose in the tables", () => {
    const stated = validated.statements.filter(
      ({ role, status }) => role === "fact" && status !== "verified",
    );
    // A change is borne out by its percentage only; nothing in the tables repeats a zero.
    expect(
      stated.filter(({ amount, percent }) => amount !== "0" && percent !== "0").map(({ text }) => text),
    ).toEqual([expect.stringContaining("各减少78.3万元"), expect.stringContaining("减少78.3万元")]);
    const change = validated.statements.find(({ percent }) => percent === "5.62");
    expect(change?.evidence).toEqual([
      { kind: "identity", rule: "STATEMENT-SHARE", terms: [{ statement: 2 }, { statement: 1 }] },
    ]);
  });

  it("comes out the same when judged again, and changes no reading", () => {
    expect(checkDocument(validated)).toEqual(validated);
    const readings = (checked: typeof document) =>
      checked.tables.map(({ rows }) =>
        rows.map(({ cells }) => cells.map(({ text, amount }) => [text, amount])),
      );
    expect(readings(validated)).toEqual(readings(document));
  });

  it("keeps observations in step with their cells", () => {
    for (const { table, row, column, status } of validated.observations) {
      expect(status).toBe(cellAt(validated, { table, row, column })?.status);
    }
  });
});

describe("the sample, one cell misread", () => {
  const cases: readonly [
    what: string,
    place: { table: string; row: number; column: number },
    text: string,
  ][] = [
    ["a digit of a detail", { table: "t03", row: 2, column: 7 }, "782.06"],
    ["a digit of a total", { table: "t03", row: 0, column: 5 }, "1314.81"],
    ["the last digit, within rounding", { table: "t03", row: 3, column: 7 }, "28.24"],
    ["a lost decimal point", { table: "t06", row: 9, column: 6 }, "13062"],
    ["a class of the summary", { table: "t01", row: 7, column: 3 }, "28.28"],
    ["a project's amount", { table: "t10", row: 3, column: 3 }, "128"],
    ["an item of the only row", { table: "t08", row: 0, column: 5 }, "7"],
  ];

  it.each(cases)("names %s and proposes what was printed", (_, place, text) => {
    const printed = cellAt(document, place);
    const checked = checkDocument(misread(document, [tableOf(place.table), place.row, place.column], text));
    expect(named(checked)).toContainEqual(place);
    expect(cellAt(checked, place)).toMatchObject({ text, status: "disputed" });
    const changes = checked.flags.flatMap(({ proposal }) => proposal?.changes ?? []);
    expect(changes).toContainEqual({ ...place, amount: printed?.amount });
  });

  it("names a cell whose row alone tells that it is wrong", () => {
    const place = { table: "t11", row: 10, column: 14 };
    const checked = checkDocument(misread(document, [tableOf("t11"), 10, 14], "339"));
    expect(named(checked)).toContainEqual(place);
    expect(cellAt(checked, place)?.status).toBe("disputed");
  });

  it("names an amount that was not read at all", () => {
    const place = { table: "t06", row: 9, column: 6 };
    const checked = checkDocument(misread(document, [tableOf("t06"), 9, 6], ""));
    expect(named(checked)).toContainEqual(place);
    expect(cellAt(checked, place)?.status).toBe("blank");
  });

  it("finds an amount in its neighbour's column, whose row still adds up", () => {
    const t11 = tableOf("t11");
    const checked = checkDocument(misread(misread(document, [t11, 10, 14], ""), [t11, 10, 15], "399"));
    const places = [14, 15].map((column) => ({ table: "t11", row: 10, column }));
    expect(named(checked)).toEqual(expect.arrayContaining(places));
    expect(cellAt(checked, places[1] as (typeof places)[number])?.status).toBe("disputed");
    expect(checked.flags.flatMap(({ proposal }) => proposal?.changes ?? [])).toEqual([
      { table: "t11", row: 10, column: 14, amount: "3990000" },
      { table: "t11", row: 10, column: 15, text: "" },
    ]);
  });

  it("names the total over a row that was lost", () => {
    const t07 = tableOf("t07");
    const without = {
      ...document,
      tables: document.tables.map((table, at) =>
        at === t07
          ? withTrees({
              ...table,
              rows: table.rows
                .filter(({ index }) => index !== 5)
                .map(({ parent: _, ...row }, index) => ({ ...row, index })),
            })
          : table,
      ),
      observations: document.observations.filter(({ table }) => table !== "t07"),
    };
    expect(named(checkDocument(without))).toContainEqual({ table: "t07", row: 0, column: 6 });
  });
});
