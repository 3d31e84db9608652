/** Checks that the files and folders that documentation and comments name exist. Run by `npm run check`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { linksIn, namesIn, pathsIn, unreleased } from "./pathsIn.ts";

const CODE_FOLDERS = ["src", "tests", "bench", "samples", "schemas", "scripts"];
const PAGES = ["README.md", "README.zh.md", "CHANGELOG.md", "docs", ...CODE_FOLDERS].flatMap((root) =>
  filesUnder(root, ".md"),
);
const CODE = CODE_FOLDERS.flatMap((root) => filesUnder(root, ".ts"));

/** A file itself, or the files under a folder, whose names end in `extension`; from the repository's root. */
function filesUnder(root: string, extension: string): string[] {
  if (root.endsWith(extension)) return [root];
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(root, name));
}

const isKnownName = (name: string): boolean =>
  existsSync(name) || CODE.some((file) => `/${file}`.endsWith(`/${name}`));

const missing = [
  ...PAGES.flatMap((page) => {
    const text =
      page === "CHANGELOG.md" ? unreleased(readFileSync(page, "utf8")) : readFileSync(page, "utf8");
    return [
      ...pathsIn(text).filter((path) => !existsSync(path)),
      ...linksIn(text, page).filter((path) => !existsSync(path)),
      ...namesIn(text).filter((name) => !isKnownName(name)),
    ].map((path) => `${page}: ${path}`);
  }),
  ...CODE.flatMap((file) => {
    const comments = readFileSync(file, "utf8").match(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu) ?? [];
    return pathsIn(comments.join("\n"))
      .filter((path) => !existsSync(path))
      .map((path) => `${file}: ${path}`);
  }),
];

for (const line of new Set(missing)) process.stderr.write(`${line} does not exist\n`);
process.exitCode = missing.length > 0 ? 1 : 0;
