import type { Unit } from "../../core/units.ts";
import { type FormAmount, formAmounts } from "./formAmounts.ts";
import type { FormRows } from "./place.ts";
import { type FormValue, readForm } from "./readForm.ts";

/** The values of a form's head in printed order, each with the money that it is; null where it is none. */
export type Form = readonly (FormValue & { readonly money: FormAmount | null })[];

/** Reads the rows of a form's head; `tableUnit` is the money unit printed over or under its table. */
export function toForm(rows: FormRows, tableUnit: Unit | null): Form {
  const values = readForm(rows);
  const amounts = formAmounts(values, tableUnit);
  return values.map((value, index) => ({ ...value, money: amounts[index] ?? null }));
}
