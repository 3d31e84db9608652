/**
 * `npm run bench:figures:cut -- CITIES OUT [--only PREFIX…] [--condition NAME] [--pages N]`: prints pages of published
 * disclosures, spoils them as the corpus of conditions is spoilt, finds and cuts their lines with the product's own code, and writes those that are an amount of
 * the truth to OUT/CONDITION.jsonl, as `training/` writes its drawn lines. CITIES holds the PDFs and truth/NAME.json. Wants pdftoppm.
 */
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { createRandom } from "../../samples/generate/random.ts";
import { cleanPage } from "../../src/image/index.ts";
import { findText } from "../../src/ocr/findText.ts";
import type { PdfPage, Raster } from "../../src/pdf/types.ts";
import type { Random } from "../corpus/random.ts";
import * as spoil from "../corpus/spoil.ts";

/** What is done to a page, and at how many pixels an inch it is printed. */
interface Condition {
  readonly name: string;
  readonly dpi: number;
  readonly quality: number;
  spoil(page: Raster, random: Random): Promise<Raster>;
}

const CONDITIONS: readonly Condition[] = [
  { name: "scan 200", dpi: 200, quality: 85, spoil: async (page) => page },
  {
    name: "scan 200 fair",
    dpi: 200,
    quality: 70,
    spoil: async (page, random) => spoil.noise(await spoil.blur(page, 0.6), 6, random),
  },
  {
    name: "scan 200 fax",
    dpi: 200,
    quality: 100,
    spoil: async (page, random) => spoil.fax(await spoil.blur(page, 0.5), random),
  },
  {
    name: "scan 150 poor",
    dpi: 150,
    quality: 45,
    spoil: async (page, random) => spoil.contrast(await spoil.blur(spoil.noise(page, 28, random), 0.8), 0.7),
  },
];

interface Amount {
  readonly page: number;
  readonly text: string;
  /** Points from the top left. */
  readonly box: readonly [number, number, number, number];
}

const { values: options, positionals } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    pages: { type: "string", default: "4" },
    condition: { type: "string" },
  },
  allowPositionals: true,
});
const [cities, out] = positionals;
if (cities === undefined || out === undefined)
  throw new Error("name the folder of disclosures, and one for the lines");

async function drawPage(file: string, page: number, dpi: number): Promise<Raster> {
  const folder = mkdtempSync(join(tmpdir(), "figures-"));
  try {
    const range = ["-f", String(page), "-l", String(page)];
    execFileSync("pdftoppm", ["-gray", "-r", String(dpi), ...range, "-png", file, join(folder, "page")]);
    const [name] = readdirSync(folder);
    const { data, info } = await sharp(join(folder, name as string))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data: new Uint8Array(data), width: info.width, height: info.height, channels: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function throughJpeg({ data, width, height }: Raster, quality: number): Promise<Raster> {
  const raw = { width, height, channels: 1 } as const;
  const jpeg = await sharp(data, { raw }).jpeg({ quality }).toBuffer();
  return { data: new Uint8Array(await sharp(jpeg).greyscale().raw().toBuffer()), ...raw };
}

/** The lines of a spoilt page that are amounts, each alone in its crop. */
async function cutAmounts(raster: Raster, dpi: number, amounts: readonly Amount[]) {
  const [width, height] = [(raster.width * 72) / dpi, (raster.height * 72) / dpi];
  const page: PdfPage = { number: 1, kind: "scan", width, height, rotation: 0, dpi, glyphs: [], rulings: [] };
  const image = await cleanPage(page, raster);
  const scale = 72 / image.page.dpi;
  return findText(image).crops.flatMap(({ picture, parts }) => {
    const [part] = parts;
    if (part === undefined || parts.length > 1) return [];
    const { x0, y0, x1, y1 } = part.line;
    const [x, y] = [((x0 + x1) / 2) * scale, ((y0 + y1) / 2) * scale];
    const found = amounts.filter(({ box }) => x > box[0] && x < box[2] && y > box[1] && y < box[3]);
    const isWhole =
      found.length === 1 && Math.abs((x1 - x0) * scale - (found[0]!.box[2] - found[0]!.box[0])) < 6;
    return isWhole ? [{ picture, text: found[0]!.text }] : [];
  });
}

mkdirSync(out, { recursive: true });
const names = readdirSync(join(cities, "truth"))
  .map((name) => name.replace(/\.json$/u, ""))
  .filter((name) => options.only === undefined || options.only.some((prefix) => name.startsWith(prefix)));
for (const condition of CONDITIONS.filter(({ name }) => name === (options.condition ?? name))) {
  const file = createWriteStream(join(out, `${condition.name}.jsonl`));
  let count = 0;
  for (const name of names) {
    const { amounts } = JSON.parse(readFileSync(join(cities, "truth", `${name}.json`), "utf8")) as {
      readonly amounts: readonly Amount[];
    };
    const pages = [...new Set(amounts.map(({ page }) => page))].slice(0, Number(options.pages));
    for (const page of pages) {
      const random = createRandom(page * 1000 + names.indexOf(name));
      const drawn = await drawPage(join(cities, `${name}.pdf`), page, condition.dpi);
      const spoilt = await throughJpeg(await condition.spoil(drawn, random), condition.quality);
      const own = amounts.filter((amount) => amount.page === page);
      for (const { picture, text } of await cutAmounts(spoilt, condition.dpi, own)) {
        const { width, height, data } = picture;
        const grey = Buffer.from(data).toString("base64");
        file.write(`${JSON.stringify({ text, source: name, width, height, grey })}\n`);
        count++;
      }
    }
  }
  file.end();
  console.log(condition.name, count);
}
