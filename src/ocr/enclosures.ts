import type { Box, Ruling } from "../core/geometry.ts";

/** Cells of the map to a point: rulings half a point apart stay apart. */
const PER_POINT = 2;
/** Points that each ruling is lengthened by, so that lines that just miss each other close a box. */
const REACH = 1;
/** Points: two pieces of one ruling that end no further apart close a box too. No line of text passes so low a gap. */
const GAP = 5;
/** Points across by which two such pieces may lie off each other. */
const OFF = 1.5;
/** Cells of the map searched for an enclosure around a place that lies on a ruling. */
const NEAR = 6;
/** Points around all rulings that are looked at with them. */
const OPEN = 4;
/** Points: verticals that end this near to each other end together, as a grid's do where the page cuts it. */
const SAME_END = 3;
/** What the map holds besides the areas' numbers. */
const RULING = -1;
const UNSEEN = -2;

/**
 * The areas that rulings part the page into. Where rulings close boxes these are the table's cells; everything
 * that reaches the page's edge is one open area, number 0.
 */
export interface Enclosures {
  /** Number of the area at a place in points. */
  at(x: number, y: number): number;
  /** The area's bounding box in points. */
  boxOf(enclosure: number): Box;
}

/** Floods the part of the page that rulings reach between them; all around it is the open area. */
export function findEnclosures(
  rulings: readonly Ruling[],
  page: { width: number; height: number },
): Enclosures {
  const whole: Box = [0, 0, page.width, page.height];
  if (rulings.length === 0) return { at: () => 0, boxOf: () => whole };
  const [left, top, right, bottom] = reachOf(rulings, whole);
  const columns = Math.ceil((right - left) * PER_POINT) + 2;
  const rows = Math.ceil((bottom - top) * PER_POINT) + 2;
  const map = new Int32Array(columns * rows).fill(UNSEEN);
  for (const ruling of [...rulings, ...openEnds(rulings), ...gapsIn(rulings)])
    drawRuling(map, columns, rows, shifted(ruling, left, top));
  const boxes: Box[] = [];
  for (let start = 0; start < map.length; start++) {
    if (map[start] === UNSEEN) boxes.push(flood(map, columns, start, boxes.length));
  }
  const cell = (value: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.round(value * PER_POINT) + 1));
  return {
    at: (x, y) =>
      x < left || x > right || y < top || y > bottom
        ? 0
        : nearest(map, columns, rows, cell(x - left, columns), cell(y - top, rows)),
    boxOf: (enclosure) => {
      const [x0, y0, x1, y1] = boxes[enclosure] ?? whole;
      return enclosure === 0 || boxes[enclosure] === undefined
        ? whole
        : [x0 + left, y0 + top, x1 + left, y1 + top];
    },
  };
}

/** The box of all rulings with a margin that stays open, within the page; whole points, so that nothing moves on the map. */
function reachOf(rulings: readonly Ruling[], [, , width, height]: Box): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { axis, at, from, to } of rulings) {
    const isFlat = axis === "horizontal";
    [x0, x1] = [Math.min(x0, isFlat ? from : at), Math.max(x1, isFlat ? to : at)];
    [y0, y1] = [Math.min(y0, isFlat ? at : from), Math.max(y1, isFlat ? at : to)];
  }
  return [
    Math.max(0, Math.floor(x0) - OPEN),
    Math.max(0, Math.floor(y0) - OPEN),
    Math.min(width, Math.ceil(x1) + OPEN),
    Math.min(height, Math.ceil(y1) + OPEN),
  ];
}

const shifted = (ruling: Ruling, left: number, top: number): Ruling => {
  const [along, across] = ruling.axis === "horizontal" ? [left, top] : [top, left];
  return { ...ruling, at: ruling.at - across, from: ruling.from - along, to: ruling.to - along };
};

/**
 * What closes a grid where the page cuts it: a line along the common end of three verticals or more that end on no
 * horizontal. Without it the columns of the cut row would be one open area.
 */
function openEnds(rulings: readonly Ruling[]): Ruling[] {
  const verticals = rulings.filter(({ axis }) => axis === "vertical");
  const horizontals = rulings.filter(({ axis }) => axis === "horizontal");
  return (["from", "to"] as const).flatMap((end) => {
    const isOpen = (vertical: Ruling): boolean =>
      !horizontals.some(
        ({ at, from, to }) =>
          Math.abs(at - vertical[end]) <= SAME_END &&
          vertical.at >= from - REACH &&
          vertical.at <= to + REACH,
      );
    const groups: Ruling[][] = [];
    for (const vertical of verticals.filter(isOpen).toSorted((a, b) => a[end] - b[end])) {
      const group = groups.at(-1);
      if (group && vertical[end] - (group.at(-1) as Ruling)[end] <= SAME_END) group.push(vertical);
      else groups.push([vertical]);
    }
    return groups
      .filter((group) => group.length >= 3)
      .map((group): Ruling => {
        const at = (end === "to" ? Math.max : Math.min)(...group.map((vertical) => vertical[end]));
        const xs = group.map((vertical) => vertical.at);
        return { axis: "horizontal", at, from: Math.min(...xs), to: Math.max(...xs), thickness: 0 };
      });
  });
}

/** The pieces of rulings that are missing in their short gaps, with a step to the further end where that lies off. */
function gapsIn(rulings: readonly Ruling[]): Ruling[] {
  const inOrder = rulings.toSorted((a, b) => a.at - b.at);
  return inOrder.flatMap((ruling, index) => {
    const { axis, at } = ruling;
    const gaps: Ruling[] = [];
    for (const other of inOrder.slice(index + 1)) {
      if (other.at - at > OFF) break;
      const isFirst = ruling.from < other.from;
      const [from, to] = isFirst ? [ruling.to, other.from] : [other.to, ruling.from];
      if (other.axis !== axis || to <= from || to - from > GAP) continue;
      const across = axis === "horizontal" ? "vertical" : "horizontal";
      gaps.push({ axis, at, from, to, thickness: 0 });
      gaps.push({ axis: across, at: isFirst ? to : from, from: at, to: other.at, thickness: 0 });
    }
    return gaps;
  });
}

function drawRuling(map: Int32Array, columns: number, rows: number, { axis, at, from, to }: Ruling): void {
  const [across, along] = axis === "horizontal" ? [rows, columns] : [columns, rows];
  const line = Math.round(at * PER_POINT) + 1;
  if (line < 1 || line >= across - 1) return;
  // The outermost cells stay free: they join everything that is open.
  const first = Math.max(1, Math.round((from - REACH) * PER_POINT) + 1);
  const last = Math.min(along - 2, Math.round((to + REACH) * PER_POINT) + 1);
  for (let i = first; i <= last; i++)
    map[axis === "horizontal" ? line * columns + i : i * columns + line] = RULING;
}

/** Numbers the area around `start`, row piece by row piece, and measures it. */
function flood(map: Int32Array, columns: number, start: number, number: number): Box {
  const pending = [start];
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (map[at] !== UNSEEN) continue;
    const y = Math.floor(at / columns);
    const [rowStart, rowEnd] = [y * columns, (y + 1) * columns];
    let [from, to] = [at, at + 1];
    while (from > rowStart && map[from - 1] === UNSEEN) from--;
    while (to < rowEnd && map[to] === UNSEEN) to++;
    map.fill(number, from, to);
    for (const row of [from - columns, from + columns]) pushPieces(map, row, row + to - from, pending);
    x0 = Math.min(x0, from - rowStart);
    x1 = Math.max(x1, to - 1 - rowStart);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return [(x0 - 1) / PER_POINT, (y0 - 1) / PER_POINT, (x1 - 1) / PER_POINT, (y1 - 1) / PER_POINT];
}

/** Puts down the first cell of each unseen piece of a row. */
function pushPieces(map: Int32Array, from: number, to: number, pending: number[]): void {
  if (from < 0 || to > map.length) return;
  for (let at = from; at < to; at++) {
    if (map[at] === UNSEEN && (at === from || map[at - 1] !== UNSEEN)) pending.push(at);
  }
}

function nearest(map: Int32Array, columns: number, rows: number, x: number, y: number): number {
  for (let reach = 0; reach <= NEAR; reach++) {
    for (let j = Math.max(0, y - reach); j <= Math.min(rows - 1, y + reach); j++) {
      for (let i = Math.max(0, x - reach); i <= Math.min(columns - 1, x + reach); i++) {
        const area = map[j * columns + i] as number;
        if (area !== RULING) return area;
      }
    }
  }
  return 0;
}
