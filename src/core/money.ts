import { Decimal } from "decimal.js";

/** Decimal with room for any printed amount: no sum of a disclosure comes near 60 digits, so no addition ever rounds. */
export const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });
export type Exact = Decimal;

/**
 * A text where a figure may stand, understood. `places` counts printed decimals, which is what rounding slack depends on.
 * - `none`: a mark that says that nothing is there (`/`, `×`, `无`, `…`); `struck`: nothing but text that a line strikes out
 * - `note`: note marks alone; `several`: figures beside or under each other; `overflow`: `####` of a column too narrow
 * - `numbering`: `**`, which stands for a number in a row of column numbers; `other`: anything else
 */
export type PrintedAmount =
  | { readonly kind: "amount"; readonly value: Exact; readonly places: number }
  | { readonly kind: "percent"; readonly value: Exact }
  | { readonly kind: "blank" | "none" | "struck" | "note" | "several" | "overflow" | "numbering" | "other" };

/** Follows each character that a line strikes out (U+0336, combining long stroke overlay). */
export const STRUCK = "\u0336";

const DASHES = /^[-–—―−]{1,3}$/u;
/** Marks for nothing in published forms. */
const NOTHING = /^(?:[/\\×]{1,2}|[.…]{2,}|…+|无|不适用|n\/?a)$/iu;
const OVERFLOW = /^#+$/u;
const NUMBERING = /^[*＊]{2,}$/u;

/** Enclosed and raised characters: read before NFKC turns ① into 1 and 410.22¹ into 410.221. */
const ENCLOSED = "①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴⓵-⓾⑴-⒇ⓐ-ⓩ⒜-⒵";
const RAISED = "¹²³⁰⁴-⁹⁽⁾";
/** What NFKC takes for digits, though no figure is made of it. */
const NO_DIGIT = new RegExp(`[${ENCLOSED}${RAISED}₀-₉]`, "u");
const NOTE_MARK = `[${ENCLOSED}${RAISED}※†‡*＊]|[（(\\[［]?注[0-9０-９]{0,2}[)）\\]］]?`;
const NOTES_BEHIND = new RegExp(`(?:${NOTE_MARK})+$`, "u");
const NOTES_BEFORE = new RegExp(`^[${ENCLOSED}${RAISED}※†‡*＊]+(?=.)`, "u");

/** Digits with or without thousands marks, in the one spelling that `digitsOf` leaves. */
const PLAIN = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u;

/** How a figure says that it is below zero, and above; each has the figure in its group. */
const NEGATIVE = [/^(?:[-–—−△▲▼▽]|减少?)(.+)$/u, /^(.+)-$/u, /^\((.+)\)$/u, /^〔(.+)〕$/u, /^<(.+)>$/u];
const POSITIVE = [/^(?:\+|增加?)(.+)$/u];

/**
 * Reads a printed figure, the one place that knows what figures look like: full-width digits, thousands marks, signs
 * before, behind and around it (`-` `△` `▲` `▼` `减`, a trailing `-`, `(78.3)` `〔78.3〕` `<78.3>`), `-` and `—` as zero, `%`, note
 * marks before and behind. Text struck out is passed over where other text stands beside it. Nothing is repaired here.
 */
export function parsePrinted(text: string): PrintedAmount {
  const live = text.replaceAll(STRUCK_TEXT, " ").trim();
  if (live === "") return { kind: text.trim() === "" ? "blank" : "struck" };
  if (NOTHING.test(live.normalize("NFKC"))) return { kind: "none" };
  if (NUMBERING.test(live)) return { kind: "numbering" };
  const bare = live.replace(NOTES_BEHIND, "").replace(NOTES_BEFORE, "").trim();
  if (bare === "") return { kind: "note" };
  if (NO_DIGIT.test(bare)) return { kind: "other" };
  const spaced = bare.normalize("NFKC").trim().replace(/\s+/gu, " ");
  if (isSeveral(spaced)) return { kind: "several" };
  const plain = spaced.replaceAll(" ", "");
  if (isDash(plain)) return { kind: "amount", value: new Exact(0), places: 0 };
  if (OVERFLOW.test(plain)) return { kind: "overflow" };
  const isRate = plain.endsWith("%");
  const number = signed(isRate ? plain.slice(0, -1) : plain);
  if (number === null) return { kind: "other" };
  const value = new Exact(number);
  if (isRate) return { kind: "percent", value };
  return { kind: "amount", value, places: number.split(".")[1]?.length ?? 0 };
}

const STRUCK_TEXT = new RegExp(`(?:[^\\s]${STRUCK}\\s*)+`, "gu");

/** Does nothing stand here that counts: no text, a mark for nothing, or text struck out? */
export const isNothing = ({ kind }: PrintedAmount): boolean =>
  kind === "blank" || kind === "none" || kind === "struck";

/** A dash that stands for nought. */
export const isDash = (text: string): boolean => DASHES.test(text.normalize("NFKC").replace(/\s+/gu, ""));

/** What the text comes to in a sum: nothing where nothing counts, null where it is no single figure. */
export function addendOf(text: string): Exact | null {
  const printed = parsePrinted(text);
  if (isNothing(printed)) return new Exact(0);
  return printed.kind === "amount" ? printed.value : null;
}

/** Does it print an amount with decimals? */
export function hasDecimals(text: string): boolean {
  const printed = parsePrinted(text);
  return printed.kind === "amount" && printed.places > 0;
}

/** Is it written as money is: an amount with a fraction, or with its thousands grouped (5,210,300)? */
export const isWrittenAsMoney = (text: string): boolean =>
  hasDecimals(text) || (parsePrinted(text).kind === "amount" && /[,，]/u.test(text));

/** An amount or a rate, as a reader of the page sees it. */
export const isFigure = (text: string): boolean => /^(?:amount|percent)$/u.test(parsePrinted(text).kind);

/** Is a part of the text by itself a figure beside another one? Blanks within one figure part no two of them. */
function isSeveral(spaced: string): boolean {
  const parts = spaced.split(" ");
  if (parts.length < 2) return false;
  const isLetterSpaced = parts.every((part) => part.length === 1);
  return (
    !isLetterSpaced && parts.every((part) => /\d/u.test(part) && signed(part.replace(/%$/u, "")) !== null)
  );
}

/** The figure as a plain signed number without thousands marks, or null. */
function signed(text: string): string | null {
  const within = (forms: readonly RegExp[]) =>
    forms.map((form) => digitsOf(form.exec(text)?.[1] ?? "")).find((digits) => digits !== null);
  const negative = within(NEGATIVE);
  return negative ? `-${negative}` : (within(POSITIVE) ?? digitsOf(text));
}

/** Unsigned digits, a currency mark before them; null for anything else. */
function digitsOf(text: string): string | null {
  const digits = text.replace(/^[¥￥]/u, "").replaceAll(/['’]/gu, ",");
  return PLAIN.test(digits) ? digits.replaceAll(",", "") : null;
}

/** Plain decimal string: no exponent, no trailing zeros, never -0. */
export function formatAmount(value: Exact): string {
  const text = value.toFixed();
  const trimmed = text.includes(".") ? text.replace(/\.?0+$/u, "") : text;
  return trimmed === "-0" ? "0" : trimmed;
}
