import { dirname, join } from "node:path";

const FOLDERS = "src|docs|bench|tests|samples|schemas|scripts";
/** `src/table/index.ts`, `docs/rules.md`, `src/{pdf,input}/`: a path from the repository's root, no part of a longer one. */
const PATH = new RegExp(`(?<![\\w/.@-])(?:${FOLDERS})/[\\w./{},*-]*`, "gu");
/** `chooseReadings.ts` or `columns/types.ts` between backticks. */
const NAME = /`([\w./-]+\.ts)`/gu;
/** The target of a Markdown link, without its anchor. */
const LINK = /\]\(([^)#\s]+)[^)]*\)/gu;

/** Paths from the repository's root that a text names; braces are expanded, paths with a wildcard or a placeholder (`NAME`) left out. */
export const pathsIn = (text: string): string[] =>
  [
    ...new Set([...text.matchAll(PATH)].flatMap(([path]) => expandBraces(path.replace(/[.,]+$/u, "")))),
  ].filter((path) => !/\*|NAME/u.test(path));

/** Names of code files between backticks: `match.ts`, `columns/types.ts`. */
export const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(NAME)].map(([, name]) => name as string)),
];

/** Files that the Markdown page at `page` links to, as paths from the repository's root. */
export const linksIn = (text: string, page: string): string[] =>
  [...new Set([...text.matchAll(LINK)].map(([, target]) => target as string))]
    .filter((target) => !/^[a-z]+:/u.test(target))
    .map((target) => join(dirname(page), target));

/** The part of a changelog that is not released yet: what it names must exist; older parts tell of older trees. */
export function unreleased(changelog: string): string {
  const start = changelog.indexOf("## [Unreleased]");
  const end = changelog.indexOf("\n## [", start + 1);
  return start < 0 ? "" : changelog.slice(start, end < 0 ? undefined : end);
}

/** `src/{pdf,input}/` -> `src/pdf/`, `src/input/`. */
function expandBraces(path: string): string[] {
  const found = /^([^{]*)\{([^}]*)\}(.*)$/u.exec(path);
  if (!found) return [path];
  const [, before = "", choices = "", after = ""] = found;
  return choices.split(",").flatMap((choice) => expandBraces(`${before}${choice}${after}`));
}
