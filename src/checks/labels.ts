import type { BudgetDocument, Place } from "../contract/schema.ts";
import { type Exact, formatAmount } from "../core/money.ts";
import { yuanIn } from "../core/units.ts";
import { moneyUnit, unitOfCell } from "../meaning/cellUnit.ts";
import { type PlaceNames, placeNames } from "../places/placeNames.ts";

/** Names the places of a document as a person finds them, and says amounts as they are printed there. */
export interface Labels extends PlaceNames {
  /** An amount in the unit of the place's table: `1314.87 万元`. */
  readonly amountAt: (place: Place, yuan: Exact) => string;
}

export function labelsOf(document: BudgetDocument): Labels {
  const tables = new Map(document.tables.map((table) => [table.id, table]));
  return {
    ...placeNames(document),
    amountAt: (place, yuan) => {
      const table = "table" in place ? tables.get(place.table) : undefined;
      const cell = "column" in place ? table?.rows[place.row]?.cells[place.column] : undefined;
      const column = "column" in place ? table?.columns[place.column] : undefined;
      const unit = moneyUnit(unitOfCell(cell, column, { unit: table?.unit ?? null })) ?? "万元";
      return `${formatAmount(yuan.dividedBy(yuanIn(unit)))} ${unit}`;
    },
  };
}
