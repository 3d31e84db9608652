import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assemble } from "../../src/assemble/index.ts";
import { checkDocument } from "../../src/checks/index.ts";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import {
  type DoubtfulText,
  doubtfulTexts,
  type ReadAssembly,
} from "../../src/meaning/alternatives/doubtfulTexts.ts";
import { toDocument } from "../../src/meaning/index.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import { printTable } from "../builders/printTable.ts";

/** What the reader holds possible of the characters of a text, by their place in it. */
interface Doubt {
  readonly others?: Readonly<Record<number, string>>;
  readonly second?: string;
}

/** A table as a reader that is in doubt reads it: `doubts` by the text of the cell. */
function read(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  doubts: Readonly<Record<string, Doubt>>,
): { document: BudgetDocument; doubtful: DoubtfulText[] } {
  const widths = header.map(() => 160);
  const pages = printTable(header, rows, {
    columnWidths: widths,
    fontSize: 10,
    pageHeight: 842,
    repeatHeader: true,
    title: "2025年部门支出预算表",
  }).map((page): PageText => ({ ...page, runs: page.runs.map((run) => doubt(run, doubts[run.text])) }));
  const layouts = pages.map(findTables);
  const doubtful = layouts.flatMap(doubtfulTexts);
  const source = { file: "a.pdf", sha256: "0".repeat(64), pageCount: pages.length };
  // As the stage after a dump finds it.
  const assembly = JSON.parse(JSON.stringify({ ...assemble(layouts), doubtful })) as ReadAssembly;
  return { document: checkDocument(toDocument(assembly, source)), doubtful };
}

function doubt(run: TextRun, said: Doubt | undefined): TextRun {
  if (!said) return run;
  const glyphs = [...run.text].map((text, at) => {
    const others = [...(said.others?.[at] ?? "")].map((other) => ({ text: other, confidence: 0.3 }));
    const glyph = { text, box: run.box, confidence: 0.95 };
    return others.length > 0 ? { ...glyph, confidence: 0.65, alternatives: others } : glyph;
  });
  const second =
    said.second === undefined ? {} : { second: { engine: "other", text: said.second, confidence: 0.8 } };
  return { ...run, engine: "first", confidence: 0.65, glyphs, ...second };
}

const HEADER = ["科目编码", "科目名称", "合计(万元)"];
const LEVELS = ["类", "款", "项", "科目名称", "合计(万元)"];
const told = ({ flags }: BudgetDocument) =>
  flags
    .filter(({ rule }) => /^(?:CODE|NAME|READING|CONFIDENCE)/u.test(rule))
    .map(({ rule, severity, cells }) => [
      rule,
      severity,
      cells.map((cell) => ("row" in cell ? [cell.row, cell.column] : [])),
    ]);
const cell = ({ tables: [table] }: BudgetDocument, row: number, column: number) =>
  table?.rows[row]?.cells[column];

describe("a code that is in no table", () => {
  test("is the one that its reader holds possible and that has the name beside it; what was likelier stays as evidence", () => {
    const { document } = read(
      HEADER,
      [
        ["2101107", "行政单位医疗", "3"],
        ["2210201", "住房公积金", "2"],
      ],
      { "2101107": { others: { 6: "1" } } },
    );
    expect(cell(document, 0, 0)).toMatchObject({
      text: "2101101",
      status: "disputed",
      confidence: 0.3,
      evidence: [{ kind: "reading", engine: "first", text: "2101107", confidence: 0.65 }],
    });
    expect(document.observations[0]).toMatchObject({ functionCode: "2101101", functionName: "行政单位医疗" });
    expect(told(document)).toEqual([["CODE-CHOSEN", "warning", [[0, 0]]]]);
  });

  test("may be what the second reader read", () => {
    const { document } = read(HEADER, [["2101107", "行政单位医疗", "3"]], {
      "2101107": { second: "2101101" },
    });
    expect(cell(document, 0, 0)).toMatchObject({
      text: "2101101",
      evidence: [
        { engine: "other", text: "2101101" },
        { engine: "first", text: "2101107" },
      ],
    });
    expect(told(document)).toEqual([["CODE-CHOSEN", "warning", [[0, 0]]]]);
  });

  test("stays as read where no reader holds the other one possible", () => {
    const { document } = read(HEADER, [["2101107", "行政单位医疗", "3"]], {
      "2101107": { others: { 6: "9" } },
    });
    expect(cell(document, 0, 0)?.text).toBe("2101107");
    expect(told(document).map(([rule]) => rule)).toEqual(["CODE-UNKNOWN"]);
  });

  test("stays as read where two that are possible have the name: 行政运行 is the name of many", () => {
    const { document } = read(
      HEADER,
      [
        ["2010501", "行政运行", "3"],
        ["2019901", "行政运行", "3"],
      ],
      {
        "2019901": { others: { 3: "01", 4: "136" } },
      },
    );
    expect(cell(document, 1, 0)?.text).toBe("2019901");
  });

  test("is told by the row above it where its name is misread as well", () => {
    const rows = [
      ["208", "社会保障和就业支出", "9"],
      ["20805", "行政事业单位养老支出", "9"],
      ["2080591", "行改单位离退体", "9"],
    ];
    const { document } = read(HEADER, rows, { "2080591": { others: { 5: "0" } } });
    expect(cell(document, 2, 0)?.text).toBe("2080501");
  });

  test("is chosen in the one of 类, 款 and 项 that was misread", () => {
    const { document } = read(LEVELS, [["210", "41", "01", "行政单位医疗", "3"]], {
      "41": { others: { 0: "1" } },
    });
    expect([0, 1, 2].map((column) => cell(document, 0, column)?.text)).toEqual(["210", "11", "01"]);
    expect(told(document)).toEqual([["CODE-CHOSEN", "warning", [[0, 1]]]]);
  });

  test("that a text layer prints stays, whatever its name", () => {
    const { document, doubtful } = read(HEADER, [["2101107", "行政单位医疗", "3"]], {});
    expect(doubtful).toEqual([]);
    expect(cell(document, 0, 0)?.text).toBe("2101107");
  });
});

describe("a name of a known code", () => {
  test("is the official one where its reader holds every character of it possible", () => {
    const { document } = read(HEADER, [["2101101", "行改单位医疔", "3"]], {
      行改单位医疔: { others: { 1: "政", 5: "疗" } },
    });
    expect(cell(document, 0, 1)).toMatchObject({
      text: "行政单位医疗",
      status: "disputed",
      evidence: [{ kind: "reading", engine: "first", text: "行改单位医疔" }],
    });
    expect(told(document)).toEqual([["NAME-CHOSEN", "info", [[0, 1]]]]);
  });

  test("stays as read where one character is nothing its reader thought of", () => {
    const { document } = read(HEADER, [["2101101", "行改单位医疔", "3"]], {
      行改单位医疔: { others: { 1: "政" } },
    });
    expect(cell(document, 0, 1)?.text).toBe("行改单位医疔");
  });
});

describe("what no reader holds possible", () => {
  const proposals = ({ flags }: BudgetDocument) =>
    flags.flatMap(({ rule, severity, proposal }) =>
      proposal ? [{ rule, severity, changes: proposal.changes }] : [],
    );
  const OTHER = { others: { 0: "8" } };

  test("is proposed where it is the only code one digit off that has the name, and not put into the cell", () => {
    const { document } = read(LEVELS, [["210", "41", "01", "行政单位医疗", "3"]], { "41": OTHER });
    expect(cell(document, 0, 1)?.text).toBe("41");
    expect(proposals(document)).toEqual([
      { rule: "CODE-UNKNOWN", severity: "info", changes: [{ table: "t01", row: 0, column: 1, text: "11" }] },
    ]);
  });

  test("is proposed for a known code under the name of another", () => {
    const { document } = read(HEADER, [["20105", "财政事务", "3"]], { "20105": OTHER });
    expect(proposals(document)).toEqual([
      {
        rule: "CODE-NAME",
        severity: "warning",
        changes: [{ table: "t01", row: 0, column: 0, text: "20106" }],
      },
    ]);
  });

  test("is proposed for a name that is a character off its code's, once a table", () => {
    const rows = [
      ["2101101", "行改单位医疗", "3"],
      ["2210201", "住房公积全", "2"],
    ];
    const { document } = read(HEADER, rows, {
      行改单位医疗: { others: { 1: "故" } },
      住房公积全: { others: { 4: "玉" } },
    });
    expect(cell(document, 0, 1)?.text).toBe("行改单位医疗");
    expect(proposals(document)).toEqual([
      {
        rule: "NAME-MISREAD",
        severity: "info",
        changes: [
          { table: "t01", row: 0, column: 1, text: "行政单位医疗" },
          { table: "t01", row: 1, column: 1, text: "住房公积金" },
        ],
      },
    ]);
  });

  test("is not proposed for a text layer: the page prints it so", () => {
    const { document } = read(
      HEADER,
      [
        ["20105", "财政事务", "3"],
        ["2101101", "行改单位医疗", "3"],
      ],
      {},
    );
    expect(proposals(document)).toEqual([]);
  });
});

test("a code is what was read, or made of alternatives; a change is told of, and what was read stays as evidence", () => {
  const digit = fc.constantFrom(..."0123456789");
  const code = fc.constantFrom("2101101", "2101102", "2210201", "2080505", "2010301", "2010601");
  fc.assert(
    fc.property(
      code,
      fc.nat(6),
      digit,
      fc.dictionary(fc.constantFrom("3", "4", "5", "6"), digit),
      (known, at, put, others) => {
        const printed = known.slice(0, at) + put + known.slice(at + 1);
        const name = known === "2210201" ? "住房公积金" : "行政单位医疗";
        const { document } = read(HEADER, [[printed, name, "3"]], { [printed]: { others } });
        const { text = "", evidence = [] } = cell(document, 0, 0) ?? {};
        const possible = [...printed].every((own, index) =>
          [own, ...(others[String(index)] ?? "")].includes(text[index] ?? ""),
        );
        expect(possible).toBe(true);
        const isTold = document.flags.some(({ rule }) => rule === "CODE-CHOSEN");
        expect(isTold).toBe(text !== printed);
        expect(evidence.map((entry) => (entry.kind === "reading" ? entry.text : ""))).toEqual(
          isTold ? [printed] : [],
        );
      },
    ),
    { numRuns: 60 },
  );
});
