import { withoutUnseen } from "../../core/text.ts";

/** Text that is HTML already; `html` alone makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text, which is escaped, markup, which is not, or a list of either; null adds nothing. */
export type Piece = string | number | Markup | null | readonly Piece[];

/** HTML or SVG in which whatever is filled in stays text, in elements and in quoted attributes alike. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  new Markup(parts.map((part, index) => part + textOf(pieces[index] ?? null)).join(""));

function textOf(piece: Piece): string {
  if (piece === null) return "";
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === "object") return piece.map(textOf).join("");
  return escaped(String(piece));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** The text as a browser shows it and nothing else, without characters that nobody sees, such as turns of direction. */
const escaped = (text: string): string =>
  withoutUnseen(text).replace(/[&<>"']/gu, (character) => ENTITIES[character] as string);
