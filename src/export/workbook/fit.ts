/** Bounds of a column's width, in characters: a name of any length wraps within the larger one. */
const NARROWEST = 8;
const WIDEST = 32;
/** Blank beside the text of a cell, in characters. */
const MARGIN = 2;
/** Height of a line of text of 11 points, in points. */
const LINE_HEIGHT = 15;
/** Points of the highest row of a sheet (Excel specifications and limits). */
const HIGHEST = 409;

/** Characters wider than half their height, Chinese ones first of all: they take two places. */
const WIDE = /[^\0-\u02FF]/gu;

/** The places that the longest line of `text` takes. */
const widthOf = (text: string): number =>
  Math.max(...text.split("\n").map((line) => line.length + (line.match(WIDE)?.length ?? 0)));

/** The width at which all of `texts` stand on one line, within the bounds; a head may take `lines` lines. */
export function columnWidth(texts: readonly string[], head: string, lines: number): number {
  const widest = texts.reduce((most, text) => Math.max(most, widthOf(text)), widthOf(head) / lines);
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(widest) + MARGIN));
}

/** Height in points of a row whose wrapped texts stand in columns of these widths; undefined where one line is enough. */
export function rowHeight(
  cells: readonly { readonly text: string; readonly width: number }[],
): number | undefined {
  const lines = cells.map(({ text, width }) =>
    text
      .split("\n")
      .reduce(
        (sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, width - MARGIN / 2))),
        0,
      ),
  );
  const most = Math.max(1, ...lines);
  return most === 1 ? undefined : Math.min(HIGHEST, most * LINE_HEIGHT);
}
