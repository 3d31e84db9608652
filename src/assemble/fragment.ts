import {
  type Box,
  boxOnPage,
  centreX,
  centreY,
  contains,
  heightOf,
  overlap,
  union,
  widthOf,
} from "../core/geometry.ts";
import type { RunPart } from "../core/runPart.ts";
import type { UnreadInk } from "../ocr/types.ts";
import type { GridCell, PageLayout, PageTable } from "../table/types.ts";
import { endsAtFoot } from "./atFoot.ts";
import { joinText, textOfCell } from "./cellText.ts";
import { sourcesOf } from "./sources.ts";
import type { CellPiece, LogicalCell, PieceReading } from "./types.ts";

/** A logical cell that still knows how full its last printed line is. */
export interface PlacedCell extends LogicalCell {
  /** Room left on the last line, in text heights; infinite in a blank cell. A text that a page end cut left none. */
  readonly room: number;
  /** Its text fills the cell to the foot, so that it may go on after a page end. */
  readonly atFoot?: boolean;
  /** Blank height over the text and under it, in text heights; infinite in a blank cell. */
  readonly above: number;
  readonly below: number;
  /** Of the cell, text heights; infinite in a blank cell, and in one that spans rows. */
  readonly height: number;
  /** Latin letters that a line of the cell holds. */
  readonly letters: number;
  /** No ruling parts this blank cell from the header above it: what spans it began on another page. */
  readonly openAbove?: boolean;
}

/** A page's grid on its way into a logical table: the same cells by place, their text joined. */
export interface Fragment {
  readonly table: PageTable;
  readonly page: PageLayout["page"];
  /** rows[row][column]; a covered place points to the cell that covers it. */
  readonly rows: readonly (readonly PlacedCell[])[];
  /** The pages that print the table's columns right of this page's, left to right; `rows` hold them too. */
  readonly beside?: readonly Beside[];
  /** What those pages print once more: columns of labels, title, department. */
  readonly repeated?: readonly RunPart[];
}

/** A page with more columns of the table beside it, and what says so. */
export interface Beside {
  readonly page: PageLayout["page"];
  readonly evidence: readonly string[];
}

/** The page of a grid, and those that print its columns right of it. */
export const pagesOf = ({ page, beside = [] }: Pick<Fragment, "page" | "beside">): PageLayout["page"][] => [
  page,
  ...beside.map((each) => each.page),
];

/** The grid as rows of logical cells; boxes are turned back onto the page as displayed. `unread` is the page's. */
export function toFragment(
  table: PageTable,
  page: PageLayout["page"],
  unread: readonly UnreadInk[],
): Fragment {
  const [rowCount, columnCount] = [table.rowEdges.length - 1, table.columnEdges.length - 1];
  const onPage = (box: Box) => boxOnPage(box, page);
  const rows = Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (_, column): PlacedCell => {
      const [left, right] = [table.columnEdges[column], table.columnEdges[column + 1]] as [number, number];
      const [top, bottom] = [table.rowEdges[row], table.rowEdges[row + 1]] as [number, number];
      return blankCell([blankPiece(page.number, onPage([left, top, right, bottom]))]);
    }),
  );
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        const line = rows[row] as PlacedCell[];
        const origin = row === cell.row && column === cell.column;
        line[column] = origin
          ? markUnread(placeCell(cell, page.number, onPage(cell.box)), cell.box, unread)
          : { ...(line[column] as PlacedCell), coveredBy: [cell.row, cell.column] };
      }
    }
  }
  return { table, page, rows };
}

function markUnread(cell: PlacedCell, area: Box, unread: readonly UnreadInk[]): PlacedCell {
  const own = unread.filter(({ box }) => contains(area, centreX(box), centreY(box)));
  if (own.length === 0) return cell;
  const found = own.some(({ isFigure }) => isFigure) ? "figure" : "ink";
  return { ...cell, pieces: cell.pieces.map((piece) => ({ ...piece, unread: found })) };
}

function placeCell(cell: GridCell, page: number, box: Box): PlacedCell {
  const around = roomAround(cell);
  const text = textOfCell(cell, (run) => run.text, around.letters);
  const inked = cell.runs.filter((run) => run.text !== "");
  const confidence = inked.length > 0 ? Math.min(...inked.map((run) => run.confidence)) : 1;
  const second =
    inked.length > 0 && inked.every((run) => run.second)
      ? { second: secondOf({ runs: inked, box: cell.box }, around.letters) }
      : {};
  const isRed = inked.length > 0 && inked.every((run) => run.isRed);
  const sources = sourcesOf(cell, page);
  const piece: CellPiece = {
    ...{ page, box, text, confidence, ...second },
    ...(isRed && { isRed }),
    ...(sources.length > 0 && { sources }),
  };
  return {
    text,
    confidence,
    pieces: [piece],
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    ...around,
    ...indentOf(cell),
    atFoot: endsAtFoot(cell),
    ...second,
  };
}

/** Text that begins no further in than this (text heights) beyond its right gap is set from the left, indented at most. */
const INDENT = 2;

const [ANY, NO_LETTERS] = [Number.POSITIVE_INFINITY, 0];
const NO_TEXT = { room: ANY, above: ANY, below: ANY, height: ANY, letters: NO_LETTERS };

/** Width left for one more character on the cell's last line, and height left over and under its text, in text heights. */
function roomAround(cell: GridCell): Pick<PlacedCell, "room" | "above" | "below" | "height" | "letters"> {
  const boxes = cell.runs.flatMap((run) => run.lines);
  if (boxes.length === 0) return NO_TEXT;
  const lowest = boxes.reduce((low, box) => (box[3] > low[3] ? box : low));
  const lastLine = union(boxes.filter((box) => overlap(box[1], box[3], lowest[1], lowest[3]) > 0));
  const textHeight = Math.max(...boxes.map(heightOf)) || 1;
  const [left, right] = [lastLine[0] - cell.box[0], cell.box[2] - lastLine[2]];
  const centred = Math.abs(left - right) <= textHeight / 2;
  const fromTheRight = left > 2 * right + INDENT * textHeight;
  return {
    room: (centred || fromTheRight ? left + right : right) / textHeight,
    above: (Math.min(...boxes.map((box) => box[1])) - cell.box[1]) / textHeight,
    below: (cell.box[3] - lowest[3]) / textHeight,
    height: cell.rowSpan > 1 ? ANY : heightOf(cell.box) / textHeight,
    // A letter is half as wide as it is high; frame and text keep about half a height between them.
    letters: Math.floor((2 * widthOf(cell.box)) / textHeight - 0.9),
  };
}

/** How far the first line stands in from the cell's left edge, in text heights, unless it is centred or set from the right. */
function indentOf(cell: GridCell): Pick<PlacedCell, "indent"> {
  const boxes = cell.runs.flatMap((run) => run.lines);
  if (boxes.length === 0) return {};
  const highest = boxes.reduce((high, box) => (box[1] < high[1] ? box : high));
  const first = union(boxes.filter((box) => overlap(box[1], box[3], highest[1], highest[3]) > 0));
  const height = heightOf(highest) || 1;
  const [left, right] = [(first[0] - cell.box[0]) / height, (cell.box[2] - first[2]) / height];
  const isFull = left + right < 2 * INDENT;
  return isFull || left < right - 1 ? { indent: left } : {};
}

const secondOf = (cell: Pick<GridCell, "runs" | "box">, letters: number): PieceReading => ({
  engine: cell.runs[0]?.second?.engine ?? "",
  text: textOfCell(cell, (run) => run.second?.text ?? "", letters),
  confidence: Math.min(...cell.runs.map((run) => run.second?.confidence ?? 0)),
});

/** The halves of a cell that a page end cut, as one cell. */
export function joinCells(head: PlacedCell, tail: PlacedCell): PlacedCell {
  const second = joinSeconds(head, tail);
  const { second: _, ...rest } = head;
  return {
    ...rest,
    text: joinText(head.text, tail.text, head.letters),
    confidence: Math.min(head.confidence, tail.confidence),
    pieces: [...head.pieces, ...tail.pieces],
    room: tail.text === "" ? head.room : tail.room,
    atFoot: tail.text !== "" && tail.atFoot === true,
    above: head.text === "" ? tail.above : head.above,
    below: tail.text === "" ? ANY : tail.below,
    height: head.height + tail.height,
    letters: Math.max(head.letters, tail.letters),
    ...(second ? { second } : {}),
  };
}

function joinSeconds(head: PlacedCell, tail: PlacedCell): PieceReading | undefined {
  if (tail.text === "") return head.second;
  if (head.text === "") return tail.second;
  if (!head.second || !tail.second) return undefined;
  return {
    engine: head.second.engine,
    text: joinText(head.second.text, tail.second.text, head.letters),
    confidence: Math.min(head.second.confidence, tail.second.confidence),
  };
}

/** A cell with nothing in it, whatever stands in the area of its pieces. */
export const blankCell = (pieces: readonly CellPiece[]): PlacedCell => ({
  text: "",
  confidence: 1,
  pieces: pieces.map(({ sources: _, ...piece }) => piece),
  rowSpan: 1,
  columnSpan: 1,
  ...NO_TEXT,
});

/** An empty area of a page as a cell. */
const blankPiece = (page: number, box: Box): CellPiece => ({ page, box, text: "", confidence: 1 });

/** The cell as the table keeps it. */
export const withoutPlacing = ({
  room: _,
  above: __,
  below: ___,
  height: ____,
  letters: _____,
  openAbove: ______,
  atFoot: _______,
  ...cell
}: PlacedCell): LogicalCell => cell;
