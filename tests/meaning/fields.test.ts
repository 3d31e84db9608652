import { expect, test } from "vitest";
import type { LogicalCell, LogicalTable } from "../../src/assemble/types.ts";
import { toFields } from "../../src/meaning/fields.ts";
import { toForm } from "../../src/meaning/form/index.ts";

const cell = (text: string): LogicalCell => ({
  text,
  confidence: 1,
  pieces: [{ page: 1, box: [0, 0, 1, 1], text, confidence: 1 }],
  rowSpan: 1,
  columnSpan: 1,
});

const fieldsOf = (...form: readonly (readonly string[])[]) =>
  toFields(
    { labels: [], title: "" } as unknown as LogicalTable,
    toForm(
      form.map((row) => row.map(cell)),
      null,
    ),
  ).map(({ name, text, amount }) => [name, text, ...(amount === undefined ? [] : [amount])]);

const GOAL = "完成全年各项工作任务，确保重点项目按期推进，提高服务水平，增强群众获得感，保障机构正常运转。";

test("every cell of a form's head is kept: one over the whole width, three beside each other", () => {
  expect(
    fieldsOf(
      ["项目名称", "某项目", "主管部门", "某局"],
      ["资金金额（万元）", "实施期资金总额：", "1715.97"],
      ["资金金额（万元）", "其中：财政拨款", "1715.97"],
      [GOAL],
      ["年度目标：完成全部任务"],
    ),
  ).toEqual([
    ["项目名称", "某项目"],
    ["主管部门", "某局"],
    ["资金金额/实施期资金总额", "1715.97", "17159700"],
    ["资金金额/其中/财政拨款", "1715.97", "17159700"],
    ["", GOAL],
    ["年度目标", "完成全部任务"],
  ]);
});
