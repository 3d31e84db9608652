import type { Bilingual, Language } from "../core/problems.ts";

export const LANGUAGES = ["en", "zh"] as const satisfies readonly Language[];

/**
 * The language that help, messages and summaries are told in: that of `--lang` in the arguments `args`, else Chinese where
 * the environment's locale is, else English. A `--lang` of another value is refused when the arguments are parsed.
 */
export function languageOf(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const at = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const asked = at < 0 ? undefined : (args[at]?.split("=")[1] ?? args[at + 1]);
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return (asked ?? locale).toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The language of this process. */
export const language: Language = languageOf(process.argv.slice(2), process.env);

/** The text in the language of this process. */
export const say = (text: Bilingual): string => text[language];
