import { type BudgetDocument, type Observation, observationSchema } from "../budget/schema.ts";
import { csv } from "./csv.ts";

/** Come first on every observation, so that files can be put together and a unit is never added to its department. */
const SOURCE_COLUMNS = [
  "sha256",
  "file",
  "disclosure",
  "kind",
  "level",
  "region",
  "department",
  "disclosureYear",
  "tableKind",
] as const;

const OBSERVATION_COLUMNS = Object.keys(observationSchema.shape) as (keyof Observation)[];

/** One record an observation; `region` is the region's name and `box` its four numbers with blanks between. */
export function observationsCsv(document: BudgetDocument): string {
  const tables = new Map(document.tables.map((table) => [table.id, table]));
  const records = document.observations.map((observation) => {
    const table = tables.get(observation.table);
    const index = table?.disclosure ?? 0;
    const disclosure = document.disclosures[index] ?? document.disclosure;
    return [
      document.source.sha256,
      document.source.file,
      index,
      disclosure.kind,
      disclosure.level,
      disclosure.region?.name,
      disclosure.department,
      disclosure.year,
      table?.kind,
      ...OBSERVATION_COLUMNS.map((column) =>
        column === "box" ? observation.box.join(" ") : observation[column],
      ),
    ];
  });
  return csv([...SOURCE_COLUMNS, ...OBSERVATION_COLUMNS], records);
}
