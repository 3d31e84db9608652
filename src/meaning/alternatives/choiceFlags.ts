import type { Flag, Table } from "../../contract/schema.ts";
import { entriesOf } from "../classification/index.ts";
import type { Choice } from "./chooseReadings.ts";

/** Names that one flag quotes. */
const MOST_NAMES = 4;

/**
 * Tells of every reading that was taken though its reader held another likelier: a flag for each code, a `warning` where
 * its row was read in an opened source; one flag, `info`, for all names of a table. The likelier readings are the cells' evidence.
 */
export function choiceFlags(table: Table, choices: readonly Choice[]): Flag[] {
  const at = table.pages[0] === undefined ? {} : { page: table.pages[0] };
  const title = table.title || table.id;
  const placesOf = ({ row, cells }: Choice) => cells.map(({ column }) => ({ table: table.id, row, column }));
  const codes = choices
    .filter(({ kind }) => kind === "code")
    .map((choice): Flag => {
      const entries = entriesOf(choice.scheme, choice.chosen);
      return {
        id: `CODE-CHOSEN:${table.id}:${choice.row}:${choice.cells[0]?.column}`,
        rule: "CODE-CHOSEN",
        severity: entries.every(({ source }) => source.opened) ? "warning" : "info",
        message: `${title}, row ${choice.row + 1}: likeliest read as ${choice.read}, which the classification data does not have; of the readings that are possible only ${choice.chosen} (“${entries.at(-1)?.name}”) fits the row, and is taken`,
        cells: placesOf(choice),
        ...at,
      };
    });
  const names = choices.filter(({ kind }) => kind === "name");
  const [first] = names;
  if (!first) return codes;
  const quoted = names.slice(0, MOST_NAMES).map(({ read, chosen }) => `“${chosen}” for “${read}”`);
  const more = names.length > MOST_NAMES ? " …" : "";
  const flag: Flag = {
    id: `NAME-CHOSEN:${table.id}:${first.row}:${first.cells[0]?.column}`,
    rule: "NAME-CHOSEN",
    severity: "info",
    message: `${title}: of the readings that are possible, the name of the row's code is taken, though another was likelier: ${quoted.join(", ")}${more}`,
    cells: names.flatMap(placesOf),
    ...at,
  };
  return [...codes, flag];
}
