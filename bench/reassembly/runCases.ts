import { createRandom } from "../../samples/generate/random.ts";
import { assemble } from "../../src/assemble/index.ts";
import { befall, inFile } from "./befall.ts";
import { type Judgement, judge } from "./judge.ts";
import { type CaseOptions, randomOptions } from "./options.ts";
import { printDocument } from "./printPages.ts";

/** Prints a document, lets something befall it, puts it together and judges the result. */
export function runCase(
  options: CaseOptions,
): Judgement & { readonly isMoved: boolean; readonly pages: number } {
  const printed = printDocument(options);
  const order = befall(printed.pages.length, options);
  const judgement = judge(printed, order, assemble(inFile(printed.pages, order)));
  const isMoved = order.some((page, index) => index > 0 && page < (order[index - 1] as number));
  return { ...judgement, isMoved, pages: order.length };
}

/** The options of case `seed`. */
export const caseOf = (seed: number): CaseOptions => randomOptions(createRandom(seed), seed);
