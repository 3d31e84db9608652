import type { BudgetDocument, Disclosure } from "../../contract/schema.ts";
import { SEVERITIES, type Severity, STATUSES, type Status } from "../../contract/vocabulary.ts";
import type { Bilingual } from "../../core/problems.ts";
import { kindNameIn } from "../../lexicon/kindNames.ts";
import { countDocument } from "../countDocument.ts";
import { tableAnchor } from "./anchors.ts";
import { html, type Markup } from "./markup.ts";
import type { Say } from "./say.ts";

export const STATUS_WORDS: Readonly<Record<Status, Bilingual>> = {
  verified: { en: "verified", zh: "已证实" },
  read: { en: "read", zh: "已读出" },
  disputed: { en: "disputed", zh: "有疑" },
  corrected: { en: "corrected", zh: "已更正" },
  blank: { en: "blank", zh: "空白" },
};

export const SEVERITY_WORDS: Readonly<Record<Severity, Bilingual>> = {
  error: { en: "error", zh: "错误" },
  warning: { en: "warning", zh: "警告" },
  info: { en: "note", zh: "提示" },
};

const STATUS_COLOURS: Readonly<Record<Status, string>> = {
  verified: "#2e7d32",
  read: "#8fa3b8",
  disputed: "#c62828",
  corrected: "#1565c0",
  blank: "#d5dbe3",
};

export const KIND_WORDS: Readonly<Record<Disclosure["kind"], Bilingual>> = {
  budget: { en: "budget", zh: "预算" },
  "final-accounts": { en: "final accounts", zh: "决算" },
};

/** Whose disclosure it is: `安阳市政务服务中心 · 2024 · budget`. */
export const disclosureName = (
  { department, year, kind, region }: Pick<Disclosure, "department" | "year" | "kind" | "region">,
  say: Say,
): string =>
  [
    department ?? region?.name ?? say({ en: "no department named", zh: "未注明部门" }),
    year,
    say(KIND_WORDS[kind]),
  ]
    .filter((part) => part !== null)
    .join(" · ");

/** What was found: counts, whose disclosures, every table. */
export function foundSection(document: BudgetDocument, say: Say): Markup {
  const { pages, tables, rows, amounts, flags } = countDocument(document);
  const printed = STATUSES.filter((status) => status !== "blank");
  const total = printed.reduce((sum, status) => sum + amounts[status], 0);
  const failed = document.source.pages.filter(({ error }) => error !== undefined).length;
  const cards: readonly (readonly [number, string])[] = [
    [pages, say({ en: "pages read", zh: "页" })],
    ...(failed > 0 ? [[failed, say({ en: "pages that could not be read", zh: "页无法读取" })] as const] : []),
    [tables, say({ en: "tables", zh: "张表" })],
    [rows, say({ en: "rows", zh: "行" })],
    [total, say({ en: "amounts printed", zh: "个金额" })],
    ...SEVERITIES.map((severity) => [flags[severity], severityCount(severity, say)] as const),
  ];
  return html`<section>
<h2>${say({ en: "What was found", zh: "读到了什么" })}</h2>
<ul class="cards">${cards.map(([number, label]) => html`<li><b>${number}</b>${label}</li>`)}</ul>
<div class="bar" aria-hidden="true">${printed.map(
    (status) => html`<i style="flex:${amounts[status]};background:${STATUS_COLOURS[status]}"></i>`,
  )}</div>
<p class="key soft">${say({ en: "Printed amounts:", zh: "所印金额：" })}${printed.map(
    (status) =>
      html`<i style="background:${STATUS_COLOURS[status]}"></i>${amounts[status]} ${say(STATUS_WORDS[status])}`,
  )}</p>
${document.disclosures.length > 1 ? boundDisclosures(document, say) : null}
${tableList(document, say)}
</section>`;
}

const severityCount = (severity: Severity, say: Say): string =>
  say({ en: `flags: ${SEVERITY_WORDS[severity].en}`, zh: `条${SEVERITY_WORDS[severity].zh}` });

const boundDisclosures = ({ disclosures }: BudgetDocument, say: Say): Markup => html`
<h3>${say({ en: "Disclosures bound in the file", zh: "文件中合订的公开文件" })}</h3>
<ul>${disclosures.map((disclosure) => html`<li>${disclosureName(disclosure, say)}</li>`)}</ul>`;

function tableList({ tables, flags }: BudgetDocument, say: Say): Markup {
  const heads = [
    say({ en: "table", zh: "表" }),
    say({ en: "title", zh: "标题" }),
    say({ en: "kind", zh: "表种" }),
    say({ en: "unit", zh: "单位" }),
    say({ en: "pages", zh: "页" }),
  ];
  const counts = [
    say({ en: "rows", zh: "行" }),
    say({ en: "errors", zh: "错误" }),
    say({ en: "warnings", zh: "警告" }),
  ];
  const flagsOf = (id: string, severity: Severity): number =>
    flags.filter(
      (flag) =>
        flag.severity === severity && flag.cells.some((place) => "table" in place && place.table === id),
    ).length;
  return html`<div class="wide"><table>
<thead><tr>${heads.map((head) => html`<th>${head}</th>`)}${counts.map((head) => html`<th class="number">${head}</th>`)}</tr></thead>
<tbody>${tables.map(
    (
      table,
    ) => html`<tr id="${tableAnchor(table)}"><td>${table.id}</td><td>${table.title}</td><td>${say({ en: table.kind, zh: kindNameIn(table.kind, "zh") })}</td>
<td class="short">${table.unit ?? "—"}</td><td>${pageRanges(table.pages)}</td><td class="number">${table.rows.length}</td>
<td class="number">${flagsOf(table.id, "error")}</td><td class="number">${flagsOf(table.id, "warning")}</td></tr>\n`,
  )}</tbody></table></div>`;
}

/** `22–35, 40`: pages in their order, runs of them by first and last. */
function pageRanges(pages: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run?.[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
