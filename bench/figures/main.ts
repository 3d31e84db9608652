/**
 * `npm run bench:figures -- FOLDER`: how well the readers read printed figures, line by line, and how their errors fall
 * together. See --help.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { normalise } from "../../src/core/text.ts";
import { createPpocr } from "../../src/ocr/ppocr/recognizer.ts";
import type { ReadLine, Recognizer } from "../../src/ocr/recognizer.ts";
import { confidenceOf, textOf } from "../../src/ocr/secondOpinion.ts";
import { settleMarks } from "../../src/ocr/settleMarks.ts";
import { createTesseract, FIGURES } from "../../src/ocr/tesseract/recognizer.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { calibrationError, type Judged } from "./calibration.ts";
import { plotCalibration } from "./plotCalibration.ts";
import {
  JOINT_HEADINGS,
  type JointResult,
  jointLine,
  READER_HEADINGS,
  type ReaderResult,
  readerLine,
  saveResults,
} from "./results.ts";

const HELP = `npm run bench:figures -- FOLDER [--lines N] [--tesseract N] [--wrong] [--plot FILE] [--save FILE]
  FOLDER  holds NAME.jsonl: lines drawn by training/ (figures.draw_test), or cut by bench/figures/cutPages.ts
  --lines      the first N of each file
  --tesseract  Tesseract reads the first N too
  --wrong      every line that the figure reader reads wrong: what is printed, what it and PP-OCR read
  --plot       draws how often the figure reader's readings of some doubt are wrong
  --save       keeps the results in FILE (JSON)`;

/** A reading is sure from this confidence on. */
const SURE = 0.9;
/** Lines of one call: as many as a page has. */
const PAGE = 300;

interface Drawn {
  readonly text: string;
  readonly picture: Raster;
}

/** A reading as it is, and with its marks settled by their places, as the product takes it. */
interface Judgement extends Judged {
  readonly text: string;
  readonly settled: string;
  readonly isSettledRight: boolean;
}

/** One reader's readings of the lines, in order. */
interface Readings {
  readonly reader: string;
  readonly judged: readonly Judgement[];
  /** Milliseconds. */
  readonly lineTime: number;
}

const { values: options, positionals } = parseArgs({
  options: {
    lines: { type: "string", default: "1000000" },
    tesseract: { type: "string", default: "0" },
    wrong: { type: "boolean", default: false },
    plot: { type: "string" },
    save: { type: "string" },
    help: { type: "boolean", default: false },
  },
  allowPositionals: true,
});

async function main(folder: string): Promise<void> {
  const ppocr = await createPpocr();
  const tesseract = Number(options.tesseract) > 0 ? await createTesseract(FIGURES) : null;
  const results: { readers: ReaderResult[]; joint: JointResult[] } = { readers: [], joint: [] };
  const plotted = new Map<string, readonly Judged[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsonl"))) {
    const severity = file.replace(/\.jsonl$/u, "");
    const lines = linesIn(join(folder, file));
    const all = [await readBy("figure reader", ppocr.figures, lines), await readBy("PP-OCR", ppocr, lines)];
    if (tesseract !== null)
      all.push(await readBy("Tesseract", tesseract, lines.slice(0, Number(options.tesseract))));
    const [own, words, third] = all as [Readings, Readings, Readings | undefined];
    const pairs: [Readings, Readings][] = [[words, own]];
    if (third !== undefined) pairs.push([words, third], [own, third]);
    const readers = all.map((readings) => resultOf(severity, readings));
    const joint = pairs.map(([first, second]) => jointOf(severity, first, second));
    for (const line of readers.map(readerLine)) console.log(`| ${line.join(" | ")} |`);
    for (const line of joint.map(jointLine)) console.log(`  ${line.join(" | ")}`);
    if (options.wrong) tellWrong(severity, lines, own, words);
    results.readers.push(...readers);
    results.joint.push(...joint);
    plotted.set(severity, own.judged);
  }
  await Promise.all([ppocr.close(), tesseract?.close()]);
  if (options.plot !== undefined) writeFileSync(options.plot, plotCalibration(plotted));
  if (options.save !== undefined) saveResults(options.save, results);
}

function linesIn(file: string): Drawn[] {
  return readFileSync(file, "utf8")
    .split("\n", Number(options.lines))
    .filter((line) => line !== "")
    .map((line) => {
      const { text, width, height, grey } = JSON.parse(line) as {
        readonly text: string;
        readonly width: number;
        readonly height: number;
        readonly grey: string;
      };
      const data = new Uint8Array(Buffer.from(grey, "base64"));
      return { text: plain(text), picture: { data, width, height, channels: 1 } };
    });
}

/** As the contract compares texts, short dashes alike. */
const plain = (text: string): string => normalise(text).replace(/[−–]/gu, "-");

async function readBy(name: string, reader: Recognizer, lines: readonly Drawn[]): Promise<Readings> {
  const started = performance.now();
  const read: ReadLine[] = [];
  for (let at = 0; at < lines.length; at += PAGE)
    read.push(...(await reader.read(lines.slice(at, at + PAGE).map(({ picture }) => picture))));
  const judged = read.map((line, index) => {
    const [text, settled] = [line, settleMarks(line)].map((reading) => plain(textOf(reading))) as [
      string,
      string,
    ];
    const printed = lines[index]!.text;
    return {
      text,
      settled,
      confidence: confidenceOf(line),
      isRight: text === printed,
      isSettledRight: settled === printed,
    };
  });
  return { reader: name, judged, lineTime: (performance.now() - started) / lines.length };
}

function resultOf(severity: string, { reader, judged, lineTime }: Readings): ReaderResult {
  const wrong = judged.filter(({ isRight }) => !isRight);
  const settledWrong = judged.filter(({ isSettledRight }) => !isSettledRight);
  return {
    severity,
    reader,
    lines: judged.length,
    wrong: wrong.length,
    settledWrong: settledWrong.length,
    unread: wrong.filter(({ text }) => text === "").length,
    sure: settledWrong.filter(({ text, confidence }) => text !== "" && confidence >= SURE).length,
    calibration: calibrationError(judged),
    lineTime,
  };
}

/** Of the lines that both read, marks settled. */
function jointOf(severity: string, a: Readings, b: Readings): JointResult {
  const both = b.judged.flatMap((second, index) => {
    const first = a.judged[index]!;
    return first.isSettledRight || second.isSettledRight ? [] : [{ first, second }];
  });
  const alike = both.filter(({ first, second }) => first.settled === second.settled && first.text !== "");
  return {
    severity,
    readers: [a.reader, b.reader],
    lines: b.judged.length,
    bothWrong: both.length,
    alike: alike.length,
    sure: alike.filter(({ first }) => first.confidence >= SURE).length,
  };
}

function tellWrong(severity: string, lines: readonly Drawn[], own: Readings, words: Readings): void {
  own.judged.forEach(({ text, isSettledRight, confidence }, index) => {
    const printed = lines[index]!.text;
    if (!isSettledRight)
      console.log(
        `  ${severity} ${index}: ${printed} read ${text} (${confidence.toFixed(3)}), ${words.judged[index]!.text}`,
      );
  });
}

const [folder] = positionals;
if (options.help || folder === undefined) console.log(HELP);
else {
  console.log(`| ${READER_HEADINGS.join(" | ")} |\n| ${READER_HEADINGS.map(() => "---").join(" | ")} |`);
  console.log(`  ${JOINT_HEADINGS.join(" | ")}`);
  await main(folder);
}
