import type { Column } from "../../contract/schema.ts";
import { isOtherWord } from "../../lexicon/headerWords/match.ts";
import { printsFamily } from "./dimensionOfPath.ts";
import { type ReadPath, type ReadWord, readPath } from "./readPath.ts";
import { type Candidate, COST, type HeaderContext } from "./types.ts";

/** The meaning that the words of a column's header give it, and what each word says, as evidence. */
export function proposeByWords(column: Column, context: HeaderContext): Candidate {
  const read = readPath(
    column.path,
    column.header.map(({ confidence }) => confidence),
    context,
  );
  const { meaning, words } = read;
  return {
    by: words.some(({ match }) => match === "taught") ? "taught" : "words",
    meaning,
    cost: costOf(read),
    evidence: [...words.map(describeWord), ...titleEvidence(read, context)],
  };
}

function costOf({ meaning, words, stageOfTitle }: ReadPath): number {
  if (words.some(({ match }) => match === "taught")) return COST.taught;
  if (meaning.role === "other" && !isOtherWord(words.at(-1)?.word ?? "")) return COST.unknown;
  if (words.at(-1)?.match === "unknown" && meaning.role === "measure" && meaning.unit !== "%")
    return COST.groupOfUnread;
  if (words.some(({ match }) => match === "misread")) return COST.misreadWords;
  const path = words.map(({ word }) => word);
  const isOpen = /^(?:function|departmentEconomic|governmentEconomic)\./u.test(meaning.dimension ?? "");
  return stageOfTitle || (isOpen && !printsFamily(path)) ? COST.wordsAndTable : COST.words;
}

/** How a word was matched and what it assigns, in words. */
export const describeWord = ({ printed, word, match, assigns }: ReadWord): string => {
  const said = Object.entries(assigns).map(([axis, value]) => `, ${axis} ${value}`);
  return `${printed}: ${match}${match === "misread" ? ` for ${word}` : ""}${said.join("")}`;
};

function titleEvidence({ stageOfTitle, meaning }: ReadPath, { title, titled = {} }: HeaderContext): string[] {
  if (meaning.role !== "measure") return [];
  const said = Object.entries(titled).map(([axis, value]) => `, ${axis} ${value}`);
  return [
    ...(said.length > 0 ? [`the title${said.join("")}, where no word says otherwise`] : []),
    ...(stageOfTitle ? [`${title}: its figures of the year before are ${meaning.coordinates?.phase}`] : []),
  ];
}
