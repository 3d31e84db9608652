import type { Column, Table } from "../contract/schema.ts";
import { ExitCode, UsageError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import { oneLine } from "../core/text.ts";
import { matchTitle } from "../lexicon/tableNames/index.ts";
import { NO_VARIANTS, type Variants } from "../meaning/variants.ts";
import { readConfiguration } from "./configuration.ts";
import { debugDefect, problemLine, problemOf } from "./explain.ts";
import { findDocuments, readDocument } from "./findDocuments.ts";
import { say } from "./language.ts";

/** The options of the command, parsed. */
export interface MappingArguments {
  readonly table?: string;
  readonly config?: string;
}

/** Prints how the tables of the documents in `folders` came to their meaning; the exit code is the answer. */
export function explainMapping(folders: readonly string[], { table, config }: MappingArguments): number {
  const variants = readConfiguration(config, process.cwd())?.variants ?? NO_VARIANTS;
  let [code, found]: [number, boolean] = [ExitCode.done, false];
  for (const path of findDocuments(folders)) {
    try {
      const document = readDocument(path);
      const wanted = document.tables.filter(({ id }) => table === undefined || id === table);
      found ||= wanted.length > 0 || table === undefined;
      console.log(`${path}: ${oneLine(document.source.file)}`);
      for (const entry of wanted) console.log(tableLines(entry, variants).join("\n"));
    } catch (error) {
      debugDefect(error);
      console.error(problemLine(problemOf(error), path));
      code = ExitCode.fileFailed;
    }
  }
  if (!found && code === ExitCode.done) throw new UsageError("NO_TABLE", { table: table ?? "" });
  return code;
}

function tableLines(table: Table, variants: Variants): string[] {
  const title = matchTitle(table.title, variants.titles);
  const why =
    title.kind === "unknown"
      ? say({ en: "its title names no known table", zh: "标题不是已知的表名" })
      : `${title.name}, ${title.match}`;
  return [
    `${table.id} ${oneLine(table.title)}`,
    `  ${table.kind}: ${why}; ${say({ en: "unit", zh: "单位" })} ${table.unit ?? say({ en: "unknown", zh: "不明" })} (${table.unitSource})`,
    ...table.columns.flatMap(columnLines),
  ];
}

/** What a column means, as it was recorded when it was chosen: by what, on which evidence, and what else it may be. */
function columnLines(column: Column): string[] {
  const { index, path, chosen } = column;
  const by = chosen === undefined || chosen.by === "words" ? "" : `, ${say(BY[chosen.by])}`;
  const other = chosen?.runnerUp;
  return [
    `  ${index + 1} ${oneLine(path.join(" / ")) || say({ en: "(no header)", zh: "（无表头）" })} -> ${meaning(column)}${by}`,
    ...(chosen?.evidence ?? []).map((text) => `      ${oneLine(text)}`),
    ...(other
      ? [
          say({
            en: `      else ${meaning(other)}, by ${other.by}, margin ${other.margin}`,
            zh: `      其次 ${meaning(other)}，${say(BY[other.by])}，差距 ${other.margin}`,
          }),
        ]
      : []),
  ];
}

const BY: Readonly<Record<NonNullable<Column["chosen"]>["by"], Bilingual>> = {
  words: { en: "by its words", zh: "按用词" },
  template: { en: "by the order of published forms", zh: "按已公布表格的列序" },
  neighbours: { en: "by its neighbours", zh: "按相邻的列" },
  rows: { en: "by its rows", zh: "按行" },
  taught: { en: "by the configuration", zh: "按配置" },
  person: { en: "by a person", zh: "由人指定" },
};

function meaning({
  role,
  dimension,
  coordinates = {},
  unit,
  ofWhich,
}: Pick<Column, "role" | "dimension" | "coordinates" | "unit" | "ofWhich">): string {
  if (role !== "measure") return dimension ?? role;
  const own = unit === undefined ? [] : [["unit", unit] as const];
  return `measure${ofWhich ? ", of which" : ""}${list([...Object.entries(coordinates), ...own])}`;
}

const list = (entries: readonly (readonly [string, string | undefined])[]): string =>
  entries.map(([name, value]) => `, ${name} ${value}`).join("");
