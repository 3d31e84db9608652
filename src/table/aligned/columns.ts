import { type Box, centreY, overlap, union } from "../../core/geometry.ts";
import { TEXT_LAYER } from "../../ocr/textlayer/index.ts";
import type { Piece, TextLine } from "./textLines.ts";

/** Of the lines that have text on both sides of a corridor: so many may cross it (a run over two columns). */
const CROSSING = 0.1;
/** In text heights: a corridor between columns is at least this wide. */
const NARROWEST = 0.3;

/** The same where one line alone has text on both sides of it, among this many lines or more. */
const UNAIDED = 1;
const FEW = 4;

/** In text heights: a header entry that ends so much above the lowest line is of a higher level. */
const LEVEL = 1;
/** In text heights from middle to middle: lines of one header entry. */
const LINE_STEP = 1.5;
/** Powers of two that tell lines apart. */
const HEAVIEST = 20;

interface Stripe {
  readonly from: number;
  readonly to: number;
}

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
      const width = (corridor.at(-1) as Stripe).to - (corridor[0] as Stripe).from;
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

const crosses = (line: TextLine, { from, to }: Stripe): boolean =>
  line.pieces.some(({ box }) => box[0] < to && box[2] > from);

const isAround = (line: TextLine, stripe: Stripe): boolean =>
  !crosses(line, stripe) &&
  (line.pieces[0] as Piece).box[2] <= stripe.from &&
  (line.pieces.at(-1) as Piece).box[0] >= stripe.to;

/**
 * Where the header's entries stand that have none under them, each a column's name of one line or more. One over the
 * middle of two names has none under it either, but does not reach down to the lowest line.
 */
function lowestNames(header: readonly TextLine[], height: number): Stripe[] {
  const entries: Box[] = [];
  const isOver = (a: Box, b: Box): boolean => overlap(a[0], a[2], b[0], b[2]) > 0;
  for (const { box } of header.flatMap((line) => line.pieces)) {
    const above = entries.findLastIndex(
      (entry) => isOver(entry, box) && centreY(box) - entry[3] < (LINE_STEP - 0.5) * height,
    );
    if (above < 0) entries.push(box);
    else entries[above] = union([entries[above] as Box, box]);
  }
  const [top, bottom] = [
    Math.min(...entries.map((box) => box[1])),
    Math.max(...entries.map((box) => box[3])),
  ];
  const names: Stripe[] = [];
  for (const box of entries
    .filter((entry) => !entries.some((other) => other[1] >= entry[3] - height / 2 && isOver(entry, other)))
    .filter((entry) => 2 * centreY(entry) - top > bottom - LEVEL * height)
    .sort((a, b) => a[0] - b[0])) {
    const last = names.at(-1);
    if (last && box[0] < last.to)
      names[names.length - 1] = { from: last.from, to: Math.max(last.to, box[2]) };
    else names.push({ from: box[0], to: box[2] });
  }
  return names;
}

/** Places left of the names that stand beyond all entries, each over a column that is blank, the last of the table. */
function afterAll(
  places: readonly number[],
  names: readonly Stripe[],
  body: readonly TextLine[],
  height: number,
): number[] {
  const right = Math.max(...body.map((line) => line.box[2]));
  return names.slice(1).flatMap(({ from }, index) => {
    const previous = names[index] as Stripe;
    const isBeyond = from > right && previous.to > (places.at(-1) ?? -Infinity);
    const start = Math.max(previous.to, right);
    return isBeyond && from - previous.to > NARROWEST * height && from > start ? [(start + from) / 2] : [];
  });
}

/** The corridor; or its parts between the names that stand in it, each over a column that is blank all the way down. */
function aroundBlankColumns(
  corridor: readonly Stripe[],
  names: readonly Stripe[],
  height: number,
): (readonly Stripe[])[] {
  const [from, to] = [(corridor[0] as Stripe).from, (corridor.at(-1) as Stripe).to];
  const blank = names.filter((name) => name.from > from - height / 2 && name.to < to + height / 2);
  const bounds = [from, ...blank.map((name) => (name.from + name.to) / 2), to];
  const parts = bounds
    .slice(1)
    .map((end, index) =>
      corridor.filter((stripe) => stripe.from >= (bounds[index] as number) && stripe.to <= end),
    );
  return parts.every((part) => part.length > 0) ? parts : [corridor];
}

/**
 * The middle of the widest part of the corridor that least text stands across: lines of the body count first, and a
 * lower line of the header for more than all above it, since its upper words span columns. A box that was read may be
 * wider than its text: what hangs over there counts last.
 */
function emptiest(
  corridor: readonly Stripe[],
  others: readonly TextLine[],
  body: readonly TextLine[],
  height: number,
): number {
  const slack = isRead(body) ? height / 2 : 0;
  const core = ({ box }: Piece): readonly [number, number] => coreOf(box, slack);
  const whole = ({ box }: Piece): readonly [number, number] => [box[0], box[2]];
  const steps = [
    [body, core],
    [others, whole],
    [others, core],
    [body, whole],
  ] as const;
  const ends = [...body, ...others].flatMap((line) => line.pieces.flatMap(core));
  const free = steps.reduce(
    (stripes, [lines, extentOf]) => leastCrossed(stripes, lines, lines === others, extentOf),
    partedAt(corridor, ends),
  );
  return middleOfWidest(free);
}

const isRead = (lines: readonly TextLine[]): boolean =>
  lines.some((line) => line.pieces.some(({ run }) => run.engine !== TEXT_LAYER));

/** What of the box no grid line may cross, as `columnsOf` sees it. */
const coreOf = (box: Box, slack: number): [number, number] => {
  const hang = Math.min(slack, (box[2] - box[0]) / 3);
  return [box[0] + hang, box[2] - hang];
};

/** The stripes parted at the places `xs` too. */
const partedAt = (stripes: readonly Stripe[], xs: readonly number[]): Stripe[] =>
  stripes.flatMap(({ from, to }) => {
    const ends = [from, ...xs.filter((x) => x > from && x < to).sort((a, b) => a - b), to];
    return ends.slice(1).map((end, index) => ({ from: ends[index] as number, to: end }));
  });

/** The stripes that the `extentOf` pieces of the fewest lines reach over; or, in a header, of the higher ones. */
function leastCrossed(
  stripes: readonly Stripe[],
  lines: readonly TextLine[],
  isHeader: boolean,
  extentOf: (piece: Piece) => readonly [number, number],
): Stripe[] {
  const counts = stripes.map(({ from, to }) =>
    lines.reduce((sum, line, index) => {
      const isOver = line.pieces.some((piece) => {
        const [left, right] = extentOf(piece);
        return left < to && right > from;
      });
      return isOver ? sum + (isHeader ? 2 ** Math.min(index, HEAVIEST) : 1) : sum;
    }, 0),
  );
  const least = Math.min(...counts);
  return stripes.filter((_, index) => counts[index] === least);
}

/** Of stripes that follow each other, the widest: its middle. */
function middleOfWidest(stripes: readonly Stripe[]): number {
  let best: Stripe = { from: 0, to: 0 };
  let from = 0;
  for (const [index, stripe] of stripes.entries()) {
    if (stripes[index - 1]?.to !== stripe.from) from = stripe.from;
    if (stripe.to - from > best.to - best.from) best = { from, to: stripe.to };
  }
  return (best.from + best.to) / 2;
}

/** Without grid lines beside which no line has text on both sides: a column of short and of long entries is one. */
function withoutUnused(
  places: readonly number[],
  body: readonly TextLine[],
  others: readonly TextLine[],
): number[] {
  const kept = [...places];
  for (let index = 0; index < kept.length; ) {
    const [left, at, right] = [
      kept[index - 1] ?? -Infinity,
      kept[index] as number,
      kept[index + 1] ?? Infinity,
    ];
    const isLeft = ({ box }: Piece): boolean => box[2] <= at && middle(box) > left;
    const isRight = ({ box }: Piece): boolean => box[0] >= at && middle(box) < right;
    // Names of columns wrap into unlike numbers of lines and so stand on unlike baselines.
    const named = others.flatMap((line) => line.pieces);
    const parts =
      body.some((line) => line.pieces.some(isLeft) && line.pieces.some(isRight)) ||
      (named.some(isLeft) && named.some(isRight));
    if (parts) index++;
    else kept.splice(index, 1);
  }
  return kept;
}

/** One scrap in so many lines is no column's entry. */
const RARE = 8;

/**
 * Without the grid lines around columns of a scanned page that have no name, and an entry of one character at most here
 * and there: specks, or parts of figures. They go to the neighbour that has nothing else on its line, or that is nearer.
 */
function withoutScraps(
  places: readonly number[],
  body: readonly TextLine[],
  others: readonly TextLine[],
): number[] {
  if (others.length === 0) return [...places];
  const kept = [...places];
  const named = others.flatMap((line) => line.pieces);
  for (let column = 0; column <= kept.length && kept.length > 0; ) {
    const [from, to] = [kept[column - 1] ?? -Infinity, kept[column] ?? Infinity];
    const isIn = ({ box }: Piece): boolean => middle(box) > from && middle(box) < to;
    const entries = body.flatMap((line) => line.pieces.filter(isIn).map((piece) => ({ piece, line })));
    const [only] = entries;
    const isScraps =
      only !== undefined &&
      entries.length * RARE <= body.length &&
      entries.every(({ piece }) => isScrap(piece)) &&
      !named.some(isIn);
    if (isScraps) kept.splice(goesLeft(only.piece, only.line, kept, column) ? column - 1 : column, 1);
    else column++;
  }
  return kept;
}

const isScrap = ({ run, text }: Piece): boolean =>
  run.engine !== TEXT_LAYER && text.replace(/[^\p{L}\p{N}]/gu, "").length <= 1;

function goesLeft(piece: Piece, { pieces }: TextLine, places: readonly number[], column: number): boolean {
  if (column === 0 || column === places.length) return column > 0;
  const at = pieces.indexOf(piece);
  const [left, right] = [pieces[at - 1], pieces[at + 1]];
  const isLeft = left !== undefined && middle(left.box) > (places[column - 2] ?? -Infinity);
  const isRight = right !== undefined && middle(right.box) < (places[column + 1] ?? Infinity);
  if (isLeft !== isRight) return isRight;
  const gap = (other: Piece | undefined): number =>
    other === undefined ? Infinity : Math.max(other.box[0] - piece.box[2], piece.box[0] - other.box[2]);
  return gap(left) < gap(right);
}

const middle = (box: Piece["box"]): number => (box[0] + box[2]) / 2;

/** First and last column that the piece lies in, by the grid lines between them; it may hang over by `slack` points. */
export function columnsOf(
  { box }: Pick<Piece, "box">,
  between: readonly number[],
  slack: number,
): [number, number] {
  const [from, to] = coreOf(box, slack);
  const first = between.filter((x) => x <= from).length;
  const last = between.filter((x) => x < to).length;
  return [Math.min(first, last), Math.max(first, last)];
}
