import type { BudgetDocument, Evidence, Flag, Place } from "../../contract/schema.ts";
import { SEVERITIES } from "../../contract/vocabulary.ts";
import type { Bilingual } from "../../core/problems.ts";
import { CATALOGUE } from "../../findings/catalogue.ts";
import type { NamedPlace } from "../../findings/types.ts";
import type { PlaceNames } from "../../places/placeNames.ts";
import { flagAnchor } from "./anchors.ts";
import { figureAt } from "./figures.ts";
import { SEVERITY_WORDS, STATUS_WORDS } from "./found.ts";
import { html, type Markup } from "./markup.ts";
import type { Say } from "./say.ts";
import { inWan, UNIT } from "./yuan.ts";

/** A picture of a place of a page. */
export interface Crop {
  readonly page: number;
  /** Base64. */
  readonly webp: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Flags that are shown, the worst first; all stand in flags.csv. Bounds the size of a report: a flag takes about 1 KB. */
const MOST_FLAGS = 200;
/** Places of one flag that are shown with what is known of them. */
const MOST_PLACES = 6;
/** Figures of one sum that are named. */
const MOST_TERMS = 6;

interface Shown {
  readonly document: BudgetDocument;
  readonly names: PlaceNames;
  readonly crops: ReadonlyMap<string, Crop>;
  readonly say: Say;
}

/** The flags that a report shows, worst first, and in the order of the document among equals; what is decided comes last. */
export function shownFlags(flags: readonly Flag[]): Flag[] {
  const open = flags.filter(({ decision }) => decision === undefined);
  const bySeverity = SEVERITIES.flatMap((severity) => open.filter((flag) => flag.severity === severity));
  return [...bySeverity, ...flags.filter((flag) => !open.includes(flag))].slice(0, MOST_FLAGS);
}

/** What to look at: flags worst first, each with its places, their readings, proposal and crop; notes and what is decided folded away. */
export function lookAtSection(shown: Shown): Markup {
  const { document, say } = shown;
  const flags = shownFlags(document.flags);
  const decided = flags.filter(({ decision }) => decision !== undefined);
  const open = flags.filter(({ decision }) => decision === undefined);
  const urgent = open.filter(({ severity }) => severity !== "info");
  const notes = open.filter(({ severity }) => severity === "info");
  const more = document.flags.length - flags.length;
  const folded = (title: string, some: readonly Flag[]): Markup | null =>
    some.length === 0
      ? null
      : html`<details><summary>${title}</summary>\n${some.map((flag) => flagBlock(flag, shown))}</details>`;
  return html`<section>
<h2>${say({ en: "What to look at", zh: "需要查看之处" })}</h2>
${urgent.length > 0 ? null : html`<p>${say({ en: "No errors and no warnings are left.", zh: "没有待处理的错误和警告。" })}</p>`}
${urgent.map((flag) => flagBlock(flag, shown))}
${folded(say({ en: `${notes.length} notes: known and harmless`, zh: `${notes.length} 条提示：已知且无害` }), notes)}
${folded(say({ en: `${decided.length} decided by a person`, zh: `${decided.length} 条已由人处理` }), decided)}
${more === 0 ? null : html`<p>${say({ en: `${more} more stand in flags.csv.`, zh: `另有 ${more} 条见 flags.csv。` })}</p>`}
</section>`;
}

const DECISIONS: Readonly<Record<NonNullable<Flag["decision"]>["as"], Bilingual>> = {
  accepted: { en: "proposal accepted", zh: "接受建议" },
  typed: { en: "corrected", zh: "另行录入" },
  "as-printed": { en: "confirmed as printed", zh: "确认与所印一致" },
  "source-error": { en: "the publisher's error", zh: "发布单位差错" },
  dismissed: { en: "nothing to do", zh: "无需处理" },
};

function flagBlock(flag: Flag, shown: Shown): Markup {
  const { names, crops, say } = shown;
  const { severity, rule, message, messageZh, page, cells, proposal, decision } = flag;
  const crop = crops.get(flag.id);
  return html`<article class="flag ${severity}" id="${flagAnchor(flag)}">
<b class="${severity}">${say(SEVERITY_WORDS[severity])}</b> · ${say(CATALOGUE[rule].title)} <span class="soft">${rule}${
    page === undefined ? null : say({ en: ` · page ${page}`, zh: ` · 第 ${page} 页` })
  }</span>
<p>${say({ en: message, zh: messageZh })}</p>
${decision === undefined ? null : html`<p><b>${say(DECISIONS[decision.as])}</b> · ${decision.by} · ${decision.at}${decision.note === undefined ? null : `: ${decision.note}`}</p>`}
${
  cells.length === 0
    ? null
    : html`<ul class="soft">${cells.slice(0, MOST_PLACES).map((place) => placeLine(place, shown))}${
        cells.length > MOST_PLACES ? html`<li>… ${cells.length - MOST_PLACES}</li>` : null
      }</ul>`
}
${
  proposal === undefined
    ? null
    : html`<p>${say({ en: "Proposed: ", zh: "建议：" })}${proposal.changes
        .slice(0, MOST_PLACES)
        .map(
          ({ table, row, column, amount, text }, index) =>
            html`${index === 0 ? "" : "; "}${names.lineOf({ table, row, column })} → <b>${text ?? `${inWan(amount ?? "0")} ${say(UNIT)}`}</b>`,
        )}</p>`
}
${crop === undefined ? null : html`<img src="data:image/webp;base64,${crop.webp}" width="${crop.width}" height="${crop.height}" alt="${say({ en: `page ${crop.page} at this place`, zh: `第 ${crop.page} 页此处` })}">`}
</article>\n`;
}

/** The place's name, what is printed there, its status, and what speaks for or against it. */
function placeLine(place: Place, shown: Shown): Markup {
  const { document, names, say } = shown;
  const figure = figureAt(document, place);
  const evidence = (figure?.evidence ?? []).map((each) => evidenceText(each, shown));
  return html`<li>${names.lineOf(place)}${
    figure === undefined || "statement" in place
      ? null
      : html`: <b>${figure.text === "" ? say({ en: "(blank)", zh: "（空白）" }) : figure.text}</b>`
  }${figure === undefined ? null : html` · ${say(STATUS_WORDS[figure.status])}`}${evidence.map((text) => html`<br>${text}`)}</li>`;
}

function evidenceText(evidence: Evidence, { document, names, say }: Shown): string {
  if (evidence.kind === "reading") {
    const { engine, text, confidence } = evidence;
    return say({
      en: `${engine} read “${text}” (${confidence})`,
      zh: `${engine} 读作“${text}”（${confidence}）`,
    });
  }
  const { rule, terms } = evidence;
  const title = rule in CATALOGUE ? say(CATALOGUE[rule as keyof typeof CATALOGUE].title) : rule;
  const named = terms
    .slice(0, MOST_TERMS)
    .map((term) => termText(names.named(term).name, figureAt(document, term)?.text ?? ""));
  const rest = terms.length > MOST_TERMS ? [`… ${terms.length - MOST_TERMS}`] : [];
  return say({
    en: `adds up (${title}): ${[...named, ...rest].join("; ")}`,
    zh: `相符（${title}）：${[...named, ...rest].join("；")}`,
  });
}

/** `t11 M6 = 1314.87`: a figure by its cell; one of the prose by its words. */
const termText = (name: NamedPlace["name"], printed: string): string =>
  name.kind === "statement" ? `“${name.text}”` : `${name.table} ${name.cell} = ${printed}`;
