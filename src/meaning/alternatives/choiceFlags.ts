import type { Flag, Table } from "../../contract/schema.ts";
import { raise } from "../../findings/raise.ts";
import { entriesOf } from "../classification/index.ts";
import type { Choice } from "./chooseReadings.ts";

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
        ...raise(
          "CODE-CHOSEN",
          "fitting",
          {
            table: title,
            row: choice.row + 1,
            read: choice.read,
            chosen: choice.chosen,
            name: entries.at(-1)?.name ?? "",
          },
          entries.every(({ source }) => source.opened) ? "warning" : "info",
        ),
        cells: placesOf(choice),
        ...at,
      };
    });
  const names = choices.filter(({ kind }) => kind === "name");
  const [first] = names;
  if (!first) return codes;
  const pairs = names.map(({ read, chosen }) => `${read} → ${chosen}`);
  const flag: Flag = {
    id: `NAME-CHOSEN:${table.id}:${first.row}:${first.cells[0]?.column}`,
    ...raise("NAME-CHOSEN", "fitting", { table: title, pairs }),
    cells: names.flatMap(placesOf),
    ...at,
  };
  return [...codes, flag];
}
