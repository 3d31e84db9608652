import type { BudgetDocument } from "../../../contract/schema.ts";
import { disclosureName } from "../found.ts";
import { html, type Markup } from "../markup.ts";
import type { Say } from "../say.ts";
import { beforePicture } from "./beforePicture.ts";
import { ownSides } from "./choose.ts";
import { classPicture } from "./classPicture.ts";
import { flowPicture } from "./flowPicture.ts";
import { sidesOf } from "./sides.ts";
import { threePublicOf } from "./threePublic.ts";
import { threePublicPicture } from "./threePublicPicture.ts";

/** Disclosures of one file whose budgets are drawn: a set of pictures takes up to 20 KB (40 published disclosures). */
const MOST_DISCLOSURES = 5;

/** Pictures of the budget itself, drawn from amounts that count once; null where none can be drawn or spoken of. */
export function budgetSection(document: BudgetDocument, say: Say): Markup | null {
  const all = document.disclosures.slice(0, MOST_DISCLOSURES).map((disclosure, index) => {
    const sides = sidesOf(document, index);
    const own = ownSides(sides, disclosure.kind);
    const economic =
      classPicture(own, "departmentEconomic", say) ?? classPicture(own, "governmentEconomic", say);
    const pictures = [
      flowPicture(own, say),
      classPicture(own, "function", say),
      economic,
      beforePicture(own, sides, say),
      threePublicPicture(threePublicOf(document, index), say),
    ].filter((picture) => picture !== null);
    return { name: disclosureName(disclosure, say), pictures };
  });
  const drawn = all.filter(({ pictures }) => pictures.length > 0);
  if (drawn.length === 0) return null;
  const more = document.disclosures.length - all.length;
  return html`<section>
<h2>${say({ en: "The budget in pictures", zh: "图看预算" })}</h2>
${drawn.map(({ name, pictures }) => html`${document.disclosures.length > 1 ? html`<h3>${name}</h3>` : null}${pictures}`)}
${more > 0 ? html`<p>${say({ en: `${more} more disclosures of the file are not drawn.`, zh: `文件中另有 ${more} 份公开文件未画。` })}</p>` : null}
</section>`;
}
