import type { Column, Coordinates, RowLabel } from "../contract/schema.ts";
import { type Label, readLabel } from "../lexicon/labels.ts";
import { closingKind, isGrandTotal, isPlainSum } from "../lexicon/totals.ts";
import { functionClassOf } from "./classification/index.ts";
import type { Texts } from "./rowKinds.ts";
import { coordinatesOfWord } from "./words.ts";

/** Row labels of a list of items (一、一般公共预算; 其中：财政拨款): kinds, and the coordinates their words assign. */
export function itemLabels(rows: readonly Texts[], columns: readonly Column[]): RowLabel[] {
  const item = columns.find((column) => column.dimension === "item") as Column;
  const labels = rows.map((row) => readLabel(row[item.index] ?? ""));
  const direction = columns.find((column) => column.coordinates?.direction)?.coordinates?.direction;
  const path: { depth: number; coordinates: Coordinates; name: string }[] = [];
  const ofWhich = withParts(labels);
  const last = labels.findLastIndex(({ name }) => isGrandTotal(name));
  return labels.map((label, row): RowLabel => {
    const parts = holdsParts(labels, row);
    // 收入合计 above 收入总计 sums a part of it.
    const closing = row < last && isPlainSum(label.name) ? "subtotal" : closingKind(label.name);
    const isPart = path.at(-1)?.depth === BALANCE && namesFund(label);
    while (label.name !== "" && !ofWhich[row] && !isPart && (path.at(-1)?.depth ?? -1) >= label.depth)
      path.pop();
    const outer = path.map((parent) => parent.name).join("/");
    const inherited: Coordinates = Object.assign({}, ...path.map((parent) => parent.coordinates));
    const own = wordsOf(label, outer, direction);
    const coordinates = closing || label.name === "" ? own : { ...inherited, ...own };
    const subtotal = closing === "subtotal" || (closing === null && (parts || sumsWhatFollows(labels, row)));
    if (label.name !== "" && closing === null && !ofWhich[row] && !isPart) {
      path.push({ depth: parts ? BALANCE : depthOf(label), coordinates: own, name: label.name });
    }
    return {
      columns: columns.map((column) => column.index),
      kind: closing === "total" ? "total" : subtotal ? "subtotal" : "detail",
      ...(Object.keys(coordinates).length > 0 ? { coordinates } : {}),
      ...(ofWhich[row] ? { ofWhich: true } : {}),
    };
  });
}

/** Depth of a balance that the rows after it break down, lower than any ordinal's. */
const BALANCE = 0;

/** 其中：（1）… is followed by （2）…, as much a part of the row above them. */
function withParts(labels: readonly Label[]): boolean[] {
  let depth = 0;
  return labels.map((label) => {
    if (label.ofWhich) depth = label.depth;
    else if (label.name !== "" && (depth === 0 || label.depth !== depth)) depth = 0;
    return label.ofWhich || (label.name !== "" && depth > 0);
  });
}

/** What an item's words assign. Names of function classes and the side's own direction assign nothing. */
function wordsOf(label: Label, outer: string, direction: Coordinates["direction"]): Coordinates {
  if (direction === "expenditure" && functionClassOf(label.name) !== null && label.depth > 0) return {};
  const { direction: _, ...found } = coordinatesOfWord(label.name, outer);
  return found;
}

/** Labels without an ordinal lie at the level of 一、. */
const depthOf = (label: Label): number => label.depth || 1;

/**
 * A balance without ordinal over its funds: a list that starts anew at 一、, or funds without ordinals as well
 * (年初财政拨款结转和结余, 一般公共预算财政拨款, …).
 */
function holdsParts(labels: readonly Label[], row: number): boolean {
  const label = labels[row] as Label;
  const { origin, fund } = coordinatesOfWord(label.name, "");
  const next = labels.slice(row + 1).find(({ name }) => name !== "");
  const isBalance = origin === "carryover" && fund === undefined && label.depth === 0 && !label.ofWhich;
  return isBalance && next !== undefined && (next.isFirst || namesFund(next));
}

/** Does a label without ordinal name a fund, and nothing else? */
function namesFund({ depth, name, ofWhich }: Label): boolean {
  const { fund, ...others } = coordinatesOfWord(name, "");
  return depth === 0 && !ofWhich && fund !== undefined && Object.keys(others).length === 0;
}

/** An item is a subtotal when the next ones lie deeper: 一、本年收入 over （一）一般公共预算拨款. */
function sumsWhatFollows(labels: readonly Label[], row: number): boolean {
  const label = labels[row] as Label;
  const next = labels.slice(row + 1).find((other) => other.name !== "" && !other.ofWhich);
  return label.depth > 0 && !label.ofWhich && next !== undefined && next.depth > label.depth;
}
