import type { BudgetDocument, Evidence, Flag, Place, Table } from "../contract/schema.ts";
import { SEVERITIES } from "../contract/vocabulary.ts";
import { CATALOGUE } from "../findings/catalogue.ts";
import { placeNames } from "../places/placeNames.ts";
import type { CellPlace, NamedPlace, OpenedDocument, Reading, ReviewFlag } from "./messages.ts";

/** Places of a flag that are shown: a column of hundreds is seen in its table. */
const MOST_PLACES = 40;

/** What the page needs of a document at first; its tables' rows are asked for one by one. */
export function viewDocument(
  document: BudgetDocument,
): Pick<OpenedDocument, "file" | "pages" | "tables" | "flags"> {
  const nameOf = placeNamer(document);
  const flags = document.flags.map((flag) => viewFlag(flag, nameOf));
  return {
    file: document.source.file,
    pages: document.source.pages.map(({ number, width, height, tables, error }) => ({
      ...{ number, width, height, tables },
      ...(error === undefined ? {} : { error }),
    })),
    tables: document.tables.map(({ id, kind, title, unit, pages, rows }) => ({
      ...{ id, kind, title, unit, pages },
      rowCount: rows.length,
    })),
    // A stable sort: within a severity they stay in the order of the document.
    flags: flags.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
  };
}

function viewFlag(flag: Flag, nameOf: (place: Place) => NamedPlace): ReviewFlag {
  const { cells, values: _, ...rest } = flag;
  const evidence = flag.proposal?.evidence ?? [];
  return {
    ...rest,
    title: CATALOGUE[flag.rule].title,
    places: cells.slice(0, MOST_PLACES).map(nameOf),
    placeCount: cells.length,
    identities: evidence.flatMap((each) =>
      each.kind === "identity"
        ? [{ rule: each.rule, terms: each.terms.slice(0, MOST_PLACES).map(nameOf) }]
        : [],
    ),
  };
}

/** Names places by their printed words, with what is printed there. */
function placeNamer(document: BudgetDocument): (place: Place) => NamedPlace {
  const { lineOf } = placeNames(document);
  const tables = new Map(document.tables.map((table) => [table.id, table]));
  return (place) => {
    const printed = printedAt(document, tables, place);
    return {
      place,
      name: lineOf(place),
      text: printed?.text ?? "",
      ...(printed?.amount === undefined ? {} : { amount: printed.amount }),
      ...(printed?.percent === undefined ? {} : { percent: printed.percent }),
      status: printed?.status ?? null,
      readings: readingsOf(printed?.evidence),
      fragments: printed?.fragments ?? [],
    };
  };
}

/** The cell, field or statement, with the parts of it on the pages. */
function printedAt(document: BudgetDocument, tables: ReadonlyMap<string, Table>, place: Place) {
  if ("statement" in place) {
    const statement = document.statements[place.statement];
    if (statement === undefined) return undefined;
    const { page, box, text } = statement;
    return { ...statement, fragments: [{ page, box, text }] };
  }
  const table = tables.get(place.table);
  if ("field" in place) return { percent: undefined, ...table?.fields[place.field] };
  return table?.rows[place.row]?.cells[place.column];
}

const readingsOf = (evidence: readonly Evidence[] = []): Reading[] =>
  evidence.flatMap((each) =>
    each.kind === "reading" ? [{ engine: each.engine, text: each.text, confidence: each.confidence }] : [],
  );

/** The cells that print the same text as the one at `place` in columns of the same meaning, itself first. */
export function equalCells(document: BudgetDocument, place: CellPlace): NamedPlace[] {
  const tables = new Map(document.tables.map((table) => [table.id, table]));
  const column = tables.get(place.table)?.columns[place.column];
  const cell = tables.get(place.table)?.rows[place.row]?.cells[place.column];
  if (column === undefined || cell === undefined || column.role === "measure") return [];
  const equal = document.tables.flatMap(({ id, columns, rows }) =>
    columns
      .filter(({ role, dimension }) => role === column.role && dimension === column.dimension)
      .flatMap(({ index }) =>
        rows
          .filter(({ cells }) => cells[index]?.text === cell.text && cells[index].coveredBy === undefined)
          .map((row): CellPlace => ({ table: id, row: row.index, column: index })),
      ),
  );
  const isOwn = (each: CellPlace): boolean =>
    each.table === place.table && each.row === place.row && each.column === place.column;
  return [place, ...equal.filter((each) => !isOwn(each))].map(placeNamer(document));
}
