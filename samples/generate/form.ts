import { escapeHtml } from "./escapeHtml.ts";
import type { FieldModel } from "./model.ts";

/**
 * The head of 部门整体绩效目标表 over its five columns. `repeated` stands on every page, `once` under it on the
 * first.
 */
export function formHead(fields: readonly FieldModel[]): { repeated: string; once: string } {
  const text = (name: string): string =>
    escapeHtml(fields.find((field) => field.name === name)?.text ?? missing(name));
  const budget = (label: string, name: string, first = ""): string =>
    `<tr>${first}<td colspan="2" class="label">${label}</td><td colspan="2">${text(name)}</td></tr>`;
  return {
    repeated: `<tr><th>部门(单位)名称</th><th colspan="4" class="label">${text("部门(单位)名称")}</th></tr>
<tr><th>年度履职目标</th><th colspan="4" class="label">${text("年度履职目标")}</th></tr>
<tr><th>年度主要任务</th><th colspan="2">任务名称</th><th colspan="2">主要内容</th></tr>`,
    once: `<tr><td></td><td colspan="2" class="label">${text("任务名称")}</td><td colspan="2" class="label">${text("主要内容")}</td></tr>
${budget("部门预算总额(万元)", "部门预算总额", '<td rowspan="6" class="spanning">预算情况</td>')}
${budget("1、资金来源：(1)政府预算资金", "资金来源/政府预算资金")}
${budget('<span class="indent">(2)财政专户管理资金</span>', "资金来源/财政专户管理资金")}
${budget('<span class="indent">(3)单位资金</span>', "资金来源/单位资金")}
${budget("2、资金结构：(1)基本支出", "资金结构/基本支出")}
${budget('<span class="indent">(2)项目支出</span>', "资金结构/项目支出")}`,
  };
}

function missing(name: string): never {
  throw new Error(`the form has no field ${name}`);
}
