/**
 * `npm run bench:models -- [DIR...] [--wrong] [--save FILE]`: how well and how fast recognisers read lines of budget tables, the
 * packaged one and those in the folders, in four typefaces and three sizes under each condition. Lines are cut,
 * prepared and read by the product's own code. An amount is silent where its value is wrong, sure, and no second reader
 * differs. Wants fonts-arphic-uming, -ukai, fonts-noto-cjk and fonts-wqy-zenhei.
 */
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { centreX, centreY, contains } from "../../src/core/geometry.ts";
import { normalise } from "../../src/core/text.ts";
import { cleanPage } from "../../src/image/index.ts";
import { findText } from "../../src/ocr/findText.ts";
import { createReader } from "../../src/ocr/index.ts";
import { createPpocr } from "../../src/ocr/ppocr/recognizer.ts";
import type { PageText, TextRun } from "../../src/ocr/types.ts";
import { MODEL_HEADINGS, type ModelFigures, modelLine, saveModelFigures } from "./figures.ts";
import { type Condition, type PrintedCell, printPage } from "./printPage.ts";

const TYPEFACES = [
  "AR PL UMing CN",
  "AR PL UKai CN",
  "Noto Sans CJK SC",
  "Noto Serif CJK SC",
  "WenQuanYi Zen Hei",
];
/** Points. */
const SIZES = [7.5, 9, 12];
const CONDITIONS: readonly Condition[] = [
  { name: "clean 300 dpi", dpi: 300 },
  { name: "clean 200 dpi", dpi: 200 },
  { name: "fair", dpi: 200, blur: 0.6, noise: 8, jpegQuality: 70 },
  { name: "poor", dpi: 150, blur: 0.8, noise: 28, contrast: 0.75, jpegQuality: 45 },
  { name: "fax", dpi: 200, blur: 0.6, noise: 20, isBilevel: true },
];
/** A reading below this is flagged without proof, as the stage validate does. */
const DOUBTFUL = 0.6;

/** Counts of one condition. */
interface Tally {
  readonly amounts: number;
  readonly amountsRight: number;
  readonly silent: number;
  readonly words: number;
  readonly wordsRight: number;
}
const NONE: Tally = { amounts: 0, amountsRight: 0, silent: 0, words: 0, wordsRight: 0 };

const { values: options, positionals: folders } = parseArgs({
  options: { wrong: { type: "boolean" }, only: { type: "string" }, save: { type: "string" } },
  allowPositionals: true,
});
async function measure(folder: string | undefined, condition: Condition): Promise<void> {
  const [reader, recognizer] = [await createReader("ppocr", folder), await createPpocr(folder)];
  const bySize = new Map<number, Tally>();
  let [lines, microseconds] = [0, 0];
  for (const typeface of TYPEFACES) {
    for (const size of SIZES) {
      const { page, raster, cells } = await printPage(typeface, size, condition);
      const image = await cleanPage(page, raster);
      const crops = findText(image).crops.map(({ picture }) => picture);
      const before = process.cpuUsage();
      await recognizer.read(crops);
      const { user, system } = process.cpuUsage(before);
      lines += crops.length;
      microseconds += user + system;
      const text = await reader.readPage(image);
      const tally = cells.reduce(
        (sum, cell) => added(sum, cell, text, `${typeface} ${size}`),
        bySize.get(size) ?? NONE,
      );
      bySize.set(size, tally);
    }
  }
  await Promise.all([reader.close(), recognizer.close()]);
  const small = bySize.get(SIZES[0] as number) ?? NONE;
  const large = SIZES.slice(1)
    .map((size) => bySize.get(size) ?? NONE)
    .reduce(sumOf);
  const all = sumOf(small, large);
  const amounts = (tally: Tally) => ({ right: tally.amountsRight, of: tally.amounts });
  const figures: ModelFigures = {
    model: folder === undefined ? "packaged (v4 mobile)" : basename(folder),
    condition: condition.name,
    large: amounts(large),
    small: amounts(small),
    silent: all.silent,
    words: { right: all.wordsRight, of: all.words },
    lineTime: microseconds / 1000 / lines,
  };
  console.log(`| ${modelLine(figures).join(" | ")} |`);
  if (options.save !== undefined) saveModelFigures(options.save, figures);
}

function added(tally: Tally, { kind, text, box }: PrintedCell, page: PageText, where: string): Tally {
  const runs = page.runs
    .filter((run) => contains(box, centreX(run.box), centreY(run.box)))
    .toSorted((a, b) => a.box[0] - b.box[0]);
  const read = normalise(runs.map((run) => run.text).join(""));
  const isRight = read === normalise(text);
  const isSilent = kind === "amount" && plain(read) !== plain(text) && !isBetrayed(runs);
  if (!isRight && options.wrong === true)
    console.error(where, text, describe(runs), isSilent ? "SILENT" : "");
  return sumOf(tally, {
    amounts: kind === "amount" ? 1 : 0,
    amountsRight: kind === "amount" && isRight ? 1 : 0,
    silent: isSilent ? 1 : 0,
    words: kind === "word" ? 1 : 0,
    wordsRight: kind === "word" && isRight ? 1 : 0,
  });
}

/** Does something tell that the reading may be wrong: nothing read, a doubtful character, no number, another reader? */
const isBetrayed = (runs: readonly TextRun[]): boolean =>
  runs.length === 0 ||
  !/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u.test(normalise(runs.map(({ text }) => text).join(""))) ||
  runs.some(
    ({ text, confidence, second }) =>
      confidence < DOUBTFUL ||
      (second !== undefined && second.text !== "" && plain(second.text) !== plain(text)),
  );

const plain = (text: string): string => normalise(text).replaceAll(",", "");

const describe = (runs: readonly TextRun[]): string =>
  runs
    .map(({ text, confidence, second }) => `${text} ${confidence} (${second?.text ?? "no second"})`)
    .join(" + ");

const sumOf = (a: Tally, b: Tally): Tally => ({
  amounts: a.amounts + b.amounts,
  amountsRight: a.amountsRight + b.amountsRight,
  silent: a.silent + b.silent,
  words: a.words + b.words,
  wordsRight: a.wordsRight + b.wordsRight,
});

console.log(`| ${MODEL_HEADINGS.join(" | ")} |`);
console.log(`| ${MODEL_HEADINGS.map(() => "---").join(" | ")} |`);
for (const folder of [undefined, ...folders]) {
  for (const condition of CONDITIONS) {
    if (options.only === undefined || condition.name === options.only) await measure(folder, condition);
  }
}
