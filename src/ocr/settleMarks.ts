import type { ReadCharacter, ReadLine } from "./recognizer.ts";

/** Marks that look alike, settled by what stands around them; digits and words are never changed. */
export const settleMarks = (line: ReadLine): ReadLine => settleQuotes(settleSeparators(line));

/** A figure in groups of three with decimals, whatever marks were read between the groups. */
const GROUPED = /^[-(]?\d{1,3}(?:[.,]\d{3})+\.\d{1,2}\)?$/u;

/**
 * Takes the points of 2.573.05 for commas, all but the last: a figure has one decimal point. Only where the engine
 * held each for possible, and the character is then no surer than that: a second reader or a sum has to prove it.
 */
function settleSeparators(line: ReadLine): ReadLine {
  const points = [...line.keys()].filter((index) => line[index]!.text === ".");
  if (points.length < 2 || !GROUPED.test(textOf(line))) return line;
  const commas = new Map(points.slice(0, -1).map((index) => [index, asComma(line[index]!)]));
  if ([...commas.values()].includes(null)) return line;
  return line.map((character, index) => commas.get(index) ?? character);
}

/** The point as the comma that it may be; null where the engine saw none in it. */
function asComma(point: ReadCharacter): ReadCharacter | null {
  const { text, confidence, alternatives = [] } = point;
  const comma = alternatives.find((other) => other.text === ",");
  if (comma === undefined) return null;
  const others = alternatives.filter((other) => other !== comma);
  return {
    ...point,
    text: ",",
    confidence: comma.confidence,
    alternatives: [{ text, confidence }, ...others],
  };
}

/** A straight quotation mark closes an opening curly one, and opens what a closing one ends. */
function settleQuotes(line: ReadLine): ReadLine {
  return line.map((character, index) => {
    if (character.text !== '"') return character;
    const before = line.slice(0, index).findLast(({ text }) => QUOTES.has(text))?.text;
    const after = line.slice(index + 1).find(({ text }) => QUOTES.has(text))?.text;
    if (before === "“" && after !== "”") return { ...character, text: "”" };
    if (after === "”" && before !== "“") return { ...character, text: "“" };
    return character;
  });
}

const QUOTES: ReadonlySet<string> = new Set(["“", "”", '"']);

const textOf = (line: ReadLine): string => line.map(({ text }) => text).join("");
