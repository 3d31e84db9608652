import { groupBy } from "../../../core/groupBy.ts";
import type { Exact } from "../../../core/money.ts";
import type { Bilingual, Language } from "../../../core/problems.ts";
import { disclosureName, KIND_WORDS } from "../found.ts";
import { html, type Markup } from "../markup.ts";
import { wholePage } from "../page.ts";
import { drawBars } from "../pictures/bars.ts";
import { type Say, sayIn } from "../say.ts";
import { inWan, UNIT } from "../yuan.ts";
import type { Entry } from "./entries.ts";
import { SORT_SCRIPT } from "./sortScript.ts";

/** An entry with the address of its document's own report from this one; null where it has none. */
export interface LinkedEntry extends Entry {
  readonly link: string | null;
}

/** A document that could not be read, and why. */
interface Unread {
  readonly document: string;
  readonly problem: string;
}

/** The report over many documents: a table to sort, and the years of one department side by side. Nothing is added up. */
export function overviewReport(
  entries: readonly LinkedEntry[],
  unread: readonly Unread[],
  language: Language,
): string {
  const say = sayIn(language);
  const title = say({
    en: `${entries.length} ${entries.length === 1 ? "disclosure" : "disclosures"}`,
    zh: `${entries.length} 份公开文件`,
  });
  return wholePage({
    language,
    title,
    script: SORT_SCRIPT,
    body: html`<header><h1>${title}</h1></header>
<main>
<p>${say({
      en: `Amounts are in ${UNIT.en}: printed totals that their parts add up to. They are not added up here: a department's money holds that of its units.`,
      zh: `金额单位为${UNIT.zh}，取各部分之和相符的所印合计。这里不做加总：部门的金额已包含下属单位的金额。`,
    })}</p>
${entryTable(entries, say)}
${yearsSection(entries, say)}
${unreadSection(unread, say)}
</main>`,
  });
}

/** Heads of the table, and whether a column holds numbers. */
const HEADS: readonly (readonly [Bilingual, isNumber: boolean])[] = [
  [{ en: "department", zh: "部门" }, false],
  [{ en: "year", zh: "年度" }, true],
  [{ en: "kind", zh: "类型" }, false],
  [{ en: "region", zh: "地区" }, false],
  [{ en: "revenue", zh: "收入" }, true],
  [{ en: "expenditure", zh: "支出" }, true],
  [{ en: "verified", zh: "已证实" }, true],
  [{ en: "errors", zh: "错误" }, true],
  [{ en: "warnings", zh: "警告" }, true],
  [{ en: "pages", zh: "页" }, true],
  [{ en: "tables", zh: "表" }, true],
  [{ en: "file", zh: "文件" }, false],
];

const entryTable = (entries: readonly LinkedEntry[], say: Say): Markup => html`<div class="wide"><table>
<thead><tr>${HEADS.map(
  ([head, isNumber]) =>
    html`<th${isNumber ? html` class="number"` : null}><button type="button">${say(head)}</button></th>`,
)}</tr></thead>
<tbody>${entries.map((entry) => entryRow(entry, say))}</tbody></table></div>`;

function entryRow(entry: LinkedEntry, say: Say): Markup {
  const {
    department,
    year,
    kind,
    region,
    revenue,
    expenditure,
    errors,
    warnings,
    pages,
    tables,
    file,
    link,
  } = entry;
  const share = verifiedShare(entry);
  return html`<tr><td>${department ?? ""}</td><td class="number">${year}</td><td class="short">${say(KIND_WORDS[kind])}</td><td>${region ?? ""}</td>
${[revenue, expenditure].map((amount) => html`<td class="number" data-value="${amount?.toFixed() ?? ""}">${amount === null ? "—" : inWan(amount)}</td>`)}
<td class="number" data-value="${share ?? ""}">${share === null ? "—" : `${share} %`}</td>
${[errors, warnings, pages, tables].map((count) => html`<td class="number">${count}</td>`)}
<td>${link === null ? file : html`<a href="${link}">${file}</a>`}</td></tr>\n`;
}

/** Percent of the printed amounts that are proven, rounded down; null of none. */
const verifiedShare = ({ printed, verified }: Entry): number | null =>
  printed === 0 ? null : Math.floor((100 * verified) / printed);

/** The years of each department that has several, side by side; null where none has. */
function yearsSection(entries: readonly LinkedEntry[], say: Say): Markup | null {
  const named = entries.filter(({ department, year }) => department !== null && year !== null);
  const groups = [
    ...groupBy(named, ({ department, region, kind, level }) =>
      JSON.stringify([region, department, level, kind]),
    ).values(),
  ].filter((group) => new Set(group.map(({ year }) => year)).size > 1);
  if (groups.length === 0) return null;
  return html`<section>
<h2>${say({ en: "Years of one department side by side", zh: "同一部门各年对比" })}</h2>
${groups.map((group) =>
  yearsOf(
    group.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0)),
    say,
  ),
)}
</section>`;
}

function yearsOf(group: readonly LinkedEntry[], say: Say): Markup {
  const [first] = group as readonly [LinkedEntry];
  const name = disclosureName({ ...first, year: null, region: null }, say);
  const rows: readonly (readonly [string, readonly (Exact | null)[]])[] = [
    [say({ en: "revenue", zh: "收入" }), group.map(({ revenue }) => revenue)],
    [say({ en: "expenditure", zh: "支出" }), group.map(({ expenditure }) => expenditure)],
  ];
  const years = group.map(({ year }) => `${year}`);
  return html`<figure><figcaption>${name} <span class="soft">${say(UNIT)}</span></figcaption>
${drawBars(
  rows.map(([label, amounts]) => ({ name: label, amounts })),
  years,
  name,
)}
<div class="wide"><table><thead><tr><td></td>${group.map(({ year }) => html`<th class="number">${year}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([label, amounts]) =>
      html`<tr><td>${label}</td>${amounts.map((amount) => html`<td class="number">${amount === null ? "—" : inWan(amount)}</td>`)}</tr>\n`,
  )}</tbody></table></div></figure>`;
}

const unreadSection = (unread: readonly Unread[], say: Say): Markup | null =>
  unread.length === 0
    ? null
    : html`<section><h2>${say({ en: "Not read", zh: "未能读取" })}</h2>
<ul>${unread.map(({ document, problem }) => html`<li>${document}: ${problem}</li>`)}</ul></section>`;
