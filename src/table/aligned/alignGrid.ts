import { type Box, centreX, centreY, type Ruling, union } from "../../core/geometry.ts";
import type { TextRun } from "../../ocr/types.ts";
import { bodyStart, strayNames } from "./bodyStart.ts";
import { findColumns } from "./columns.ts";
import { readHeader } from "./header.ts";
import { intoRows, measureBody } from "./rows.ts";
import { intoPieces, intoTextLines, type TextLine, textHeight, withoutFlecks } from "./textLines.ts";
import { type AlignedGrid, toGrid } from "./toGrid.ts";

/** A horizontal line over this part of the table's width parts its rows; a shorter one underlines a header word. */
const FULL_WIDTH = 0.8;
/** A vertical line over this part of the table's height parts its columns. */
const FULL_HEIGHT = 0.5;

/**
 * The grid that `runs` stand in: columns from the white corridors that the body's lines leave, rows from its
 * baselines, the header's spans from what its words stand over. Printed lines among them are evidence: full ones
 * part rows and the header from the body, short ones show what a header word spans. Null where there are not two
 * columns and two rows.
 */
export function alignGrid(runs: readonly TextRun[], rulings: readonly Ruling[]): AlignedGrid | null {
  const pieces = intoPieces(runs);
  if (pieces.length === 0) return null;
  const height = textHeight(pieces);
  const lines = withoutFlecks(intoTextLines(pieces), height);
  if (lines.length === 0) return null;
  const ink = union(pieces.map((piece) => piece.box));
  const horizontals = rulings.filter(({ axis }) => axis === "horizontal");
  const full = horizontals.filter(({ from, to }) => coverage(from, to, ink[0], ink[2]) >= FULL_WIDTH);
  const hard = full.map(({ at }) => at).filter((at) => at > ink[1] && at < ink[3]);

  const start = bodyStart(lines, hard, height);
  const body = lines.slice(start);
  const printed = rulings
    .filter(({ axis, from, to }) => axis === "vertical" && coverage(from, to, ink[1], ink[3]) >= FULL_HEIGHT)
    .map(({ at }) => at)
    .filter((at) => at > ink[0] + height / 2 && at < ink[2] - height / 2);
  const between = withPrinted(findColumns(body, lines.slice(0, start), height), printed, body);
  if (between.length === 0 || lines.length < 2) return null;

  const measured = measureBody(body, between, height);
  const first = start - strayNames(lines, start, measured);
  const rows = intoRows(lines.slice(first), measured, hard);
  const x = outerEdges(ink, horizontals, full);
  const edges = [x[0], ...between, x[1]];
  const rules = horizontals.filter(
    (ruling) => !full.includes(ruling) || ruling.at < centreY((lines[first] as TextLine).box),
  );
  const header =
    first > 0
      ? readHeader(lines.slice(0, first), edges, {
          height,
          pitch: measured.pitch,
          rules,
          ends: measured.ends,
        })
      : null;
  if ((header?.levels ?? 0) + rows.length < 2) return null;
  return toGrid({ lines, edges, header, rows, measured, hard, ink, full, runs });
}

const coverage = (from: number, to: number, start: number, end: number): number =>
  Math.max(0, Math.min(to, end) - Math.max(from, start)) / Math.max(end - start, 1);

/** Printed verticals stand for the corridors they lie in: no entry of the body stands between the two. */
function withPrinted(
  found: readonly number[],
  printed: readonly number[],
  body: readonly TextLine[],
): number[] {
  const middles = body.flatMap((line) => line.pieces.map(({ box }) => centreX(box)));
  const isOne = (a: number, b: number): boolean =>
    !middles.some((x) => x > Math.min(a, b) && x < Math.max(a, b));
  const free = found.filter((x) => !printed.some((at) => isOne(at, x)));
  return [...free, ...printed].sort((a, b) => a - b);
}

/** The table reaches as far as its text and its full lines do. */
function outerEdges(ink: Box, horizontals: readonly Ruling[], full: readonly Ruling[]): [number, number] {
  const lines = full.length > 0 ? full : horizontals;
  return [Math.min(ink[0], ...lines.map(({ from }) => from)), Math.max(ink[2], ...lines.map(({ to }) => to))];
}
