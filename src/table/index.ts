import {
  type Box,
  centreX,
  centreY,
  contains,
  heightOf,
  type Ruling,
  roundBox,
  widthOf,
} from "../core/geometry.ts";
import type { PrintedRun } from "../core/runPart.ts";
import type { PageText, TextRun } from "../ocr/types.ts";
import { adoptHorizontals } from "./adoptHorizontals.ts";
import { missingRulings } from "./aligned/completeGrid.ts";
import { findAligned } from "./aligned/index.ts";
import { rulingsBelow } from "./aligned/rowsBelow.ts";
import { cutRun } from "./aligned/runParts.ts";
import { buildGrid, type Grid } from "./buildGrid.ts";
import { crossedBorders } from "./crossedBorders.ts";
import { gridDoubts } from "./doubtGrid.ts";
import { findFrames } from "./frame.ts";
import { isTitledInside } from "./frameInside.ts";
import { groupRulings } from "./groupRulings.ts";
import { joinRulings } from "./joinRulings.ts";
import { missingPieces } from "./mendClosures.ts";
import { toPageLines } from "./pageLines.ts";
import { findPageNumber, numberAside } from "./pageNumber.ts";
import { intoLines } from "./readingOrder.ts";
import { type SheetSide, splitSheet } from "./splitSheet.ts";
import type { Doubt, GridCell, PageLayout, PageTable } from "./types.ts";
import { unstack, unstackCells, unstackFigures } from "./unstack.ts";

/**
 * The structure of one page of the file; of a sheet with two pages side by side, the left one's before the right one's.
 */
export function findTables(text: PageText): PageLayout {
  const { page, printed } = numbered(text);
  const [first, second] = splitSheet(page).map(layOut) as [PageLayout, PageLayout?];
  if (second === undefined) return { ...first, printed };
  const step = { name: "split-sheet", detail: "two pages side by side, read one after the other" };
  const sides = [first, second].map((side) => ({
    ...side,
    page: { ...side.page, steps: [...page.steps, step] },
  }));
  return {
    ...(sides[0] as PageLayout),
    printed,
    tables: sides.flatMap(({ tables }) => tables),
    lines: sides.flatMap(({ lines }) => lines),
    unread: page.unread,
    sides,
  };
}

/** The page with its runs numbered from 0, those aside behind the others, and what each of them prints. */
function numbered(text: PageText): { page: PageText; printed: PrintedRun[] } {
  const runs = text.runs.map((run, id) => ({ ...run, id }));
  const aside = text.aside?.map((run, at) => ({ ...run, id: runs.length + at }));
  const printed = [...runs, ...(aside ?? [])].map(({ text: words, box }) => ({ text: words, box }));
  return { page: { ...text, runs, ...(aside && { aside }) }, printed };
}

/**
 * The structure of a page: rulings -> grids -> cells with spans, tables without rulings from the alignment of
 * their text, every run in its cell, and the lines that frame each table. Points of the deskewed page throughout.
 */
function layOut({ text: page, from, to }: SheetSide): PageLayout {
  const { rulings, runs, aside = [], unread, ...about } = page;
  const closed = adoptHorizontals(groupRulings(joinRulings(rulings)), runs).map((group) => ({
    group,
    ...latticeOf(group, runs),
  }));
  const lattices = closed.map((lattice) =>
    withRowsBelow(
      lattice,
      rulings,
      closed.flatMap(({ grid }) => (grid === null ? [] : [grid.box])),
    ),
  );
  const ruled = lattices.flatMap(({ grid }) => (grid && holdsText(grid, runs) ? [grid] : []));
  const outer = ruled.filter(
    (grid) => !ruled.some((other) => other !== grid && encloses(other.box, grid.box)),
  );
  const drawn = outer.filter((grid) => grid.columnEdges.length > 2);
  const isLoose = (x: number, y: number): boolean => !drawn.some((grid) => contains(grid.box, x, y));
  const loose = runs.filter((run) => isLoose(centreX(run.box), centreY(run.box)));
  const free = lattices.flatMap(({ group, grid }) => (grid && drawn.includes(grid) ? [] : group));
  const aligned = findAligned(
    loose,
    free,
    outer.filter((grid) => !drawn.includes(grid)).map((grid) => grid.box),
  );

  const tables = [
    ...lattices.flatMap(({ grid, runs: own, doubts }) =>
      grid && drawn.includes(grid) ? [{ grid, runs: own, ruled: true, doubts }] : [],
    ),
    ...aligned.map((found) => ({ ...found, ruled: false })),
  ].sort((a, b) => a.grid.box[1] - b.grid.box[1] || a.grid.box[0] - b.grid.box[0]);
  const isOutside = (run: TextRun): boolean =>
    !aligned.some(({ grid }) => contains(grid.box, centreX(run.box), centreY(run.box)));
  const outside = toPageLines(loose.filter(isOutside));
  const turned = aside.flatMap((run) => toPageLines([run]));
  const number =
    findPageNumber(outside, { height: page.height, from, to }) ?? numberAside(turned, page.width);
  const filled = tables.map((found) => ({ ...found, cells: placeRuns(found.grid.cells, found.runs) }));
  const { frames, rest } = findFrames(
    filled.map(({ grid, cells }) => ({
      box: grid.box,
      titledInside: isTitledInside(cells, grid.columnEdges.length - 1),
    })),
    outside.filter((line) => line !== number?.line),
    [from, to],
  );
  return {
    page: about,
    printedNumber: number?.number ?? null,
    ...(number && { numberLine: number.line }),
    tables: filled.map(({ grid, ruled, doubts, cells }, index): PageTable => {
      const { cells: _, ...lattice } = grid;
      const frame = frames[index] ?? { title: [], labels: [], notes: [] };
      return { page: page.number, ruled, ...lattice, cells, frame, doubts };
    }),
    lines: [...rest, ...turned.filter((line) => line !== number?.line)],
    unread,
  };
}

/**
 * The grid that the rulings draw: with the lines that they leave out and the text makes up for, and with the pieces
 * that were not found, and without stray lines. The runs are cut where it was.
 */
function latticeOf(group: readonly Ruling[], read: readonly TextRun[]) {
  const drawn = buildGrid(group, read);
  if (drawn === null || drawn.columnEdges.length < 3) return { grid: drawn, runs: read, doubts: [] };
  const runs = unstackFigures(drawn, read);
  const pieces = missingPieces(drawn, group, runs);
  const mended = pieces.length > 0 ? [...group, ...pieces] : group;
  const whole = pieces.length > 0 ? (buildGrid(joinRulings(mended), runs) ?? drawn) : drawn;
  const apart = unstack(whole, runs);
  const missing = missingRulings(whole, apart);
  const own = missing.some(({ axis }) => axis === "horizontal") ? apart : runs;
  const grid = missing.length > 0 ? buildGrid(joinRulings([...mended, ...missing]), own) : whole;
  const doubts = pieces.map(({ axis, at, from, to }): Doubt => {
    const box: Box = axis === "vertical" ? [at - 1, from, at + 1, to] : [from, at - 1, to, at + 1];
    return { kind: "mended", box: roundBox(box) };
  });
  const parted = cutRuns(own, [...pieces, ...missing]);
  if (grid === null) return { grid, runs: parted, doubts };
  const cut = parted
    .flatMap((run) => cutRun(run, crossedBorders(grid, run)))
    .flatMap((run) => unstackCells(grid, run));
  const found = gridDoubts(grid, cut);
  const stray = found.filter(({ kind }) => kind === "stray");
  const rest = [...mended, ...missing].filter((ruling) => !stray.some(({ box }) => isAlong(ruling, box)));
  const clean = stray.length > 0 ? (buildGrid(joinRulings(rest), runs) ?? grid) : grid;
  return { grid: clean, runs: cut, doubts: [...doubts, ...found] };
}

/** The lattice with the rows that stand under it without any lines, above the next of `boxes`; its runs are cut there. */
function withRowsBelow<T extends { group: readonly Ruling[]; grid: Grid | null; runs: readonly TextRun[] }>(
  lattice: T,
  rulings: readonly Ruling[],
  boxes: readonly Box[],
): T {
  const { grid, group, runs } = lattice;
  if (grid === null || grid.columnEdges.length < 3) return lattice;
  const floor = Math.min(...boxes.map(([, top]) => top).filter((top) => top > grid.box[3]));
  const below = rulingsBelow(grid, rulings, runs, floor);
  if (below.length === 0) return lattice;
  const whole = buildGrid(joinRulings([...group, ...below]), runs);
  return { ...lattice, grid: whole, runs: cutRuns(runs, below) };
}

/** Is the ruling the stray line that the box is drawn around? */
const isAlong = ({ axis, at }: Ruling, box: Box): boolean =>
  axis === "vertical" && at >= box[0] && at <= box[2];

/** Runs parted at the verticals that they stand across. */
const cutRuns = (runs: readonly TextRun[], rulings: readonly Ruling[]): TextRun[] =>
  runs.flatMap((run) => {
    const across = rulings.filter(
      ({ axis, from, to }) => axis === "vertical" && from < centreY(run.box) && centreY(run.box) < to,
    );
    return cutRun(
      run,
      across.map(({ at }) => at),
    );
  });

/** A frame drawn around nothing, or around the page's own border, is no table. */
const holdsText = (grid: Grid, runs: readonly TextRun[]): boolean =>
  runs.some((run) => contains(grid.box, centreX(run.box), centreY(run.box)));

const encloses = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] &&
  outer[1] <= inner[1] &&
  outer[2] >= inner[2] &&
  outer[3] >= inner[3] &&
  widthOf(outer) * heightOf(outer) > widthOf(inner) * heightOf(inner);

/**
 * Each run in the cell that its middle lies in, in the first of two where it lies on the edge between them; in a cell,
 * printed lines top to bottom, each left to right.
 */
function placeRuns(areas: Grid["cells"], runs: readonly TextRun[]): GridCell[] {
  const free = new Set(runs);
  return areas.map((area) => {
    const own = [...free].filter((run) => contains(area.box, centreX(run.box), centreY(run.box)));
    for (const run of own) free.delete(run);
    return { ...area, runs: intoLines(own).flat() };
  });
}
