import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csv, neutralise } from "../../src/export/csv.ts";
import { writeExports } from "../../src/export/index.ts";
import { documentOf, tableOf } from "./smallDocument.ts";

/** How the documents were made. */
const RUN = { version: "0.0.0", settings: {} };

describe("neutralise", () => {
  test.each([
    "=1+1",
    "+SUM(A1)",
    "-2+3",
    "@cmd",
    "＝1+1",
    "＋A1",
    "－A1",
    "＠x",
    "\t=1",
    "\r=1",
    "  =HYPERLINK(1)",
    "-78.3万元",
  ])("puts an apostrophe before %j", (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
  });

  test.each(["-78.3", "-5.62%", "-", "—", "－", "－78.3", "+3.5", "-1,234.50", "0.00", "", "合计", "1-2"])(
    "leaves %j as it is",
    (text) => {
      expect(neutralise(text)).toBe(text);
    },
  );

  test.each([
    ["a\0b", "ab"],
    ["\u001B[31mred", "[31mred"],
    ["100\u202E00.1", "10000.1"],
    ["办\u200B公\u2060费\uFEFF", "办公费"],
    ["\u200B=1+1", "'=1+1"],
    ["line\r\nbreak\tand tab", "line\r\nbreak\tand tab"],
  ])("of %j leaves what is seen", (text, seen) => {
    expect(neutralise(text)).toBe(seen);
  });

  test("no text begins a formula unless it is a figure", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = neutralise(text);
        return !/^[=+\-@＝＋－＠\t\r]/u.test(value) || /^[+\-－\s\d.,%]+$/u.test(value);
      }),
    );
  });
});

describe("csv", () => {
  test("has a byte order mark, CRLF and quotes as RFC 4180 wants them", () => {
    expect(
      csv(
        ["a", "b"],
        [
          ['say "x"', "line\nbreak"],
          [null, 3],
        ],
      ),
    ).toBe('\uFEFFa,b\r\n"say ""x""","line\nbreak"\r\n,3\r\n');
  });

  test("gives back every text that is no formula", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom("a", ",", '"', "\r", "\n", "中") })),
        (texts) => {
          const cells = texts.map((text) => `x${text}`);
          expect(parseRecord(csv(["h"], [["x", ...cells]]))).toEqual(["x", ...cells]);
        },
      ),
    );
  });
});

describe("the CSVs of a document", () => {
  const table = tableOf({
    header: ["科目名称", "合计/小计", "合计/=EVIL()"],
    rows: [
      ["合计", "100.50", "-"],
      ["=cmd|' /C calc'!A0", "-78.3", ""],
    ],
  });

  test("a table is as printed, with row kinds, pages and header paths", async () => {
    const text = await written(table, "tables/01-expenditure.csv");
    expect(text.split("\r\n").slice(0, 3)).toEqual([
      "\uFEFFrowKind,pages,科目名称,合计/小计,合计/=EVIL()",
      "total,1,合计,100.50,-",
      "detail,1,'=cmd|' /C calc'!A0,-78.3,",
    ]);
  });

  test("tables.csv says title, unit and pages of each table, and which file has its rows", async () => {
    expect((await written(table, "tables.csv")).split("\r\n").slice(0, 2)).toEqual([
      "\uFEFFtable,kind,title,formNumber,unit,unitSource,disclosure,pages,rows,columns,path",
      "t01,expenditure,支出总表,,元,printed,0,1,2,3,tables/01-expenditure.csv",
    ]);
  });

  test("an observation begins with where it comes from", async () => {
    const [header, first] = (await written(table, "observations.csv")).split("\r\n");
    expect(header?.split(",").slice(0, 12)).toEqual(
      "\uFEFFsha256,file,disclosure,kind,level,region,department,disclosureYear,tableKind,table,row,column".split(
        ",",
      ),
    );
    expect(first?.split(",").slice(1, 12)).toEqual(
      "budget.pdf,0,budget,unit,安阳市,安阳市政务服务中心,2024,expenditure,t01,0,1".split(","),
    );
    expect(header?.split(",")).toHaveLength(first?.split(",").length ?? 0);
  });

  test("a flag names its places and what it proposes", async () => {
    const flag = {
      id: "SUM-COLUMN:t01:0:1",
      rule: "SUM-COLUMN" as const,
      severity: "error" as const,
      message: "=sum",
      messageZh: "合计不符。",
      values: { case: "source", blame: "source" },
      cells: [{ table: "t01", row: 0, column: 1 }, { statement: 2 }],
      missing: {
        pages: [4, null] as [number, null],
        amount: "165.04",
        by: [
          { dimension: "departmentEconomic.code" as const, code: "30108", amount: "152.16" },
          { dimension: "departmentEconomic.code" as const, code: "30110", amount: "12.88" },
        ],
      },
      proposal: { changes: [{ table: "t01", row: 0, column: 1, amount: "22.2" }], evidence: [] },
    };
    const directory = join(mkdtempSync(join(tmpdir(), "export-")), "x");
    await writeExports(documentOf([table], { flags: [flag] }), directory, RUN);
    expect(readFileSync(join(directory, "flags.csv"), "utf8").split("\r\n")[1]).toBe(
      "SUM-COLUMN:t01:0:1,error,SUM-COLUMN,'=sum,,,t01 row 0 column 1; statement 2,between page 4 and page end: 165.04 yuan (departmentEconomic.code 30108 152.16; departmentEconomic.code 30110 12.88),t01 row 0 column 1 -> 22.2,[],合计不符。,t01 支出总表 · 合计 · 合计/小计 · B5; ,,,",
    );
  });
});

async function written(table: ReturnType<typeof tableOf>, path: string): Promise<string> {
  const directory = join(mkdtempSync(join(tmpdir(), "export-")), "budget");
  await writeExports(documentOf([table]), directory, RUN);
  return readFileSync(join(directory, path), "utf8");
}

/** The fields of the second record, read by RFC 4180's grammar. */
function parseRecord(text: string): string[] {
  const body = text.slice(text.indexOf("\r\n") + 2).replace(/\r\n$/u, "");
  return [...body.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gu)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
