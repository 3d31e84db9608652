import type { Box } from "../core/geometry.ts";
import type { RunPart } from "../core/runPart.ts";
import type { Raised } from "../findings/raise.ts";
import type { PageLayout, PageLine } from "../table/types.ts";

/** One reader's text of a piece of a cell, with what the second reader said, where asked. */
export interface PieceReading {
  readonly engine: string;
  readonly text: string;
  readonly confidence: number;
}

/** The part of a logical cell that stands on one page. Its box is the cell's area, points of the displayed page. */
export interface CellPiece {
  readonly page: number;
  readonly box: Box;
  readonly text: string;
  readonly confidence: number;
  readonly second?: PieceReading;
  /** Ink stands in this area that no reader explained, or that was read as a figure too poorly to be taken. */
  readonly unread?: "ink" | "figure";
  /** All text of the piece is printed red. */
  readonly isRed?: true;
  /** The runs whose text it is; none where nothing is printed. */
  readonly sources?: readonly RunPart[];
}

/** A cell of a logical table, its wrapped lines and its pieces on several pages joined. */
export interface LogicalCell {
  readonly text: string;
  readonly confidence: number;
  readonly pieces: readonly CellPiece[];
  /** Where later pages print the cell once more: a total, or a row of column numbers, on top of each page. */
  readonly repeats?: readonly CellPiece[];
  /** Blank width left of the first line, in text heights; none in a blank cell, and where the text is centred or set from the right. */
  readonly indent?: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Place (row, column) of the spanning cell that covers this one. */
  readonly coveredBy?: readonly [row: number, column: number];
  /** The second reader's text of the whole cell, where every piece with text has one. */
  readonly second?: PieceReading;
  /** When a person decided that it says `text` (ISO 8601); the pieces keep what was read. */
  readonly correctedAt?: string;
}

export interface LogicalRow {
  /** One a leaf column. */
  readonly cells: readonly LogicalCell[];
  /** Set where the row was cut by a page end and its other half is lost. */
  readonly incomplete?: "head" | "tail";
}

export interface LogicalJoin {
  readonly pages: readonly [number, number];
  readonly kind: "next-page" | "cut-row" | "right-half" | "reordered";
  readonly confidence: number;
  readonly evidence: readonly string[];
}

/** One table over all its pages. `header` and `rows` have the same columns; spans and `coveredBy` of each count within it. */
export interface LogicalTable {
  readonly title: string;
  readonly titleLines: readonly (PageLine & { readonly page: number })[];
  readonly labels: readonly (PageLine & { readonly page: number })[];
  /** A note under the grid, its lines joined. */
  readonly notes: readonly CellPiece[];
  /** Logical order, each once. */
  readonly pages: readonly number[];
  /** Rows of labels and values above the header (a form's head), once however often they are repeated. */
  readonly form: readonly (readonly LogicalCell[])[];
  /** No later page repeats the form's head: its rows have the columns of the others, and count spans within it. */
  readonly isFormOnce?: true;
  readonly header: readonly (readonly LogicalCell[])[];
  readonly rows: readonly LogicalRow[];
  readonly joins: readonly LogicalJoin[];
  readonly ruled: boolean;
  /** What its later pages print once more, and the table does not hold again: title, labels, header, a form's head. */
  readonly repeated?: readonly RunPart[];
}

/** Something wrong with the pages themselves, to become a flag. */
export interface PageFinding extends Raised {
  readonly page?: number;
  /** All pages that it is about, where these are several. */
  readonly pages?: readonly number[];
  readonly box?: Box;
  /** Every figure of a table within the box is in doubt, and the flag is to name each. */
  readonly namesFigures?: true;
  /** File page numbers on either side of a gap. */
  readonly between?: readonly [number | null, number | null];
}

/** A paragraph or heading outside tables, wrapped lines joined. Box of its first page, as displayed. */
export interface Paragraph {
  readonly page: number;
  readonly box: Box;
  readonly text: string;
  readonly confidence: number;
  /** Height of its characters, points: tells headings. */
  readonly textHeight: number;
  /** The runs whose text it is. */
  readonly sources?: readonly RunPart[];
}

/** A page of the file. */
export interface AssembledPage extends Pick<PageLayout, "page" | "printedNumber" | "printed" | "unread"> {
  readonly duplicateOf?: number;
  /** The runs that print its number. */
  readonly numbering?: readonly RunPart[];
  /** The runs that stand on another page too, of which it is a double: all of them, or those of one side of a sheet. */
  readonly doubled?: readonly RunPart[];
}

/** The whole document put together, before anything in it has a meaning. */
export interface Assembly {
  /** In file order. */
  readonly pages: readonly AssembledPage[];
  /** File page numbers in logical order. */
  readonly order: readonly number[];
  /** In logical order. */
  readonly tables: readonly LogicalTable[];
  readonly paragraphs: readonly Paragraph[];
  readonly findings: readonly PageFinding[];
}
