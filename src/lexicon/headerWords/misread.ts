import { editDistance } from "../../core/similarity.ts";
import { lookAlikesOf } from "../lookAlikes.ts";
import { SHORT_WORDS, USUAL_WORDS } from "./usualWords.ts";

/** Confidence of a reader under which a word may be another one. A text layer's is 1: it makes no slips. */
const SURE = 0.9;
/** Characters of a word that is corrected, at least: shorter ones differ in one character from too many others. */
const SHORTEST = 3;
/** Characters for each misread one that is forgiven, after the first. */
const LENGTH_PER_SLIP = 6;

/** Is it a header word in the spelling that most disclosures print? */
export const isUsualWord = (word: string): boolean =>
  USUAL_WORDS.includes(word) || SHORT_WORDS.includes(word);

/**
 * The usual header word that looks like a word read from a picture (收人 for 收入), or that a doubtful reading is nearest
 * to; else the word as read: where it is usual itself, where its reader was sure, and where two usual words are as near.
 * What is printed stays as read; only its meaning is this.
 */
export function meantWord(printed: string, confidence: number): string {
  if (confidence === 1 || isUsualWord(printed)) return printed;
  // A reader is sure of characters that look alike, too.
  const twins = lookAlikesOf(printed).filter(isUsualWord);
  if (twins.length === 1) return twins[0] as string;
  if (confidence >= SURE) return printed;
  // 一 at the head of a word is read as a dash or two.
  const word = printed.replace(/^[-—]+(?=\p{Script=Han})/u, "一");
  const length = [...word].length;
  if (length < SHORTEST || isUsualWord(word)) return word;
  const slips = 1 + Math.floor(length / LENGTH_PER_SLIP);
  const near = USUAL_WORDS.map((usual) => ({ usual, distance: editDistance(word, usual) })).filter(
    ({ usual, distance }) => distance <= Math.min(slips, 1 + Math.floor([...usual].length / LENGTH_PER_SLIP)),
  );
  const least = Math.min(...near.map(({ distance }) => distance));
  const nearest = near.filter(({ distance }) => distance === least);
  return nearest.length === 1 ? (nearest[0] as (typeof near)[number]).usual : printed;
}
