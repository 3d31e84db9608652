/** What a sample document holds, before it is typeset: the one source of the printed pages and of the truth. */
import type { Coordinates } from "../../src/contract/schema.ts";
import type { Dimension, RowKind, TableKind } from "../../src/contract/vocabulary.ts";
import type { Unit } from "../../src/core/units.ts";

/** A leaf column. `path` is printed level by level, layout spaces (`项 目`) included. */
export interface ColumnModel {
  readonly path: readonly string[];
  readonly role: "dimension" | "measure";
  /** Share of the table's width, relative to its other columns. */
  readonly width: number;
  readonly dimension?: Dimension;
  /** What the words of the path say; the defaults of the table's kind come in with the observations. */
  readonly coordinates?: Coordinates;
  readonly unit?: Unit;
  readonly ofWhich?: true;
}

/** A printed cell; one that spans rows leaves `null` in the rows it covers. */
export type CellModel = string | { readonly text: string; readonly rowSpan: number } | null;

/** What a cell prints; a cell covered by one above prints nothing. */
export const printedText = (cell: CellModel): string =>
  cell === null ? "" : typeof cell === "string" ? cell : cell.text;

/** One list of a row in which several stand side by side. */
export interface LabelModel {
  readonly columns: readonly number[];
  readonly kind: RowKind;
  /** What the words of the label, and of the numbered label it stands under, say. */
  readonly coordinates?: Coordinates;
  readonly ofWhich?: true;
  /** The functional class (类) that the label names. */
  readonly functionCode?: string;
}

/** The organisation a row names in whatever columns. */
export interface Organisation {
  readonly code?: string;
  readonly name?: string;
}

export interface RowModel {
  readonly kind: RowKind;
  /** As many as there are columns. */
  readonly cells: readonly CellModel[];
  readonly labels?: readonly LabelModel[];
  /** On `department` rows, whose code and name may stand in columns meant for other things. */
  readonly organisation?: Organisation;
  /** Printed again under the header of every page (the 合计 row of some tables). */
  readonly repeated?: true;
}

/** A label and its text in the head of a form, named as the contract names fields. */
export interface FieldModel {
  readonly name: string;
  readonly text: string;
  readonly unit?: Unit;
}

/** Paper and type of a table's pages; lengths in points. */
export interface Sheet {
  readonly orientation: "portrait" | "landscape";
  /** Top, sides, bottom; the title, 编制部门 and 单位 stand in the top margin. */
  readonly margins: readonly [top: number, sides: number, bottom: number];
  readonly fontSize: number;
  readonly lineHeight: number;
  /** Above and below the text of a cell. */
  readonly padding: number;
  /** Where amounts and where names and explanations stand in their cells. */
  readonly amounts: "right" | "center";
  readonly names: "left" | "center";
}

export interface TableModel {
  readonly id: string;
  readonly kind: TableKind;
  /** One entry a printed line. */
  readonly title: readonly string[];
  readonly unit: Unit;
  readonly unitSource: "printed" | "label";
  /** The unit line, one entry a printed line; none where the unit stands in labels. */
  readonly unitLine: readonly string[];
  /** The 表号, such as 预算10表. */
  readonly number?: string;
  /** What stands behind 编制部门：, if that is printed. */
  readonly preparedBy?: string;
  readonly columns: readonly ColumnModel[];
  readonly rows: readonly RowModel[];
  readonly notes: readonly string[];
  /** Form fields above the grid, in printed order. */
  readonly fields: readonly FieldModel[];
  readonly sheet: Sheet;
}

/** A figure that a paragraph states. */
export interface StatementModel {
  readonly figure: string;
  /** The figure as printed, with its unit: `1314.87万元`, `87.38%`. */
  readonly printed: string;
  readonly change?: "increase" | "decrease";
  readonly role?: "threshold";
}

/** A paragraph; level 0 is body text, 1 and up a heading of that depth. */
export interface ProseModel {
  readonly text: string;
  readonly level: number;
  /** In the order in which the figures stand in the text. */
  readonly statements?: readonly StatementModel[];
  readonly place: "cover" | "contents" | "body" | "annex";
  readonly startsPage?: true;
}

export interface DocumentModel {
  readonly prose: readonly ProseModel[];
  readonly tables: readonly TableModel[];
}
