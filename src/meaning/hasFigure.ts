import { parsePrinted } from "../core/money.ts";

/** Does the row print an amount in the column? */
export const hasFigure = (
  { cells }: { readonly cells: readonly { readonly text: string }[] },
  column: number,
): boolean => parsePrinted(cells[column]?.text ?? "").kind === "amount";
