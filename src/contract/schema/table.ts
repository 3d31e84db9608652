import { z } from "zod";
import { DIMENSIONS, JOIN_KINDS, ROW_KINDS, TABLE_KINDS } from "../vocabulary.ts";
import { part, say } from "./say.ts";
import {
  amount,
  columnIndex,
  columnUnit,
  confidence,
  coordinatesSchema,
  correction,
  evidenceSchema,
  fragmentSchema,
  index,
  pageNumber,
  percent,
  rowIndex,
  status,
  unit,
} from "./values.ts";

const position = say(index, "position in its array, counted from 0", "在数组中的位置，从 0 起");
const fragments = say(z.array(fragmentSchema), "where it stands, a part a page", "所在位置，每页一个部分");
const evidence = say(z.array(evidenceSchema).optional(), "why its status is what it is", "状态的依据");
const ofWhich = say(
  z.boolean().optional(),
  "stands under 其中: a part of another amount, never added to it",
  "位于“其中”之下：属于另一金额的一部分，不得重复相加",
);

export const cellSchema = part(
  "Cell",
  z.object({
    text: say(
      z.string(),
      "as printed; raised digits as ¹²³, U+0336 behind a character struck out, a blank between figures under each other",
      "所印文字；上标数字写作¹²³，被划去的字符后附U+0336，上下排列的数字以空格分隔",
    ),
    amount: say(
      amount.optional(),
      'yuan; none in a blank cell, or where several figures or none stand; 0, 0.00, - and — give "0"',
      '金额（元）；空单元格、非单一数字的单元格没有此项；0、0.00、-、— 均为 "0"',
    ),
    percent: say(percent.optional(), "a rate, which is no amount", "百分率，不是金额"),
    unit: say(
      columnUnit.optional(),
      "its own unit, where it differs from the column's and the table's; a count has no amount",
      "本格自身的单位，与列及表的单位不同时才有；数量没有金额",
    ),
    status,
    confidence,
    rowSpan: say(z.int().min(2).optional(), "rows it covers", "所跨行数"),
    columnSpan: say(z.int().min(2).optional(), "columns it covers", "所跨列数"),
    coveredBy: say(
      z.object({ row: rowIndex, column: columnIndex }).optional(),
      "the cell whose span covers this one",
      "覆盖本格的合并单元格",
    ),
    fragments,
    evidence,
    correction,
  }),
  "Text as printed. `amount` in yuan; a blank cell has none, a rate has `percent` instead.",
  "所印文字。`amount` 单位为元；空单元格没有金额，百分率用 `percent`。",
);

const role = say(
  z.enum(["dimension", "measure", "other"]),
  "names or codes, amounts, or neither",
  "名称或编码、金额，或其他",
);
const dimension = say(z.enum(DIMENSIONS).optional(), "what a dimension column names", "维度列所指内容");
const coordinates = say(
  coordinatesSchema.optional(),
  "what the amounts of a measure column are",
  "金额列的含义",
);
const chosenBy = say(
  z.enum(["words", "template", "neighbours", "rows", "taught", "person"]),
  "words of the header, the order of published forms, the columns beside it, its rows, a configuration, a person",
  "依据：表头文字、已公布表式的栏目顺序、相邻列、各行内容、配置、人工",
);

export const chosenSchema = part(
  "Chosen",
  z.object({
    by: chosenBy,
    evidence: say(z.array(z.string()), "what spoke for it, in words", "依据的说明"),
    runnerUp: say(
      z
        .object({
          by: chosenBy,
          role,
          dimension,
          coordinates,
          ofWhich,
          margin: say(
            z.number().nonnegative(),
            "how much more it would take to believe it; 0: as good",
            "与所选含义的差距，0 表示相当",
          ),
        })
        .optional(),
      "the next best meaning that differs",
      "次优的不同含义",
    ),
  }),
  "Why a column has the meaning that it has.",
  "该列含义的依据。",
);

const parentRow = say(
  rowIndex.optional(),
  "the row that this one is a part of; none where it is a part of no other",
  "本行所属（构成其一部分）的行；不属于任何行时没有此项",
);

export const columnSchema = part(
  "Column",
  z.object({
    index: position,
    path: say(
      z.array(z.string()),
      "words of the header from the top to the leaf; an empty leaf is ''",
      "自上而下的表头文字；空的末级表头为 ''",
    ),
    header: say(
      z.array(
        z.object({
          text: say(z.string(), "as printed", "所印文字"),
          confidence,
          fragments,
        }),
      ),
      "the header cells, parallel to path",
      "表头单元格，与 path 一一对应",
    ),
    role,
    dimension,
    coordinates,
    unit: say(columnUnit.optional(), "overrides the table's unit", "优先于表的单位"),
    ofWhich,
    chosen: say(chosenSchema.optional(), "why it has this meaning", "该含义的依据"),
    parent: say(
      columnIndex.optional(),
      "the money column that this one is a part of: 小计 of 基本支出, 合计 of 小计",
      "本列所属（构成其一部分）的金额列，如“基本支出”属于“小计”",
    ),
  }),
  "A leaf column: its header path and what its cells mean. Its unit overrides the table's.",
  "末级列：表头路径及其单元格的含义。其单位优先于表的单位。",
);

export const rowLabelSchema = part(
  "RowLabel",
  z.object({
    columns: say(z.array(index), "the columns of this list", "该列表所占的列"),
    kind: say(z.enum(ROW_KINDS), "what the row is in this list", "该行在此列表中的类型"),
    coordinates: say(coordinatesSchema.optional(), "what the label says of the amounts", "标签对金额的说明"),
    ofWhich,
    parent: parentRow,
  }),
  "One list of a row: the columns it covers and what its label says.",
  "一行中的一个列表：所占的列与标签的含义。",
);

export const rowSchema = part(
  "Row",
  z.object({
    index: position,
    kind: say(
      z.enum(ROW_KINDS),
      "total, subtotal, department or detail of the list; note: what stands beside it, under the grid or as a row of a form's head",
      "列表中的合计、小计、部门（单位）、明细；note 为列表以外的行：表下附注或表单表头",
    ),
    cells: say(z.array(cellSchema), "one a leaf column, in order", "每个末级列一格，依次排列"),
    parent: parentRow,
    ofWhich,
    labels: say(
      z.array(rowLabelSchema).optional(),
      "where several lists stand side by side, one a list",
      "多个列表并列时，每个列表一项",
    ),
    form: say(
      z.literal(true).optional(),
      "a row of a form's head, printed over the header and once: its labels and values are fields too",
      "表单表头中的一行，印在列标题之上且只印一次：其标签与值也在 fields 中",
    ),
    incomplete: say(
      z.enum(["head", "tail"]).optional(),
      "a page end cut it and the other half is lost",
      "被分页截断且另一半缺失",
    ),
  }),
  "One cell a leaf column. `labels` where several lists stand side by side; `incomplete` where a page end cut it and the other half is lost.",
  "每个末级列一个单元格。多个列表并列时有 `labels`；被分页截断且另一半缺失时有 `incomplete`。",
);

export const fieldSchema = part(
  "Field",
  z.object({
    index: position,
    name: say(z.string(), "its label, levels joined with /", "标签，各级以 / 相连"),
    text: say(z.string(), "its value as printed", "所印的值"),
    amount: amount.optional(),
    unit: say(columnUnit.optional(), "the unit that its label prints", "标签中印明的单位"),
    status,
    confidence,
    fragments,
    evidence,
    correction,
  }),
  "A labelled value around a table or in the head of a form.",
  "表格周围或表单表头中带标签的值。",
);

export const joinSchema = part(
  "Join",
  z.object({
    pages: say(z.tuple([pageNumber, pageNumber]), "the two pages", "相接的两页"),
    kind: say(z.enum(JOIN_KINDS), "what joins them", "相接方式"),
    confidence,
    evidence: say(z.array(z.string()), "why, in words", "理由"),
  }),
  "Why the pieces of a table on two pages are one table.",
  "两页上的部分同属一张表的理由。",
);

export const tableSchema = part(
  "Table",
  z.object({
    id: say(z.string().regex(/^t\d{2,}$/u), "t01, t02 … in logical order", "t01、t02……，按逻辑顺序"),
    kind: say(z.enum(TABLE_KINDS), "which of the published tables it is", "表的类型"),
    disclosure: say(index, "index of its disclosure", "所属公开文件的序号"),
    title: say(z.string(), "as printed", "所印标题"),
    formNumber: say(
      z.string().optional(),
      "the number printed for its form: 公开05表, 表三",
      "所印表号，如公开05表、表三",
    ),
    unit: say(
      unit.nullable(),
      "money unit of its amounts, null where none is known",
      "金额单位，未知时为 null",
    ),
    unitSource: say(
      z.enum(["printed", "label", "inferred", "person", "none"]),
      "where the unit is from",
      "单位的来源：所印、标签、推断、人工或无",
    ),
    pages: say(z.array(pageNumber), "in logical order, each once", "按逻辑顺序，每页一次"),
    columns: say(z.array(columnSchema), "leaf columns from left to right", "自左至右的末级列"),
    rows: say(z.array(rowSchema), "rows from top to bottom, notes last", "自上而下的行，附注在后"),
    fields: say(z.array(fieldSchema), "labelled values around it", "周围带标签的值"),
    joins: say(z.array(joinSchema), "how its pages were joined", "各页的相接"),
    decisions: say(
      z
        .array(
          z.object({
            by: say(z.string(), "who", "何人"),
            at: say(z.string(), "when, ISO 8601", "时间，ISO 8601"),
            set: say(
              z.string(),
              "what was set: kind, unit, column 4, joined, parted",
              "所设事项：kind（表种）、unit（单位）、column 4（某列的含义）、joined（合并）、parted（拆分）",
            ),
            value: say(z.string(), "to what; a column's meaning as JSON", "所设的值；列的含义为 JSON"),
          }),
        )
        .optional(),
      "what a person set of it",
      "人工对该表所作的设定",
    ),
  }),
  "A logical table over all its pages, its rows as printed. Every index equals the position in its array.",
  "跨越其全部页面的逻辑表，各行如所印。每个序号等于其在数组中的位置。",
);

export type Cell = z.infer<typeof cellSchema>;
export type Column = z.infer<typeof columnSchema>;
export type RowLabel = z.infer<typeof rowLabelSchema>;
export type Row = z.infer<typeof rowSchema>;
export type Field = z.infer<typeof fieldSchema>;
export type Join = z.infer<typeof joinSchema>;
export type Table = z.infer<typeof tableSchema>;
