import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Box } from "../core/geometry.ts";
import { IDENTITY, type Matrix } from "./matrix.ts";

/** What of a pdf.js font is needed to place its glyphs. Widths are in thousandths of the font size times `fontMatrix[0]` * 1000. */
export interface Font {
  /** Counts the fonts of a document: g_d0_f3. */
  readonly loadedName?: string;
  readonly fontMatrix?: Matrix;
  readonly isType3Font?: boolean;
  readonly vertical?: boolean;
  readonly defaultVMetrics?: readonly number[];
  readonly ascent?: number;
  readonly descent?: number;
  /** The file does not hold the font: what another one draws in its place is no evidence. */
  readonly missingFile?: boolean;
  /** A glyph's outline in units of the font size, y up, once the page has been drawn; `glyphs` is the page's store. */
  getPathGenerator?(glyphs: unknown, character: string): GlyphPath | undefined;
}

/** An outline as the canvas takes it; nothing else is asked of it. */
export type GlyphPath = object;

/** The part of PDF's graphics state (ISO 32000-1, 8.4) that says where and how visibly something is painted. */
export interface GraphicsState {
  /** User space to points as displayed. */
  readonly matrix: Matrix;
  /** In points as displayed; the bounding box of a clip path that is no rectangle. */
  readonly clip: Box;
  /** Lightness from 0 to 1, null for a pattern. */
  readonly fill: number | null;
  /** Is the fill red, as bookkeepers print what is below zero? */
  readonly isFillRed: boolean;
  readonly stroke: number | null;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly lineWidth: number;
  readonly font: Font | null;
  readonly fontSize: number;
  readonly characterSpacing: number;
  readonly wordSpacing: number;
  /** 1 is 100 %. */
  readonly horizontalScale: number;
  readonly leading: number;
  readonly rise: number;
  readonly renderMode: number;
  readonly textMatrix: Matrix;
  /** Where the next glyph and the line began, in text space. */
  readonly x: number;
  readonly y: number;
  readonly lineX: number;
  readonly lineY: number;
}

export const initialState = (matrix: Matrix, clip: Box): GraphicsState => ({
  matrix,
  clip,
  fill: 0,
  isFillRed: false,
  stroke: 0,
  fillOpacity: 1,
  strokeOpacity: 1,
  lineWidth: 1,
  font: null,
  fontSize: 0,
  characterSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  renderMode: 0,
  textMatrix: IDENTITY,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
});

// biome-ignore lint/suspicious/noExplicitAny: pdf.js types operands so.
type Setter = (state: GraphicsState, operands: any[], fontOf: (name: string) => Font | null) => GraphicsState;

const moveText = (state: GraphicsState, dx: number, dy: number): GraphicsState => {
  const [lineX, lineY] = [state.lineX + dx, state.lineY + dy];
  return { ...state, x: lineX, y: lineY, lineX, lineY };
};
const textStart = { x: 0, y: 0, lineX: 0, lineY: 0 };

const SETTERS: Readonly<Record<number, Setter>> = {
  [OPS.setLineWidth]: (state, [lineWidth]) => ({ ...state, lineWidth }),
  [OPS.setFillRGBColor]: (state, [colour]) => ({
    ...state,
    fill: lightnessOf(colour),
    isFillRed: isRed(colour),
  }),
  [OPS.setStrokeRGBColor]: (state, [colour]) => ({ ...state, stroke: lightnessOf(colour) }),
  [OPS.setFillColorN]: (state) => ({ ...state, fill: null, isFillRed: false }),
  [OPS.setStrokeColorN]: (state) => ({ ...state, stroke: null }),
  [OPS.setFillTransparent]: (state) => ({ ...state, fill: 1, isFillRed: false }),
  [OPS.setStrokeTransparent]: (state) => ({ ...state, stroke: 1 }),
  [OPS.setGState]: (state, [entries], fontOf) => applyGState(state, entries, fontOf),
  [OPS.beginText]: (state) => ({ ...state, ...textStart, textMatrix: IDENTITY }),
  [OPS.setCharSpacing]: (state, [characterSpacing]) => ({ ...state, characterSpacing }),
  [OPS.setWordSpacing]: (state, [wordSpacing]) => ({ ...state, wordSpacing }),
  [OPS.setHScale]: (state, [percent]) => ({ ...state, horizontalScale: percent / 100 }),
  [OPS.setLeading]: (state, [leading]) => ({ ...state, leading: -leading }),
  [OPS.setFont]: (state, [name, fontSize], fontOf) => ({ ...state, font: fontOf(name), fontSize }),
  [OPS.setTextRenderingMode]: (state, [renderMode]) => ({ ...state, renderMode }),
  [OPS.setTextRise]: (state, [rise]) => ({ ...state, rise }),
  [OPS.moveText]: (state, [dx, dy]) => moveText(state, dx, dy),
  [OPS.setLeadingMoveText]: (state, [dx, dy]) => moveText({ ...state, leading: dy }, dx, dy),
  [OPS.setTextMatrix]: (state, [textMatrix]) => ({ ...state, ...textStart, textMatrix }),
  [OPS.nextLine]: (state) => moveText(state, 0, state.leading),
};

/** The state after an operator that only sets a parameter; unchanged after any other. */
export const setParameter: (state: GraphicsState, operator: number, ...rest: SetterRest) => GraphicsState = (
  state,
  operator,
  operands,
  fontOf,
) => SETTERS[operator]?.(state, operands, fontOf) ?? state;
type SetterRest = [operands: Parameters<Setter>[1], fontOf: Parameters<Setter>[2]];

function applyGState(
  state: GraphicsState,
  entries: readonly (readonly [string, never])[],
  fontOf: (name: string) => Font | null,
): GraphicsState {
  let next = state;
  for (const [key, value] of entries) {
    if (key === "LW") next = { ...next, lineWidth: value };
    else if (key === "ca") next = { ...next, fillOpacity: value };
    else if (key === "CA") next = { ...next, strokeOpacity: value };
    else if (key === "Font") next = { ...next, font: fontOf(value[0]), fontSize: value[1] };
  }
  return next;
}

/** Of 255: red is no darker than the first, its green and blue no lighter than the second: not brown, orange or pink. */
const [LEAST_RED, MOST_OTHER] = [140, 100];

function isRed(colour: unknown): boolean {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(String(colour));
  const [red = 0, green = 0, blue = 0] = (hex?.slice(1) ?? []).map((part) => Number.parseInt(part, 16));
  return red >= LEAST_RED && Math.max(green, blue) <= MOST_OTHER;
}

/** Relative luminance of `#rrggbb` (ITU-R BT.601 weights). */
function lightnessOf(colour: unknown): number | null {
  const hex = /^#([0-9a-f]{6})$/iu.exec(String(colour))?.[1];
  if (hex === undefined) return null;
  const value = Number.parseInt(hex, 16);
  return (0.299 * (value >> 16) + 0.587 * ((value >> 8) & 255) + 0.114 * (value & 255)) / 255;
}
