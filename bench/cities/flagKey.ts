import type { BudgetDocument, Flag, Place } from "../../src/contract/schema.ts";
import { parsePrinted } from "../../src/core/money.ts";
import { normalise } from "../../src/core/text.ts";

/** Longest text of a key's part, characters: a key is read by people. */
const LONGEST_PART = 40;
/** Values of a flag that say how it is worded and whom it blames, not what it is about. */
const NOT_ITS_SUBJECT: readonly string[] = ["case", "blame"];

/** What a flag is about, in words of the page: no table id and no index, which change as tables are joined and parted. */
export interface FlagSubject {
  readonly page: number | null;
  /** The nearest words to the left in the row, the name of a field, the clause of a statement, or what the message is made from. */
  readonly label: string;
  /** The last word of the column's header; empty for what stands in no column. */
  readonly column: string;
  /** The figure or text at the place, as printed; empty where the flag names no place. */
  readonly printed: string;
}

/** Says what `flag` is about, from the first place that it names. */
export function subjectOf(flag: Flag, document: BudgetDocument): FlagSubject {
  const [place] = flag.cells;
  const subject = place === undefined ? null : placeSubject(place, document);
  if (subject === null) return { page: flag.page ?? null, label: wordsOf(flag), column: "", printed: "" };
  return { ...subject, page: subject.page ?? flag.page ?? null };
}

/** Rules about a whole table: which of its cells stands first says nothing. */
const OF_A_TABLE: readonly string[] = ["UNIT-MISSING"];

/** A key of the flag that stays the same from run to run: rule, page, row label, column word and the printed figure. */
export function flagKey(flag: Flag, document: BudgetDocument): string {
  const { page, label, column, printed } = subjectOf(flag, document);
  const at = page === null ? "" : ` p${page}`;
  if (OF_A_TABLE.includes(flag.rule)) return `${flag.rule}${at}`;
  const under = column === "" ? "" : ` / ${shortened(column)}`;
  const figure = printed === "" ? "" : ` = ${shortened(printed)}`;
  return `${flag.rule}${at} ${shortened(label)}${under}${figure}`.trim();
}

const shortened = (text: string): string => [...text].slice(0, LONGEST_PART).join("");

function placeSubject(place: Place, document: BudgetDocument): FlagSubject | null {
  if ("statement" in place) {
    const statement = document.statements[place.statement];
    if (statement === undefined) return null;
    return { page: statement.page, label: normalise(statement.text), column: "", printed: "" };
  }
  const table = document.tables.find(({ id }) => id === place.table);
  if ("field" in place) {
    const field = table?.fields[place.field];
    if (field === undefined) return null;
    const page = field.fragments[0]?.page ?? null;
    return { page, label: normalise(field.name), column: "", printed: normalise(field.text) };
  }
  const cells = table?.rows[place.row]?.cells;
  const cell = cells?.[place.column];
  if (cells === undefined || cell === undefined) return null;
  const words = table?.columns[place.column]?.path.map(normalise).filter((word) => word !== "") ?? [];
  return {
    page: (cell.fragments.find(({ text }) => text !== "") ?? cell.fragments[0])?.page ?? null,
    label: labelOf(cells.slice(0, place.column).map(({ text }) => text)),
    column: words.at(-1) ?? "",
    printed: normalise(cell.text),
  };
}

/** The nearest text to the left of a figure that is no figure itself; the nearest code where there is no text. */
export function labelOf(left: readonly string[]): string {
  const texts = left.map(normalise).filter((text) => text !== "");
  const isWord = (text: string): boolean => parsePrinted(text).kind === "other";
  return texts.findLast(isWord) ?? texts[0] ?? "";
}

/** The texts that the message is made from. */
const wordsOf = ({ values }: Flag): string =>
  Object.entries(values)
    .flatMap(([name, value]) =>
      typeof value === "string" && !NOT_ITS_SUBJECT.includes(name) ? normalise(value) : [],
    )
    .join(" ");
