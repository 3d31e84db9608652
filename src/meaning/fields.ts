import type { LogicalTable } from "../assemble/types.ts";
import type { Field } from "../contract/schema.ts";
import { withoutLayoutSpaces } from "../core/text.ts";
import { type FramePart, isBodyName, readFrameText } from "../lexicon/frameLabels.ts";
import { takeFormNumber } from "../lexicon/tableNames/formNumbers.ts";
import { unitInBrackets } from "../lexicon/units.ts";
import { secondReading, toFragments } from "./cells.ts";
import type { Form } from "./form/index.ts";

/** The table's fields: 表号 and 编制部门 around it, then the labels and values of its form's head, each once. */
export function toFields(table: LogicalTable, form: Form): Field[] {
  const fields = [...frameFields(table), ...form.map(formField)];
  return fields.map((field, index) => ({ index, ...field }));
}

function formField({ name, value: { cell }, labels, money }: Form[number]): Unnumbered {
  const unit = money?.unit ?? unitInBrackets(labels[0]?.cell.text ?? "");
  return {
    name,
    text: cell.text,
    ...(unit ? { unit } : {}),
    ...(money ? { amount: money.amount } : {}),
    status: cell.text === "" ? "blank" : "read",
    confidence: cell.confidence,
    fragments: toFragments(cell),
    ...secondReading(cell),
  };
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
