import { isWrittenAsMoney } from "../../core/money.ts";
import type { Unit } from "../../core/units.ts";
import { figureWithMeasure, unitInBrackets } from "../../lexicon/units.ts";
import { readFigure } from "../cells.ts";
import { moneyUnit } from "../cellUnit.ts";
import type { FormValue } from "./readForm.ts";
import { namesMoney, namesNoMoney } from "./words.ts";

/** Money that a value of a form comes to, in yuan, and the unit that it is printed in. */
export interface FormAmount {
  readonly amount: string;
  readonly unit: Unit;
}

/**
 * The money of a form's values; null where a value is none. A unit holds that is printed behind the figure, or in brackets
 * in a label that belongs to it. Else the last unit printed before it in the form holds, or the table's, for what is
 * written as money or labelled so (部门预算总额(万元) over 资金来源, 资金结构).
 */
export function formAmounts(values: readonly FormValue[], tableUnit: Unit | null): (FormAmount | null)[] {
  let last = tableUnit;
  return values.map(({ value, labels: named, blocks }) => {
    const labels = [...named, ...blocks].map(({ cell }) => cell.text);
    const printed = labels.map(unitInBrackets).find((unit) => unit !== null) ?? null;
    last = printed ?? unitInBrackets(value.cell.text) ?? last;
    const own = moneyUnit(figureWithMeasure(value.cell.text)?.measure);
    const [label = ""] = labels;
    if (own === null && namesNoMoney(label) && unitInBrackets(label) === null) return null;
    const isMoney = isWrittenAsMoney(value.cell.text) || labels.some(namesMoney);
    const unit = own ?? printed ?? (isMoney ? last : null);
    const { amount } = unit ? readFigure(value.cell.text, unit) : {};
    return unit && amount !== undefined ? { amount, unit } : null;
  });
}
