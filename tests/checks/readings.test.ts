import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/checks/index.ts";
import type { BudgetDocument, Cell } from "../../src/contract/schema.ts";
import { STRUCK } from "../../src/core/money.ts";
import { raise } from "../../src/findings/raise.ts";
import { dimension, misread, money, sketch, type TableSketch } from "./builder.ts";

const LIST: TableSketch = {
  kind: "project-expenditure",
  columns: [dimension("function.code"), dimension("project.name"), money("合计")],
  rows: [
    ["detail", "2010399", "甲项目", "130.62"],
    ["detail", "2080505", "乙项目", "28.23"],
  ],
};
const SUMMED: TableSketch = { ...LIST, rows: [...LIST.rows, ["total", "", "合计", "158.85"]] };

const second = (text: string): Partial<Cell> => ({
  evidence: [{ kind: "reading", engine: "tesseract", text, confidence: 0.9 }],
});
const cell = (document: BudgetDocument, row: number, column: number) =>
  document.tables[0]?.rows[row]?.cells[column];

describe("an amount that no identity proves", () => {
  const document = sketch({ tables: [LIST] });

  it("stays read on one confident reading", () => {
    const checked = checkDocument(document);
    expect(cell(checked, 0, 2)?.status).toBe("read");
    expect(checked.flags).toEqual([]);
  });

  it("is verified by a second engine that reads the same amount", () => {
    const checked = checkDocument(misread(document, [0, 0, 2], second("１３０．６２")));
    expect(cell(checked, 0, 2)).toMatchObject({ status: "verified", evidence: [{ kind: "reading" }] });
  });

  it("is disputed where the second engine reads another", () => {
    const checked = checkDocument(misread(document, [0, 0, 2], second("13062")));
    expect(cell(checked, 0, 2)).toMatchObject({ status: "disputed", text: "130.62" });
    expect(checked.flags).toMatchObject([
      { id: "READING:t01:0:2", severity: "warning", page: 1, cells: [{ table: "t01", row: 0, column: 2 }] },
    ]);
  });

  it("is left alone where the second engine saw nothing", () => {
    const checked = checkDocument(misread(document, [0, 0, 2], second("")));
    expect(cell(checked, 0, 2)?.status).toBe("read");
    expect(checked.flags).toEqual([]);
  });

  it("is disputed where its reader was unsure", () => {
    const checked = checkDocument(misread(document, [0, 0, 2], { confidence: 0.41 }));
    expect(cell(checked, 0, 2)?.status).toBe("disputed");
    expect(checked.flags).toMatchObject([{ id: "CONFIDENCE:t01:0:2", severity: "warning" }]);
  });

  it.each([
    ["见附表", "warning", "disputed"],
    ["130.62a", "warning", "disputed"],
    ["①", "warning", "disputed"],
    ["130.62 28.23", "warning", "disputed"],
    ["####", "error", "disputed"],
    [`1${STRUCK}3${STRUCK}0${STRUCK}`, "warning", "disputed"],
    [`1${STRUCK}3${STRUCK} 130.62`, "info", "read"],
  ])("is told of on a page with a text layer too where it is %j", (text, severity, status) => {
    const typed = sketch({ tables: [LIST], pageKind: "text" });
    const checked = checkDocument(misread(typed, [0, 0, 2], text));
    expect(cell(checked, 0, 2)?.status).toBe(status);
    expect(checked.flags).toMatchObject([{ id: "AMOUNT-FORMAT:t01:0:2", severity }]);
  });

  it.each(["/", "×", "无", "……", "130.62①", "-"])("is left alone where it is %j", (text) => {
    const typed = sketch({ tables: [LIST], pageKind: "text" });
    expect(checkDocument(misread(typed, [0, 0, 2], text)).flags).toEqual([]);
  });

  it("is disputed where it makes no number", () => {
    const checked = checkDocument(misread(document, [0, 0, 2], "2.573.05"));
    expect(cell(checked, 0, 2)?.status).toBe("disputed");
    expect(checked.flags).toMatchObject([{ id: "AMOUNT-FORMAT:t01:0:2", severity: "error" }]);
  });

  it("is in doubt where only the second engine saw it", () => {
    const checked = checkDocument(
      misread(document, [0, 0, 2], { text: "", status: "blank", ...second("5") }),
    );
    expect(checked.flags).toMatchObject([{ rule: "READING", cells: [{ table: "t01", row: 0, column: 2 }] }]);
  });
});

describe("an amount that an identity proves", () => {
  it("outranks a second engine and its own reader's doubt", () => {
    const document = sketch({ tables: [SUMMED] });
    const checked = checkDocument(misread(document, [0, 0, 2], { ...second("13062"), confidence: 0.3 }));
    expect(cell(checked, 0, 2)?.status).toBe("verified");
    expect(checked.flags).toEqual([]);
  });

  it("is not proven where the second readings close the identity as well", () => {
    const copy: TableSketch = {
      columns: [dimension("project.name"), money("合计"), money("本年拨款/一般公共预算")],
      rows: [["detail", "甲项目", "8", "8"]],
    };
    const both = misread(misread(sketch({ tables: [copy] }), [0, 0, 1], second("6")), [0, 0, 2], second("6"));
    const checked = checkDocument(both);
    expect([1, 2].map((column) => cell(checked, 0, column)?.status)).toEqual(["disputed", "disputed"]);
  });

  it("is not proven by a figure that another identity disputes: two may be misread alike", () => {
    const parts: TableSketch = {
      kind: "expenditure",
      columns: [
        dimension("function.name"),
        money("合计"),
        money("基本支出/小计", { nature: "basic" }),
        money("项目支出/小计", { nature: "project" }),
        money("项目支出/其他运转类", { nature: "project" }),
        money("项目支出/特定目标类", { nature: "project" }),
      ],
      rows: [
        ["detail", "城乡社区公共设施", "280487.16", "202918.13", "77569.03", "26023.87", "51545.16"],
        ["total", "合计", "280487.16", "202918.13", "77569.03", "26023.87", "51545.16"],
      ],
    };
    const printed = sketch({ tables: [parts] });
    expect(checkDocument(printed).flags).toEqual([]);
    // 5 read as 3 in a part and in its total, which close, as does each column; the total of all does not.
    const places = [0, 1].flatMap((row) => [
      [row, 3, "77369.03", "77560.08"] as const,
      [row, 5, "51345.16", "51545.16"] as const,
    ]);
    const twice = places.reduce(
      (document, [row, column, read, other]) =>
        misread(misread(document, [0, row, column], read), [0, row, column], {
          ...second(other),
          confidence: 0.5,
        }),
      printed,
    );
    const checked = checkDocument(twice);
    expect([3, 5].map((column) => cell(checked, 0, column)?.status)).toEqual(["disputed", "disputed"]);
    const named = checked.flags.flatMap(({ cells }) =>
      cells.flatMap((place) => ("column" in place ? [place.column] : [])),
    );
    expect(named).toEqual(expect.arrayContaining([3, 5]));
  });

  it("keeps its second reading beside the identity, and the evidence short", () => {
    const document = misread(sketch({ tables: [SUMMED] }), [0, 0, 2], second("130.62"));
    expect(cell(checkDocument(document), 0, 2)?.evidence).toEqual([
      { kind: "reading", engine: "tesseract", text: "130.62", confidence: 0.9 },
      {
        kind: "identity",
        rule: "SUM-COLUMN",
        terms: [2, 0, 1].map((row) => ({ table: "t01", row, column: 2 })),
      },
    ]);
  });
});

describe("an identity that fails", () => {
  it("accuses only what no second engine confirms, and proposes what that engine read", () => {
    const document = misread(sketch({ tables: [SUMMED] }), [0, 0, 2], "136.62");
    const read = [second("130.62"), second("28.23"), second("158.85")].reduce(
      (document, reading, row) => misread(document, [0, row, 2], reading),
      document,
    );
    const checked = checkDocument(read);
    const place = { table: "t01", row: 0, column: 2 };
    const failing = checked.flags.find(({ rule }) => rule === "SUM-COLUMN");
    expect(failing).toMatchObject({
      cells: [place],
      proposal: { changes: [{ ...place, amount: "1306200" }] },
    });
    expect(checked.tables[0]?.rows.map(({ cells }) => cells[2]?.status)).toEqual([
      "disputed",
      "verified",
      "verified",
    ]);
  });

  it("takes the source at its word where two engines agree on every term", () => {
    const document = misread(sketch({ tables: [SUMMED] }), [0, 0, 2], "136.62");
    const read = [second("136.62"), second("28.23"), second("158.85")].reduce(
      (document, reading, row) => misread(document, [0, row, 2], reading),
      document,
    );
    const checked = checkDocument(read);
    expect(checked.flags.map(({ rule, cells }) => [rule, cells])).toEqual([
      ["SUM-COLUMN", [{ table: "t01", row: 2, column: 2 }]],
    ]);
    expect(checked.tables[0]?.rows.map(({ cells }) => cells[2]?.status)).toEqual(Array(3).fill("verified"));
  });
});

describe("codes", () => {
  const document = sketch({ tables: [LIST] });

  it("are verified by agreement and disputed without, and never by a name", () => {
    const agreed = misread(document, [0, 0, 0], second("2010399"));
    const checked = checkDocument(misread(agreed, [0, 1, 0], second("2080506")));
    expect([0, 1].map((row) => cell(checked, row, 0)?.status)).toEqual(["verified", "disputed"]);
    expect(checked.flags).toMatchObject([{ id: "READING:t01:1:0", severity: "warning" }]);
    expect(cell(checked, 0, 1)?.status).toBe("read");
  });
});

describe("words", () => {
  it("are not put in doubt by an engine that reads figures", () => {
    const document = sketch({
      tables: [{ ...LIST, columns: [dimension("indicator.value"), ...LIST.columns.slice(1)] }],
    });
    const checked = checkDocument(misread(document, [0, 0, 0], { text: "≥95%", ...second("295%") }));
    expect(cell(checked, 0, 0)?.status).toBe("read");
    expect(checked.flags).toEqual([]);
  });
});

describe("a column whose meaning is not known", () => {
  const UNKNOWN: TableSketch = {
    kind: "unknown",
    columns: [dimension("project.name"), { path: ["了"], role: "other" }],
    rows: ["12.50", "7.00", "0.00", "19.50", "3.00"].map((text) => ["detail", "甲项目", text] as const),
  };
  const document = sketch({ tables: [UNKNOWN] });

  it("is one of figures where most of its texts are: what is no figure there is told of", () => {
    const checked = checkDocument(misread(document, [0, 2, 1], { text: "U" }));
    expect(checked.flags).toMatchObject([{ id: "AMOUNT-FORMAT:t01:2:1", severity: "warning" }]);
    expect(checkDocument(sketch({ tables: [UNKNOWN], pageKind: "text" })).flags).toEqual([]);
  });

  it("is one of figures where its header says so and no unit is printed, however few there are", () => {
    const columns = [dimension("project.name"), money("合计", {}, { unit: undefined })];
    const rows = UNKNOWN.rows.slice(0, 2);
    const without = sketch({ tables: [{ ...UNKNOWN, columns, rows }] });
    without.tables[0]!.unit = null;
    const checked = checkDocument(misread(without, [0, 1, 1], { text: "我" }));
    expect(checked.flags).toMatchObject([{ id: "AMOUNT-FORMAT:t01:1:1", severity: "warning" }]);
  });

  it("is one of words where they are: nothing is told of", () => {
    const words = { ...UNKNOWN, rows: UNKNOWN.rows.map(([kind, name]) => [kind, name ?? "", "U"] as const) };
    expect(checkDocument(sketch({ tables: [words] })).flags).toEqual([]);
  });

  it("proves none of its figures on a page where the engines often differ", () => {
    const texts = ["12.50", "7.00", "0.90", "19.60", "3.00"];
    const read = texts.reduce((before, text, row) => misread(before, [0, row, 1], second(text)), document);
    const checked = checkDocument(read);
    expect(checked.flags.map(({ rule }) => rule).sort()).toEqual(["READING", "READING", "UNPROVEN"]);
    expect([0, 1, 4].map((row) => cell(checked, row, 1)?.status)).toEqual(["read", "read", "read"]);
  });
});

describe("a figure printed twice", () => {
  const TWICE: TableSketch = {
    ...LIST,
    rows: [...LIST.rows.slice(0, 1), ["total", "", "合计", "130.62"]],
  };
  const read = (more: TableSketch, ...texts: readonly string[]) =>
    texts.reduce(
      (before, text, row) => misread(before, [1, row, 2], second(text)),
      [0, 1].reduce(
        (before, row) => misread(before, [0, row, 2], second("130.62")),
        sketch({ tables: [TWICE, more] }),
      ),
    );

  it("is proven by its copy where the engines hardly ever differ", () => {
    const checked = checkDocument(read(LIST, "130.62", "28.23"));
    expect([0, 1].map((row) => cell(checked, row, 2)?.status)).toEqual(["verified", "verified"]);
  });

  it("is not where they often do: both may see one crop that is cut badly", () => {
    const checked = checkDocument(read(LIST, "30.62", "8.23"));
    expect([0, 1].map((row) => cell(checked, row, 2)?.status)).toEqual(["read", "read"]);
    expect(checked.flags.map(({ rule }) => rule)).toContain("UNPROVEN");
  });
});

describe("a value that a person gave", () => {
  it("stays corrected and takes part in the sums", () => {
    const correction = { text: "130.62", amount: "1306200", at: "2026-01-01T00:00:00Z" };
    const document = misread(sketch({ tables: [SUMMED] }), [0, 0, 2], "136.62");
    const checked = checkDocument(misread(document, [0, 0, 2], { status: "corrected", correction }));
    expect(cell(checked, 0, 2)).toMatchObject({ status: "corrected", text: "136.62" });
    expect(cell(checked, 2, 2)?.status).toBe("verified");
    expect(checked.flags).toEqual([]);
  });
});

describe("a page on which the engines often differ", () => {
  /** A list that nothing sums, each figure read alike by both engines but for the first `differing`. */
  const listRead = (differing: number): BudgetDocument => {
    const rows = Array.from(
      { length: 30 },
      (_, row) => ["detail", "2010399", `项目${row}`, `${row + 1}.25`] as const,
    );
    const document = sketch({ tables: [{ ...LIST, rows }] });
    return rows.reduce(
      (read, [, , , text], row) => misread(read, [0, row, 2], second(row < differing ? "99" : text)),
      document,
    );
  };

  it("has no figure proven by their agreement, and one warning names those that nothing else proves", () => {
    const checked = checkDocument(listRead(3));
    expect(cell(checked, 3, 2)?.status).toBe("read");
    const unproven = checked.flags.filter(({ rule }) => rule === "UNPROVEN");
    expect(unproven).toMatchObject([{ id: "UNPROVEN:t01:3:2", severity: "warning", page: 1 }]);
    expect(unproven[0]?.cells).toHaveLength(27);
  });

  it.each([
    ["the figure reader was sure, and the first too", "figures", 0.96, 0.82, "verified"],
    ["the figure reader was less sure", "figures", 0.94, 0.99, "read"],
    ["the first reader was less sure", "figures", 0.99, 0.78, "read"],
    ["another engine was as sure", "tesseract", 0.99, 0.99, "read"],
  ])("where %s", (_, engine, seen, confidence, status) => {
    const evidence = [{ kind: "reading" as const, engine, text: "30.25", confidence: seen }];
    const checked = checkDocument(misread(listRead(3), [0, 29, 2], { evidence, confidence }));
    expect(cell(checked, 29, 2)?.status).toBe(status);
    const unproven = checked.flags.filter(({ rule }) => rule === "UNPROVEN");
    expect(unproven[0]?.cells).toHaveLength(status === "verified" ? 26 : 27);
  });

  it("is none for one figure in doubt: the others stay verified", () => {
    const checked = checkDocument(listRead(1));
    expect(cell(checked, 3, 2)?.status).toBe("verified");
    expect(checked.flags.map(({ rule }) => rule)).toEqual(["READING"]);
  });
});

it("two equal figures, one of which the second engine contradicts, do not prove each other", () => {
  const copy: TableSketch = {
    columns: [dimension("project.name"), money("合计"), money("本年拨款/一般公共预算")],
    rows: [["detail", "甲项目", "132.38", "132.38"]],
  };
  const checked = checkDocument(misread(sketch({ tables: [copy] }), [0, 0, 1], second("132.58")));
  expect(cell(checked, 0, 1)?.status).toBe("disputed");
  expect(cell(checked, 0, 2)?.status).toBe("read");
});

describe("a figure whose colour may stand for a sign", () => {
  const cells = [{ table: "t01", row: 1, column: 2 }];
  const typed = misread(sketch({ tables: [SUMMED], pageKind: "text" }), [0, 1, 2], "28.25");
  const told = {
    ...raise("SIGN-COLOUR", "red", { table: "t01", figures: 1 }),
    id: "SIGN-COLOUR:t01:1:2",
    cells,
  };

  it("is disputed, and accuses nobody of a sum that does not close", () => {
    const checked = checkDocument({ ...typed, flags: [told] });
    expect(cell(checked, 1, 2)?.status).toBe("disputed");
    expect(checked.flags.map(({ rule }) => rule)).toEqual(["SIGN-COLOUR"]);
    expect(checkDocument(typed).flags.map(({ rule }) => rule)).toContain("SUM-COLUMN");
  });
});
