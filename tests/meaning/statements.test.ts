import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readStatements } from "../../src/meaning/statements/index.ts";
import type { ReadProse } from "../../src/meaning/statements/joinPassages.ts";
import { truth } from "../checks/fromTruth.ts";

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

describe("what cities write", () => {
  const told = (...texts: string[]) =>
    read(...texts).map(({ figure, amount, percent, change, reason }) =>
      [figure, amount ?? `${percent}%`, change, reason].filter((part) => part !== undefined).join(" | "),
    );

  it("the change of both sides, and its reason in a sentence of its own", () => {
    expect(
      told(
        "2025年收入总计1,234.56万元，支出总计1,234.56万元，与2024年相比，收、支总计各增加100.20万元，增长8.83%。主要原因是人员增加。",
        "2024年度收、支总计均为3,456.78万元。与2023年度相比，收、支总计各减少23.45万元，下降0.67%，主要是项目减少。",
      ),
    ).toEqual([
      "收入总计 | 12345600",
      "支出总计 | 12345600",
      "收、支总计 | 1002000 | increase | 人员增加",
      "收、支总计 | 8.83% | increase | 人员增加",
      "收、支总计 | 34567800",
      "收、支总计 | 234500 | decrease | 项目减少",
      "收、支总计 | 0.67% | decrease | 项目减少",
    ]);
  });

  it("two figures of one sentence, each with its own change and reason", () => {
    expect(
      told(
        "一般公共预算支出567.80万元，比上年增加12.30万元，增长2.21%，主要原因是新增项目；政府性基金预算支出50万元，较上年减少5万元，下降9.09%，减少的原因：项目完成。",
        "2025年“三公”经费预算较上年减少2.00万元，其中：公务接待费减少1.50万元，降低30%；公务用车运行维护费减少0.50万元，原因是车辆报废。",
      ),
    ).toEqual([
      "一般公共预算支出 | 5678000",
      "一般公共预算支出 | 123000 | increase | 新增项目",
      "一般公共预算支出 | 2.21% | increase | 新增项目",
      "政府性基金预算支出 | 500000",
      "政府性基金预算支出 | 50000 | decrease | 项目完成",
      "政府性基金预算支出 | 9.09% | decrease | 项目完成",
      "“三公”经费预算 | 20000 | decrease",
      "公务接待费 | 15000 | decrease",
      "公务接待费 | 30% | decrease",
      "公务用车运行维护费 | 5000 | decrease | 车辆报废",
    ]);
  });

  it("what a figure is compared with before it is named, and another year's figure beside it", () => {
    expect(
      told(
        "财政拨款收入较2023年度决算增加8.50万元，上升3.2%；其他收入较上年减少（或下降）2万元。",
        "2025年部门预算收入2,345.67万元，比2024年预算数2,300.00万元增加45.67万元，增幅1.99%。",
      ),
    ).toEqual([
      "财政拨款收入 | 85000 | increase",
      "财政拨款收入 | 3.2% | increase",
      "其他收入 | 20000 | decrease",
      "部门预算收入 | 23456700",
      "2024年预算数 | 23000000",
      "部门预算收入 | 456700 | increase",
      "部门预算收入 | 1.99% | increase",
    ]);
  });

  it("no change, in its several words; what is said of another figure is not this one's", () => {
    expect(
      told(
        "公务接待费预算1.20万元，与上年持平。",
        "因公出国（境）费0万元，与上年预算数相同。",
        "年初预算为10.00万元，支出决算为10.00万元，决算数与预算数一致。",
        "基本支出10.00万元；项目支出较上年无变化。",
      ),
    ).toEqual([
      "公务接待费预算 | 12000 | same",
      "因公出国（境）费 | 0 | same",
      "年初预算 | 100000",
      "支出决算 | 100000 | same",
      "基本支出 | 100000",
    ]);
  });

  it("a name that ends in a word of change has not changed", () => {
    expect(told("其中支持外贸发展370.00万元，支持商销稳增长30.00万元，合计400.00万元。")).toEqual([
      "支持外贸发展 | 3700000",
      "支持商销稳增长 | 300000",
      "合计 | 4000000",
    ]);
  });

  it("a reason is the figure's that its clause names, and none where nothing is said", () => {
    expect(
      told(
        "“三公”经费财政拨款支出年初预算为0.95万元，支出决算为0.50万元，其中：公务接待费支出决算为0.50万元。2024年度“三公”经费支出决算数小于预算数的主要原因：厉行节约。",
        "本年支出合计5万元，主要是办公设备购置。",
        "财政拨款支出1万元，比上年持平。主要原因：",
      ),
    ).toEqual([
      "“三公”经费财政拨款支出年初预算 | 9500 | 厉行节约",
      "“三公”经费财政拨款支出决算 | 5000 | 厉行节约",
      "公务接待费支出决算 | 5000",
      "本年支出合计 | 50000",
      "财政拨款支出 | 10000 | same",
    ]);
  });

  it("a reason may stand in the paragraph after the words that announce it", () => {
    expect(told("财政拨款支出比上年减少1万元。主要原因：", "人员退休。")).toEqual([
      "财政拨款支出 | 10000 | decrease | 人员退休",
    ]);
  });

  it("an item whose first line looks like a heading is one with its next", () => {
    const [first] = readStatements(
      [
        paragraph("五、支出决算具体情况", 2),
        paragraph("5、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休", 4),
        paragraph("（项）。主要用于：退休人员经费支出。年初预算为85.55万元。"),
      ],
      0,
    );
    expect(first).toMatchObject({
      section: "五、支出决算具体情况",
      figure: "社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）年初预算",
      amount: "855500",
    });
  });
});
