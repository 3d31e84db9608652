import { expect, it } from "vitest";
import { findTables } from "../../src/table/index.ts";
import { cutLattice, drawGrid } from "../builders/drawGrid.ts";
import { centredAt, pageOf, rightAt, textAt } from "../builders/setText.ts";

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
