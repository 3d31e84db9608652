import PQueue from "p-queue";
import sharp from "sharp";
import type { SourcePage } from "../contract/schema.ts";
import { type Box, heightOf, widthOf } from "../core/geometry.ts";
import { type OpenedPage, openInput, type PageSource } from "../input/index.ts";
import { DEFAULT_DPI } from "../pipeline/options.ts";

/** Pixels along the longer side of a page's picture: A4 at 340 pixels per inch, finer than a screen shows at four times. */
const MOST_PIXELS = 4_000;
/** Of WebP, 0 to 100: no trace is seen around print, and a page has 30 to 120 kB. */
const QUALITY = 80;
/** Pages that are kept as pictures: those around the flags that are walked through. */
const MOST_PAGES = 24;
/** Files that are kept open: each holds a thread and its bytes. */
const MOST_FILES = 2;
/** Points around what a crop shows, so that its rulings and neighbours are seen. */
const MARGIN = 10;

/** Pictures of pages, drawn from their file when they are asked for. */
export interface Pictures {
  /** WebP of the page, upright as its boxes are. Throws InputError where it cannot be drawn. */
  page(file: string, page: SourcePage): Promise<Buffer>;
  /** WebP of what stands in `box` (points of the page) and a little around it. */
  crop(file: string, page: SourcePage, box: Box): Promise<Buffer>;
  close(): Promise<void>;
}

/** Pictures of files; `passwordOf` tells what opens one that is protected. */
export function createPictures(passwordOf: (path: string) => string | null = () => null): Pictures {
  // One page after the other: so no file is closed while a page of it is drawn.
  const turns = new PQueue({ concurrency: 1 });
  const files = new Map<string, PageSource>();
  const pages = new Map<string, Promise<Buffer>>();

  const openFile = async (path: string): Promise<PageSource> => {
    const file = files.get(path) ?? (await openInput(path, passwordOf(path) ?? undefined));
    files.delete(path);
    files.set(path, file);
    for (const [oldest, source] of [...files].slice(0, -MOST_FILES)) {
      files.delete(oldest);
      await source.close();
    }
    return file;
  };
  const draw = async (path: string, page: SourcePage): Promise<Buffer> => {
    const file = await openFile(path);
    return encode(await file.readPage(page.number, { dpi: DEFAULT_DPI, picture: true }), page.rotation);
  };
  const pageOf = (path: string, page: SourcePage): Promise<Buffer> => {
    const key = `${page.number} ${path}`;
    const picture = pages.get(key) ?? turns.add(() => draw(path, page));
    pages.delete(key);
    pages.set(key, picture);
    picture.catch(() => pages.delete(key)); // whoever asks again gets another try
    for (const oldest of [...pages.keys()].slice(0, -MOST_PAGES)) pages.delete(oldest);
    return picture;
  };
  return {
    page: pageOf,
    crop: async (path, page, box) => cut(await pageOf(path, page), page, box),
    close: async () => {
      turns.clear();
      await Promise.all([...files.values()].map((file) => file.close()));
    },
  };
}

/** The page's picture, turned from the way that its file displays it to the way that it was read. */
async function encode({ page, raster }: OpenedPage, rotation: number): Promise<Buffer> {
  if (raster === null) throw new Error("a page whose picture was asked for has none");
  const { data, width, height, channels } = raster;
  return sharp(data, { raw: { width, height, channels } })
    .rotate((rotation - page.rotation + 360) % 360)
    .resize({ width: MOST_PIXELS, height: MOST_PIXELS, fit: "inside", withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 0 })
    .toBuffer();
}

async function cut(picture: Buffer, page: SourcePage, box: Box): Promise<Buffer> {
  const image = sharp(picture);
  const { width, height } = await image.metadata();
  const [across, down] = [width / page.width, height / page.height];
  const left = Math.floor(Math.max(0, box[0] - MARGIN) * across);
  const top = Math.floor(Math.max(0, box[1] - MARGIN) * down);
  const area = {
    left: Math.min(left, width - 1),
    top: Math.min(top, height - 1),
    width: Math.ceil((widthOf(box) + 2 * MARGIN) * across),
    height: Math.ceil((heightOf(box) + 2 * MARGIN) * down),
  };
  area.width = Math.max(1, Math.min(area.width, width - area.left));
  area.height = Math.max(1, Math.min(area.height, height - area.top));
  return image.extract(area).webp({ quality: QUALITY, effort: 0 }).toBuffer();
}
