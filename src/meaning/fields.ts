import type { LogicalCell, LogicalTable } from "../assemble/types.ts";
import type { Field } from "../contract/schema.ts";
import { normalise, withoutLayoutSpaces } from "../core/text.ts";
import { type FramePart, isBodyName, readFrameText } from "../lexicon/frameLabels.ts";
import { withoutOrdinals } from "../lexicon/ordinals.ts";
import { takeFormNumber } from "../lexicon/tableNames/formNumbers.ts";
import { unitInBrackets, withoutUnit } from "../lexicon/units.ts";
import { readFigure, secondReading, toFragments } from "./cells.ts";

/** A text longer than this is a value, never a label. */
const LONGEST_LABEL = 24;

/** The table's fields: 表号 and 编制部门 around it, then the labels and values of a form's head, each once. */
export function toFields(table: LogicalTable): Field[] {
  const fields = [...frameFields(table), ...formFields(table.form)];
  return fields.map((field, index) => ({ index, ...field }));
}

type Unnumbered = Omit<Field, "index">;

/** 表号, 编制部门 and labels of other sorts by their own name; the unit is the table's, and no field. */
function frameFields(table: LogicalTable): Unnumbered[] {
  return table.labels.flatMap((line): Unnumbered[] =>
    readFrameText(line.text).flatMap((part): Unnumbered[] => {
      const [name, text] = nameAndText(part, withoutLayoutSpaces(line.text.slice(part.from, part.to)));
      if (name === null || (text === "" && part.kind !== "department")) return [];
      const pieces = [{ page: line.page, box: line.box, text: line.text, confidence: line.confidence }];
      return [
        {
          name,
          text,
          status: text === "" ? "blank" : "read",
          confidence: line.confidence,
          fragments: toFragments({ pieces }),
        },
      ];
    }),
  );
}

/** What a label over a table is called as a field, and its value as printed; no name where it is no field. */
function nameAndText(part: FramePart, printed: string): readonly [name: string | null, text: string] {
  const value = printed.replace(/^[^:：]*[:：]\s*/u, "");
  switch (part.kind) {
    case "formNumber":
      return ["表号", printed];
    case "department":
      return ["编制部门", value];
    case "other":
      return [part.name, value];
    case "text":
      return [isBodyName(printed) ? "编制部门" : null, printed];
    case "unit":
      return [null, ""];
  }
}

/** The number of the table's form: from a label of its own, else from its title; null where none is printed. */
export function formNumberOf(table: LogicalTable): string | null {
  const labelled = table.labels.flatMap(({ text }) =>
    readFrameText(text).flatMap((part) => (part.kind === "formNumber" ? [part.formNumber] : [])),
  );
  return labelled[0] ?? takeFormNumber(table.title).formNumber;
}

/**
 * Labels and values of a form. In a row they alternate from left to right; a row of labels alone heads the row
 * under it (任务名称 | 主要内容). A label at the left that reaches over several rows names their block, not a field.
 */
function formFields(rows: readonly (readonly LogicalCell[])[]): Unnumbered[] {
  const fields: Unnumbered[] = [];
  let parent = "";
  const blockRows = (cell: LogicalCell | undefined) =>
    cell && !cell.coveredBy && cell.rowSpan > 1 ? cell.rowSpan : 0;
  for (let row = 0; row < rows.length; row++) {
    const cells = (rows[row] ?? []).filter((cell) => !cell.coveredBy);
    const content = blockRows(rows[row]?.[0]) > 0 ? cells.slice(1) : cells;
    if (rows[row]?.[0] && blockRows(rows[row]?.[0]) > 0) parent = "";
    const below = (rows[row + 1] ?? []).filter((cell) => !cell.coveredBy);
    if (headsNextRow(content, below)) {
      for (const [at, label] of content.entries()) {
        const value = below[at] as LogicalCell;
        // A label at the left with nothing under it names the block.
        if (at > 0 || value.text !== "") fields.push(toField(label, value, ""));
      }
      row++;
      continue;
    }
    const { group, pairs } = inPairs(content);
    for (const [label, value] of pairs) {
      if (label.text === "" && value.text === "") continue;
      const name = labelPath(label.text);
      if (group) parent = labelPath(group.text).join("/");
      else if (name.length > 1) parent = name.slice(0, -1).join("/");
      else if (!/^[(（]/u.test(normalise(label.text))) parent = "";
      fields.push(toField(label, value, !group && name.length > 1 ? "" : parent, group));
    }
  }
  return fields;
}

/**
 * The cells of a row as labels and values. Where one is left over, the first cell names the group of the others
 * (资金金额 | 实施期资金总额： | 1715.97); a cell alone is a value whose label, where it has one, stands before its colon.
 */
function inPairs(content: readonly LogicalCell[]): {
  group?: LogicalCell;
  pairs: readonly (readonly [label: LogicalCell, value: LogicalCell])[];
} {
  const [first] = content;
  const isOdd = content.length % 2 === 1;
  if (first && content.length === 1) return { pairs: [splitAtColon(first)] };
  const rest = isOdd ? content.slice(1) : content;
  const pairs = rest.flatMap((label, at) =>
    at % 2 === 0 ? [[label, rest[at + 1] as LogicalCell] as const] : [],
  );
  return isOdd && first && first.text !== "" ? { group: first, pairs } : { pairs };
}

/** `年度目标：完成…` is a label and its value in one cell; a text without a label has an empty one. */
function splitAtColon(cell: LogicalCell): readonly [label: LogicalCell, value: LogicalCell] {
  const [, label = "", value = cell.text] = /^([^:：]{1,24})[:：](.+)$/su.exec(cell.text) ?? [];
  return [
    { ...cell, text: label },
    { ...cell, text: value },
  ];
}

/** Two rows of as many cells, the upper one short texts without figures, and the same grid: labels over values. */
function headsNextRow(row: readonly LogicalCell[], below: readonly LogicalCell[]): boolean {
  return (
    row.length > 1 &&
    row.length === below.length &&
    row.every(
      (cell) =>
        /(?:名称|内容|任务|目标|要求)$/u.test(normalise(cell.text)) &&
        normalise(cell.text).length <= LONGEST_LABEL,
    ) &&
    row.every((cell, at) => cell.columnSpan === below[at]?.columnSpan)
  );
}

function toField(label: LogicalCell, value: LogicalCell, parent: string, group?: LogicalCell): Unnumbered {
  const unit = unitInBrackets(label.text) ?? unitInBrackets(group?.text ?? "");
  const name = [...(parent ? [parent] : []), ...labelPath(label.text)].join("/");
  return {
    name,
    text: value.text,
    ...(unit ? { unit } : {}),
    status: value.text === "" ? "blank" : "read",
    confidence: value.confidence,
    fragments: toFragments(value),
    ...secondReading(value),
  };
}

/** `1、资金来源:(1)政府预算资金` is 资金来源 / 政府预算资金: ordinals, unit and spaces go, brackets are half-width. */
function labelPath(text: string): string[] {
  return withoutUnit(normalise(text))
    .split(/[:：]/u)
    .map(withoutOrdinals)
    .filter((part) => part !== "");
}

/** Money units of a form: a label names one for the figures of its block (部门预算总额(万元) over 资金来源, 资金结构). */
export function withFormUnits(fields: readonly Field[]): Field[] {
  let unit: Field["unit"];
  return fields.map((field) => {
    if (field.unit) unit = field.unit;
    const figure = unit && field.name !== "表号" ? readFigure(field.text, unit) : {};
    return figure.amount !== undefined && unit ? { ...field, unit, ...figure } : field;
  });
}
