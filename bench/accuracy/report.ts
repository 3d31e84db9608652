import { placeName } from "../../src/export/flagsCsv.ts";
import { type Comparison, type Figures, isExact, isInvented, isSameStatement } from "./compare.ts";
import { isRight, isSilent } from "./compareAmounts.ts";
import { countCharacters, isBlank, isSameText } from "./compareCells.ts";
import { differences } from "./compareMeaning.ts";
import { share, type Tally } from "./tally.ts";

/** A sample with its figures and what the run cost. */
export interface SampleResult {
  readonly name: string;
  readonly figures: Figures;
  readonly secondsPerPage: number;
  /** Bytes; null where it cannot be measured. */
  readonly peakMemory: number | null;
}

const LABELS: Record<keyof Figures, string> = {
  tables: "tables found",
  kinds: "kinds right",
  pageOrder: "pages in order",
  rows: "rows found",
  rowsExtra: "rows extra",
  headers: "header paths exact",
  cells: "cells exact",
  characters: "long cells, characters",
  invented: "text in blank cells",
  fields: "fields exact",
  codesWrong: "codes wrong",
  namesWrong: "names wrong",
  amounts: "amounts exact",
  silentErrors: "silent errors",
  columns: "columns, meaning right",
  observations: "observations exact",
  observationsExtra: "observations extra",
  statements: "statements found",
  statementsExtra: "statements extra",
  verified: "verified share",
  review: "review load",
  flags: "right flags raised",
  flagsExtra: "other errors, warnings",
};

const LABEL_WIDTH = 24;
const COLUMN_WIDTH = 26;

/** The figures of all samples, a column each. */
export function figuresTable(results: readonly SampleResult[]): string {
  const line = (label: string, values: readonly string[]): string =>
    label.padEnd(LABEL_WIDTH) + values.map((value) => value.padStart(COLUMN_WIDTH)).join("");
  const names = Object.keys(LABELS) as (keyof Figures)[];
  return [
    line(
      "",
      results.map(({ name }) => name),
    ),
    ...names.map((name) =>
      line(
        LABELS[name],
        results.map(({ figures }) => figureText(figures[name])),
      ),
    ),
    line(
      "seconds a page",
      results.map(({ secondsPerPage }) => secondsPerPage.toFixed(2)),
    ),
    line(
      "peak memory",
      results.map(({ peakMemory }) => memoryText(peakMemory)),
    ),
  ].join("\n");
}

const memoryText = (bytes: number | null): string =>
  bytes === null ? "unknown" : `${Math.round(bytes / 2 ** 20)} MiB`;

function figureText(figure: Tally | number): string {
  if (typeof figure === "number") return String(figure);
  // Rounded down, so that 100 % is only ever all of them.
  const percent = (Math.floor(share(figure) * 10_000) / 100).toFixed(2);
  return `${figure.right} of ${figure.of} ${percent.padStart(6)} %`;
}

/** Every mismatch, one a line, table by table within each sort. */
export function detailLines(comparison: Comparison): string[] {
  return [
    ...tableDetails(comparison),
    ...cellDetails(comparison),
    ...amountDetails(comparison),
    ...meaningDetails(comparison),
    ...statementDetails(comparison),
    ...flagDetails(comparison),
  ];
}

function tableDetails({ truth, ours, matches }: Comparison): string[] {
  const lost = truth.tables
    .filter((table) => !matches.some((match) => match.truth === table))
    .map(({ id, title }) => `TABLE LOST   ${id} ${title}`);
  const extra = ours.tables
    .filter((table) => !matches.some((match) => match.ours === table))
    .map(({ id, kind, title, pages }) => `TABLE EXTRA  our ${id} ${kind} «${title}» on pages ${pages}`);
  const inside = matches.flatMap(({ truth: table, ours: found, rows, columns }) => {
    const [rowOf, columnOf] = [new Map(rows), new Map(columns)];
    const ourRows = new Set(rowOf.values());
    const name = `${table.id} (our ${found.id})`;
    return [
      ...differs("KIND", name, table.kind, found.kind),
      ...differs("TITLE", name, table.title, found.title),
      ...differs("UNIT", name, table.unit, found.unit),
      ...differs("PAGES", name, table.pages.join(" "), found.pages.join(" ")),
      ...differs("COLUMNS", name, table.columns.length, found.columns.length),
      ...table.columns.flatMap(({ path }, index) =>
        differs(
          "HEADER",
          `${name} column ${index}`,
          path.join("/"),
          found.columns[columnOf.get(index) ?? -1]?.path.join("/") ?? "not found",
        ),
      ),
      ...table.rows.flatMap((row, index) =>
        rowOf.has(index) ? [] : [`ROW LOST     ${table.id} row ${index} page ${row.pages}: ${rowText(row)}`],
      ),
      ...found.rows.flatMap((row) =>
        ourRows.has(row.index) ? [] : [`ROW EXTRA    our ${found.id} row ${row.index}: ${rowText(row)}`],
      ),
      ...table.rows.flatMap((row, index) => {
        const other = found.rows[rowOf.get(index) ?? -1];
        return other === undefined
          ? []
          : differs("ROW KIND", `${name} row ${index} ${rowText(row)}`, row.kind, other.kind);
      }),
      ...table.fields.flatMap(({ name: label, text }) =>
        differs(
          "FIELD",
          `${name} ${label}`,
          text,
          found.fields.find((field) => isSameText(field.name, label))?.text ?? "not found",
        ),
      ),
    ];
  });
  return [...lost, ...extra, ...inside];
}

function differs(what: string, where: string, expected: unknown, got: unknown): string[] {
  return expected === got ? [] : [`${what.padEnd(12)} ${where}: expected «${expected}» got «${got}»`];
}

const ROW_CHARACTERS = 80;
const rowText = ({ cells }: { readonly cells: readonly { readonly text: string }[] }): string =>
  cells
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .join(" ")
    .slice(0, ROW_CHARACTERS);

function cellDetails({ cells }: Comparison): string[] {
  return cells
    .filter((cell) => (isBlank(cell.truth.text) ? isInvented(cell) : !isExact(cell) && cell.ours !== null))
    .map((cell) => {
      const { table, row, column, truthColumn, truth, ours } = cell;
      const what = isInvented(cell) ? "INVENTED" : "CELL";
      const { right, of } = countCharacters(truth.text, ours?.text ?? "");
      const seconds = ours?.evidence?.flatMap((evidence) =>
        evidence.kind === "reading" ? `${evidence.engine} «${evidence.text}»` : [],
      );
      return [
        `${what.padEnd(12)} ${table.id} row ${row} column ${column} ${truthColumn.path.join("/")}`,
        ` [${cell.place ? placeName(cell.place) : "no place"}, page ${cell.pages}]:`,
        ` expected «${truth.text}» got «${ours?.text ?? ""}» (${ours?.status}, ${ours?.confidence.toFixed(2)}`,
        of > 0 ? `, ${of - right} of ${of} characters off` : "",
        seconds && seconds.length > 0 ? `; ${seconds.join(", ")})` : ")",
      ].join("");
    });
}

function amountDetails({ amounts, flags }: Comparison): string[] {
  const wrong = amounts
    .filter((pair) => !isRight(pair))
    .map((pair) => {
      const { where, expected, got, status, place } = pair;
      const told = pair.flags.map(({ id }) => id).join(" ");
      return `${(isSilent(pair) ? "SILENT" : "AMOUNT").padEnd(12)} ${where} [${place ? placeName(place) : "no place"}]: expected ${expected ?? "none"} got ${got ?? "none"} (${status ?? "not found"}; ${told || "no flag"})`;
    });
  const rightFlags = new Set(flags.right);
  const inVain = amounts
    .filter((pair) => isRight(pair))
    .filter((pair) => pair.status === "disputed" || pair.flags.some((flag) => !rightFlags.has(flag)))
    .map(
      ({ where, got, status, flags: named }) =>
        `REVIEW       ${where}: ${got} is right (${status}; ${named.map(({ id }) => id).join(" ") || "no flag"})`,
    );
  return [...wrong, ...inVain];
}

function meaningDetails({ columns, observations }: Comparison): string[] {
  const wrong = columns
    .filter(({ expected, got }) => expected !== got)
    .map(
      ({ where, expected, got }) =>
        `MEANING      ${where}: expected «${expected}» got «${got || "not found"}»`,
    );
  const open = [...observations.extra];
  const lacking = observations.lacking.map((observation) => {
    // The one of ours that differs least is most likely meant to be the same.
    const nearest = open
      .map((other, index) => ({ index, parts: differences(observation, other) }))
      .filter(({ index }) => open[index]?.amountYuan === observation.amountYuan)
      .sort((a, b) => a.parts.length - b.parts.length)[0];
    if (nearest !== undefined) open.splice(nearest.index, 1);
    const { table, row, column, amountYuan } = observation;
    return `OBSERVATION  ${table} row ${row} column ${column} ${amountYuan}: ${nearest ? nearest.parts.join("; ") || "in another table" : "not found"}`;
  });
  const extra = open.map(
    ({ table, row, column, amountYuan }) =>
      `OBSERVATION  our ${table} row ${row} column ${column} ${amountYuan}: extra`,
  );
  return [...wrong, ...lacking, ...extra];
}

function statementDetails({ truth, ours, statements }: Comparison): string[] {
  const partner = new Map(statements);
  const wrong = truth.statements.flatMap(({ page, figure, text, amount, percent }, index) => {
    const found = partner.get(index);
    if (found !== undefined && isSameStatement(truth, ours, index, found)) return [];
    const got = ours.statements[found ?? -1];
    return [
      `STATEMENT    page ${page} ${figure} «${text}»: expected ${amount ?? percent} got ${got === undefined ? "none" : `${got.amount ?? got.percent} «${got.text}»`}`,
    ];
  });
  const paired = new Set(partner.values());
  const extra = ours.statements
    .filter((statement) => !paired.has(statement.index))
    .map(
      ({ page, figure, text, amount, percent }) =>
        `STATEMENT    page ${page} extra: ${figure} ${amount ?? percent} «${text}»`,
    );
  return [...wrong, ...extra];
}

function flagDetails({ flags }: Comparison): string[] {
  return [
    ...flags.lacking.map(
      ({ rule, cells, note }) => `FLAG LACKING ${rule} at ${cells.map(placeName).join("; ")}: ${note}`,
    ),
    ...flags.extra.map(
      ({ severity, id, message, cells, page }) =>
        `FLAG EXTRA   ${severity} ${id}${page === undefined ? "" : ` page ${page}`} at ${cells.length} places: ${message}`,
    ),
  ];
}
