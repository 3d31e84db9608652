import { sourcesOf, sourcesOfCells } from "../../assemble/sources.ts";
import type { Assembly, CellPiece, LogicalCell, LogicalTable } from "../../assemble/types.ts";
import type { Prose, Table } from "../../contract/schema.ts";
import type { Box } from "../../core/geometry.ts";
import type { RunPart } from "../../core/runPart.ts";
import type { Form } from "../form/index.ts";

/** What becomes of a run that is printed; where it is cut into several places, the first of these counts. */
export const RUN_FATES = [
  "cell",
  "header",
  "field",
  "title",
  "label",
  "note",
  "prose",
  "pageNumber",
  "repeated",
] as const;
export type RunFate = (typeof RUN_FATES)[number];

/** A part of a run, and where it came to stand. */
export interface PlacedRun extends RunPart {
  readonly fate: RunFate;
}

/** A table as it was assembled, as it stands in the document, and what the head of its form was read as. */
export interface MeantTable {
  readonly logical: LogicalTable;
  readonly table: Table;
  readonly form: Form;
}

/** Where every run of the assembly stands in the document. What the document does not hold in its place is left out. */
export function placedRuns(
  { pages, paragraphs }: Assembly,
  tables: readonly MeantTable[],
  prose: readonly Prose[],
): PlacedRun[] {
  const written = new Set(prose.map(placeOf));
  return [
    ...pages.flatMap(({ numbering = [], doubled = [] }) => [
      ...withFate("pageNumber", numbering),
      ...withFate("repeated", doubled),
    ]),
    ...tables.flatMap(runsOfTable),
    ...paragraphs.flatMap((paragraph) =>
      written.has(placeOf(paragraph)) ? withFate("prose", paragraph.sources ?? []) : [],
    ),
  ];
}

function runsOfTable({ logical, table, form }: MeantTable): PlacedRun[] {
  const [cells, heads, fields] = [
    placesIn(table.rows.flatMap((row) => row.cells)),
    placesIn(table.columns.flatMap(({ header }) => header)),
    placesIn(table.fields),
  ];
  const held = (pieces: readonly CellPiece[], places: ReadonlySet<string>): RunPart[] =>
    pieces.filter((piece) => places.has(placeOf(piece))).flatMap(({ sources = [] }) => sources);
  const printed = logical.rows.flatMap((row) => row.cells);
  return [
    ...withFate("title", logical.titleLines.flatMap(partsOfLine)),
    ...logical.labels.flatMap((line) =>
      withFate(fields.has(placeOf(line)) ? "field" : "label", partsOfLine(line)),
    ),
    ...logical.header
      .flat()
      .flatMap(({ pieces, repeats = [] }) => [
        ...withFate("header", held(pieces.slice(0, 1), heads)),
        ...withFate("repeated", held([...pieces.slice(1), ...repeats], heads)),
      ]),
    ...printed.flatMap(({ pieces, repeats = [] }) => [
      ...withFate("cell", held(pieces, cells)),
      ...withFate("repeated", held(repeats, cells)),
    ]),
    ...runsOfForm(logical, form),
    ...withFate("note", held(logical.notes, cells)),
    ...withFate("repeated", logical.repeated ?? []),
  ];
}

/**
 * The labels and values of a form's head are fields, what names a block of them is a label; what else it prints is held where
 * its rows are.
 */
function runsOfForm({ form: rows, isFormOnce }: LogicalTable, form: Form): PlacedRun[] {
  const placesOf = (cells: readonly { row: number; column: number }[]): Set<string> =>
    new Set(cells.map(({ row, column }) => `${row} ${column}`));
  const fields = placesOf(form.flatMap(({ value, labels }) => [value, ...labels]));
  const blocks = placesOf(form.flatMap((value) => value.blocks));
  const fateOf = (place: string): RunFate | null => {
    if (fields.has(place)) return "field";
    return isFormOnce ? "cell" : blocks.has(place) ? "label" : null;
  };
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell: LogicalCell, column) => {
      const fate = fateOf(`${row} ${column}`);
      return fate === null ? [] : withFate(fate, sourcesOfCells([cell]));
    }),
  );
}

const withFate = (fate: RunFate, parts: readonly RunPart[]): PlacedRun[] =>
  parts.map((part) => ({ ...part, fate }));

const partsOfLine = (line: LogicalTable["titleLines"][number]): RunPart[] => sourcesOf(line, line.page);

/** The places of the document at which its cells or fields stand. */
const placesIn = (
  cells: readonly { readonly fragments: readonly { page: number; box: readonly number[] }[] }[],
): Set<string> => new Set(cells.flatMap(({ fragments }) => fragments.map(placeOf)));

const placeOf = ({ page, box }: { readonly page: number; readonly box: Box | readonly number[] }): string =>
  `${page} ${box.join(" ")}`;
