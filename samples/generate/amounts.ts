import { formatAmount, parsePrinted } from "../../src/core/money.ts";
import { toYuan, type Unit } from "../../src/core/units.ts";

/** A printed figure in yuan as the contract writes amounts, or undefined where the text is none. */
export function amountInYuan(printed: string, unit: Unit): string | undefined {
  const figure = parsePrinted(printed);
  return figure.kind === "amount" ? formatAmount(toYuan(figure.value, unit)) : undefined;
}
