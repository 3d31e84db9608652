import type { Bilingual, Language } from "../../core/problems.ts";

/** The text in the language of the report. */
export type Say = (text: Bilingual) => string;

export const sayIn =
  (language: Language): Say =>
  (text) =>
    text[language];
