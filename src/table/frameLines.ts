import { type Box, heightOf, union } from "../core/geometry.ts";
import { normalise } from "../core/text.ts";
import { type FramePart, isBodyName, isDepartmentKey, readFrameText } from "../lexicon/frameLabels.ts";
import { unitOfLabel } from "../lexicon/units.ts";
import type { TextRun } from "../ocr/types.ts";
import type { PageLine } from "./types.ts";

/**
 * A label, or a text that is none, as it stands around a table. `of` are the printed lines it is a part of or is put
 * together from.
 */
export interface FrameLine {
  readonly line: PageLine;
  readonly part: FramePart["kind"];
  readonly of: readonly PageLine[];
}

/** Two lines of one label stand closer than this, in text heights. */
const WRAPPED = 0.8;
/** Left edges of a label's lines differ by less than this, in text heights. */
const SAME_LEFT = 1;
/** Characters of a line that may be the rest of a wrapped label at most. */
const LONGEST_REST = 20;

/**
 * The lines around a table, each label of its own: one that holds several is cut, `单位`, `：万`, `元` under each other,
 * a department wrapped into two lines, and a name that stands apart from its 部门： are put together.
 */
export function toFrameLines(lines: readonly PageLine[]): FrameLine[] {
  return joinApart(joinWrapped(joinStackedUnits(lines).flatMap(cutLine)));
}

/** The frame lines as rows from top to bottom: what overlaps by half of its height stands in one row. */
export function intoRows(lines: readonly FrameLine[]): FrameLine[][] {
  const rows: FrameLine[][] = [];
  for (const line of [...lines].sort((a, b) => a.line.box[1] - b.line.box[1])) {
    const row = rows.find((others) => others.some((other) => standBeside(line.line.box, other.line.box)));
    if (row) row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.line.box[0] - b.line.box[0]));
}

function standBeside(a: Box, b: Box): boolean {
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return shared >= Math.min(heightOf(a), heightOf(b)) / 2;
}

function cutLine({ line, of }: Pick<FrameLine, "line" | "of">): FrameLine[] {
  const parts = readFrameText(line.text);
  if (parts.length <= 1) {
    const part = isDepartmentKey(line.text) ? "department" : (parts[0]?.kind ?? "text");
    return [{ line, part, of }];
  }
  return parts.map(({ kind, from, to }) => ({ line: slice(line, from, to), part: kind, of }));
}

/** The part of a line between two characters; where a cut falls within a run, its place is taken from how far along it is. */
function slice(line: PageLine, from: number, to: number): PageLine {
  const boxes: Box[] = [];
  const runs: TextRun[] = [];
  let start = 0;
  for (const run of line.runs) {
    const end = start + run.text.length;
    if (start < to && end > from) {
      const [left, top, right, bottom] = run.box;
      const at = (index: number): number =>
        left + ((right - left) * (Math.min(Math.max(index, start), end) - start)) / Math.max(1, end - start);
      boxes.push([at(from), top, at(to), bottom]);
      runs.push({ ...run, text: run.text.slice(Math.max(0, from - start), to - start) });
    }
    start = end + 1;
  }
  const text = line.text.slice(from, to).trim();
  return {
    ...line,
    text: text.replace(/^[(（](?!.*[)）])|(?<=元)[)）]$/gu, ""),
    box: boxes.length > 0 ? union(boxes) : line.box,
    runs,
  };
}

/** `单位`, `：万`, `元` printed under each other in a narrow place are one label. */
function joinStackedUnits(lines: readonly PageLine[]): Pick<FrameLine, "line" | "of">[] {
  const joined: Pick<FrameLine, "line" | "of">[] = [];
  const used = new Set<PageLine>();
  for (const line of lines) {
    if (used.has(line)) continue;
    const stack = [line];
    if (/^(?:金额)?单位/u.test(normalise(line.text)) && unitOfLabel(line.text) === null) {
      for (const next of lines) {
        const last = stack.at(-1) as PageLine;
        const under = next.box[1] > last.box[1] && next.box[1] - last.box[3] < heightOf(last.box);
        const meets = next.box[0] < line.box[2] && next.box[2] > line.box[0];
        if (next !== last && under && meets && !used.has(next)) stack.push(next);
      }
    }
    const text = stack.map((part) => part.text).join("");
    if (stack.length > 1 && /^(?:金额)?单位/u.test(normalise(text)) && unitOfLabel(text) !== null) {
      for (const part of stack) used.add(part);
      joined.push({ line: together(stack, text), of: stack });
    } else joined.push({ line, of: [line] });
  }
  return joined;
}

/** A department whose name goes on in the line under it: `部门名称：江苏省人大` over `常委会办公厅`. */
function joinWrapped(lines: readonly FrameLine[]): FrameLine[] {
  const rests = new Map<FrameLine, FrameLine>();
  for (const label of lines) {
    if (label.part !== "department" || isDepartmentKey(label.line.text)) continue;
    const rest = lines.find((other) => other.part === "text" && isRestOf(other.line, label.line));
    if (rest) rests.set(label, rest);
  }
  const taken = new Set(rests.values());
  return lines
    .filter((line) => !taken.has(line))
    .map((line) => {
      const rest = rests.get(line);
      return rest ? joinTwo(line, rest, line.line.text + rest.line.text) : line;
    });
}

function isRestOf({ box, text }: PageLine, { box: label }: PageLine): boolean {
  const height = heightOf(label);
  const plain = normalise(text);
  return (
    box[1] >= label[3] - height / 2 &&
    box[1] - label[3] < WRAPPED * height &&
    Math.abs(box[0] - label[0]) < SAME_LEFT * height &&
    plain.length <= LONGEST_REST &&
    /\p{Script=Han}$/u.test(plain) &&
    isBodyName(`某某某某${plain}`) &&
    !plain.endsWith("表")
  );
}

/** `部门：` and the name that stands to the right of it, in a piece of its own. */
function joinApart(lines: readonly FrameLine[]): FrameLine[] {
  return intoRows(lines).flatMap((row) => {
    const joined: FrameLine[] = [];
    for (const line of row) {
      const label = joined.at(-1);
      const isEmpty = label?.part === "department" && isDepartmentKey(label.line.text);
      if (label && isEmpty && line.part === "text" && !/表$/u.test(normalise(line.line.text)))
        joined[joined.length - 1] = joinTwo(label, line, withValue(label.line.text, line.line.text));
      else joined.push(line);
    }
    return joined;
  });
}

/** A label with its value behind a colon, as labels are printed. */
const withValue = (label: string, value: string): string =>
  `${label.trim().replace(/[:：]$/u, "")}：${value.trim()}`;

const joinTwo = (a: FrameLine, b: FrameLine, text: string): FrameLine => ({
  line: together([a.line, b.line], text),
  part: a.part,
  of: [...a.of, ...b.of],
});

const together = (parts: readonly PageLine[], text: string): PageLine => ({
  box: union(parts.map((part) => part.box)),
  text,
  confidence: Math.min(...parts.map((part) => part.confidence)),
  runs: parts.flatMap((part) => part.runs),
});
