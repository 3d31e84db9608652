import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Box, intersection } from "../core/geometry.ts";
import { type Font, type GraphicsState, initialState, setParameter } from "./graphicsState.ts";
import { applyToBox, compose, IDENTITY, type Matrix } from "./matrix.ts";
import type { ImageSource, Painted, PaintedGlyph } from "./paint.ts";
import { showText } from "./showText.ts";
import { tracePath } from "./tracePath.ts";

/** A page's operators as pdf.js lists them, their operands beside them. */
export interface Operators {
  readonly fnArray: readonly number[];
  // biome-ignore lint/suspicious/noExplicitAny: pdf.js types operands so.
  readonly argsArray: readonly any[];
}

/** What following the operators needs besides them. */
export interface PaintContext {
  /** PDF user space to points as displayed. */
  readonly viewport: Matrix;
  /** The visible page in points as displayed. */
  readonly page: Box;
  readonly fontOf: (name: string) => Font | null;
  /** Takes text that is never painted: in render mode 3, without opacity, in a layer switched off, or clipped away. */
  readonly leave: (glyph: PaintedGlyph, why: "hidden" | "clipped") => void;
  /** Is the optional-content group (图层) switched on? */
  readonly isLayerVisible: (group: unknown) => boolean;
}

/** Things painted on one page that are followed; a page of dense text has 10,000. */
const MAX_PAINTED = 1_000_000;
/** Nested forms and saves that are followed. */
const MAX_DEPTH = 10_000;
const UNIT_SQUARE: Box = [0, 0, 1, 1];
/** The clip that lets nothing through. */
const NOWHERE: Box = [0, 0, 0, 0];

/**
 * Follows a page's operators, and tells what they paint, in order, cut to the clip. Invisible text (render mode 3),
 * what is clipped away, and layers switched off are left out; text among it goes to `leave`. Throws RangeError where the page
 * paints more than any page does.
 */
export function readPaint(operators: Operators, context: PaintContext): Painted[] {
  const painted: Painted[] = [];
  const layers: boolean[] = [];
  const stack: GraphicsState[] = [];
  let state = initialState(context.viewport, context.page);
  let isClipPending = false;
  const paint = (item: Painted): void => {
    const box = visiblePart(item, state.clip);
    const isUnseen = item.opacity === 0 || layers.includes(false);
    if (box === null || isUnseen) {
      if (item.kind === "glyph") context.leave(item, isUnseen ? "hidden" : "clipped");
      return;
    }
    if (painted.push({ ...item, box }) > MAX_PAINTED) throw new RangeError("the page paints too many things");
  };
  operators.fnArray.forEach((operator, index) => {
    const operands = operators.argsArray[index] ?? [];
    if (operator === OPS.constructPath) {
      const [paintOperator, [data], bounds] = operands;
      for (const item of data ? tracePath(data, paintOperator, state) : []) paint(item);
      if (isClipPending) state = clipTo(state, bounds);
      isClipPending = false;
    } else if (operator === OPS.clip || operator === OPS.eoClip) {
      isClipPending = true;
    } else if (operator === OPS.showText) {
      const shown = showText(operands[0], state);
      for (const item of shown.painted) paint({ ...item, operator: index });
      state = shown.state;
    } else if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) {
      layers.push(operands[0] !== "OC" || operands[1] === undefined || context.isLayerVisible(operands[1]));
    } else if (operator === OPS.endMarkedContent) {
      layers.pop();
    } else if (OPENING.has(operator)) {
      if (stack.push(state) > MAX_DEPTH) throw new RangeError("the page nests too deep");
      state = enter(state, operator, operands, context);
    } else if (CLOSING.has(operator)) {
      state = stack.pop() ?? state;
    } else if (operator === OPS.transform) {
      state = { ...state, matrix: compose(state.matrix, operands) };
    } else {
      for (const item of areasOf(operator, state)) paint(item);
      for (const item of imagesOf(operator, operands, state)) paint(item);
      state = setParameter(state, operator, operands, context.fontOf);
    }
  });
  return painted;
}

const OPENING: ReadonlySet<number> = new Set([
  OPS.save,
  OPS.paintFormXObjectBegin,
  OPS.beginGroup,
  OPS.beginAnnotation,
]);
const CLOSING: ReadonlySet<number> = new Set([
  OPS.restore,
  OPS.paintFormXObjectEnd,
  OPS.endGroup,
  OPS.endAnnotation,
]);

/** What the clip leaves: of a glyph all of its box or nothing, of everything else the common part. */
function visiblePart(item: Painted, clip: Box): Box | null {
  const common = intersection(item.box, clip);
  return item.kind === "glyph" && common !== null ? item.box : common;
}

/** The state inside a saved state, a form, a transparency group or an annotation's appearance. */
function enter(
  state: GraphicsState,
  operator: number,
  operands: Operators["argsArray"],
  context: PaintContext,
): GraphicsState {
  if (operator === OPS.paintFormXObjectBegin) {
    const [matrix, bounds] = operands;
    const inner = matrix ? { ...state, matrix: compose(state.matrix, matrix) } : state;
    return bounds ? clipTo(inner, bounds) : inner;
  }
  if (operator === OPS.beginGroup) {
    const matrix = operands[0]?.matrix;
    return matrix ? { ...state, matrix: compose(state.matrix, matrix) } : state;
  }
  if (operator === OPS.beginAnnotation) {
    const [, rectangle, transform, matrix] = operands;
    const fresh = initialState(context.viewport, context.page);
    const clipped = rectangle ? clipTo(fresh, rectangle) : fresh;
    return { ...clipped, matrix: compose(compose(clipped.matrix, transform), matrix) };
  }
  return state;
}

function clipTo(state: GraphicsState, bounds: Box | null): GraphicsState {
  const clip = bounds ? intersection(state.clip, applyToBox(state.matrix, bounds)) : null;
  return { ...state, clip: clip ?? NOWHERE };
}

function areasOf(operator: number, state: GraphicsState): Painted[] {
  const opacity = state.fillOpacity;
  if (operator === OPS.shadingFill) {
    return [{ kind: "area", box: state.clip, lightness: null, isRectangle: false, opacity }];
  }
  if (operator === OPS.paintSolidColorImageMask) {
    const box = applyToBox(state.matrix, UNIT_SQUARE);
    return [{ kind: "area", box, lightness: state.fill, isRectangle: true, opacity }];
  }
  return [];
}

/** The images that one operator places: pdf.js puts rows of like images into one operator. */
function imagesOf(operator: number, operands: Operators["argsArray"], state: GraphicsState): Painted[] {
  const place = (source: ImageSource, inner: Matrix): Painted => {
    const matrix = compose(state.matrix, inner);
    return {
      kind: "image",
      box: applyToBox(matrix, UNIT_SQUARE),
      matrix,
      source,
      lightness: source.isMask ? state.fill : null,
      opacity: state.fillOpacity,
    };
  };
  const [first, second, third, fourth, fifth, sixth] = operands;
  switch (operator) {
    case OPS.paintImageXObject:
      return [place({ id: first, pixels: null, width: second, height: third, isMask: false }, IDENTITY)];
    case OPS.paintInlineImageXObject:
      return [place(inline(first, false), IDENTITY)];
    case OPS.paintInlineImageXObjectGroup:
      // Their pixels lie side by side in one picture, which is none of them.
      return second.map(({ transform, w, h }: { transform: Matrix; w: number; h: number }) =>
        place({ id: null, pixels: null, width: w, height: h, isMask: false }, transform),
      );
    case OPS.paintImageXObjectRepeat: {
      const source = { id: first, pixels: null, width: 0, height: 0, isMask: false };
      return pairs(fourth).map(([x, y]) => place(source, [second, 0, 0, third, x, y]));
    }
    case OPS.paintImageMaskXObject:
      return [place(inline(first, true), IDENTITY)];
    case OPS.paintImageMaskXObjectGroup:
      return first.map((part: { transform: Matrix }) => place(inline(part, true), part.transform));
    case OPS.paintImageMaskXObjectRepeat:
      return pairs(sixth).map(([x, y]) =>
        place(inline(first, true), [second, third ?? 0, fourth ?? 0, fifth, x, y]),
      );
    default:
      return [];
  }
}

function inline(image: unknown, isMask: boolean): ImageSource {
  const { data, width = 0, height = 0 } = image as { data?: unknown; width?: number; height?: number };
  // A mask that stands in an object of its own is handed over by name.
  return { id: typeof data === "string" ? data : null, pixels: image, width, height, isMask };
}

const pairs = (positions: ArrayLike<number>): (readonly [number, number])[] =>
  Array.from({ length: positions.length >> 1 }, (_, i) => [
    positions[2 * i] as number,
    positions[2 * i + 1] as number,
  ]);
