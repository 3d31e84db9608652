import type { BudgetDocument, Evidence, Flag, Place } from "../../contract/schema.ts";
import { SEVERITIES } from "../../contract/vocabulary.ts";
import { CATALOGUE } from "../../findings/catalogue.ts";
import type { NamedPlace } from "../../findings/types.ts";
import type { PlaceNames } from "../../places/placeNames.ts";
import type { Crop } from "./crops.ts";
import { figureAt } from "./figures.ts";
import { SEVERITY_WORDS, STATUS_WORDS } from "./found.ts";
import { html, type Markup } from "./markup.ts";
import type { Say } from "./say.ts";
import { inWan, UNIT } from "./yuan.ts";

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

/** The flags that a report shows, worst first, and in the order of the document among equals. */
const worstFirst = (flags: readonly Flag[]): Flag[] =>
  SEVERITIES.flatMap((severity) => flags.filter((flag) => flag.severity === severity)).slice(0, MOST_FLAGS);

/** What to look at: flags worst first, notes folded away, each with its places, their readings, proposal and crop. */
export function lookAtSection(shown: Shown): Markup {
  const { document, say } = shown;
  const flags = worstFirst(document.flags);
  const urgent = flags.filter(({ severity }) => severity !== "info");
  const notes = flags.filter(({ severity }) => severity === "info");
  const more = document.flags.length - flags.length;
  return html`<section>
<h2>${say({ en: "What to look at", zh: "需要查看之处" })}</h2>
${urgent.length > 0 ? null : html`<p>${say({ en: "No errors and no warnings.", zh: "没有错误，也没有警告。" })}</p>`}
${urgent.map((flag) => flagBlock(flag, shown))}
${
  notes.length === 0
    ? null
    : html`<details><summary>${say({ en: `${notes.length} notes: known and harmless`, zh: `${notes.length} 条提示：已知且无害` })}</summary>
${notes.map((flag) => flagBlock(flag, shown))}</details>`
}
${more === 0 ? null : html`<p>${say({ en: `${more} more stand in flags.csv.`, zh: `另有 ${more} 条见 flags.csv。` })}</p>`}
</section>`;
}

function flagBlock(flag: Flag, shown: Shown): Markup {
  const { names, crops, say } = shown;
  const { severity, rule, message, messageZh, page, cells, proposal } = flag;
  const crop = crops.get(flag.id);
  return html`<article class="flag ${severity}">
<b class="${severity}">${say(SEVERITY_WORDS[severity])}</b> · ${say(CATALOGUE[rule].title)} <span class="soft">${rule}${
    page === undefined ? null : say({ en: ` · page ${page}`, zh: ` · 第 ${page} 页` })
  }</span>
<p>${say({ en: message, zh: messageZh })}</p>
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
