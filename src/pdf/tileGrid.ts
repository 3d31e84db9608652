import { type Box, heightOf, intersection, widthOf } from "../core/geometry.ts";
import { applyToBox, isUpright } from "./matrix.ts";
import type { Painted, PaintedImage } from "./paint.ts";
import { imageResolution } from "./scanResolution.ts";

/** Images of one resolution that fill a page side by side, such as a scanner's strips; often only one. */
export interface TileGrid {
  /** Pixels per inch, alike in both directions. */
  readonly dpi: number;
  readonly tiles: readonly Tile[];
}

/** One image, and where its displayed top left lies on the page's raster, pixels. */
export interface Tile {
  readonly image: PaintedImage;
  readonly left: number;
  readonly top: number;
}

/** Relative: a scan whose two resolutions differ by more is stretched when drawn. */
const SQUARE = 0.01;
/** Points: a clip that cuts less off an image cuts nothing. */
const CLIP_SLACK = 1;
/** Pixels: a tile further off the others' grid is shifted when drawn. PDF writers round places to 0.01 points. */
const OFF_GRID = 0.25;
/** Pixels that neighbours may share by rounding. */
const OVERLAP = 1;
/** Pixels: the height of a strip is written no more exactly. */
const HALF_PIXEL = 0.5;
/** A page of more tiles is a drawing; a strip for each row of an A3 page at 300 dpi makes 5,000. */
const MAX_TILES = 5_000;

/**
 * The images that make up the page, where nothing else is painted on it and their pixels lie on one square grid: upright,
 * opaque, whole, none over another. Null where the page must be drawn.
 */
export function tileGrid(painted: readonly Painted[], page: Box): TileGrid | null {
  const images = soleImages(painted, page);
  if (images === null) return null;
  const [first] = images as [PaintedImage];
  const total = images.reduce((sum, image) => sum + areaOf(image), 0);
  const mean = (side: 0 | 1): number =>
    images.reduce((sum, image) => sum + displayedResolution(image)[side] * (areaOf(image) / total), 0);
  const [across, down] = [mean(0), mean(1)];
  if (Math.abs(across / down - 1) > SQUARE) return null;
  const dpi = (across + down) / 2;
  if (!images.every((image) => isOfResolution(image, dpi))) return null;
  // Places are counted from the first tile, with each direction's own resolution: the difference would add up.
  const origin = whole(first);
  const tiles: Tile[] = [];
  for (const image of images) {
    const box = whole(image);
    const [x, y] = [((box[0] - origin[0]) * across) / 72, ((box[1] - origin[1]) * down) / 72];
    const [column, row] = [Math.round(x), Math.round(y)];
    if (Math.abs(x - column) > OFF_GRID || Math.abs(y - row) > OFF_GRID) return null;
    tiles.push({
      image,
      left: Math.round((origin[0] * dpi) / 72) + column,
      top: Math.round((origin[1] * dpi) / 72) + row,
    });
  }
  return haveOverlap(tiles) ? null : { dpi, tiles };
}

/** The page's images where nothing but images is painted, on white at most; null where there is more to see. */
function soleImages(painted: readonly Painted[], page: Box): PaintedImage[] | null {
  const marks = painted.filter(({ kind }) => kind !== "glyph");
  const start = marks.findIndex(({ kind }) => kind === "image");
  const isGroundWhite = marks.slice(0, start).every((item) => item.kind === "area" && item.lightness === 1);
  const images = marks.slice(start).filter((item) => item.kind === "image");
  const isSole = start >= 0 && isGroundWhite && images.length === marks.length - start;
  return isSole && images.length <= MAX_TILES && images.every((image) => isTile(image, page)) ? images : null;
}

/** Upright, opaque, a picture or a mask painted black, not clipped, and with a name to get its pixels by. */
function isTile(image: PaintedImage, page: Box): boolean {
  const { source, opacity, lightness, matrix } = image;
  if (source.id === null || opacity < 1 || (source.isMask && lightness !== 0) || !isUpright(matrix))
    return false;
  if (source.width < 1 || source.height < 1) return false;
  const visible = intersection(whole(image), page);
  return (
    visible?.every((side, index) => Math.abs(side - (image.box[index] as number)) <= CLIP_SLACK) ?? false
  );
}

/** Within the slack of a square pixel; of a thin strip's side also within half a pixel of its length. */
const isOfResolution = (image: PaintedImage, dpi: number): boolean =>
  imageResolution(image).every((own, side) => {
    const length = side === 0 ? image.source.width : image.source.height;
    return Math.abs(own / dpi - 1) <= Math.max(SQUARE, HALF_PIXEL / length);
  });

function haveOverlap(tiles: readonly Tile[]): boolean {
  const boxes = tiles.map(({ image, left, top }): Box => {
    const { width, height } = image.source;
    const [columns, rows] = isCrossed(image) ? [height, width] : [width, height];
    return [left, top, left + columns, top + rows];
  });
  return boxes.some((a, index) =>
    boxes.slice(index + 1).some((b) => {
      const common = intersection(a, b);
      return common !== null && Math.min(widthOf(common), heightOf(common)) > OVERLAP;
    }),
  );
}

const whole = ({ matrix }: PaintedImage): Box => applyToBox(matrix, [0, 0, 1, 1]);
const areaOf = (image: PaintedImage): number => widthOf(whole(image)) * heightOf(whole(image));

/** Does the image lie on its side? */
const isCrossed = ({ matrix }: PaintedImage): boolean => Math.abs(matrix[0]) < Math.abs(matrix[1]);

/** Pixels per inch across and down the page as displayed. */
function displayedResolution(image: PaintedImage): readonly [number, number] {
  const [across, down] = imageResolution(image);
  return isCrossed(image) ? [down, across] : [across, down];
}
