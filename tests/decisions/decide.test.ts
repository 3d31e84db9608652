/** Decisions of people on documents that a reader got wrong: kept, replayed, exported. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { openDecisions } from "../../src/decisions/index.ts";
import { misreading, PAGES, printFolder } from "./printFolder.ts";

const ANNA = { by: "Anna" };
/** 一般行政管理事务, its 项目支出. */
const ITEM = { table: "t01", row: 3, column: 4 } as const;
const misread = () => printFolder(misreading("20.00", "26.00", 3));

const cellAt = ({ tables }: BudgetDocument, { table, row, column }: typeof ITEM) =>
  tables.find(({ id }) => id === table)?.rows[row]?.cells[column];
const idsOf = ({ flags }: BudgetDocument) => flags.map(({ id }) => id);
const decidedOf = ({ flags }: BudgetDocument) => flags.map(({ id, decision }) => `${id} ${decision?.as}`);
const exported = (folder: string): BudgetDocument =>
  JSON.parse(readFileSync(join(folder, "document.json"), "utf8"));

test("an accepted proposal closes the sums and clears their flags; the printed reading is kept", async () => {
  const folder = await misread();
  const open = openDecisions(folder);
  expect(idsOf(open.document)).toEqual(["SUM-COLUMN:t01:3:4", "SUM-ROW:t01:3:4"]);
  open.decide({ as: "accepted", flag: "SUM-ROW:t01:3:4", note: "as on page 2" }, ANNA);
  expect(open.document.flags).toEqual([]);
  expect(cellAt(open.document, ITEM)).toMatchObject({
    text: "20.00",
    amount: "200000",
    status: "corrected",
    correction: { text: "20.00", amount: "200000" },
    fragments: [{ page: 2, text: "26.00" }],
  });
  expect(cellAt(open.printed, ITEM)).toMatchObject({ text: "26.00", status: "disputed" });
  await open.write();
  const { observations } = exported(folder);
  const observation = observations.find(({ row, column }) => row === ITEM.row && column === ITEM.column);
  expect(observation).toMatchObject({ printed: "20.00", amountYuan: "200000", status: "corrected" });
  expect(readFileSync(join(folder, "observations.csv"), "utf8")).toContain("corrected");
});

test("what is written after a decision is what a later decision starts from: nobody has changed a file", async () => {
  const folder = await misread();
  const open = openDecisions(folder);
  open.decide({ as: "typed", cells: [{ place: ITEM, text: "20.00" }] }, ANNA);
  await open.write();
  const again = openDecisions(folder);
  expect(again.document).toEqual(open.document);
  again.decide({ as: "dismissed", flags: ["SUM-ROW:t01:3:4"] }, ANNA);
  await again.write();
  expect(exported(folder).flags).toEqual([]);
});

test("the publisher's error changes no cell, and its flag says who decided that", async () => {
  const open = openDecisions(await misread());
  open.decide({ as: "source-error", flags: idsOf(open.document), note: "printed so" }, ANNA);
  expect(cellAt(open.document, ITEM)).toMatchObject({ text: "26.00", status: "disputed" });
  expect(cellAt(open.document, ITEM)).not.toHaveProperty("correction");
  expect(decidedOf(open.document)).toEqual([
    "SUM-COLUMN:t01:3:4 source-error",
    "SUM-ROW:t01:3:4 source-error",
  ]);
  expect(open.document.flags[0]?.decision).toMatchObject({ by: "Anna", note: "printed so" });
});

test("a cell confirmed as printed keeps its text and is no longer doubted: the sum fails elsewhere", async () => {
  const open = openDecisions(await misread());
  open.decide({ as: "as-printed", cells: [{ place: ITEM }], flags: ["SUM-ROW:t01:3:4"] }, ANNA);
  expect(cellAt(open.document, ITEM)).toMatchObject({
    text: "26.00",
    status: "corrected",
    correction: { text: "26.00", amount: "260000" },
  });
});

test("a dismissed flag is open again when its sum misses by another amount", async () => {
  const open = openDecisions(await misread());
  open.decide({ as: "dismissed", flags: idsOf(open.document) }, ANNA);
  expect(decidedOf(open.document)).toEqual(["SUM-COLUMN:t01:3:4 dismissed", "SUM-ROW:t01:3:4 dismissed"]);
  open.decide({ as: "typed", cells: [{ place: ITEM, text: "25.00" }] }, ANNA);
  expect(open.document.flags.length).toBeGreaterThan(0);
  expect(open.document.flags.every(({ decision }) => decision === undefined)).toBe(true);
});

test("one decision gives many cells another text; codes and names of observations follow", async () => {
  const folder = await printFolder((text) => text.replace("2010302", "2010802").replace("管理", "官理"));
  const open = openDecisions(folder);
  open.decide(
    {
      as: "typed",
      cells: [
        { place: { table: "t01", row: 3, column: 0 }, text: "2010302" },
        { place: { table: "t01", row: 3, column: 1 }, text: "一般行政管理事务" },
      ],
    },
    ANNA,
  );
  expect(open.document.flags).toEqual([]);
  const observation = open.document.observations.find(({ row }) => row === 3);
  expect(observation).toMatchObject({ functionCode: "2010302", functionName: "一般行政管理事务" });
  expect(observation?.functionNameStandard).toBe("一般行政管理事务");
});

test("an undone decision leaves the document as it was, and both stay in the journal", async () => {
  const open = openDecisions(await misread());
  const before = open.document;
  const [entry] = open.decide({ as: "accepted", flag: "SUM-ROW:t01:3:4" }, ANNA);
  open.undo(entry?.id ?? "", ANNA);
  expect(open.document).toEqual(before);
  expect(open.entries.map(({ entry: { as }, state }) => `${as} ${state}`)).toEqual([
    "accepted undone",
    "undone in-force",
  ]);
  expect(() => open.undo(entry?.id ?? "", ANNA)).toThrow(/not one decision .* that holds/u);
});

test("a kind set by hand gives its defaults to the observations, and the table says who set it", async () => {
  const open = openDecisions(await printFolder((text) => text.replace("一般公共预算支出表", "表一")));
  expect(open.document.tables[0]?.kind).toBe("unknown");
  open.decide({ as: "kind", table: "t01", value: "general-public-budget-expenditure" }, ANNA);
  const [table] = open.document.tables;
  expect(table?.kind).toBe("general-public-budget-expenditure");
  expect(table?.decisions).toMatchObject([
    { by: "Anna", set: "kind", value: "general-public-budget-expenditure" },
  ]);
  expect(open.document.observations[0]?.fund).toBe("general-public");
});

test("a unit set by hand gives amounts, and sums are checked with them", async () => {
  const open = openDecisions(await printFolder(misreading("单位：万元", "")));
  expect(idsOf(open.document)).toEqual(["UNIT-MISSING:t01"]);
  expect(open.document.observations).toEqual([]);
  open.decide({ as: "unit", table: "t01", value: "万元" }, ANNA);
  expect(open.document.tables[0]).toMatchObject({ unit: "万元", unitSource: "person" });
  expect(open.document.flags).toEqual([]);
  expect(cellAt(open.document, ITEM)).toMatchObject({ amount: "200000", status: "verified" });
});

test("a column's meaning set by hand is chosen before all others, and the record says by whom", async () => {
  const open = openDecisions(await misread());
  open.decide({ as: "column", table: "t01", column: 4, value: { ignore: true } }, ANNA);
  expect(open.document.tables[0]?.columns[4]).toMatchObject({ role: "other", chosen: { by: "person" } });
  expect(open.document.observations.some(({ column }) => column === 4)).toBe(false);
  open.decide({ as: "column", table: "t01", column: 4, value: { coordinates: { nature: "project" } } }, ANNA);
  expect(open.document.tables[0]?.columns[4]).toMatchObject({
    role: "measure",
    coordinates: { nature: "project" },
    chosen: { by: "person" },
  });
});

test("a figure of the prose and a field are corrected like cells", async () => {
  const open = openDecisions(
    await printFolder((text) => text.replace("110.00万元", "170.00万元").replace("某市某局", "某市某周")),
  );
  const field = open.document.tables[0]?.fields.find(({ name }) => name === "编制部门");
  expect(field?.text).toBe("某市某周");
  open.decide(
    [
      { as: "typed", cells: [{ place: { statement: 0 }, text: "110.00万元" }] },
      { as: "typed", cells: [{ place: { table: "t01", field: field?.index ?? 0 }, text: "某市某局" }] },
    ],
    ANNA,
  );
  expect(open.document.statements[0]).toMatchObject({ amount: "1100000", status: "corrected" });
  expect(open.document.tables[0]?.fields[field?.index ?? 0]).toMatchObject({
    text: "某市某局",
    status: "corrected",
  });
  expect(() =>
    open.decide({ as: "typed", cells: [{ place: { statement: 0 }, text: "many" }] }, ANNA),
  ).toThrow(/no figure with its unit/u);
});

test("after a new extraction the journal is replayed; what prints something else now is listed, not lost", async () => {
  const folder = await misread();
  const first = openDecisions(folder);
  first.decide({ as: "accepted", flag: "SUM-ROW:t01:3:4" }, ANNA);
  first.decide({ as: "typed", cells: [{ place: { table: "t01", row: 6, column: 1 }, text: "养老" }] }, ANNA);
  await printFolder((text) => misreading("20.00", "26.00", 3)(text.replace("2080505", "2080506")), {
    folder,
  });
  const again = openDecisions(folder);
  expect(again.entries.map(({ state }) => state)).toEqual(["in-force", "in-force"]);
  await printFolder((text) => text.replace("基本养老", "职业年金"), { folder });
  const other = openDecisions(folder);
  expect(other.entries.map(({ state }) => state)).toEqual(["in-force", "unfit"]);
  expect(cellAt(other.document, ITEM)).toMatchObject({ text: "20.00", status: "corrected" });
});

test("a place is found again by row and column where the table has moved on its page", async () => {
  const folder = await misread();
  openDecisions(folder).decide({ as: "accepted", flag: "SUM-ROW:t01:3:4" }, ANNA);
  const [cover, page] = PAGES;
  const moved = [cover, { ...page, prose: ["一、", "二、", "三、", "四、"] }] as typeof PAGES;
  await printFolder(misreading("20.00", "26.00", 3), { folder, pages: moved });
  const again = openDecisions(folder);
  expect(again.entries.map(({ state }) => state)).toEqual(["in-force"]);
  expect(cellAt(again.document, ITEM)).toMatchObject({ text: "20.00", status: "corrected" });
});

test("exports that a person edited are not written over, and the decision is kept all the same", async () => {
  const folder = await misread();
  writeFileSync(join(folder, "text.md"), "mine");
  const open = openDecisions(folder);
  open.decide({ as: "accepted", flag: "SUM-ROW:t01:3:4" }, ANNA);
  await expect(open.write()).rejects.toThrow(/text\.md was changed/u);
  expect(openDecisions(folder).entries).toHaveLength(1);
});

/** The list of PAGES on two pages, the second one with a title and a header of its own. */
const CUT: typeof PAGES = [
  {
    table: {
      title: "2024年一般公共预算支出表",
      right: "单位：万元",
      grid: `科目编码|科目名称|合计|基本支出|项目支出
             201|一般公共服务支出|90.00|70.00|20.00
             20103|政府办公厅（室）及相关机构事务|90.00|70.00|20.00
             2010301|行政运行|70.00|70.00|
             2010302|一般行政管理事务|20.00||20.00`,
    },
  },
  {
    table: {
      title: "2024年项目支出表",
      right: "单位：万元",
      grid: `科目编码|科目名称|合计|基本支出|项目支出
             208|社会保障和就业支出|20.00|20.00|
             20805|行政事业单位养老支出|20.00|20.00|
             2080505|机关事业单位基本养老保险缴费支出|20.00|20.00|
             合计|<|110.00|90.00|20.00`,
    },
  },
];

test("joined tables are one, their sums are checked over both, and no run of either is lost", async () => {
  const open = openDecisions(await printFolder((text) => text, { pages: CUT }));
  expect(open.document.tables.map(({ rows }) => rows.length)).toEqual([4, 4]);
  const before = open.document;
  const [entry] = open.decide({ as: "joined", table: "t01", next: "t02" }, ANNA);
  const [table, other] = open.document.tables;
  expect(other).toBeUndefined();
  expect(table).toMatchObject({
    pages: [1, 2],
    joins: [{ pages: [1, 2], evidence: ["a person joined them"] }],
    decisions: [{ set: "joined", value: "2024年项目支出表" }],
  });
  expect(open.document.flags).toEqual([]);
  expect(
    table?.rows
      .at(-1)
      ?.cells.map(({ status }) => status)
      .slice(2),
  ).toEqual(Array(3).fill("verified"));
  // A cell of what was the second table is decided by its place in the whole one.
  open.decide({ as: "typed", cells: [{ place: { table: "t01", row: 6, column: 1 }, text: "养老" }] }, ANNA);
  open.undo(entry?.id ?? "", ANNA);
  expect(open.document.tables.map(({ id, rows }) => `${id} ${rows.length}`)).toEqual(
    before.tables.map(({ id, rows }) => `${id} ${rows.length}`),
  );
  expect(open.document.tables[1]?.rows[2]?.cells[1]).toMatchObject({ text: "养老", status: "corrected" });
});

test("a parted table is two with the same header, and no run is lost or counted twice", async () => {
  const folder = await printFolder((text) => text);
  const open = openDecisions(folder);
  open.decide({ as: "parted", table: "t01", row: 4 }, ANNA);
  const [upper, lower] = open.document.tables;
  expect(upper?.rows.length).toBe(4);
  expect(lower?.rows.map(({ cells }) => cells[0]?.text)).toEqual(["208", "20805", "2080505", "合计"]);
  expect(lower).toMatchObject({ title: upper?.title, unit: "万元", pages: [2] });
  expect(lower?.columns.map(({ path }) => path)).toEqual(upper?.columns.map(({ path }) => path));
  expect(upper?.decisions).toMatchObject([{ set: "parted" }]);
  expect(open.document.flags.filter(({ rule }) => rule === "LEDGER")).toEqual([]);
  expect(openDecisions(folder).document).toEqual(open.document);
  // Both halves together are what the table was.
  open.decide({ as: "joined", table: "t01", next: "t02" }, ANNA);
  expect(open.document.tables.map(({ rows }) => rows.length)).toEqual([8]);
});

test("tables of other columns are not joined: the decision is listed as one that does not fit", async () => {
  const narrow = { title: "2024年表二", grid: "科目|金额\n 甲|1.00\n 乙|2.00" };
  const pages = [...PAGES, { table: narrow }];
  const open = openDecisions(await printFolder((text) => text, { pages }));
  open.decide({ as: "joined", table: "t01", next: "t02" }, ANNA);
  expect(open.document.tables).toHaveLength(2);
  expect(open.entries.map(({ state }) => state)).toEqual(["unfit"]);
});

test("a page that is moved is read in its new place; its tables and decisions go with it", async () => {
  const folder = await printFolder((text) => text, { pages: CUT });
  const open = openDecisions(folder);
  open.decide({ as: "typed", cells: [{ place: { table: "t02", row: 2, column: 1 }, text: "养老" }] }, ANNA);
  const [entry] = open.decide({ as: "page-moved", page: 2, after: null }, ANNA);
  expect(open.document.tables.map(({ pages }) => pages)).toEqual([[2], [1]]);
  expect(open.document.tables[0]?.rows[2]?.cells[1]).toMatchObject({ text: "养老", status: "corrected" });
  expect(open.document.flags.filter(({ rule }) => /LEDGER|PAGES-/u.test(rule))).toEqual([]);
  expect(openDecisions(folder).document).toEqual(open.document);
  open.undo(entry?.id ?? "", ANNA);
  expect(open.document.tables.map(({ pages }) => pages)).toEqual([[1], [2]]);
  expect(() => open.decide({ as: "page-moved", page: 7, after: 1 }, ANNA)).toThrow(/has no page 7/u);
});
