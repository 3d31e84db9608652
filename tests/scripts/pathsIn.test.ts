import { expect, test } from "vitest";
import { linksIn, namesIn, pathsIn, unreleased } from "../../scripts/pathsIn.ts";

test("a text names paths from the root, each choice of braces one, without the stop behind them", () => {
  expect(pathsIn("See `src/pdf/`, src/{image,ocr}/index.ts and docs/rules.md.")).toEqual([
    "src/pdf/",
    "src/image/index.ts",
    "src/ocr/index.ts",
    "docs/rules.md",
  ]);
});

test("wildcards, placeholders and parts of longer paths are no paths to check", () => {
  expect(pathsIn("src/*/index.ts, bench/NAME.json, ../shared/docs/a.md, https://x.org/src/a.ts")).toEqual([]);
});

test("code files between backticks are names; links count from the folder of their page", () => {
  expect(namesIn("`match.ts`, `columns/types.ts`, other.ts")).toEqual(["match.ts", "columns/types.ts"]);
  expect(linksIn("[a](rules.md#sum) [b](../README.md) [c](https://x.org)", "docs/cities.md")).toEqual([
    "docs/rules.md",
    "README.md",
  ]);
});

test("of a changelog only the part that is not released is looked at", () => {
  const changelog = "# Changelog\n## [Unreleased]\n- src/a.ts\n## [0.1.0]\n- src/old.ts\n";
  expect(pathsIn(unreleased(changelog))).toEqual(["src/a.ts"]);
});
