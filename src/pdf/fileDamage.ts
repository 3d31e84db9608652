import type { PageLoss } from "../findings/catalogue/pages.ts";
import { isCutJpeg } from "./isCutJpeg.ts";
import { jbig2Loss } from "./jbig2Loss.ts";
import { MAX_IMAGE_PIXELS } from "./limits.ts";
import { numberAt, type RawObject, rawObjects } from "./rawObjects.ts";

/** What the file itself shows to be lost, by object number: pdf.js shows such pages and pictures blank, without a word. */
export interface FileDamage {
  /** Page objects whose content is not in the file. */
  readonly pages: ReadonlySet<number>;
  readonly pictures: ReadonlyMap<number, PageLoss>;
}

/** Looks through the file's objects; nothing is claimed where they cannot all be seen. */
export async function fileDamage(bytes: Uint8Array): Promise<FileDamage> {
  const objects = rawObjects(bytes);
  const pages = new Set<number>();
  const pictures = new Map<number, PageLoss>();
  for (const [number, object] of objects ?? []) {
    if (/\/Type\s*\/Page\b/u.test(object.text) && lacksContent(object.text, objects!)) pages.add(number);
    const loss = /\/Subtype\s*\/Image\b/u.test(object.text) ? await pictureLoss(object) : null;
    if (loss !== null) pictures.set(number, loss);
  }
  return { pages, pictures };
}

const CONTENTS = /\/Contents\s*(?:(\d+)\s+\d+\s+R|\[([^\]]*)\])/u;

/** Does the page name a content of which a part is not in the file, or is no stream? A page without content is blank. */
function lacksContent(page: string, objects: ReadonlyMap<number, RawObject>): boolean {
  const [, one, several = ""] = CONTENTS.exec(page) ?? [];
  if (one === undefined) return numbersIn(several).some((number) => !objects.get(number)?.stream);
  const object = objects.get(Number(one));
  if (object === undefined) return true;
  if (object.stream !== null) return false;
  return (
    !/^\s*\[/u.test(object.text) || numbersIn(object.text).some((number) => !objects.get(number)?.stream)
  );
}

const numbersIn = (references: string): number[] =>
  [...references.matchAll(/(\d+)\s+\d+\s+R/gu)].map(([, number]) => Number(number));

const isFilteredBy = (filter: string, text: string): boolean =>
  new RegExp(`/Filter\\s*(?:\\[\\s*)?/${filter}\\b`, "u").test(text);

/** What is wrong with the sizes or the data of a picture whose decoder tells nothing of it. */
async function pictureLoss({ text, stream }: RawObject): Promise<PageLoss | null> {
  if (stream === null) return null;
  const height = numberAt(text, "Height") ?? 0;
  if (/\/CCITTFaxDecode\b/u.test(text)) {
    const pixels = (numberAt(text, "Columns") ?? 0) * Math.max(height, numberAt(text, "Rows") ?? 0);
    return pixels > MAX_IMAGE_PIXELS ? "picture-size" : null;
  }
  if (isFilteredBy("JBIG2Decode", text)) return jbig2Loss(stream, height);
  return isFilteredBy("DCTDecode", text) && (await isCutJpeg(stream)) ? "picture-cut" : null;
}
