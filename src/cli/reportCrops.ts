import sharp from "sharp";
import type { BudgetDocument, Flag, SourcePage } from "../contract/schema.ts";
import { InputError } from "../core/errors.ts";
import type { Box } from "../core/geometry.ts";
import { type Crop, shownFlags } from "../export/index.ts";
import { createPictures, type Pictures } from "../review/pictures.ts";
import { createSources } from "../review/sources.ts";
import { type Problem, problemOf } from "./explain.ts";
import { beforeInterrupt } from "./interrupt.ts";

/** Crops of a report at most, and the bytes of them all: a page of either is a few seconds of work. */
const MOST_CROPS = 40;
const MOST_BYTES = 2 * 1024 * 1024;
/** Points of the page that are shown beside and above what is flagged, so that its row and column are known. */
const [BESIDE, ABOVE] = [220, 30];
/** Pixels of a crop at most; half as many are shown on a screen of usual density. */
const [WIDEST, HIGHEST] = [1_800, 900];
/** Of WebP, 0 to 100: print stays legible, and a crop has 5 to 40 kB. */
const QUALITY = 55;

/** Pictures by the id of the flag; the problem where the pages could not be drawn. */
export interface Crops {
  readonly crops: ReadonlyMap<string, Crop>;
  readonly problem: Problem | null;
}

/** How the places of the worst flags look on their pages: drawn from the file that the document in `folder` was read from. */
export async function cropsOf(document: BudgetDocument, folder: string): Promise<Crops> {
  const crops = new Map<string, Crop>();
  const places = placesOf(document).slice(0, MOST_CROPS);
  if (places.length === 0) return { crops, problem: null };
  const { state, path } = await createSources().find(folder, document.source.sha256);
  if (state !== "here" || path === null) {
    const error = new InputError("PAGES_NOT_SHOWN", { file: document.source.file });
    return { crops, problem: problemOf(error) };
  }
  const pictures = createPictures();
  const calledOff = beforeInterrupt(pictures.close);
  let bytes = 0;
  try {
    for (const place of places) {
      const crop = await cropOf(pictures, path, place);
      bytes += crop.webp.length;
      if (bytes > MOST_BYTES) break;
      crops.set(place.flag.id, crop);
    }
    return { crops, problem: null };
  } catch (error) {
    return { crops, problem: problemOf(error) };
  } finally {
    await pictures.close();
    calledOff();
  }
}

/** Where a flag stands on a page. */
interface FlagPlace {
  readonly flag: Flag;
  readonly page: SourcePage;
  readonly box: Box;
}

/** Errors and warnings that nobody has decided, the worst first, with their places. */
const placesOf = (document: BudgetDocument): FlagPlace[] =>
  shownFlags(document.flags).flatMap((flag) => {
    const page = document.source.pages.find(({ number }) => number === flag.page);
    if (flag.severity === "info" || flag.decision !== undefined || !page || !flag.box) return [];
    const [left, top, right, bottom] = flag.box;
    const box: Box = [
      Math.max(0, left - BESIDE),
      Math.max(0, top - ABOVE),
      Math.min(page.width, right + BESIDE),
      Math.min(page.height, bottom + ABOVE),
    ];
    return [{ flag, page, box }];
  });

async function cropOf(pictures: Pictures, path: string, { page, box }: FlagPlace): Promise<Crop> {
  const picture = await pictures.crop(path, page, box);
  const { data, info } = await sharp(picture)
    .resize({ width: WIDEST, height: HIGHEST, fit: "inside", withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  return {
    page: page.number,
    webp: data.toString("base64"),
    width: Math.ceil(info.width / 2),
    height: Math.ceil(info.height / 2),
  };
}
