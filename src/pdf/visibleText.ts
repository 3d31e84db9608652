import {
  type Box,
  centreX,
  centreY,
  contains,
  heightOf,
  intersection,
  roundBox,
  widthOf,
} from "../core/geometry.ts";
import type { DropReason } from "../core/pageBooks.ts";
import type { Painted, PaintedGlyph } from "./paint.ts";
import { stackedMarks } from "./stackedMarks.ts";
import type { PageGlyph } from "./types.ts";

/** Text and its ground whose lightness differs by less than this look the same: white on white. */
const MIN_CONTRAST = 0.08;
/** Below this opacity nothing is seen; above the other, nothing shines through. */
const FAINT = 0.05;
const OPAQUE = 0.95;
/** Of a glyph's area: the same character printed again within this is printed for weight (仿粗体), not read twice. */
const SAME_PLACE = 0.6;

/**
 * The glyphs that a reader of the page sees, as far as the operators tell: not those of the ground's own colour, nor
 * those that something opaque was painted over, nor those that something else is drawn through.
 */
export function visibleGlyphs(painted: readonly Painted[]): PaintedGlyph[] {
  const grounds = painted.flatMap((item, order) =>
    item.kind === "area" || item.kind === "image" ? [{ item, order }] : [],
  );
  return painted.filter((item, order): item is PaintedGlyph => {
    if (item.kind !== "glyph" || item.isClip || item.opacity < FAINT || isCutAway(item)) return false;
    const [x, y] = [centreX(item.box), centreY(item.box)];
    const here = grounds.filter(({ item: ground }) => contains(ground.box, x, y));
    if (here.some((ground) => ground.order > order && hides(ground.item, item.box))) return false;
    return contrasts(item, here.findLast((candidate) => candidate.order < order)?.item);
  });
}

/**
 * The glyphs that are text, in drawing order: not those that run askew or down the page (watermarks) or are cut in half by a clip, nor the
 * second stroke of a bold made by printing twice. `left` takes those, each with why; `stacked` are the watermarks' among all
 * that is painted.
 */
export function textOf(
  visible: readonly PaintedGlyph[],
  left = new Map<PaintedGlyph, DropReason>(),
  stacked = stackedMarks(visible),
): PageGlyph[] {
  const seen = new Map<string, Box[]>();
  const glyphs: PageGlyph[] = [];
  for (const item of visible) {
    if (isBlank(item)) continue;
    const twins = seen.get(item.text) ?? [];
    const why = stacked.has(item) ? "stacked" : whyNoText(item, twins);
    if (why !== null) {
      left.set(item, why);
      continue;
    }
    if (twins.push(item.box) > TWINS) twins.shift();
    seen.set(item.text, twins);
    const { text, font, operator, turn, isRed, isDrawing } = item;
    glyphs.push({
      text,
      box: roundBox(item.box),
      ...(font === undefined ? {} : { font }),
      ...(operator === undefined ? {} : { operator }),
      ...(turn === undefined ? {} : { turn }),
      ...(isRed === undefined ? {} : { isRed }),
      ...(isDrawing === undefined ? {} : { isDrawing }),
    });
  }
  return glyphs;
}

function whyNoText(glyph: PaintedGlyph, twins: readonly Box[]): DropReason | null {
  if (!glyph.isUpright) return "askew";
  if (isCutAway(glyph)) return "clipped";
  return twins.some((twin) => coincide(twin, glyph.box)) ? "twice" : null;
}

const isBlank = ({ text }: PaintedGlyph): boolean => text.trim() === "";

/** Is the glyph's middle clipped away? */
const isCutAway = ({ box, clip }: PaintedGlyph): boolean => !contains(clip, centreX(box), centreY(box));

/** Earlier glyphs of the same character that are compared: a double print follows at once or a line later. */
const TWINS = 200;

/** Is the whole box under the opaque thing? */
function hides(ground: Painted, box: Box): boolean {
  if (ground.opacity < OPAQUE) return false;
  if (ground.kind === "area" && (!ground.isRectangle || ground.lightness === null)) return false;
  if (ground.kind === "image" && ground.source.isMask) return false;
  const common = intersection(ground.box, box);
  return common !== null && areaOf(common) >= OPAQUE * areaOf(box);
}

function contrasts(glyph: PaintedGlyph, ground: Painted | undefined): boolean {
  if (glyph.lightness === null) return true;
  if (ground === undefined) return 1 - glyph.lightness >= MIN_CONTRAST;
  if (ground.kind !== "area" || ground.lightness === null) return true;
  const lightness = 1 - ground.opacity * (1 - ground.lightness);
  return Math.abs(lightness - glyph.lightness) >= MIN_CONTRAST;
}

function coincide(a: Box, b: Box): boolean {
  const common = intersection(a, b);
  return common !== null && areaOf(common) >= SAME_PLACE * Math.max(areaOf(a), areaOf(b));
}

const areaOf = (box: Box): number => widthOf(box) * heightOf(box);
