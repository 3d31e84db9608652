import type { Column } from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { isAmountWord } from "./words.ts";

/** The columns of amounts under the outermost `depth` heads of the column, itself among them where it is one. */
export const measuresUnder = (column: Column, depth: number, columns: readonly Column[]): Column[] => {
  const head = column.path.slice(0, depth).join("/");
  return columns.filter(({ role, path }) => role === "measure" && path.slice(0, depth).join("/") === head);
};

/** Does its last word say that it is the whole of what stands under its head (合计, 小计, 金额)? */
export const isWhole = ({ path }: Column): boolean => isAmountWord(normalise(path.at(-1) ?? ""));
