import type { Raster } from "../pdf/types.ts";
import { type Crop, cutOut } from "./cutCrop.ts";
import { plain, SETTLED } from "./fuseReadings.ts";
import { pictureFor } from "./pictureFor.ts";
import type { ReadLine, Recognizer } from "./recognizer.ts";
import { isFigureLike, textOf, toReading } from "./secondOpinion.ts";
import { settleMarks } from "./settleMarks.ts";
import type { Reading } from "./types.ts";

/** A reader that is surer than this of the whole of a figure is wrong in it once in a thousand lines, poor ones among them. */
const SURE = 0.9;

/** What two others see alike, one of them sure of it, is no surer than this: enough to be believed, not to prove. */
const TWO_OF_THREE = 0.75;

/** What other readers make of a crop. */
export interface SecondReading {
  /** Another reader's, marks settled by their places. */
  readonly reading: Reading;
  /**
   * What is read in the first reader's place, and no surer than that may be: two others see it alike, or the one that is
   * sure of it does.
   */
  readonly against?: ReadLine;
}

/**
 * What other readers make of the crops that the first one read as `firsts`, by the number of the crop: of figures and
 * codes, and of what has no Chinese word and they take for a figure (a 0 that was read as U, a dash as nothing). `second`
 * reads them all, `third` what it saw otherwise.
 */
export async function secondReadings(
  crops: readonly Crop[],
  firsts: readonly string[],
  second: Recognizer,
  third: Recognizer,
): Promise<Map<number, SecondReading>> {
  const asked = [...crops.keys()].filter((index) => !isWord(firsts[index]!));
  const seen = await readBy(second, crops, asked);
  const isFigure = (index: number): boolean =>
    [firsts[index]!, textOf(seen.get(index)!)].some((text) => isFigureLike(text));
  const figures = asked.filter(isFigure);
  if (second.engine === "figures") await lookWider(second, crops, figures, seen);
  const open = figures.filter((index) => !isAlike(textOf(seen.get(index)!), firsts[index]!));
  const thirds = await readBy(third, crops, open);
  return new Map(
    figures.map((index) => {
      const reading = toReading(second.engine, seen.get(index)!);
      const other = thirds.get(index);
      if (other === undefined) return [index, { reading }];
      return [index, decide(firsts[index]!, seen.get(index)!, reading, toReading(third.engine, other))];
    }),
  );
}

/** Of three readers, where the second sees something else than the first. */
function decide(first: string, line: ReadLine, second: Reading, third: Reading): SecondReading {
  const isFigure = isFigureLike(second.text);
  const isSure = isFigure && second.confidence >= SURE;
  if (isFigure && isAlike(third.text, second.text))
    return { reading: third, against: atMost(isSure ? TWO_OF_THREE : SETTLED, line) };
  if (isAlike(third.text, first)) return { reading: isSure ? second : third };
  if (isSure) return { reading: isFigureLike(third.text) ? third : second, against: atMost(SETTLED, line) };
  return { reading: isFigure ? second : third };
}

const atMost = (most: number, line: ReadLine): ReadLine =>
  line.map((character) => ({ ...character, confidence: Math.min(most, character.confidence) }));

/**
 * Looks at the lines once more with the paper beside them, where a sign or a digit may stand that was not found as ink.
 * What reads otherwise then is not sure, nor is what stands so close to other ink that it may be a part of a figure.
 */
async function lookWider(
  reader: Recognizer,
  crops: readonly Crop[],
  figures: readonly number[],
  seen: Map<number, ReadLine>,
): Promise<void> {
  const alone = figures.filter((index) => crops[index]!.parts.length === 1);
  const wide = alone.filter((index) => crops[index]!.wide !== null);
  const read = await reader.read(wide.map((index) => crops[index]!.wide!));
  const again = new Map(wide.map((index, position) => [index, textOf(settleMarks(read[position]!))]));
  for (const index of alone) {
    const line = seen.get(index)!;
    const looked = again.get(index);
    if (looked === undefined || !isAlike(looked, textOf(line))) seen.set(index, atMost(SETTLED, line));
  }
}

/** What the reader makes of these crops, marks settled by their places. */
async function readBy(
  reader: Recognizer,
  crops: readonly Crop[],
  indices: readonly number[],
): Promise<Map<number, ReadLine>> {
  const pictures = indices.map((index) => picturesFor(reader, crops[index]!));
  const read = await reader.read(pictures.flat().map(({ picture }) => picture));
  let next = 0;
  return new Map(
    indices.map((index, position) => {
      const line = pictures[position]!.flatMap(({ left }) =>
        read[next++]!.map((character) => ({
          ...character,
          from: character.from + left,
          to: character.to + left,
        })),
      );
      return [index, settleMarks(line)];
    }),
  );
}

/** The figure reader knows single lines, and takes the gap between lines set side by side for a point: it gets each alone. */
function picturesFor(reader: Recognizer, crop: Crop): { readonly picture: Raster; readonly left: number }[] {
  if (reader.engine !== "figures" || crop.parts.length < 2)
    return [{ picture: pictureFor(reader, crop), left: 0 }];
  return crop.parts.map(({ left, right }) => ({
    picture: cutOut(crop.picture, left, 0, right, crop.picture.height),
    left,
  }));
}

const isAlike = (a: string, b: string): boolean => plain(a) === plain(b);

/** A text with a Chinese word; no figure in which a digit, or a speck before it, passed for one character (日17.60). */
const isWord = (text: string): boolean =>
  /\p{Script=Han}/u.test(text) && !/^\p{Script=Han}?[\d,]+\.\d+$/u.test(text);
