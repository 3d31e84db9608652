import type { BudgetDocument } from "../../contract/schema.ts";
import type { Language } from "../../core/problems.ts";
import { placeNames } from "../../places/placeNames.ts";
import { budgetSection } from "./budget/budgetSection.ts";
import { disclosureName, foundSection } from "./found.ts";
import { html } from "./markup.ts";
import { wholePage } from "./page.ts";
import { provenSection } from "./proven.ts";
import { sayIn } from "./say.ts";
import { type Crop, lookAtSection } from "./toLookAt.ts";

/** What a report has besides the document. */
interface ReportOptions {
  readonly language: Language;
  /** Pictures of places, by the id of the flag that names them. */
  readonly crops?: ReadonlyMap<string, Crop>;
}

/** `report.html`: what was found, what is proven and how, pictures of the budget, what to look at. One file that fetches and runs nothing. */
export function documentReport(
  document: BudgetDocument,
  { language, crops = new Map() }: ReportOptions,
): string {
  const say = sayIn(language);
  const { source, disclosure } = document;
  const name = disclosureName(disclosure, say);
  return wholePage({
    language,
    title: `${name} · ${source.file}`,
    body: html`<header>
<h1>${name}</h1>
<p class="soft">${[disclosure.region?.name, source.file, `SHA-256 ${source.sha256}`].filter((fact) => fact !== undefined).join(" · ")}</p>
</header>
<main>
${foundSection(document, say)}
${provenSection(document, say)}
${budgetSection(document, say)}
${lookAtSection({ document, names: placeNames(document), crops, say })}
</main>`,
  });
}
