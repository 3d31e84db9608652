import { afterAll, aroundBlankColumns, lowestNames, NARROWEST } from "./blankColumns.ts";
import { emptiest, type Stripe } from "./emptiest.ts";
import { withoutScraps, withoutUnused } from "./needlessLines.ts";
import { isFigure, type Piece, type TextLine } from "./textLines.ts";

/** Of the lines that have text on both sides of a corridor: so many may cross it (a run over two columns). */
const CROSSING = 0.1;

/** The same where one line alone has text on both sides of it, among this many lines or more. */
const UNAIDED = 1;
const FEW = 4;
/** Points: edges of entries that are set to one edge of their column differ by no more. */
const SAME_EDGE = 0.3;
/** So many entries at both sides of a corridor that are set to its edges make it one, however narrow it is. */
const SET_TO_EDGE = 2;

/**
 * Places of the grid lines between columns: the middles of the white corridors that the `body` lines leave, moved
 * aside where a word of another line (a header, a name alone on its line) hangs into them.
 */
export function findColumns(
  body: readonly TextLine[],
  others: readonly TextLine[],
  height: number,
): number[] {
  const voting = body.filter((line) => line.pieces.length > 1);
  const all = [...body, ...others];
  const corridors = stripesOf(all)
    .filter((stripe) => {
      const across = voting.filter((line) => crosses(line, stripe)).length;
      const around = voting.filter((line) => isAround(line, stripe)).length;
      return around > 0 && across <= CROSSING * (across + around);
    })
    .reduce<Stripe[][]>((groups, stripe) => {
      const group = groups.at(-1);
      if (group && (group.at(-1) as Stripe).to === stripe.from) group.push(stripe);
      else groups.push([stripe]);
      return groups;
    }, [])
    .filter((corridor) => {
      const [from, to] = [(corridor[0] as Stripe).from, (corridor.at(-1) as Stripe).to];
      if (isBetweenEdges(body, from, to)) return true;
      const width = to - from;
      const witnesses = all.filter((line) => corridor.some((stripe) => isAround(line, stripe))).length;
      return width >= (witnesses > 1 || all.length < FEW ? NARROWEST : UNAIDED) * height;
    });
  const names = lowestNames(others, height);
  // More names than columns of entries: some columns are blank.
  const parts =
    names.length > corridors.length + 1
      ? corridors.flatMap((corridor) => aroundBlankColumns(corridor, names, height))
      : corridors;
  const places = parts.map((part) => emptiest(part, others, body, height));
  const used = withoutUnused([...places, ...afterAll(places, names, body, height)], body, others);
  return withoutScraps(used, body, others);
}

/** The line's stretches between all left and right ends of pieces. */
function stripesOf(lines: readonly TextLine[]): Stripe[] {
  const ends = [...new Set(lines.flatMap((line) => line.pieces.flatMap(({ box }) => [box[0], box[2]])))];
  ends.sort((a, b) => a - b);
  return ends.slice(1).map((to, index) => ({ from: ends[index] as number, to }));
}

/**
 * Do figures end at `from`, and do entries begin at `to`, set to the right and to the left of their columns? Figures
 * that begin there end at several places: those that end at one are the last digits of figures printed with spaces.
 */
function isBetweenEdges(body: readonly TextLine[], from: number, to: number): boolean {
  const pieces = body.flatMap((line) => line.pieces);
  const ending = pieces.filter(({ box, text }) => Math.abs(box[2] - from) <= SAME_EDGE && isFigure(text));
  const beginning = pieces.filter(({ box }) => Math.abs(box[0] - to) <= SAME_EDGE);
  const ends = beginning.map(({ box }) => box[2]);
  const isSetLeft = Math.max(...ends) - Math.min(...ends) > SAME_EDGE;
  return (
    ending.length >= SET_TO_EDGE &&
    beginning.length >= SET_TO_EDGE &&
    (isSetLeft || !beginning.some(({ text }) => isFigure(text)))
  );
}

const crosses = (line: TextLine, { from, to }: Stripe): boolean =>
  line.pieces.some(({ box }) => box[0] < to && box[2] > from);

const isAround = (line: TextLine, stripe: Stripe): boolean =>
  !crosses(line, stripe) &&
  (line.pieces[0] as Piece).box[2] <= stripe.from &&
  (line.pieces.at(-1) as Piece).box[0] >= stripe.to;
