import type { BudgetDocument } from "../../contract/schema.ts";
import { FLAG_RULES, type FlagRule } from "../../contract/vocabulary.ts";
import { CATALOGUE } from "../../findings/catalogue.ts";
import { type Figure, printedFigures } from "./figures.ts";
import { html, type Markup } from "./markup.ts";
import type { Say } from "./say.ts";

/** What is proven and how: the figures that closed sums of each rule prove, and those that two readers agree on. */
export function provenSection(document: BudgetDocument, say: Say): Markup {
  const figures = printedFigures(document);
  const verified = figures.filter(({ status }) => status === "verified");
  const share = figures.length === 0 ? 0 : Math.floor((100 * verified.length) / figures.length);
  const byRule = FLAG_RULES.map((rule) => ({
    rule,
    proven: verified.filter((figure) => rulesOf(figure).includes(rule)).length,
    flagged: document.flags.filter((flag) => flag.rule === rule).length,
  })).filter(({ proven }) => proven > 0);
  const agreed = verified.filter((figure) => rulesOf(figure).length === 0).length;
  return html`<section>
<h2>${say({ en: "What is proven, and how", zh: "哪些已证实，如何证实" })}</h2>
<p>${say({
    en: `${verified.length} of ${figures.length} printed amounts (${share} %) are proven: a sum that they are part of adds up exactly, another table or the prose says the same, or two different readers agree. A figure may be proven in several ways.`,
    zh: `所印 ${figures.length} 个金额中有 ${verified.length} 个（${share} %）已证实：所在的合计分毫不差，或另一张表、正文与之一致，或两个不同的识别引擎读数相同。一个数字可以有几种证明。`,
  })}</p>
${byRule.length + agreed === 0 ? null : ruleTable(byRule, agreed, say)}
</section>`;
}

const rulesOf = ({ evidence = [] }: Figure): string[] =>
  evidence.flatMap((each) => (each.kind === "identity" ? [each.rule] : []));

interface RuleCount {
  readonly rule: FlagRule;
  readonly proven: number;
  readonly flagged: number;
}

const ruleTable = (
  byRule: readonly RuleCount[],
  agreed: number,
  say: Say,
): Markup => html`<div class="wide"><table>
<thead><tr><th>${say({ en: "what must agree", zh: "须相符的内容" })}</th>
<th class="number">${say({ en: "figures it proves", zh: "证实的数字" })}</th>
<th class="number">${say({ en: "flags", zh: "疑点" })}</th></tr></thead>
<tbody>${byRule.map(
  ({
    rule,
    proven,
    flagged,
  }) => html`<tr><td>${say(CATALOGUE[rule].title)} <span class="soft">${rule}</span></td>
<td class="number">${proven}</td><td class="number">${flagged}</td></tr>\n`,
)}${
  agreed === 0
    ? null
    : html`<tr><td>${say({ en: "two readers alone", zh: "仅凭两个识别引擎一致" })}</td>
<td class="number">${agreed}</td><td class="number">—</td></tr>`
}</tbody></table></div>`;
