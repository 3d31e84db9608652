import type { LogicalRow } from "../../assemble/types.ts";
import type { Column } from "../../contract/schema.ts";
import { normalise } from "../../core/text.ts";
import { coordinatesOfWord } from "../../lexicon/headerWords/match.ts";
import { type Label, readLabel } from "../../lexicon/labels.ts";
import { ordinalNumber } from "../../lexicon/ordinals.ts";
import { closingKind, isCarriedSum } from "../../lexicon/totals.ts";
import { rowCodes } from "../rowCodes.ts";
import { exactFigures } from "../sums/exactFigures.ts";
import type { Item } from "../sums/sumTree.ts";
import { namesOrganisation } from "./organisations.ts";

/** One row of a list as it is printed, before it is known what it is a part of. */
export interface RowItem extends Item {
  readonly row: number;
  readonly label: Label;
  /** What its words say: it closes the list, sums a part of it, or neither. */
  readonly closing: "total" | "subtotal" | null;
  /** It has figures and no label. */
  readonly unlabelled: boolean;
  /** No figure of the list stands above it. */
  readonly leads: boolean;
  /** Its codes of all classifications one after the other, or that of its body; '' for none. */
  readonly code: string;
  /** What a column of bodies' codes prints, as read, or what it prints above for the rows that follow; '' where it prints nothing. */
  readonly body: string;
  /** Its body is printed above, and need not be its own. */
  readonly isBodyCarried: boolean;
  /** Does a column 序号 number it? Null where there is no such column. */
  readonly isNumbered: boolean | null;
  /** The number of its ordinal, 0 for none. */
  readonly ordinal: number;
  /** It names a department or unit where the other rows name what money is for. */
  readonly organisation: boolean;
  /** Which of the label columns it fills first, counted from 0. */
  readonly column: number;
  /** Blank width left of its label, in text heights; null where that says nothing. */
  readonly indent: number | null;
  /** A balance carried over, of all funds (年初结转和结余), and a label that names one fund. */
  readonly isBalance: boolean;
  readonly namesFund: boolean;
}

/** Columns whose words say nothing of what the row is a part of. */
const REMARK =
  /^(?:行次|栏次|序号|排序|备注|说明|增减原因|数量|采购数量|计量单位|单价)$|(?:方式|形式|时间|年度|年限|期限)$/u;

/** Heads a column that numbers rows, and leaves those blank that head or sum others. */
const NUMBERS = /^(?:序号|编号)$/u;

/** The columns of a list that name its rows, those that name indicators left out. */
export const labelColumns = (columns: readonly Column[]): Column[] =>
  columns.filter(
    ({ role, dimension, path }) =>
      (role === "dimension" && !dimension?.startsWith("indicator.")) ||
      (role === "other" && !path.some((word) => REMARK.test(normalise(word)))),
  );

/** The rows of one list that print anything, but for notes and sums carried from page to page (承前页). */
export function rowItems(rows: readonly LogicalRow[], columns: readonly Column[]): RowItem[] {
  const texts = rows.map(({ cells }) => cells.map(({ text }) => normalise(text)));
  const labels = labelColumns(columns);
  const words = columns.filter(({ role }) => role !== "measure");
  const money = columns.filter(({ role }) => role === "measure").map(({ index }) => index);
  const figures = exactFigures(rows, money);
  const codes = codesOf(texts, columns);
  const bodies = bodiesOf(texts, codes, labels, words);
  const isNumbered = numberedRows(texts, words);
  let leads = true;
  const items = rows.flatMap((logical, row): RowItem[] => {
    const own = texts[row] as string[];
    const { isNamedBeside, code: bodyBeside } = bodies[row]!;
    const first = labels.findIndex(({ index, role, dimension }, at) => {
      if ((isNamedBeside && isOfBody(dimension)) || isSpread(logical, labels, at)) return false;
      return role === "dimension" ? own[index] !== "" : /\p{Script=Han}/u.test(own[index] ?? "");
    });
    const hasFigure = money.some((index) => own[index] !== "");
    if (
      (first < 0 && !hasFigure) ||
      (logical.incomplete && !hasFigure) ||
      isCarriedSum(own[labels[first]?.index ?? -1] ?? "")
    )
      return [];
    // 单位代码 | 科目编码 share a column in some forms: the row's own class there is no body.
    const named = labels.filter(
      ({ index, dimension }) =>
        own[index] !== "" && !(isOfBody(dimension) && (isNamedBeside || own[index] === codes[row])),
    );
    const label = readLabel(own[labels[first]?.index ?? -1] ?? "");
    // 合计 may stand in any column of words, 序号 among them.
    const closing = words.map(({ index }) => closingKind(readLabel(own[index] ?? "").name));
    const sum = closing.includes("total") ? "total" : closing.includes("subtotal") ? "subtotal" : null;
    const organisation = namesOrganisation(
      named.map((column) => ({ text: own[column.index] ?? "", column })),
    );
    const { origin, fund, ...others } = coordinatesOfWord(label.name, "");
    const item: RowItem = {
      row,
      figures: figures[row] ?? [],
      hasFigure,
      ofWhich: label.ofWhich,
      label,
      closing: sum,
      unlabelled: first < 0,
      leads,
      code: sum !== null ? "" : organisation ? bodyCode(named, own) : (codes[row] ?? ""),
      body: sum === null ? bodyBeside || bodyOf(named, own) : "",
      isBodyCarried: bodyBeside !== "" && !isNamedBeside,
      isNumbered: isNumbered?.[row] ?? null,
      ordinal: ordinalNumber(own[labels[first]?.index ?? -1] ?? ""),
      organisation,
      column: first,
      indent: indentOf(logical.cells[labels[first]?.index ?? -1], label),
      isBalance: origin === "carryover" && fund === undefined && label.depth === 0 && !label.ofWhich,
      namesFund: fund !== undefined && Object.keys(others).length === 0,
    };
    if (hasFigure) leads = false;
    return [item];
  });
  return isIndented(items) ? items : items.map((item) => ({ ...item, indent: null }));
}

/** Does a name span several rows, of which this one has another beside it? Then it is no row of its own. */
const isSpread = ({ cells }: LogicalRow, labels: readonly Column[], at: number): boolean =>
  (cells[labels[at]?.index ?? -1]?.rowSpan ?? 1) > 1 &&
  labels.slice(at + 1).some(({ index }) => normalise(cells[index]?.text ?? "") !== "");

/** Which rows a column 序号 numbers; null where there is no such column. */
function numberedRows(texts: readonly (readonly string[])[], words: readonly Column[]): boolean[] | null {
  const numbers = words.find(({ path }) => NUMBERS.test(normalise(path.find((word) => word !== "") ?? "")));
  return numbers ? texts.map((own) => /^\d{1,4}$/u.test(own[numbers.index] ?? "")) : null;
}

const isOfBody = (dimension: Column["dimension"]): boolean =>
  dimension?.startsWith("administrative.") === true;

/**
 * Of each row: does it name a body beside what its money is for (105002 | 市图书馆 | 2070104 | 图书馆)? Then its place
 * in the list is told by the latter, and so is that of the rows under it that leave the body blank, or share its cell;
 * where rows print the same body one after the other, blank means none. `code` is the body's.
 */
function bodiesOf(
  texts: readonly (readonly string[])[],
  codes: readonly string[],
  labels: readonly Column[],
  words: readonly Column[],
): { readonly isNamedBeside: boolean; readonly code: string }[] {
  const ofBodies = labels.filter(({ dimension }) => isOfBody(dimension));
  const ofMoney = labels.filter(({ role, dimension }) => role === "dimension" && !isOfBody(dimension));
  // A body has rows of its own where its name or code shares a column with what money is for: 单位（项目）名称.
  const isShared =
    !ofBodies.some(({ dimension }) => dimension === "administrative.name") ||
    texts.some((own, row) => ofBodies.some(({ index }) => own[index] !== "" && own[index] === codes[row]));
  const printed = texts.map((own) => bodyOf(ofBodies, own)).filter((code) => code !== "");
  const isRepeated = printed.some((code, at) => code === printed[at - 1]);
  let above = "";
  return texts.map((own) => {
    if (isShared) return { isNamedBeside: false, code: "" };
    const isFilled = ({ index }: Column): boolean => own[index] !== "";
    const namesMoney = ofMoney.some(isFilled);
    const isSum = words.some(({ index }) => closingKind(readLabel(own[index] ?? "").name) !== null);
    if (ofBodies.some(isFilled)) {
      const isNamedBeside = namesMoney && !isSum;
      const code = bodyOf(ofBodies.filter(isFilled), own);
      above = isNamedBeside && !isRepeated ? code : "";
      return { isNamedBeside, code: isNamedBeside ? code : "" };
    }
    return { isNamedBeside: false, code: namesMoney && !isSum ? above : "" };
  });
}

/** Width of 其中： in text heights: what goes on with it stands under its words. */
const OF_WHICH_WIDTH = 3;

/** How far the words of a label stand in, in text heights. */
const indentOf = (cell: LogicalRow["cells"][number] | undefined, label: Label): number | null =>
  cell?.indent === undefined ? null : cell.indent + (label.ofWhich ? OF_WHICH_WIDTH : 0);

/** Labels that all stand as far in say nothing of levels; text heights. */
const STEP = 0.4;

function isIndented(items: readonly RowItem[]): boolean {
  const indents = items.flatMap(({ indent, closing }) =>
    indent === null || closing !== null ? [] : [indent],
  );
  return Math.max(...indents) - Math.min(...indents) > STEP;
}

const bodyOf = (named: readonly Column[], texts: readonly string[]): string =>
  named
    .filter(({ dimension }) => dimension === "administrative.code")
    .map(({ index }) => texts[index] ?? "")
    .find((text) => text !== "") ?? "";

/** The code of a body: from a column of such codes, else the one that stands with its name. */
function bodyCode(named: readonly Column[], texts: readonly string[]): string {
  const isOfBodies = ({ dimension }: Column): boolean => dimension === "administrative.code";
  const codes = named.toSorted((a, b) => Number(isOfBodies(b)) - Number(isOfBodies(a)));
  return codes.map(({ index }) => texts[index] ?? "").find((text) => /^\d{3,}$/u.test(text)) ?? "";
}

/** The codes of all rows, those of unlike classifications one after the other. */
function codesOf(texts: readonly (readonly string[])[], columns: readonly Column[]): string[] {
  // 政府 codes beside 部门 ones are no levels: many of these become one of those.
  const isBeside = columns.some(({ dimension }) => dimension?.startsWith("departmentEconomic."));
  const economic = isBeside ? "departmentEconomic" : "governmentEconomic";
  const families = (["function", economic, "revenue"] as const).map((family) =>
    rowCodes(texts, columns, family),
  );
  return texts.map((_, row) => families.map((codes) => withoutPadding(codes[row] ?? "")).join(""));
}

/** 2010000 is the class 201, 2013600 the group 20136: no level's own code is 00. */
const withoutPadding = (code: string): string => code.replace(/^(\d{3}(?:(?!00)\d\d)?)(?:00)+$/u, "$1");
