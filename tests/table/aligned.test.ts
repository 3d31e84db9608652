import { describe, expect, it, test } from "vitest";
import type { TextRun } from "../../src/ocr/types.ts";
import { findTables } from "../../src/table/index.ts";
import {
  centredAt,
  horizontal,
  pageOf,
  readTogether,
  rightAt,
  showTable,
  textAt,
  vertical,
} from "../builders/setText.ts";

/** Right ends of four columns of figures beside a name at 60. */
const ENDS = [260, 350, 440, 530];

const row = (y: number, name: string, figures: readonly string[], indent = 0): TextRun[] => [
  textAt(name, 60 + indent, y),
  ...figures.flatMap((figure, index) => (figure === "" ? [] : [rightAt(figure, ENDS[index] as number, y)])),
];

/** A header of two levels: 项目 over both, 财政拨款 over the first three columns, 其他 over the fourth alone. */
const header = (y: number): TextRun[] => [
  centredAt("项目", 110, y + 9),
  centredAt("财政拨款", 327, y),
  centredAt("合计", 240, y + 18),
  centredAt("基本支出", 327, y + 18),
  centredAt("项目支出", 415, y + 18),
  centredAt("其他", 510, y + 9),
];

const body = (y: number): TextRun[] => [
  ...row(y, "一般公共服务支出", ["1,203.50", "900.00", "303.50", ""]),
  ...row(y + 18, "行政运行", ["900.00", "900.00", "", ""], 10),
  // A wrapped name: its second line stands nearer than rows do, and holds no figure.
  ...row(y + 36, "机关事业单位基本养老", ["303.50", "", "303.50", "12.00"], 10),
  textAt("保险缴费支出", 70, y + 48),
  ...row(y + 66, "住房保障支出", ["56.10", "56.10", "", ""]),
  ...row(y + 84, "合计", ["1,259.60", "956.10", "303.50", "12.00"]),
];

const EXPECTED = [
  "项目[2x1]|财政拨款[1x3]|其他[2x1]",
  "合计|基本支出|项目支出",
  "一般公共服务支出|1,203.50|900.00|303.50|",
  "行政运行|900.00|900.00||",
  "机关事业单位基本养老保险缴费支出|303.50||303.50|12.00",
  "住房保障支出|56.10|56.10||",
  "合计|1,259.60|956.10|303.50|12.00",
];

const around = (top: number, bottom: number): TextRun[] => [
  centredAt("2024年部门支出预算表", 297, top - 40),
  rightAt("单位：万元", 535, top - 18),
  textAt("注：本表反映部门当年支出情况，按功能分类科目列示。", 60, bottom + 14),
  textAt(
    "根据市财政局批复的部门预算，本单位严格执行中央八项规定及其实施细则精神，厉行节约。",
    60,
    bottom + 60,
  ),
];

/** Two lists side by side: figures of the left one end at 290, and the right one's items begin a point and a half further on. */
const twoLists = (top: number): TextRun[] => {
  const left = ["一、一般公共预算拨款收入", "二、政府性基金预算拨款收入", "三、事业收入"];
  const right = ["一、一般公共服务", "二、外交", "三、国防", "四、公共安全", "五、教育", "六、科学技术"];
  const long = [
    "七、文化旅游",
    "八、社会保障",
    "九、卫生健康",
    "十、节能环保",
    "十一、城乡社区",
    "十二、农林水",
  ];
  const items = [...right, ...long, "十三、交通运输", "十四、商业服务业", "十五、金融", "十六、住房保障"];
  const at = (index: number): number => top + 30 + 14 * index;
  const last = at(items.length);
  return [
    ...[centredAt("项目", 110, top), centredAt("预算数", 265, top)],
    ...[centredAt("项目", 350, top), centredAt("预算数", 500, top)],
    ...left.map((name, index) => textAt(name, 60, at(index))),
    ...["4,015.10", "996.82"].map((figure, index) => rightAt(figure, 290, at(index))),
    ...items.map((name, index) => textAt(name, 291.5, at(index))),
    ...["2,015.10", "1,996.82", "1,000.00"].map((figure, index) => rightAt(figure, 530, at(5 * index + 1))),
    ...[textAt("收入总计", 60, last), rightAt("5,011.92", 290, last)],
    ...[textAt("支出总计", 291.5, last), rightAt("5,011.92", 530, last)],
  ];
};

/** The run so many points further right. */
const moveRight = (run: TextRun, by: number): TextRun => {
  const shift = ([x0, y0, x1, y1]: TextRun["box"]) => [x0 + by, y0, x1 + by, y1] as const;
  return {
    ...run,
    box: shift(run.box),
    lines: run.lines.map(shift),
    glyphs: run.glyphs.map((glyph) => ({ ...glyph, box: shift(glyph.box) })),
  };
};

describe("a table without full rulings", () => {
  it("has its columns, rows and header spans from three lines and the text alone", () => {
    const rules = [horizontal(196, 55, 540), horizontal(232, 55, 540), horizontal(336, 55, 540)];
    const { tables, lines } = findTables(pageOf([...around(200, 336), ...header(200), ...body(238)], rules));
    expect(tables.map(showTable)).toEqual([EXPECTED]);
    const [table] = tables;
    expect(table?.ruled).toBe(false);
    expect(table?.doubts).toEqual([]);
    expect(table?.frame.title.map((line) => line.text)).toEqual(["2024年部门支出预算表"]);
    expect(table?.frame.labels.map((line) => line.text)).toEqual(["单位：万元"]);
    expect(table?.frame.notes).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });

  describe("whose rows are set 18 points apart, without any line", () => {
    const names = (tables: ReturnType<typeof findTables>["tables"]): string[][] =>
      tables.map((table) => {
        const [, , ...rows] = showTable(table);
        return rows.map((shown) => shown.split("|")[0]!);
      });
    const below = (y: number): TextRun[] => [
      ...row(y, "住房保障支出", ["56.10", "56.10", "", ""]),
      ...row(y + 18, "合计", ["1,259.60", "956.10", "303.50", "12.00"]),
    ];
    const above = [
      ...header(200),
      ...row(238, "一般公共服务支出", ["1,203.50", "900.00", "303.50", "12.00"]),
    ];

    it("goes on below two rows left blank", () => {
      const { tables } = findTables(pageOf([...above, ...row(256, "教育支出", ["1.00"]), ...below(310)]));
      expect(names(tables)).toEqual([["一般公共服务支出", "教育支出", "住房保障支出", "合计"]]);
    });

    it("ends where more are blank, or the figures stand elsewhere", () => {
      const apart = findTables(pageOf([...above, ...row(256, "教育支出", ["1.00"]), ...below(328)])).tables;
      expect(names(apart)[0]).toEqual(["一般公共服务支出", "教育支出"]);
      const moved = below(292).map((run) => (run.box[0] > 200 ? moveRight(run, 12) : run));
      const elsewhere = findTables(pageOf([...above, ...row(256, "教育支出", ["1.00"]), ...moved])).tables;
      expect(names(elsewhere)[0]).toEqual(["一般公共服务支出", "教育支出"]);
    });
  });

  it("has the same without any line", () => {
    const { tables, lines } = findTables(pageOf([...around(200, 336), ...header(200), ...body(238)]));
    expect(tables.map(showTable)).toEqual([EXPECTED]);
    expect(tables[0]?.frame.labels).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });

  it("keeps the columns of a page that goes on without a header", () => {
    const { tables } = findTables(pageOf(body(60)));
    expect(tables.map(showTable)).toEqual([EXPECTED.slice(2)]);
  });

  it("spans what a short line under a header word spans, however far that word is from its middle", () => {
    const runs = [
      textAt("财政拨款", 215, 200),
      centredAt("合计", 240, 218),
      centredAt("基本支出", 327, 218),
      centredAt("项目支出", 415, 218),
      centredAt("其他", 510, 218),
      centredAt("项目", 110, 218),
      ...body(238),
    ];
    const rules = [
      horizontal(196, 55, 540),
      horizontal(214, 210, 445),
      horizontal(232, 55, 540),
      horizontal(336, 55, 540),
    ];
    const [table] = findTables(pageOf(runs, rules)).tables;
    const spanning = table?.cells.find((cell) => cell.runs.some((run) => run.text === "财政拨款"));
    expect(spanning).toMatchObject({ row: 0, column: 1, columnSpan: 3 });
  });

  it("keeps a column that is blank all the way down", () => {
    const runs = [
      centredAt("项目", 110, 220),
      ...["合计", "基本支出", "项目支出", "其他"].map((name, index) =>
        rightAt(name, ENDS[index] as number, 220),
      ),
      ...row(240, "行政运行", ["900.00", "", "120.00", "12.00"]),
      ...row(258, "机关服务", ["800.00", "", "130.00", "13.00"]),
      ...row(276, "事业运行", ["700.00", "", "140.00", "14.00"]),
      ...row(294, "合计", ["2,400.00", "", "390.00", "39.00"]),
    ];
    const [table] = findTables(pageOf(runs)).tables;
    expect(table && showTable(table)[0]).toBe("项目|合计|基本支出|项目支出|其他");
    expect(table && showTable(table)[1]).toBe("行政运行|900.00||120.00|12.00");
  });

  it("tells of text over the edge of a column instead of cutting it", () => {
    const runs = Array.from({ length: 12 }, (_, index) =>
      row(60 + 20 * index, "行政运行", index === 5 ? ["", "", "", "1.00"] : ["5.10", "20.00", "", "1.00"]),
    ).flat();
    const over = textAt("见附件三说明文字", 250, 160);
    const [table] = findTables(pageOf([...runs, over])).tables;
    expect(table?.columnEdges).toHaveLength(5);
    expect(table?.doubts).toEqual([{ kind: "straddling", box: over.box }]);
    expect(findTables(pageOf(runs)).tables[0]?.doubts).toEqual([]);
  });
});

describe("the header of a table without full rulings", () => {
  /** Names half a line apart, some of two lines, over the four columns of figures: so close that one reading has them all. */
  const wrapped = (y: number): TextRun[] => [
    centredAt("项目", 110, y + 6),
    readTogether([
      centredAt("一般公共预算拨款", 229, y),
      centredAt("政府性基金预算款", 314, y + 6),
      centredAt("国有资本经营预算", 400, y),
      centredAt("财政专户管理资金", 486, y),
    ]),
    centredAt("收入", 229, y + 12),
    centredAt("收入", 400, y + 12),
    centredAt("收入", 486, y + 12),
  ];

  it("parts names that were read as one over the columns, and finds the rest of each below", () => {
    const rules = [horizontal(194, 55, 540), horizontal(228, 55, 540), horizontal(332, 55, 540)];
    const { tables } = findTables(pageOf([...wrapped(200), ...body(234)], rules));
    expect(tables.map(showTable)).toEqual([
      [
        "项目|一般公共预算拨款收入|政府性基金预算款|国有资本经营预算收入|财政专户管理资金收入",
        ...EXPECTED.slice(2),
      ],
    ]);
    expect(tables[0]?.doubts).toEqual([]);
  });

  it("keeps an entry over all levels out of the words beside it, however many lines the lowest names take", () => {
    const words = [
      centredAt("项目", 110, 220),
      centredAt("合计", 240, 220),
      centredAt("基本支出", 372, 200),
      centredAt("小计", 327, 228),
      centredAt("工资福", 415, 216),
      centredAt("利支出", 415, 228),
      centredAt("及津贴", 415, 240),
      centredAt("其他", 510, 220),
    ];
    const { tables } = findTables(pageOf([...words, ...body(262)]));
    expect(tables.map((table) => showTable(table).slice(0, 2))).toEqual([
      ["项目[2x1]|合计[2x1]|基本支出[1x2]|其他[2x1]", "小计|工资福利支出及津贴"],
    ]);
  });
});

describe("figures of neighbouring columns that were read as one", () => {
  it("stand each in its own column, with their second readings", () => {
    const rows = [200, 218, 236, 254].flatMap((y, index) => [
      textAt(`科目${index}`, 60, y),
      ...(index === 2
        ? [readTogether([rightAt("12,345.67", 260, y), rightAt("2,345.67", 310, y)], "12,345.67 2,345.61")]
        : [rightAt("12,345.67", 260, y), rightAt("2,345.67", 310, y)]),
    ]);
    const [table] = findTables(pageOf(rows)).tables;
    expect(table && showTable(table)[2]).toBe("科目2|12,345.67|2,345.67");
    const seconds = table?.cells
      .filter(({ row }) => row === 2)
      .flatMap(({ runs }) => runs[0]?.second?.text ?? []);
    expect(seconds).toEqual(["12,345.67", "2,345.61"]);
  });
});

describe("a lattice that leaves lines out", () => {
  const heads = [
    centredAt("项目", 110, 204),
    ...["合计", "基本支出", "项目支出", "其他"].map((name, index) =>
      centredAt(name, (ENDS[index] as number) - 30, 204),
    ),
  ];
  const edges = [55, 180, 270, 360, 450, 540];
  const rows = [220, 240, 260, 280].flatMap((y, index) =>
    row(y + 4, `科目${index}`, ["1.00", "20.00", index === 2 ? "" : "300.00", "4,000.00"]),
  );
  const expected = [
    "项目|合计|基本支出|项目支出|其他",
    "科目0|1.00|20.00|300.00|4,000.00",
    "科目1|1.00|20.00|300.00|4,000.00",
    "科目2|1.00|20.00||4,000.00",
    "科目3|1.00|20.00|300.00|4,000.00",
  ];

  it("runs the header's verticals on through rows that have none", () => {
    const rules = [
      ...[200, 220, 240, 260, 280, 300].map((y) => horizontal(y, 55, 540)),
      ...edges.map((x) => vertical(x, 200, 220)),
    ];
    expect(findTables(pageOf([...heads, ...rows], rules)).tables.map(showTable)).toEqual([expected]);
  });

  it("parts rows between drawn columns", () => {
    const rules = [
      ...[200, 220, 300].map((y) => horizontal(y, 55, 540)),
      ...edges.map((x) => vertical(x, 200, 300)),
    ];
    expect(findTables(pageOf([...heads, ...rows], rules)).tables.map(showTable)).toEqual([expected]);
  });

  it("leaves a row of wrapped lines whole", () => {
    const wrapped = [
      textAt("机关事业单位基", 60, 224),
      textAt("本养老保险缴费", 60, 237),
      textAt("支出及其他项目", 60, 250),
      rightAt("20.00", 260, 237),
    ];
    const rules = [
      ...[200, 220, 300].map((y) => horizontal(y, 55, 540)),
      ...edges.map((x) => vertical(x, 200, 300)),
    ];
    const [table] = findTables(pageOf([...heads, ...wrapped], rules)).tables;
    expect(table && showTable(table)).toEqual([
      "项目|合计|基本支出|项目支出|其他",
      "机关事业单位基本养老保险缴费支出及其他项目|20.00|||",
    ]);
  });
});

it("tells of a code and its name that were read as one over the edge between them", () => {
  const rows = Array.from({ length: 12 }, (_, index) => {
    const [code, y] = [String(30101 + index), 60 + 20 * index];
    const names =
      index === 5 ? [textAt(`${code}-绩效工资`, 60, y)] : [textAt(code, 60, y), textAt("绩效工资", 91, y)];
    return [...names, rightAt("1,203.50", 260, y), rightAt("900.00", 350, y)];
  });
  expect(findTables(pageOf(rows.flat())).tables[0]?.doubts).toMatchObject([{ kind: "straddling" }]);
});

describe("what is no table", () => {
  const tablesOf = (runs: readonly TextRun[]) => findTables(pageOf(runs)).tables;

  it("prose, with figures or without", () => {
    const sentence = "本年收入合计1203.50万元，比上年增加12.30万元，增长1.03%，主要原因是人员经费增加。";
    expect(tablesOf([60, 80, 100, 120, 140].map((y) => textAt(sentence, 60, y)))).toEqual([]);
  });

  it("a page of contents, with leaders or without", () => {
    const entries = ["部门概况", "部门预算表", "预算情况说明", "名词解释"];
    const led = entries.map((text, index) =>
      textAt(`${text}${"…".repeat(20)}${index + 1}`, 60, 60 + 20 * index),
    );
    expect(tablesOf(led)).toEqual([]);
    const plain = entries.flatMap((text, index) => [
      textAt(text, 60, 60 + 20 * index),
      rightAt(String(3 * index + 1), 530, 60 + 20 * index),
    ]);
    expect(tablesOf(plain)).toEqual([]);
  });

  it("a list whose numbers stand apart, and a form's lines of labels", () => {
    const items = ["负责拟订规划", "负责监督检查", "承办其他事项", "负责综合协调"];
    expect(
      tablesOf(
        items.flatMap((text, index) => [
          textAt(`${index + 1}.`, 60, 60 + 20 * index),
          textAt(text, 90, 60 + 20 * index),
        ]),
      ),
    ).toEqual([]);
    const labels = [60, 80, 100].flatMap((y) => [
      textAt("负责人：张三", 60, y),
      textAt("联系人：李四", 300, y),
    ]);
    expect(tablesOf(labels)).toEqual([]);
  });

  it("the figures along the axes of a chart", () => {
    const axis = [0, 1, 2, 3, 4].flatMap((index) => [
      rightAt(String(100 * index), 80, 200 - 20 * index),
      centredAt(String(2019 + index), 120 + 60 * index, 220),
    ]);
    expect(tablesOf(axis)).toEqual([]);
  });
});

it("justified prose with wide white space beside its figures is no table", () => {
  const line = (y: number, left: string, right: string): TextRun[] => [
    textAt(left, 60, y),
    rightAt(right, 60 + 10 * 36, y),
  ];
  const prose = [
    ...line(100, "本部门财政拨款收入较上年增加", "69010.99万元，主要原因是项目经费增加，其中"),
    ...line(118, "一般公共预算拨款支出为本年", "203091.65万元，本部门财政拨款支出较上年"),
    ...line(136, "增加的主要原因是专项经费，共", "69010.99万元，主要原因是一个二级单位并入"),
    ...line(154, "基本支出和项目支出比上年都增", "203091.65万元，一般公共预算当年拨款规模"),
    ...line(172, "按功能科目分类的明细情况如下", "2740.23万元，较上年增加的原因是调资增加"),
  ];
  expect(findTables(pageOf(prose)).tables).toEqual([]);
});

test("a table of two lists has a row for each item of the longer list, and no line is needed between a figure and the item beside it", () => {
  const { tables } = findTables(pageOf([...around(160, 440), ...twoLists(180)], []));
  const rows = tables.flatMap(showTable);
  expect(rows).toHaveLength(18);
  expect(rows.slice(0, 3)).toEqual([
    "项目|预算数|项目|预算数",
    "一、一般公共预算拨款收入|4,015.10|一、一般公共服务|",
    "二、政府性基金预算拨款收入|996.82|二、外交|2,015.10",
  ]);
  expect(rows.slice(11, 13)).toEqual(["||十一、城乡社区|", "||十二、农林水|1,000.00"]);
  expect(rows.at(-1)).toBe("收入总计|5,011.92|支出总计|5,011.92");
});

test("figures that were guessed make no table: the slanted words of a chart are read as figures", () => {
  const lines = (confidence: number): TextRun[] =>
    ["一、人员", "二、公用", "三、补助", "四、资本"].flatMap((name, index) => [
      textAt(name, 60, 200 + 18 * index),
      { ...rightAt("145", 260, 200 + 18 * index), confidence },
      { ...rightAt("19", 350, 200 + 18 * index), confidence },
    ]);
  expect(findTables(pageOf(lines(0.9), [])).tables).toHaveLength(1);
  expect(findTables(pageOf(lines(0.4), [])).tables).toEqual([]);
});

it.each([
  ["further apart than lines of a cell", 20],
  ["as near as lines of a cell, another head standing half way between them", 14],
])("a word over the middle of three names heads all of them: %s", (_, step) => {
  const codes = (y: number, [group, part, item]: readonly string[], figure: string): TextRun[] => [
    ...[textAt(group ?? "", 60, y), textAt(part ?? "", 100, y), textAt(item ?? "", 140, y)].filter(
      ({ text }) => text,
    ),
    textAt("机关事业单位支出", 180, y),
    rightAt(figure, 340, y),
    rightAt(figure, 430, y),
  ];
  const { tables } = findTables(
    pageOf([
      ...[centredAt("科目编码", 105, 100), centredAt("科目名称", 220, 100 + step / 2)],
      ...["类", "款", "项"].map((name, at) => centredAt(name, 65 + 40 * at, 100 + step)),
      ...[centredAt("合计", 320, 100 + step / 2), centredAt("基本支出", 410, 100 + step / 2)],
      ...codes(140, ["208"], "497.28"),
      ...codes(162, ["208", "05"], "497.28"),
      ...codes(184, ["208", "05", "05"], "331.52"),
      ...codes(206, ["208", "05", "06"], "165.76"),
    ]),
  );
  const [table] = tables;
  const heads = table?.cells.filter(({ row }) => row < 2) ?? [];
  const told = heads.map(
    ({ column, columnSpan, runs }) => `${runs.map(({ text }) => text).join("")} ${column}+${columnSpan}`,
  );
  expect(told).toEqual(
    expect.arrayContaining([
      "科目编码 0+3",
      "类 0+1",
      "款 1+1",
      "项 2+1",
      "科目名称 3+1",
      "合计 4+1",
      "基本支出 5+1",
    ]),
  );
});
