import type { BudgetDocument, Flag } from "../../contract/schema.ts";
import type { Bilingual, Language } from "../../core/problems.ts";
import type { TablePlace } from "../../places/sheetLayout.ts";

/** What the flags that a person should look at say of each place of the tables, for a comment on its cell. */
export function flagComments(
  { flags }: Pick<BudgetDocument, "flags">,
  language: Language,
): (place: TablePlace) => string[] {
  const known = new Map<string, string[]>();
  for (const flag of flags.filter(({ severity }) => severity !== "info")) {
    for (const place of flag.cells) {
      if (!("table" in place)) continue;
      const key = keyOf(place);
      known.set(key, [...(known.get(key) ?? []), commentText(flag, key, language)]);
    }
  }
  return (place) => known.get(keyOf(place)) ?? [];
}

const IN_YUAN: Bilingual = { en: "proposed, in yuan: ", zh: "建议金额（元）：" };
const PROPOSED: Bilingual = { en: "proposed: ", zh: "建议：" };

const keyOf = (place: TablePlace): string =>
  "field" in place ? `${place.table} ${place.field}` : `${place.table} ${place.row} ${place.column}`;

/** Rule and severity, the message, and what the flag proposes for this cell. */
function commentText(
  { rule, severity, message, messageZh, proposal }: Flag,
  key: string,
  language: Language,
): string {
  const proposed = proposal?.changes.filter((change) => keyOf(change) === key) ?? [];
  return [
    `${rule} (${severity})`,
    language === "zh" ? messageZh : message,
    ...proposed.map(({ amount, text }) =>
      text === undefined ? `${IN_YUAN[language]}${amount}` : `${PROPOSED[language]}${text}`,
    ),
  ].join("\n");
}
