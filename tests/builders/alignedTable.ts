import type { Ruling } from "../../src/core/geometry.ts";
import type { TextRun } from "../../src/ocr/types.ts";
import { centredAt, horizontal, readTogether, rightAt, textAt, vertical } from "./setText.ts";

/** A table as it is to be set: 10-point type, names from the left, figures to the right, header words in the middle. */
export interface Layout {
  /** Of the figure columns, left to right: a heading over several names, or over none. */
  readonly groups: readonly { readonly heading: string; readonly names: readonly string[] }[];
  readonly rows: readonly {
    readonly name: string;
    readonly indent: number;
    readonly figures: readonly string[];
  }[];
  /** Above a two-line name, below it, and beside one line: white space, points. */
  readonly padding: number;
  readonly lines: "none" | "three" | "horizontals" | "drawn header" | "frame";
  /** Neighbouring header words of one line are read as one run. */
  readonly together: boolean;
}

const LEFT = 60;
const TOP = 100;
const LEAD = 12.5;
const NAME_WIDTH = 134;
const COLUMN_WIDTH = 68;
const GUTTER = 4;
const LETTER = 10;

/** The text in lines of so many points; all its letters are as wide as they are high. */
function wrap(text: string, width: number): string[] {
  const most = Math.floor(width / LETTER);
  return Array.from({ length: Math.ceil(text.length / most) }, (_, index) =>
    text.slice(index * most, (index + 1) * most),
  );
}

/** Its runs and lines on a page, and what `showTable` is to say of it. */
export function setTable({ groups, rows, padding, lines, together }: Layout) {
  const runs: TextRun[] = [];
  const columns = groups.flatMap(({ names }) => names);
  const edges = [
    LEFT - GUTTER,
    ...Array.from({ length: columns.length + 1 }, (_, index) => LEFT + NAME_WIDTH + index * COLUMN_WIDTH),
  ];
  const middle = (first: number, last: number): number =>
    ((edges[first] as number) + (edges[last + 1] as number)) / 2;
  const isGrouped = groups.some(({ names }) => names.length > 1);
  const upper = isGrouped ? LEAD + padding : 0;
  const wrapped = columns.map((name) => wrap(name, COLUMN_WIDTH - GUTTER));
  const isUnder = groups.flatMap(({ names }) => names.map(() => names.length > 1));
  const lower =
    padding +
    LEAD * Math.max(1, ...wrapped.map((name, index) => name.length - (isUnder[index] ? 0 : upper / LEAD)));
  const headerWords: TextRun[] = [];
  const stack = (words: readonly string[], x: number, top: number, bottom: number): TextRun[] =>
    words.map((word, index) =>
      centredAt(word, x, (top + bottom - words.length * LEAD) / 2 + index * LEAD + (LEAD - LETTER) / 2),
    );
  headerWords.push(...stack(["项目"], middle(0, 0), TOP, TOP + upper + lower));
  let column = 0;
  const head: string[] = [`项目${isGrouped ? "[2x1]" : ""}`];
  const under: string[] = [];
  for (const { heading, names } of groups) {
    if (names.length > 1) {
      headerWords.push(...stack([heading], middle(column + 1, column + names.length), TOP, TOP + upper));
      head.push(`${heading}[1x${names.length}]`);
    } else head.push(`${names[0]}${isGrouped ? "[2x1]" : ""}`);
    for (const name of names) {
      const top = names.length > 1 ? TOP + upper : TOP;
      headerWords.push(
        ...stack(wrapped[column] as string[], middle(column + 1, column + 1), top, TOP + upper + lower),
      );
      if (names.length > 1) under.push(name);
      column++;
    }
  }
  // No run crosses a ruling.
  runs.push(...(together && lines !== "drawn header" ? readInLines(headerWords) : headerWords));
  const body = TOP + upper + lower;
  const ends: number[] = [];
  let y = body;
  for (const { name, indent, figures } of rows) {
    const words = wrap(name, NAME_WIDTH - GUTTER - indent - LETTER);
    const height = words.length * LEAD + padding;
    runs.push(...words.map((word, index) => textAt(word, LEFT + indent, y + padding / 2 + index * LEAD + 1)));
    for (const [index, figure] of figures.entries())
      if (figure !== "")
        runs.push(rightAt(figure, (edges[index + 2] as number) - GUTTER, y + (height - LETTER) / 2));
    y += height;
    ends.push(y);
  }
  const expected = [
    head.join("|"),
    ...(isGrouped ? [under.join("|")] : []),
    ...rows.map(({ name, figures }) => [name, ...figures].join("|")),
  ];
  return { runs, rulings: rulingsOf(lines, groups, edges, [TOP, body, ...ends], TOP + upper), expected };
}

function rulingsOf(
  lines: Layout["lines"],
  groups: Layout["groups"],
  edges: readonly number[],
  ys: readonly number[],
  level: number,
): Ruling[] {
  const [left, right] = [edges[0] as number, edges.at(-1) as number];
  const [top, body, bottom] = [ys[0] as number, ys[1] as number, ys.at(-1) as number];
  const across = (...at: readonly number[]): Ruling[] => at.map((y) => horizontal(y, left, right));
  if (lines === "none") return [];
  if (lines === "three") return across(top, body, bottom);
  if (lines === "horizontals") return across(...ys);
  if (lines === "frame")
    return [...across(top, bottom), vertical(left, top, bottom), vertical(right, top, bottom)];
  const header = [...across(top, body), ...edges.slice(0, 2).map((x) => vertical(x, top, body))];
  let column = 1;
  for (const { names } of groups) {
    const own = edges.slice(column, column + names.length + 1);
    const last = own.at(-1) as number;
    header.push(vertical(last, top, body));
    if (names.length > 1) header.push(horizontal(level, own[0] as number, last));
    header.push(...own.slice(1, -1).map((x) => vertical(x, level, body)));
    column += names.length;
  }
  return header;
}

/** Words of the same printed line with less than a letter between them, as one run each. */
function readInLines(words: readonly TextRun[]): TextRun[] {
  const runs: TextRun[][] = [];
  for (const word of [...words].sort((a, b) => a.box[0] - b.box[0])) {
    const run = runs.find((other) => {
      const last = other.at(-1) as TextRun;
      const gap = word.box[0] - last.box[2];
      return gap > 0 && gap < LETTER && Math.abs(last.box[1] - word.box[1]) < LETTER * 0.7;
    });
    if (run) run.push(word);
    else runs.push([word]);
  }
  return runs.map((run) => (run.length > 1 ? readTogether(run) : (run[0] as TextRun)));
}
