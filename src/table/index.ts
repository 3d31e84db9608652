import { type Box, centreX, centreY, contains, heightOf, widthOf } from "../core/geometry.ts";
import type { PageText, TextRun } from "../ocr/types.ts";
import { alignGrids } from "./alignGrids.ts";
import { buildGrid, type Grid } from "./buildGrid.ts";
import { findFrames } from "./frame.ts";
import { groupRulings } from "./groupRulings.ts";
import { joinRulings } from "./joinRulings.ts";
import { toPageLines } from "./pageLines.ts";
import { findPageNumber } from "./pageNumber.ts";
import { intoLines } from "./readingOrder.ts";
import type { GridCell, PageLayout, PageTable } from "./types.ts";

/**
 * The structure of one page: rulings -> grids -> cells with spans, tables without rulings from the alignment of
 * their text, every run in its cell, and the lines that frame each table. Points of the deskewed page throughout.
 */
export function findTables(page: PageText): PageLayout {
  const { rulings, runs, unread, ...about } = page;
  const ruled = groupRulings(joinRulings(rulings))
    .flatMap((group) => buildGrid(group) ?? [])
    .filter((grid) => holdsText(grid, runs));
  const outer = ruled.filter(
    (grid) => !ruled.some((other) => other !== grid && encloses(other.box, grid.box)),
  );
  const loose = runs.filter(
    (run) => !outer.some((grid) => contains(grid.box, centreX(run.box), centreY(run.box))),
  );

  const allLines = toPageLines(loose);
  const number = findPageNumber(allLines, page.height);
  const aligned = alignGrids(number ? loose.filter((run) => !number.line.runs.includes(run)) : loose, page);
  const grids = [
    ...outer.map((grid) => ({ grid, ruled: true })),
    ...aligned.map((grid) => ({ grid, ruled: false })),
  ].sort((a, b) => a.grid.box[1] - b.grid.box[1] || a.grid.box[0] - b.grid.box[0]);

  const inAligned = (run: TextRun) =>
    aligned.some((grid) => contains(grid.box, centreX(run.box), centreY(run.box)));
  const lines = (aligned.length > 0 ? toPageLines(loose.filter((run) => !inAligned(run))) : allLines).filter(
    (line) => !number?.line.runs.includes(line.runs[0] as TextRun),
  );
  const { frames, rest } = findFrames(
    grids.map(({ grid }) => grid.box),
    lines,
    page.width,
  );
  const tables = grids.map(({ grid, ruled }, index): PageTable => {
    const { cells, ...lattice } = grid;
    const frame = frames[index] ?? { title: [], labels: [], notes: [] };
    return { page: page.number, ruled, ...lattice, cells: placeRuns(cells, runs), frame };
  });
  return { page: about, printedNumber: number?.number ?? null, tables, lines: rest, unread };
}

/** A frame drawn around nothing, or around the page's own border, is no table. */
const holdsText = (grid: Grid, runs: readonly TextRun[]): boolean =>
  runs.some((run) => contains(grid.box, centreX(run.box), centreY(run.box)));

const encloses = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] &&
  outer[1] <= inner[1] &&
  outer[2] >= inner[2] &&
  outer[3] >= inner[3] &&
  widthOf(outer) * heightOf(outer) > widthOf(inner) * heightOf(inner);

/** Each run in the cell that its middle lies in; in a cell, printed lines top to bottom, each left to right. */
function placeRuns(areas: Grid["cells"], runs: readonly TextRun[]): GridCell[] {
  return areas.map((area) => ({
    ...area,
    runs: intoLines(runs.filter((run) => contains(area.box, centreX(run.box), centreY(run.box)))).flat(),
  }));
}
