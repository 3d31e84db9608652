/**
 * Writes docs/rules.md from the catalogue of findings: `npm run docs:rules`. With `--check` it writes nothing and fails
 * where the file differs.
 */
import { fileURLToPath } from "node:url";
import { FLAG_RULES, type FlagRule } from "../src/contract/vocabulary.ts";
import { CATALOGUE } from "../src/findings/catalogue.ts";
import type { FieldType, RuleSpec } from "../src/findings/types.ts";
import { writeOrCheck } from "./writeOrCheck.ts";

const HEAD = `# The rules behind flags · 提示规则

Generated from \`src/findings/catalogue/\` by \`npm run docs:rules\`; change the words there. Every flag names one of these
rules. \`error\`: a figure is wrong, missing or contradicted. \`warning\`: a person should look at the place. \`info\`: known
and harmless. \`values\` of a flag holds the values listed here, as text or as a place, and which \`case\` of the rule it is;
\`blame\` is \`source\` where the message says that the publisher is wrong.

由 \`src/findings/catalogue/\` 自动生成（\`npm run docs:rules\`），请在源处修改。每条提示都属于下列规则之一。\`error\`（错误）：数字有误、缺失
或相互矛盾；\`warning\`（警告）：需人工查看；\`info\`（提示）：已知且无碍。提示的 \`values\` 以文字或位置列出下列各项内容，\`case\` 指明
情形；认定为发布单位差错时 \`blame\` 为 \`source\`。
`;

const STAGES = {
  assemble: "## Pages and their grids · 页面与表格",
  meaning: "## Tables, columns and codes · 表、列与编码",
  checks: "## Figures · 数字",
} as const;

/** docs/rules.md: a section a rule, in the order of the word list, under the stage that raises it. */
export function rulesPage(): string {
  const stages = Object.keys(STAGES) as (keyof typeof STAGES)[];
  const parts = stages.flatMap((stage) => [
    STAGES[stage],
    ...FLAG_RULES.filter((rule) => CATALOGUE[rule].stage === stage).map(ruleText),
  ]);
  return `${[HEAD.trimEnd(), ...parts].join("\n\n")}\n`;
}

function ruleText(rule: FlagRule): string {
  const { title, severities, about, cases, fires, quiet }: RuleSpec = CATALOGUE[rule];
  const caseLines = Object.entries(cases).map(([name, { fields, blame }]) => {
    const values = Object.entries(fields).map(([field, type]) => `\`${field}\` ${typeText(type)}`);
    const told = blame ? [...values, `\`blame\` \`${blame}\``] : values;
    return `| \`${name}\` | ${told.join(", ")} |`;
  });
  return [
    `### ${rule}`,
    `**${title.en}** · **${title.zh}** · ${severities.map((severity) => `\`${severity}\``).join(" ")}`,
    `${about.en}\n\n${about.zh}`,
    `| case · 情形 | values · 内容 |\n| --- | --- |\n${caseLines.join("\n")}`,
    `- Raised · 提示：${fires.en} ${fires.zh}\n- Not raised · 不提示：${quiet.en} ${quiet.zh}`,
  ].join("\n\n");
}

function typeText(type: FieldType): string {
  if (typeof type === "string") return type === "place?" ? "place, may be absent" : type;
  const words = "oneOf" in type ? type.oneOf : type.someOf;
  return `${"oneOf" in type ? "one of" : "some of"} ${words.map((word) => `\`${word}\``).join(" ")}`;
}

/** The generated file: its address and what it holds. */
export const rulesFile = (): (readonly [URL, string])[] => [
  [new URL("../docs/rules.md", import.meta.url), rulesPage()],
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const hint = "is not what src/findings/catalogue says; run npm run docs:rules";
  writeOrCheck(rulesFile(), process.argv.includes("--check"), hint);
}
