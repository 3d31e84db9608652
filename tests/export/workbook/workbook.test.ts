import { readXlsx, type Cell as SheetCell } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import type { BudgetDocument, Cell, Flag, Row, Table } from "../../../src/contract/schema.ts";
import type { Language } from "../../../src/core/problems.ts";
import { documentReport } from "../../../src/export/report/documentReport.ts";
import { workbook } from "../../../src/export/workbook/index.ts";
import { readFlagRows } from "../../../src/export/workbook/readFlagRows.ts";
import { placeNames } from "../../../src/places/placeNames.ts";
import { columnLetters } from "../../../src/places/sheetLayout.ts";
import { documentOf, tableOf } from "../smallDocument.ts";

const CODE = "410500240000000012345";
const LONG_FIGURE = "1234567890123456.78";

/** A table of codes, with a head over two columns, a cell over two rows, and titles and texts that look like formulas. */
function printed(): Table {
  const table = tableOf({
    title: "=cmd()|'[支出]:总表*?/\\",
    header: ["科目编码", "基本支出/小计", "基本支出/其中：人员", "项目"],
    rows: [
      [CODE, "1,260.50", "-", "0.00"],
      ["+SUM(A1)", LONG_FIGURE, "", "-78.3"],
      ["\u202E@cmd", "166", "0", "13.20%"],
    ],
  });
  const [, first, second] = table.columns;
  if (first?.header[0] && second?.header[0]) second.header[0].fragments = first.header[0].fragments;
  return {
    ...table,
    fields: [{ ...(cellAt(table, 0, 0) as Cell), index: 0, name: "编制部门", text: "=1+1" }],
  };
}

const cellAt = (table: Table, row: number, column: number): Cell | undefined =>
  table.rows[row]?.cells[column];

const flag: Flag = {
  id: "SUM-COLUMN:t01:0:1",
  rule: "SUM-COLUMN",
  severity: "error",
  message: "It differs.",
  messageZh: "合计不符。",
  values: { case: "source" },
  cells: [{ table: "t01", row: 0, column: 1 }],
  page: 1,
  proposal: { changes: [{ table: "t01", row: 0, column: 1, amount: "1270.5" }], evidence: [] },
};

async function sheetsOf(document: BudgetDocument, language: Language = "en") {
  const { sheets } = await readXlsx(await workbook(document, language), { readStyles: true });
  const sheet = (name: string) => sheets.find((each) => each.name.startsWith(name))!;
  /** The cell as a spreadsheet calls it: O2. */
  const cell = (name: string, address: string): Partial<SheetCell> => {
    const [, letters = "", line = ""] = /^([A-Z]+)(\d+)$/u.exec(address) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const { cells, rows } = sheet(name);
    return cells?.get(`${Number(line) - 1},${column}`) ?? { value: rows[Number(line) - 1]?.[column] ?? null };
  };
  return { sheets, sheet, cell };
}

describe("a table's sheet", () => {
  test("holds each figure as the number that shows as printed, and codes and everything else as text", async () => {
    const { cell } = await sheetsOf(documentOf([printed()]));
    expect(cell("t01", "A5").value).toBe(CODE);
    expect(cell("t01", "B5")).toMatchObject({ value: 1260.5, style: { numFmt: "#,##0.00" } });
    expect(cell("t01", "C5")).toMatchObject({ value: 0, style: { numFmt: "\\-" } });
    expect(cell("t01", "D5")).toMatchObject({ value: 0, style: { numFmt: "0.00" } });
    expect(cell("t01", "C6").value ?? null).toBeNull();
    expect(cell("t01", "D6").value).toBe(-78.3);
    expect(cell("t01", "D7")).toMatchObject({ value: 0.132, style: { numFmt: "0.00%" } });
  });

  test("keeps a figure that no number holds as text, and says so", async () => {
    const { cell } = await sheetsOf(documentOf([printed()]));
    expect(cell("t01", "B6").value).toBe(LONG_FIGURE);
    expect(cell("t01", "B6").comment?.text).toContain("kept as text");
  });

  test("runs no text as a formula, and shows none that nobody sees", async () => {
    const { cell, sheets } = await sheetsOf(documentOf([printed()]));
    expect(cell("t01", "A1").value).toBe("=cmd()|'[支出]:总表*?/\\");
    expect(cell("t01", "A6").value).toBe("+SUM(A1)");
    expect(cell("t01", "A7").value).toBe("@cmd");
    expect(cell("t01", "B9").value).toBe("=1+1");
    const formulas = sheets.flatMap(({ cells }) =>
      [...(cells?.values() ?? [])].filter(({ formula }) => formula),
    );
    expect(formulas).toEqual([]);
  });

  test("has title, department, unit and pages above, merged heads, and stays in sight where one scrolls", async () => {
    const { sheet, cell } = await sheetsOf(documentOf([printed()]));
    expect(cell("t01", "A2").value).toContain("安阳市政务服务中心");
    expect(cell("t01", "A2").value).toContain("元");
    expect(sheet("t01").merges).toEqual(
      expect.arrayContaining([
        { startRow: 2, startCol: 1, endRow: 2, endCol: 2 },
        { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
        { startRow: 2, startCol: 3, endRow: 3, endCol: 3 },
      ]),
    );
    expect(sheet("t01").merges).toHaveLength(3);
    expect(sheet("t01").freezePane).toEqual({ rows: 4, columns: 1 });
  });

  test("merges a cell over the cells that it covers, and no others", async () => {
    const table = printed();
    const span = (covered: Row["cells"][number]["coveredBy"]): Table => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell, column) => {
          if (column !== 0 || row.index > 1) return cell;
          return row.index === 0
            ? { ...cell, rowSpan: 2 }
            : { ...cell, text: "", ...(covered && { coveredBy: covered }) };
        }),
      })),
    });
    const merge = { startRow: 4, startCol: 0, endRow: 5, endCol: 0 };
    const merged = await sheetsOf(documentOf([span({ row: 0, column: 0 })]));
    expect(merged.sheet("t01").merges).toContainEqual(merge);
    const other = await sheetsOf(documentOf([span({ row: 2, column: 0 })]));
    expect(other.sheet("t01").merges).not.toContainEqual(merge);
  });

  test("colours a cell by its status, and says what a flag says and proposes", async () => {
    const table = printed();
    const disputed = cellAt(table, 0, 1);
    if (disputed) disputed.status = "disputed";
    const { cell } = await sheetsOf(documentOf([table], { flags: [flag] }));
    expect(cell("t01", "B5").style?.fill).not.toEqual(cell("t01", "B7").style?.fill);
    expect(cell("t01", "B5").comment?.text).toMatch(/SUM-COLUMN[\s\S]*It differs\.[\s\S]*1270\.5/u);
    expect(cell("t01", "B7").comment).toBeUndefined();
  });

  test("has every cell where its name says", async () => {
    const document = documentOf([printed()]);
    const { cell } = await sheetsOf(document);
    const { lineOf } = placeNames(document);
    const named = lineOf({ table: "t01", row: 2, column: 1 }).split(" · ").at(-1) ?? "";
    expect(cell("t01", named).value).toBe(166);
  });
});

describe("the workbook", () => {
  test("names its sheets safely, each once, in 31 characters at most", async () => {
    const title = `${"一般公共预算支出".repeat(4)}😀`;
    const tables = [
      tableOf({ id: "t01", title, header: ["a"], rows: [] }),
      tableOf({ id: "t02", title, header: ["a"], rows: [] }),
      printed(),
    ].map((table, index) => ({ ...table, id: `t0${index + 1}` }));
    const names = (await sheetsOf(documentOf(tables))).sheets.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).toMatch(/^[^[\]:*?/\\']+$/u);
    }
  });

  test("lists observations, statements and flags; codes are texts, amounts numbers in yuan", async () => {
    const table = printed();
    const document = documentOf([table], { flags: [flag] });
    const [first] = document.observations;
    if (first) first.projectCode = CODE;
    const { sheet, cell } = await sheetsOf(document);
    const [heads = [], record = []] = sheet("observations").rows;
    const numbers = heads.filter((_, at) => typeof record[at] === "number");
    expect(numbers).toEqual(
      expect.arrayContaining(["disclosureYear", "row", "column", "year", "amountYuan", "confidence", "page"]),
    );
    const formatOf = (head: string) =>
      cell("observations", `${columnLetters(heads.indexOf(head))}2`).style?.numFmt;
    expect(["projectCode", "amountYuan", "year"].map(formatOf)).toEqual(["@", "0.00######", undefined]);
    expect(record[heads.indexOf("projectCode")]).toBe(CODE);
    expect(record[heads.indexOf("amountYuan")]).toBe(Number(first?.amountYuan));
    expect(sheet("observations").rows).toHaveLength(document.observations.length + 1);
    const [flagHeads = [], told = []] = sheet("flags").rows;
    expect(told[flagHeads.indexOf("id")]).toBe(flag.id);
    expect(flagHeads).toEqual(expect.arrayContaining(["decision", "value", "note"]));
    expect(sheet("statements").rows[0]).toContain("amountYuan");
  });

  test("offers the words of decisions beside each flag, and its rows read back as they are filled in", async () => {
    const document = documentOf([printed()], { flags: [flag] });
    const { sheet } = await sheetsOf(document);
    expect(sheet("flags").dataValidations?.[0]).toMatchObject({
      range: expect.stringMatching(/^H2:H/u),
      values: expect.arrayContaining(["accepted", "source-error"]),
    });
    expect(sheet("flags").rows[0]?.[7]).toBe("decision");
    const rows = await readFlagRows(await workbook(document, "en"));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      line: 2,
      record: { id: flag.id, cells: "t01 row 0 column 1", decision: "", value: "", note: "" },
    });
  });

  test("has heads, comments and names of sheets in the language asked for, and is read back in either", async () => {
    const document = documentOf([printed()], { flags: [flag] });
    const [english, chinese] = [await sheetsOf(document), await sheetsOf(document, "zh")];
    const namesOf = ({ sheets }: typeof english) => sheets.map(({ name }) => name.replace(/^t01 .*/u, "t01"));
    expect(namesOf(english)).toEqual(["contents", "flags", "t01", "observations", "statements"]);
    expect(namesOf(chinese)).toEqual(["目录", "疑点", "t01", "金额", "正文数字"]);
    const han = /\p{Script=Han}/u;
    for (const name of ["observations", "flags", "statements"]) {
      for (const head of english.sheet(name).rows[0] ?? []) expect(head).not.toMatch(han);
    }
    for (const name of ["金额", "疑点", "正文数字"]) {
      for (const head of chinese.sheet(name).rows[0] ?? []) expect(head).toMatch(han);
    }
    expect(english.cell("t01", "B5").comment?.text).not.toMatch(han);
    expect(chinese.cell("t01", "B5").comment?.text).toContain("合计不符。");
    expect(chinese.cell("t01", "B5").comment?.text).not.toContain("It differs.");
    expect(await readFlagRows(await workbook(document, "zh"))).toEqual(
      await readFlagRows(await workbook(document, "en")),
    );
  });

  test("leads to what the report beside it says of a table and of a flag", async () => {
    const document = documentOf([printed()], { flags: [flag] });
    const report = documentReport(document, { language: "en" });
    const { cell } = await sheetsOf(document);
    for (const [sheet, address] of [
      ["contents", "E5"],
      ["t01", "A2"],
      ["flags", "F2"],
    ] as const) {
      const [file, anchor = ""] = cell(sheet, address).hyperlink?.target.split("#") ?? [];
      expect(file).toBe("report.html");
      expect(report).toContain(`id="${decodeURIComponent(anchor)}"`);
    }
  });

  test("is the same bytes for the same document, whenever it is made", async () => {
    const [one, two] = [
      await workbook(documentOf([printed()]), "en"),
      await workbook(documentOf([printed()]), "en"),
    ];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  test("keeps a text that is longer than a cell to what a cell holds, and marks the cut", async () => {
    const table = tableOf({ header: ["a"], rows: [["长".repeat(40_000)]] });
    const { cell } = await sheetsOf(documentOf([table]));
    const text = String(cell("t01", "A4").value);
    expect(text).toHaveLength(32_767);
    expect(text.endsWith("长…")).toBe(true);
  });

  test.each(["_x0041_", "a\uFFFFb", "\uD800x"])("opens again with %j in a cell", async (text) => {
    const table = tableOf({ header: ["a"], rows: [[text]] });
    const { cell } = await sheetsOf(documentOf([table]));
    expect(cell("t01", "A4").value).toBe(text.replace(/[\uFFFF\p{Cs}]/gu, ""));
  });
});
