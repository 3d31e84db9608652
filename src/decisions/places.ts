/** Names of places that outlive an extraction, and the places that they name in another one. */
import { labelsOf } from "../checks/labels.ts";
import type { BudgetDocument, Cell, Field, Place, Statement } from "../contract/schema.ts";
import { type Box, heightOf, intersection, widthOf } from "../core/geometry.ts";
import { normalise } from "../core/text.ts";
import type { PlaceName } from "./entry.ts";

/**
 * Of the smaller of two boxes, the share of the area that both have in common, at least, where they are one place: lines that
 * are found anew move by a point or two, the next cell shares nothing.
 */
const SAME_PLACE = 0.5;

/** What is printed at a place. */
export function printedAt(document: BudgetDocument, place: Place): Cell | Field | Statement | undefined {
  if ("statement" in place) return document.statements[place.statement];
  const table = document.tables.find(({ id }) => id === place.table);
  return "field" in place ? table?.fields[place.field] : table?.rows[place.row]?.cells[place.column];
}

/**
 * The place of a form's head that prints a field is that field's, a place that a spanning cell covers is that cell's; any
 * other is its own.
 */
export function ownPlace(document: BudgetDocument, place: Place): Place {
  if (!("row" in place)) return place;
  const table = document.tables.find(({ id }) => id === place.table);
  const cell = table?.rows[place.row]?.cells[place.column];
  if (cell?.coveredBy) return ownPlace(document, { table: place.table, ...cell.coveredBy });
  if (!table?.rows[place.row]?.form || !cell) return place;
  const at = JSON.stringify(cell.fragments.map(({ page, box }) => [page, box]));
  const field = table.fields.find(
    ({ fragments }) => JSON.stringify(fragments.map(({ page, box }) => [page, box])) === at,
  );
  return field ? { table: place.table, field: field.index } : place;
}

/** The name of a place of the document; null where there is none such. */
export function nameOfPlace(document: BudgetDocument, asked: Place): PlaceName | null {
  const place = ownPlace(document, asked);
  const printed = printedAt(document, place);
  if (printed === undefined) return null;
  if ("statement" in place) {
    const { page, box, figure, text } = printed as Statement;
    return { statement: place.statement, page, box: [...box], figure, printed: text };
  }
  const { text, fragments } = printed as Cell | Field;
  const [first] = fragments;
  if (first === undefined) return null;
  const at = { page: first.page, box: [...first.box] as Cell["fragments"][number]["box"] };
  if ("field" in place) return { ...place, ...at, name: (printed as Field).name, printed: text };
  const table = document.tables.find(({ id }) => id === place.table);
  return {
    ...place,
    ...at,
    label: rowLabel(document, place),
    path: table?.columns[place.column]?.path ?? [],
    printed: text,
  };
}

/** Printed words of the place's row, or its number where it has none. */
function rowLabel(document: BudgetDocument, place: Place): string {
  const { name } = labelsOf(document).named(place);
  return name.kind === "cell" ? String(name.row) : "";
}

/**
 * The place of the document that the name names: printed in the same place of the page, or of the same row and column. Null
 * where there is none, or where something else is printed there than what was read, or than `decided`.
 */
export function findPlace(document: BudgetDocument, name: PlaceName, decided?: string): Place | null {
  const fits = (text: string): boolean =>
    normalise(text) === normalise(name.printed) ||
    (decided !== undefined && normalise(text) === normalise(decided));
  if ("statement" in name) {
    const found = document.statements.filter(
      (each) => each.page === name.page && each.figure === name.figure && fits(each.text),
    );
    const best =
      found.find(({ index }) => index === name.statement) ?? found.find((each) => isAt(each, name));
    const only = found.length === 1 ? found[0] : undefined;
    const statement = best ?? only;
    return statement ? { statement: statement.index } : null;
  }
  const candidates = [...placesOf(document, name)].filter(({ printed }) => fits(printed.text));
  const there = candidates.filter(({ printed }) => printed.fragments.some((each) => isAt(each, name)));
  const found = there.find(({ place }) => isSameIndex(place, name)) ?? there[0];
  if (found) return found.place;
  const [alike, another] = candidates.filter(
    ({ place, printed }) =>
      printed.fragments.some(({ page }) => page === name.page) && isNamedAlike(document, place, name),
  );
  return alike && !another ? alike.place : null;
}

/** All fields where the name is a field's, else all cells. */
function* placesOf(
  document: BudgetDocument,
  name: PlaceName,
): Generator<{ readonly place: Place; readonly printed: Cell | Field }> {
  for (const { id, pages, rows, fields } of document.tables) {
    if (!pages.includes(name.page)) continue;
    if ("field" in name) {
      for (const field of fields) yield { place: { table: id, field: field.index }, printed: field };
      continue;
    }
    for (const { index, cells } of rows) {
      for (const [column, cell] of cells.entries()) {
        if (!cell.coveredBy) yield { place: { table: id, row: index, column }, printed: cell };
      }
    }
  }
}

const isSameIndex = (place: Place, name: PlaceName): boolean =>
  Object.entries(place).every(([key, value]) => (name as Record<string, unknown>)[key] === value);

function isNamedAlike(document: BudgetDocument, place: Place, name: PlaceName): boolean {
  const own = nameOfPlace(document, place);
  if (own === null || "statement" in own || "statement" in name) return false;
  if ("field" in own || "field" in name) return "field" in own && "field" in name && own.name === name.name;
  return own.label === name.label && JSON.stringify(own.path) === JSON.stringify(name.path);
}

/** Does it stand where the name says? */
export function isAt(
  printed: { readonly page: number; readonly box: readonly number[] },
  name: { readonly page: number; readonly box: readonly number[] },
): boolean {
  if (printed.page !== name.page) return false;
  const [a, b] = [printed.box, name.box] as unknown as [Box, Box];
  const common = intersection(a, b);
  if (common === null) return a.join(" ") === b.join(" ");
  return areaOf(common) >= SAME_PLACE * Math.min(areaOf(a), areaOf(b));
}

const areaOf = (box: Box): number => widthOf(box) * heightOf(box);
