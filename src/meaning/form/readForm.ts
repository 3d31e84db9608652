import { normalise } from "../../core/text.ts";
import { hasOrdinal, withoutOrdinals } from "../../lexicon/ordinals.ts";
import { withoutUnit } from "../../lexicon/units.ts";
import { type FormMatrix, findMatrices, headsOver } from "./matrix.ts";
import { contentOf, type FormRows, isAmountText, type Placed } from "./place.ts";
import { namesMoney } from "./words.ts";

/** A text longer than this is a value, never a label. */
const LONGEST_LABEL = 24;

/** A value of a form's head. */
export interface FormValue {
  /** Its labels from the outermost to its own, as the contract names fields: 资金来源, 政府预算资金. */
  readonly name: string;
  /** The cell that prints it, its text the value alone. */
  readonly value: Placed;
  /** The labels that its name is made of: the one beside it, then those over it. */
  readonly labels: readonly Placed[];
  /** What names its block, and is no part of its name: the first of all these labels that prints a unit holds. */
  readonly blocks: readonly Placed[];
}

/**
 * The labels and values of a form's head. In a row they alternate from left to right; a row of labels alone heads the row
 * under it (任务名称 | 主要内容), or, where amounts stand under it (年初预算数 | 全年预算数 | 执行数), all rows of its block.
 * A label at the left that reaches over several rows names their block.
 */
export function readForm(rows: FormRows): FormValue[] {
  const values: FormValue[] = [];
  const matrices = findMatrices(rows);
  let open = NOTHING_OPEN;
  for (let row = 0; row < rows.length; row++) {
    const { block, content } = contentOf(rows, row);
    if (block?.row === row) open = NOTHING_OPEN;
    const matrix = matrices.find(({ from, to }) => row >= from && row < to);
    if (matrix) {
      if (row >= matrix.body) values.push(...matrixValues(rows, matrix, content, block));
      continue;
    }
    const below = contentOf(rows, row + 1).all;
    if (headsNextRow(content, below)) {
      // A label at the left with nothing under it names the block.
      const [first, ...others] = content.map((label, at): Pair => ({ label, value: below[at] as Placed }));
      const names = first && first.value.cell.text === "" ? [first.label] : [];
      const named = first && names.length === 0 ? [first, ...others] : others;
      const blocks = [...names, ...(block ? [block] : [])];
      values.push(...named.map((pair) => toValue(pair, labelPath(pair.label.cell.text), blocks)));
      row++;
      continue;
    }
    for (const pair of inPairs(content)) {
      if (pair.label.cell.text === "" && pair.value.cell.text === "") continue;
      const named = nameOf(pair, open, block !== null);
      values.push(toValue(pair, named.name, block ? [block] : []));
      open = named.open;
    }
  }
  return values;
}

/** What a label that prints part of its name alone is read under. */
interface OpenLabels {
  /** The labels over it: 资金来源 over (2)单位资金. */
  readonly parent: string;
  /** The totals of the block, by the column of their values. */
  readonly wholes: ReadonlyMap<number, string>;
}

const NOTHING_OPEN: OpenLabels = { parent: "", wholes: new Map() };
const WHOLE = /(?:总额|总计|合计)$/u;

/** The name of a pair's value, and what stays open behind it. */
function nameOf({ group, label, value: { column } }: Pair, open: OpenLabels, inBlock: boolean) {
  const own = labelPath(label.cell.text);
  const whole = open.wholes.get(column);
  // 其中：财政拨款 and what stands below it (其他资金); an ordinal or a label of its own begins another breakdown.
  const isPart = own[0] === OF_WHICH || (own.length === 1 && !hasOrdinal(label.cell.text));
  if (inBlock && whole !== undefined && isPart && namesMoney(own.at(-1) ?? "")) {
    const names = own.filter((part) => part !== OF_WHICH);
    return { name: [whole, ...names], open };
  }
  const hasPath = own.length > 1 && !group;
  const above = /^[(（]/u.test(normalise(label.cell.text)) ? open.parent : "";
  const parent = group ? labelPath(group.cell.text).join("/") : hasPath ? own.slice(0, -1).join("/") : above;
  const name = hasPath || parent === "" ? own : [parent, ...own];
  const isTotal = inBlock && WHOLE.test(own.at(-1) ?? "");
  const wholes = isTotal ? new Map([...open.wholes, [column, name.join("/")]]) : open.wholes;
  return { name, open: { ...open, parent, wholes } };
}

const OF_WHICH = "其中";

/** The values of a row below heads: 年度资金总额/全年预算数, 保运转/预算金额/总额. */
function matrixValues(
  rows: FormRows,
  { heads }: FormMatrix,
  [first, ...others]: readonly Placed[],
  block: Placed | null,
): FormValue[] {
  if (!first) return [];
  return others
    .filter(({ cell }) => cell.text !== "")
    .map((value): FormValue => {
      const over = headsOver(rows, heads, value.column);
      const path = [first, ...over].flatMap(({ cell }) => labelPath(cell.text));
      return {
        name: path.join("/"),
        value,
        labels: [...over.toReversed(), first],
        blocks: block ? [block] : [],
      };
    });
}

interface Pair {
  readonly group?: Placed;
  readonly label: Placed;
  readonly value: Placed;
}

/**
 * The cells of a row as labels and values. Where one is left over, the first cell names the group of the others
 * (资金金额 | 实施期资金总额： | 1715.97), or the last one stands alone where a figure stands second (实施期资金总额： | 50 |
 * 执行率分值（10分）); a cell alone, or one that prints a figure behind a colon, is a label and its value.
 */
function inPairs(content: readonly Placed[]): Pair[] {
  const whole = content.findIndex((at) => FIGURE_AT_COLON.test(normalise(at.cell.text)));
  if (whole >= 0) {
    const own = splitAtColon(content[whole] as Placed);
    return [...inPairs(content.slice(0, whole)), own, ...inPairs(content.slice(whole + 1))];
  }
  const [first, second] = content;
  if (!first) return [];
  if (!second) return [splitAtColon(first)];
  const isOdd = content.length % 2 === 1;
  if (isOdd && content.at(-1)?.cell.text === "") return inPairs(content.slice(0, -1));
  const isValue =
    isAmountText(second.cell.text) || (second.cell.text === "" && /[:：]$/u.test(first.cell.text));
  if (isOdd && isValue) return [...inPairs(content.slice(0, -1)), ...inPairs([content.at(-1) as Placed])];
  const rest = isOdd ? content.slice(1) : content;
  const group = isOdd && first.cell.text !== "" ? { group: first } : {};
  return rest.flatMap((label, at): Pair[] => {
    if (at % 2 === 1) return [];
    const value = rest[at + 1] as Placed;
    const isText = value.cell.text === "" && normalise(label.cell.text).length > LONGEST_LABEL;
    return [isText ? splitAtColon(label) : { label, value, ...group }];
  });
}

/** `年度资金总额：120.00`, `其中：财政拨款：-` */
const FIGURE_AT_COLON = /^(?:其中:)?[^\d:][^:]{0,23}:(?:[-—]|-?[\d,]*\d(?:\.\d+)?(?:[百千万亿]{0,2}元)?)$/u;

/** `年度目标：完成…` is a label and its value in one cell; a text without a label has an empty one. */
function splitAtColon({ cell, ...place }: Placed): Pair {
  const [, label = "", value = cell.text] =
    (FIGURE_AT_COLON.test(normalise(cell.text))
      ? /^(.+)[:：]([^:：]+)$/su
      : /^([^:：]{1,24})[:：](.+)$/su
    ).exec(cell.text) ?? [];
  return {
    label: { cell: { ...cell, text: label }, ...place },
    value: { cell: { ...cell, text: value }, ...place },
  };
}

/** Two rows of as many cells, the upper one short texts without figures, and the same grid: labels over values. */
const headsNextRow = (row: readonly Placed[], below: readonly Placed[]): boolean =>
  row.length > 1 &&
  row.length === below.length &&
  row.every(
    ({ cell }) =>
      /(?:名称|内容|任务|目标|要求)$/u.test(normalise(cell.text)) &&
      normalise(cell.text).length <= LONGEST_LABEL,
  ) &&
  row.every(({ cell }, at) => cell.columnSpan === below[at]?.cell.columnSpan);

const toValue = (
  { group, label, value }: Pair,
  name: readonly string[],
  blocks: readonly Placed[],
): FormValue => ({
  name: name.join("/"),
  value,
  labels: [label, ...(group ? [group] : [])],
  blocks,
});

/** `1、资金来源:(1)政府预算资金` is 资金来源 / 政府预算资金: ordinals, unit and spaces go, brackets are half-width. */
const labelPath = (text: string): string[] =>
  withoutUnit(normalise(text))
    .split(/[:：]/u)
    .map(withoutOrdinals)
    .filter((part) => part !== "");
