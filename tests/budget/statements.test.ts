import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStatements } from "../../src/budget/statements/index.ts";
import type { ReadProse } from "../../src/budget/statements/joinPassages.ts";
import { truth } from "../validate/fromTruth.ts";

const paragraph = (text: string, level = 0, page = 1): ReadProse => ({
  page,
  box: [0, 0, 10, 10],
  text,
  level,
  confidence: 1,
});
const read = (...texts: string[]) =>
  readStatements(
    texts.map((text) => paragraph(text)),
    0,
  );
const figures = (...texts: string[]) =>
  read(...texts).map(({ figure, amount, percent, change }) => [
    figure,
    amount ?? `${percent}%`,
    ...(change ? [change] : []),
  ]);

describe("the sample's prose", () => {
  it("states what the sample's truth says, in its order", () => {
    const prose = truth.prose.map((entry): ReadProse => ({ ...entry, box: [0, 0, 10, 10], confidence: 1 }));
    const stated = readStatements(prose, 0).map(({ section, figure, text, amount, percent, role, page }) => ({
      section,
      figure,
      text,
      ...(amount !== undefined && { amount }),
      ...(percent !== undefined && { percent }),
      role,
      page,
    }));
    expect(stated).toEqual(truth.statements.map(({ change: _, ...statement }) => statement));
  });
});

describe("amounts", () => {
  it("are in yuan, from every unit and style", () => {
    expect(
      figures(
        "收入预算37,151.47万元。",
        "支出预算17,192万元。",
        "总预算1720.00万，其中一般债券1.2亿元。",
        "补贴５６７．５元，奖金3千元。",
        "差额-78.3万元。",
      ),
    ).toEqual([
      ["收入预算", "371514700"],
      ["支出预算", "171920000"],
      ["总预算", "17200000"],
      ["一般债券", "120000000"],
      ["补贴", "567.5"],
      ["奖金", "3000"],
      ["差额", "-783000"],
    ]);
  });

  it("are none where no money is meant", () => {
    expect(
      figures(
        "2024年共有车辆2辆、12345热线1条，党的十九届六中全会，沪商规〔2024〕3号，标准10元/人，400双/日，得分99.43分。",
      ),
    ).toEqual([]);
  });

  it("keep digits that make no number, without an amount", () => {
    const [statement] = read("收入总计2.573.05万元。");
    expect(statement).toMatchObject({ figure: "收入总计", text: "收入总计2.573.05万元" });
    expect(statement).not.toHaveProperty("amount");
  });

  it("are exact, whatever the figure", () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.boolean(), (hundredths, separated) => {
        const plain = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
        const printed = separated ? plain.replace(/\B(?=(?:\d{3})+\.)/gu, ",") : plain;
        expect(read(`支出${printed}万元`)[0]?.amount).toBe(String(hundredths * 100));
      }),
    );
  });
});

describe("names", () => {
  it("come from the clause, without year, list marks and verbs", () => {
    expect(
      figures(
        "某某局2024年收入总计1314.87万元，支出总计1314.87万元。",
        "其中：（一）因公出国（境）费0万元；二是2024年午餐补助项目资金40万元。",
        "政府采购货物预算7.80万元、政府采购工程预算0万元",
      ).map(([figure]) => figure),
    ).toEqual([
      "收入总计",
      "支出总计",
      "因公出国（境）费",
      "2024年午餐补助项目资金",
      "政府采购货物预算",
      "政府采购工程预算",
    ]);
  });

  it("are those of the figure before where a clause only compares or shares", () => {
    expect(
      figures("财政拨款收入37,151.47万元，占99.79%，比2024年预算执行数增加24,558.18万元，增长195.00%。"),
    ).toEqual([
      ["财政拨款收入", "371514700"],
      ["财政拨款收入占比", "99.79%"],
      ["财政拨款收入", "245581800", "increase"],
      ["财政拨款收入", "195.00%", "increase"],
    ]);
  });

  it("take the item that opens the paragraph where the clause names only the stage", () => {
    expect(
      figures(
        "1、一般公共服务支出（类）财政事务（款）行政运行（项）。主要用于经费。年初预算为 1560.05 万元，支出决算为1511.89万元。",
      ),
    ).toEqual([
      ["一般公共服务支出（类）财政事务（款）行政运行（项）年初预算", "15600500"],
      ["一般公共服务支出（类）财政事务（款）行政运行（项）支出决算", "15118900"],
    ]);
  });
});

describe("changes", () => {
  it("have their verb and their reason, in the sentence or the one after", () => {
    const [, amount, percent] = read(
      "收入支出总计2995.39万元。收入支出总计减少56.95万元，下降1.87%。主要原因：人员退休，减少支付。",
    );
    expect([amount, percent]).toMatchObject([
      { amount: "569500", change: "decrease", reason: "人员退休，减少支付" },
      { percent: "1.87", change: "decrease", reason: "人员退休，减少支付" },
    ]);
  });

  it("that are none belong to the amount before them", () => {
    const stated = read(
      "公务用车购置及运行费4万元，其中：公务用车购置费0万元，与上年持平，主要原因是无购车；公务用车运行费4万元。",
    );
    expect(stated.map(({ figure, change, reason }) => [figure, change, reason])).toEqual([
      ["公务用车购置及运行费", undefined, undefined],
      ["公务用车购置费", "same", "无购车"],
      ["公务用车运行费", undefined, undefined],
    ]);
  });
});

describe("limits", () => {
  it("are thresholds, on either side of the figure", () => {
    const roles = read(
      "预算支出100万元及100万元以上项目，单价50万元（含）以上设备，满意度≥95%，不超过3万元，资金40万元。",
    );
    expect(roles.map(({ role }) => role)).toEqual([...Array(5).fill("threshold"), "fact"]);
  });
});

describe("paragraphs", () => {
  it("give their statements the confidence with which they were read", () => {
    const stated = readStatements([{ ...paragraph("支出合计8万元。"), confidence: 0.4 }], 0);
    expect(stated).toMatchObject([{ amount: "80000", confidence: 0.4 }]);
  });

  it("stand under the heading before them", () => {
    const stated = readStatements(
      [paragraph("第二部分", 1), paragraph("三、支出预算", 2), paragraph("支出合计8万元。")],
      3,
    );
    expect(stated).toMatchObject([{ index: 0, disclosure: 3, section: "三、支出预算" }]);
  });

  it("read on over a page end that cuts them before a figure", () => {
    const stated = readStatements([paragraph("支出年初预算为", 0, 4), paragraph("1314.87万元。", 0, 5)], 0);
    expect(stated).toMatchObject([{ figure: "支出年初预算", amount: "13148700", page: 5 }]);
  });
});
