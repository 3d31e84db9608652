import { expect, it } from "vitest";
import { findTables } from "../../src/table/index.ts";
import { cutLattice, drawGrid } from "../builders/drawGrid.ts";
import { centredAt, horizontal, pageOf, rightAt, textAt } from "../builders/setText.ts";

const GRID = drawGrid([60, 160, 230, 300, 370], [100, 120, 140], cutLattice(2, 4, [0]));
const FILLED = [textAt("科目", 65, 105), textAt("合计", 165, 105), rightAt("1.50", 226, 125)];

it.each(["编部门:某某局", "编制郎门：某某局", "编制部门]：某某局", "编制部门某某局"])(
  "a title is found over the label %s, which is misread, and the label is kept as text",
  (label) => {
    const heading = [centredAt("2024年部门支出预算表", 215, 60), textAt(label, 60, 82)];
    const { tables, lines } = findTables(pageOf([...heading, ...FILLED], GRID));
    expect(tables[0]?.frame.title.map(({ text }) => text)).toEqual(["2024年部门支出预算表"]);
    expect(lines.map(({ text }) => text)).toEqual([label]);
  },
);

it("a title is not looked for beyond a line of prose", () => {
  const heading = [centredAt("2024年部门支出预算表", 215, 60), textAt("本年支出情况说明如下", 60, 82)];
  const { tables } = findTables(pageOf([...heading, ...FILLED], GRID));
  expect(tables[0]?.frame.title).toEqual([]);
});

it("a title is looked for beyond a mark of any sort at the grid's right edge", () => {
  const heading = [centredAt("2024年部门支出预算表", 215, 60), rightAt("样式〇九", 370, 82)];
  const { tables } = findTables(pageOf([...heading, ...FILLED], GRID));
  expect(tables[0]?.frame.title.map(({ text }) => text)).toEqual(["2024年部门支出预算表"]);
});

/** Title, labels and prose of a page whose only grid begins 100 points down. */
function frameOf(above: Parameters<typeof pageOf>[0], below: Parameters<typeof pageOf>[0] = []) {
  const { tables, lines } = findTables(pageOf([...above, ...FILLED, ...below], GRID));
  const { title, labels } = tables[0]?.frame ?? { title: [], labels: [] };
  const texts = (found: readonly { text: string }[]): string[] => found.map(({ text }) => text);
  return { title: texts(title), labels: texts(labels), prose: texts(lines) };
}

it("a name apart from its 部门：, between that and the unit, is the department and no title", () => {
  const frame = frameOf([
    centredAt("财政拨款支出预算表", 215, 40),
    textAt("公开表五", 60, 60),
    textAt("部门：", 60, 82),
    centredAt("某省人大常委会办公厅", 215, 82),
    rightAt("单位：万元", 370, 82),
  ]);
  expect(frame).toEqual({
    title: ["财政拨款支出预算表"],
    labels: ["公开表五", "部门：某省人大常委会办公厅", "单位：万元"],
    prose: [],
  });
});

it("a department wrapped into two lines is one label, though the unit stands beside both", () => {
  const frame = frameOf([
    centredAt("收支预算总表", 215, 40),
    textAt("部门名称：某省人大", 60, 70),
    rightAt("单位：万元", 370, 77),
    textAt("常委会办公厅", 60, 84),
  ]);
  expect(frame.title).toEqual(["收支预算总表"]);
  expect(frame.labels).toContain("部门名称：某省人大常委会办公厅");
  expect(frame.labels).toContain("单位：万元");
});

it("a unit printed as 万元 alone is a label, and so is the body's name beside it", () => {
  const frame = frameOf([
    centredAt("2026年市级部门项目支出绩效表", 215, 60),
    textAt("341-某市财政局", 60, 84),
    rightAt("万元", 370, 84),
  ]);
  expect(frame).toMatchObject({
    title: ["2026年市级部门项目支出绩效表"],
    labels: ["341-某市财政局", "万元"],
  });
});

it("the unit under the grid is the table's where it is a label", () => {
  expect(frameOf([centredAt("收支总表", 215, 70)], [textAt("金额单位：千元", 60, 145)]).labels).toEqual([
    "金额单位：千元",
  ]);
});

it("the name of the document over a table is no title", () => {
  const frame = frameOf([centredAt("某市审计局2026年度部门预算公开", 215, 80)]);
  expect(frame).toEqual({ title: [], labels: [], prose: ["某市审计局2026年度部门预算公开"] });
});

it("a unit at the foot of the page, apart from every grid, holds for the grid that has none", () => {
  const frame = frameOf(
    [centredAt("部门支出总表", 215, 60)],
    [textAt("单位：万元", 60, 700), textAt("打印日期：2025年2月11日", 200, 700)],
  );
  expect(frame.labels).toEqual(["单位：万元", "打印日期：2025年2月11日"]);
  expect(frame.prose).toEqual([]);
});

it("but not where the grid has its own, nor where two such units differ", () => {
  const own = frameOf([rightAt("单位：元", 370, 82)], [textAt("单位：万元", 60, 700)]);
  expect(own).toMatchObject({ labels: ["单位：元"], prose: ["单位：万元"] });
  const two = frameOf([], [textAt("单位：万元", 60, 650), textAt("单位：元", 60, 700)]);
  expect(two).toMatchObject({ labels: [], prose: ["单位：万元", "单位：元"] });
});

it("of two grids side by side each has the title and unit over it, though they stand on one line", () => {
  const right = drawGrid([400, 470, 540], [100, 120, 140], cutLattice(2, 2, [0]));
  const page = pageOf(
    [
      ...[centredAt("国有资本经营支出决算表", 215, 60), centredAt("机关运行经费支出表", 390, 60)],
      ...[rightAt("单位：万元", 370, 82), rightAt("单位：元", 540, 82)],
      ...[...FILLED, textAt("项目", 405, 105), textAt("决算数", 475, 105), rightAt("2.50", 536, 125)],
    ],
    [...GRID, ...right],
  );
  expect(
    findTables(page).tables.map(({ frame }) => [...frame.title, ...frame.labels].map(({ text }) => text)),
  ).toEqual([
    ["国有资本经营支出决算表", "单位：万元"],
    ["机关运行经费支出表", "单位：元"],
  ]);
});

it("tables of horizontals alone end where the next one's title and unit stand between two lines", () => {
  const table = (top: number) => ({
    runs: [
      ...[centredAt("一般公共预算收入表", 215, top - 42), rightAt("单位：万元", 370, top - 18)],
      ...[textAt("项目", 65, top + 5), textAt("执行数", 165, top + 5), textAt("预算数", 265, top + 5)],
      ...["税收", "非税", "合计"].flatMap((name, row) => [
        textAt(name, 65, top + 25 + 20 * row),
        rightAt("412", 210, top + 25 + 20 * row),
        rightAt("455", 290, top + 25 + 20 * row),
        textAt(["10.5%", "-9.7%", "0.4%"][row] as string, 294, top + 25 + 20 * row),
      ]),
    ],
    lines: [0, 20, 40, 60, 80].map((y) => horizontal(top + y, 60, 370)),
  });
  const [first, second] = [table(100), table(240)];
  const { tables } = findTables(pageOf([...first.runs, ...second.runs], [...first.lines, ...second.lines]));
  expect(tables.map(({ frame }) => frame.title.map(({ text }) => text))).toEqual([
    ["一般公共预算收入表"],
    ["一般公共预算收入表"],
  ]);
  // What is set to the left beside figures set to the right is a column, though it is figures too.
  expect(tables.map(({ columnEdges }) => columnEdges.length)).toEqual([5, 5]);
});

it("a body's name under the title, with its code or a label beside it, is a label and hides no title", () => {
  const title = centredAt("部门预算支出总表", 215, 60);
  expect(frameOf([title, textAt("303 石家庄市长安区文旅局", 60, 82)])).toEqual({
    title: ["部门预算支出总表"],
    labels: ["303 石家庄市长安区文旅局"],
    prose: [],
  });
  expect(frameOf([title, textAt("303 石家庄市长安区文旅局 预算年度：2025", 60, 82)]).labels).toEqual([
    "303 石家庄市长安区文旅局",
    "预算年度：2025",
  ]);
});

it("labels in one line under the grid are labels of their own", () =>
  expect(frameOf([], [textAt("制表单位：某区教育局 金额单位：人民币万元", 60, 145)]).labels).toEqual([
    "制表单位：某区教育局",
    "金额单位：人民币万元",
  ]));
