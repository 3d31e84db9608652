import { describe, expect, it } from "vitest";
import { columnOf, detailsOf, figure, readTruth, SAMPLES, sum, tableOf } from "./readSample.ts";

const truth = await readTruth("born");
const disordered = await readTruth("disordered");

describe.each(SAMPLES)("truth of %s", (sample) => {
  it("has the fourteen kinds of the seed in their order, every row as wide as its table", async () => {
    const { tables } = await readTruth(sample);
    expect(tables.map(({ id }) => id)).toEqual(
      tables.map((_, index) => `t${String(index + 1).padStart(2, "0")}`),
    );
    expect(new Set(tables.map(({ kind }) => kind)).size).toBe(14);
    for (const { columns, rows } of tables)
      expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
  });

  it("has one observation for every measure cell with an amount, and no other", async () => {
    const { tables, observations } = await readTruth(sample);
    const cells = tables.flatMap(({ id, columns, rows }) =>
      rows.flatMap(({ cells }, row) =>
        cells.flatMap(({ amount }, column) =>
          amount !== undefined && columns[column]?.role === "measure"
            ? [`${id} ${row} ${column} ${amount}`]
            : [],
        ),
      ),
    );
    expect(
      observations.map(({ table, row, column, amountYuan }) => `${table} ${row} ${column} ${amountYuan}`),
    ).toEqual(cells);
  });

  it("joins every pair of neighbouring pages, but not across a gap", async () => {
    const { tables, flags } = await readTruth(sample);
    const gaps = flags.flatMap(({ missing }) => (missing ? [missing.pages.join()] : []));
    for (const { pages, joins } of tables) {
      const neighbours = pages.slice(1).map((page, index) => [pages[index], page].join());
      expect(joins.map((join) => join.pages.join())).toEqual(
        neighbours.filter((pair) => !gaps.includes(pair)),
      );
    }
  });

  it("never counts money twice in the details of a table at the same coordinates", async () => {
    const { tables, observations } = await readTruth(sample);
    for (const { id } of tables) {
      const details = observations.filter(
        ({ table, aggregation }) => table === id && aggregation === "detail",
      );
      const keys = details.map(({ row: _, column: __, amountYuan: ___, printed: ____, ...rest }) =>
        JSON.stringify(rest),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe("identities of the figures", () => {
  const summary = tableOf(truth, "revenue-expenditure-summary");
  const expenditure = tableOf(truth, "expenditure");
  const basic = tableOf(truth, "general-public-budget-basic-expenditure");
  const economic = tableOf(truth, "economic-classification-expenditure");
  const details = tableOf(truth, "department-budget-detail");

  it("balances revenue and expenditure", () => {
    const last = summary.rows.find(({ kind }) => kind === "total");
    expect(last?.cells.map(({ text }) => text)).toEqual(["收入总计", "1314.87", "支出总计", "1314.87"]);
    const classes = summary.rows.slice(0, 30);
    expect(sum(classes, 3)).toBe("1314.87");
  });

  it("adds up functions and natures of expenditure", () => {
    const [total] = expenditure.rows;
    for (let column = 5; column < expenditure.columns.length; column++)
      expect(sum(detailsOf(expenditure), column)).toBe(figure(total, column).toFixed());
    for (const row of expenditure.rows.filter(({ kind }) => kind !== "note")) {
      const [all, basicTotal, ...natures] = [5, 6, 7, 8, 9, 10].map((column) => figure(row, column));
      expect(
        natures.reduce((rest, nature) => rest.minus(nature), basicTotal as (typeof natures)[0])?.toFixed(),
      ).toBe("0");
      expect(all?.toFixed()).toBe(basicTotal?.plus(figure(row, 11)).toFixed());
    }
    const generalPublic = tableOf(truth, "general-public-budget-expenditure");
    expect(generalPublic.rows).toEqual(
      expenditure.rows.map((row) => ({ ...row, pages: generalPublic.pages })),
    );
  });

  it("misses the printed total of basic expenditure by 0.01, as rounding does", () => {
    expect(sum(detailsOf(basic), columnOf(basic, "合计"))).toBe("1148.88");
    expect(sum(detailsOf(basic), columnOf(basic, "人员经费"))).toBe("835.75");
    expect(sum(detailsOf(basic), columnOf(basic, "公用经费"))).toBe("313.13");
    expect(basic.rows[0]?.cells.slice(4).map(({ text }) => text)).toEqual(["1148.87", "835.74", "313.13"]);
    expect(sum(detailsOf(economic), columnOf(economic, "总计"))).toBe("1314.88");
  });

  it("differs from basic expenditure by the projects alone, on one item", () => {
    const code = (row: (typeof economic.rows)[number]) => `${row.cells[0]?.text}${row.cells[1]?.text}`;
    const differences = detailsOf(economic).flatMap((row, index) => {
      const other = detailsOf(basic)[index];
      expect(code(row)).toBe(other?.cells[0]?.text);
      const difference = figure(row, 6).minus(figure(other, 4));
      return difference.isZero() ? [] : [`${code(row)} ${difference.toFixed()}`];
    });
    expect(differences).toEqual(["30201 166"]);
  });

  it("keeps a total of 1314.87 over 32 rows that add up to 1149.83", () => {
    expect(detailsOf(details)).toHaveLength(32);
    for (const words of [["合计"], ["小计"], ["财政拨款"]]) {
      expect(sum(detailsOf(details), columnOf(details, ...words))).toBe("1149.83");
      expect(details.rows[0]?.cells[columnOf(details, ...words)]?.text).toBe("1314.87");
    }
    expect(truth.flags.filter(({ severity }) => severity === "error")).toMatchObject([
      { rule: "SUM-COLUMN", cells: [12, 13, 14].map((column) => ({ table: "t11", row: 0, column })) },
    ]);
  });

  it("agrees with the classification on the economic items that the 32 rows cover whole", () => {
    const column = columnOf(details, "经济科目代码");
    const ofItem = (code: string) =>
      sum(
        detailsOf(details).filter((row) => row.cells[column]?.text === code),
        columnOf(details, "合计"),
      );
    expect(["30199", "30239", "30112"].map(ofItem)).toEqual(["570.7", "16.67", "3.46"]);
  });

  it("adds up the three-public expenses and the projects", () => {
    const threePublic = tableOf(truth, "three-public-expenses").rows[0];
    const [all, abroad, vehicles, purchase, operation, reception] = [0, 1, 2, 3, 4, 5].map((column) =>
      figure(threePublic, column),
    );
    expect(all?.toFixed()).toBe(
      abroad
        ?.plus(vehicles ?? 0)
        .plus(reception ?? 0)
        .toFixed(),
    );
    expect(vehicles?.toFixed()).toBe(purchase?.plus(operation ?? 0).toFixed());
    expect(sum(detailsOf(tableOf(truth, "project-expenditure")), 3)).toBe("166");
    expect(sum(detailsOf(tableOf(truth, "project-performance-targets")), 2)).toBe("166");
  });
});

describe("statements", () => {
  it("takes every figure of money and every rate in the prose, in order", () => {
    const printed = truth.prose.flatMap(({ text }) => text.match(/\d+(?:\.\d+)?(?:万元|%)/gu) ?? []);
    const stated = truth.statements.map(({ amount, percent }) => percent ?? String(Number(amount) / 10_000));
    expect(stated).toEqual(printed.map((figure) => figure.replace(/万元|%/u, "")));
  });

  it("stands in its own words on its own page", () => {
    for (const { text, page } of truth.statements)
      expect(truth.prose.some((block) => block.page === page && block.text.includes(text))).toBe(true);
  });
});

describe("the disordered stack", () => {
  it("has lost one page inside 部门预算表, with half of a row on either side", () => {
    const flag = disordered.flags.find(({ rule }) => rule === "PAGES-MISSING");
    const { pages, rows } = tableOf(disordered, "department-budget-detail");
    expect(disordered.pageCount).toBe(truth.pageCount - 1);
    expect([...pages].sort((a, b) => a - b)).not.toEqual(pages);
    expect(rows.flatMap(({ incomplete, pages: [page] }) => (incomplete ? [[incomplete, page]] : []))).toEqual(
      [
        ["head", flag?.missing?.pages[0]],
        ["tail", flag?.missing?.pages[1]],
      ],
    );
  });

  it("leaves every other table as it was", () => {
    for (const [index, table] of disordered.tables.entries()) {
      if (table.kind === "department-budget-detail") continue;
      const texts = ({ rows }: typeof table) => rows.map(({ cells }) => cells);
      expect(texts(table)).toEqual(texts(truth.tables[index] as typeof table));
    }
  });
});
