import type { BudgetDocument } from "../../contract/schema.ts";
import type { Terms } from "../terms.ts";
import type { Identity } from "../types.ts";
import { betweenLines } from "./betweenLines.ts";
import { betweenTotals } from "./betweenTotals.ts";
import { columnIdentities } from "./columnIdentities.ts";
import { fieldIdentities } from "./fieldIdentities.ts";
import { figuresByDisclosure } from "./figures.ts";
import { rowIdentities } from "./rowIdentities.ts";
import { statementIdentities } from "./statementIdentities.ts";
import { twoSides } from "./twoSides.ts";

/** Every accounting identity whose terms the document prints. */
export function findIdentities(document: BudgetDocument, terms: Terms): Identity[] {
  const within = terms.tables.flatMap((table) => [
    ...rowIdentities(table),
    ...columnIdentities(table),
    ...twoSides(table),
    ...fieldIdentities(table),
  ]);
  const between = figuresByDisclosure(document, terms).flatMap((figures, index) => {
    const disclosure = document.disclosures[index];
    if (!disclosure) return [];
    const amounts = document.statements.flatMap((statement) => {
      const term = statement.disclosure === index ? terms.statements[statement.index] : null;
      return term ? [{ statement, term }] : [];
    });
    return [
      ...betweenTotals(figures, index),
      ...betweenLines(figures, index),
      ...statementIdentities(amounts, figures, disclosure),
    ];
  });
  return [...within, ...between];
}
