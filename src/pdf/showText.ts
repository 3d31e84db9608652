import type { Box } from "../core/geometry.ts";
import type { Font, GraphicsState } from "./graphicsState.ts";
import { applyToBox, compose, isUpright, type Matrix, scaleOf, turnOf, withoutSlant } from "./matrix.ts";
import type { Outline, PaintedGlyph } from "./paint.ts";
import { unifyRadical } from "./unifyRadical.ts";

/** What a pdf.js glyph says; a number in its place moves the next glyph back by thousandths of the font size. */
interface FontGlyph {
  readonly unicode: string;
  readonly fontChar: string;
  readonly isInFont: boolean;
  readonly width: number;
  readonly vmetric?: readonly number[] | null;
  readonly isSpace: boolean;
}

/** Thousandths: the usual width of a glyph in glyph space. */
const GLYPH_SPACE = 0.001;
/** Of the font size, where a font says nothing believable: those of the usual Song faces. */
const ASCENT = 0.86;
const DESCENT = -0.14;
const [INVISIBLE, CLIP] = [3, 7];

/** Places the glyphs of one text operator (ISO 32000-1, 9.4.4), and says where the next one begins. */
export function showText(
  glyphs: readonly (FontGlyph | number)[],
  state: GraphicsState,
): { painted: PaintedGlyph[]; state: GraphicsState } {
  const font = state.font;
  if (font === null || state.fontSize === 0) return { painted: [], state };
  const size = Math.abs(state.fontSize);
  const direction = Math.sign(state.fontSize);
  const across = state.horizontalScale * direction;
  const origin: Matrix = [across, 0, 0, direction, state.x, state.y + state.rise];
  const matrix = compose(compose(state.matrix, state.textMatrix), origin);
  const unit = size * (font.fontMatrix?.[0] ?? GLYPH_SPACE);
  const painted: PaintedGlyph[] = [];
  let advance = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === "number") {
      advance += ((font.vertical ? 1 : -1) * glyph * size) / 1000;
      continue;
    }
    const box = glyphBox(glyph, font, size, unit, advance);
    const origin = font.vertical ? [box[0], baseOf(glyph, font, unit, advance)] : [advance, 0];
    const place: Matrix = [size, 0, 0, size, origin[0] as number, origin[1] as number];
    painted.push(...paintGlyph(glyph, box, { matrix, place }, state));
    const spacing = ((glyph.isSpace ? state.wordSpacing : 0) + state.characterSpacing) * direction;
    const vertical = glyph.vmetric ?? font.defaultVMetrics;
    if (font.vertical && vertical) advance += -(vertical[0] as number) * unit - spacing;
    else advance += glyph.width * unit + spacing;
  }
  const end = font.vertical ? { y: state.y - advance } : { x: state.x + advance * across };
  return { painted, state: { ...state, ...end } };
}

/** The glyph's box in text space, y up, relative to where the operator began. */
function glyphBox(glyph: FontGlyph, font: Font, size: number, unit: number, advance: number): Box {
  const ascent = believable(font.ascent, ASCENT) * size;
  const descent = -believable(font.descent === undefined ? undefined : -font.descent, -DESCENT) * size;
  const width = glyph.width * unit;
  if (!font.vertical) return [advance, descent, advance + width, ascent];
  const left = -(glyph.vmetric?.[1] ?? glyph.width / 2) * unit;
  const base = baseOf(glyph, font, unit, advance);
  return [left, base + descent, left + width, base + ascent];
}

/** Where the foot of a glyph of a vertical line stands. */
const baseOf = (glyph: FontGlyph, font: Font, unit: number, advance: number): number =>
  -advance - ((glyph.vmetric ?? font.defaultVMetrics)?.[2] ?? 0) * unit;

/** Font files lie about their heights, by sign or by scale. */
const believable = (height: number | undefined, usual: number): number =>
  height !== undefined && height > usual / 2 && height < usual * 2 ? height : usual;

/**
 * One painted glyph a character: a glyph that stands for several is split evenly. One that says nothing or white space is
 * a blank, where the file holds what it draws.
 */
function paintGlyph(
  glyph: FontGlyph,
  box: Box,
  { matrix, place }: { readonly matrix: Matrix; readonly place: Matrix },
  state: GraphicsState,
): PaintedGlyph[] {
  const upright = withoutSlant(matrix);
  const turn = turnOf(upright);
  const characters = glyph.unicode === "" ? [" "] : [...glyph.unicode];
  const step = (box[2] - box[0]) / Math.max(characters.length, 1);
  const isStroked = state.renderMode % 4 === 1;
  // The rest of the name counts the documents that the process has opened.
  const font = /f\d+$/u.exec(state.font?.loadedName ?? "")?.[0];
  const outline = outlineOf(glyph, compose(matrix, place), state);
  return characters.flatMap((text, index): PaintedGlyph[] => {
    if (outline === undefined && /^\s$/u.test(text)) return [];
    const part: Box = [box[0] + index * step, box[1], box[0] + (index + 1) * step, box[3]];
    return [
      {
        kind: "glyph",
        text: unifyRadical(text),
        ...(font === undefined ? {} : { font }),
        box: applyToBox(upright, part),
        lightness: isStroked ? state.stroke : state.fill,
        opacity: state.renderMode === INVISIBLE ? 0 : isStroked ? state.strokeOpacity : state.fillOpacity,
        isUpright: isUpright(upright),
        ...(turn === null ? {} : { turn }),
        ...(state.isFillRed && !isStroked ? { isRed: true as const } : {}),
        isClip: state.renderMode === CLIP,
        clip: state.clip,
        ...(outline && { outline }),
        ...(state.font?.isType3Font ? { isDrawing: true as const } : {}),
      },
    ];
  });
}

/** What the glyph draws; undefined where its font is not in the file, or is made of drawings (Type 3). */
function outlineOf(glyph: FontGlyph, matrix: Matrix, state: GraphicsState): Outline | undefined {
  const { font, lineWidth, renderMode } = state;
  if (!font?.getPathGenerator || font.missingFile || font.isType3Font || !glyph.isInFont) return undefined;
  const isStroked = renderMode % 4 === 1;
  return {
    font,
    character: glyph.fontChar,
    matrix,
    lineWidth: isStroked ? lineWidth * scaleOf(state.matrix) : null,
  };
}
