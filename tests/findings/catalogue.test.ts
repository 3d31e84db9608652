import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rulesFile } from "../../schemas/rulesPage.ts";
import { flagSchema } from "../../src/contract/schema.ts";
import { FLAG_RULES, type FlagRule } from "../../src/contract/vocabulary.ts";
import { CATALOGUE } from "../../src/findings/catalogue.ts";
import { raise } from "../../src/findings/raise.ts";
import type { FieldType, NamedPlace, RuleSpec } from "../../src/findings/types.ts";

const CELL: NamedPlace = {
  place: { table: "t01", row: 2, column: 3 },
  name: { kind: "cell", row: "合计", column: "小计", table: "t03", cell: "O2" },
};

function sampleOf(type: FieldType): unknown {
  if (typeof type !== "string") return "oneOf" in type ? type.oneOf[0] : type.someOf;
  if (type === "page" || type === "count") return 2;
  if (type === "pages") return [4, 5];
  if (type === "texts") return ["甲", "乙"];
  return type === "text" ? "支出总表" : CELL;
}

const CASES = FLAG_RULES.flatMap((rule) =>
  Object.keys(CATALOGUE[rule].cases).map((kind) => [rule, kind] as const),
);

function sampleFlag(rule: FlagRule, kind: string) {
  const spec: RuleSpec = CATALOGUE[rule];
  const fields = Object.entries(spec.cases[kind]?.fields ?? {});
  const values = Object.fromEntries(fields.map(([name, type]) => [name, sampleOf(type)]));
  return raise(rule as "LOOSE-FIGURES", kind as "found", values as never);
}

describe("every case of every rule", () => {
  test.each(CASES)("%s %s has a sentence in each language, made from its values", (rule, kind) => {
    const raised = sampleFlag(rule, kind);
    expect(flagSchema.parse({ id: rule, cells: [], ...raised })).toMatchObject(raised);
    expect(raised.message).toMatch(/^\P{Script=Han}|支出总表|合计/u);
    expect(raised.messageZh).toMatch(/\p{Script=Han}/u);
    expect(`${raised.message} ${raised.messageZh}`).not.toMatch(/undefined|NaN|\[object/u);
    expect(raised.severity).toBe(CATALOGUE[rule].severities[0]);
  });

  test.each(CASES)("%s %s blames the source in its values where its words do", (rule, kind) => {
    const { message, messageZh, values } = sampleFlag(rule, kind);
    const isBlamed = values.blame === "source";
    expect(/published/u.test(message)).toBe(isBlamed);
    expect(/公开文件/u.test(messageZh)).toBe(isBlamed);
  });
});

test("places stay places among the values, lists are joined, and what is empty is left out", () => {
  const { values } = raise("SUM-ROW", "doubt", {
    total: CELL,
    printed: "",
    counted: "290 万元",
    relation: "sum",
    parts: 2,
    other: undefined,
    also: ["基本支出", "项目支出"],
    doubtful: 1,
  });
  expect(values).toEqual({
    case: "doubt",
    total: { table: "t01", row: 2, column: 3 },
    counted: "290 万元",
    relation: "sum",
    parts: "2",
    also: "基本支出; 项目支出",
    doubtful: "1",
  });
});

test.each(rulesFile().map(([path, text]) => [path.pathname.split("/").at(-1), path, text] as const))(
  "docs/%s is what the catalogue says",
  (_, path, text) => {
    expect(readFileSync(path, "utf8")).toBe(text);
  },
);
