import type { TrueErrorFound } from "./findTrueErrors.ts";
import { countBy } from "./judgeFlags.ts";
import type { DocumentFigures } from "./measure.ts";

/** What is added up over documents. */
interface Sums {
  readonly documents: number;
  readonly amounts: number;
  readonly exact: number;
  readonly wrong: number;
  readonly missing: number;
  readonly extra: number;
  readonly silent: number;
  readonly verified: number;
  readonly verifiedWrong: number;
  readonly texts: number;
  readonly textsExact: number;
  readonly tables: number;
  readonly found: number;
  readonly whole: number;
  readonly titled: number;
  readonly kindsRight: number;
  readonly right: number;
  readonly unknown: number;
  readonly wrongColumns: number;
  readonly errors: number;
  readonly trueErrors: number;
  readonly falseErrors: number;
  readonly unjudged: number;
  readonly warnings: number;
  readonly totals: number;
  readonly leafExceptions: number;
  readonly tablesOpen: number;
}

function sumsOf(all: readonly DocumentFigures[]): Sums {
  const add = (figure: (one: DocumentFigures) => number | undefined): number =>
    all.reduce((sum, one) => sum + (figure(one) ?? 0), 0);
  return {
    documents: all.length,
    amounts: add(({ amounts }) => amounts?.amounts),
    exact: add(({ amounts }) => amounts?.exact),
    wrong: add(({ amounts }) => amounts?.wrong),
    missing: add(({ amounts }) => amounts?.missing),
    extra: add(({ amounts }) => amounts?.extra),
    silent: add(({ amounts }) => amounts?.silent),
    verified: add(({ amounts }) => amounts?.verified),
    verifiedWrong: add(({ amounts }) => amounts?.verifiedWrong),
    texts: add(({ texts }) => texts?.figures),
    textsExact: add(({ texts }) => texts?.exact),
    tables: add(({ amounts }) => amounts?.tables),
    found: add(({ amounts }) => amounts?.tablesFound),
    whole: add(({ amounts }) => amounts?.tablesWhole),
    titled: add(({ meaning }) => meaning?.tables),
    kindsRight: add(({ meaning }) => meaning?.kindsRight),
    right: add(({ meaning }) => meaning?.columns.right),
    unknown: add(({ meaning }) => meaning?.columns.unknown),
    wrongColumns: add(({ meaning }) => meaning?.columns.wrong),
    errors: add(({ flags }) => flags.errors),
    trueErrors: add(({ flags }) => flags.true.length),
    falseErrors: add(({ flags }) => flags.false.length),
    unjudged: add(({ flags }) => flags.unjudged.length),
    warnings: add(({ flags }) => flags.warnings),
    totals: add(({ leaves }) => leaves?.totals),
    leafExceptions: add(({ leaves }) => leaves?.exceptions.length),
    tablesOpen: add(({ leaves }) => leaves?.tablesOpen),
  };
}

const NAME_WIDTH = 40;
const percent = (part: number, whole: number): string =>
  whole === 0 ? "-" : `${((100 * part) / whole).toFixed(2)} %`;

/** One line of figures: of a document, or of several together. */
function lineOf(name: string, sums: Sums): string {
  const { exact, amounts, wrong, missing, extra, silent } = sums;
  const parts = [
    name.padEnd(NAME_WIDTH),
    `exact ${exact}/${amounts} wrong ${wrong} missing ${missing} extra ${extra} silent ${silent}`,
    `verified ${percent(sums.verified, exact)}${sums.verifiedWrong > 0 ? `, ${sums.verifiedWrong} wrong` : ""}`,
    ...(sums.texts > 0 ? [`without unit ${sums.textsExact}/${sums.texts}`] : []),
    `tables ${sums.found}/${sums.whole}/${sums.tables}`,
    ...(sums.titled > 0
      ? [
          `kinds ${sums.kindsRight}/${sums.titled}`,
          `columns ${sums.right} right ${sums.unknown} unknown ${sums.wrongColumns} wrong`,
        ]
      : []),
    `errors ${sums.errors} (${sums.trueErrors} true, ${sums.falseErrors} false, ${sums.unjudged} without verdict)`,
    `warnings ${sums.warnings}`,
    ...(sums.totals > 0 ? [`leaves ${sums.totals - sums.leafExceptions}/${sums.totals}`] : []),
  ];
  return parts.join(" | ");
}

/** The line of one document. */
export function documentLine(figures: DocumentFigures): string {
  const mark = figures.isKeptApart ? " *" : "";
  if (figures.amounts === null) {
    const { errors, warnings } = figures.flags;
    const name = `${figures.stem}${mark}`.padEnd(NAME_WIDTH);
    return `${name} | listed, ${figures.tables} tables, errors ${errors}, warnings ${warnings}`;
  }
  return lineOf(`${figures.stem}${mark}`, sumsOf([figures]));
}

/** The sums over all documents, without those kept apart, and with them; then the rates and counts by rule. */
export function sumLines(all: readonly DocumentFigures[], found: readonly TrueErrorFound[]): string[] {
  const scored = all.filter(({ amounts }) => amounts !== null);
  const sums = sumsOf(scored);
  const warnings = scored.map((figures) => figures.flags.warnings).sort((a, b) => a - b);
  const falseErrors = sums.falseErrors + sums.unjudged;
  const columns = sums.right + sums.unknown + sums.wrongColumns;
  const listed = found.filter(({ error }) => error.listed === true);
  const lost = listed.filter(({ told }) => told === null);
  return [
    lineOf("worked on", sumsOf(scored.filter(({ isKeptApart }) => !isKeptApart))),
    lineOf("kept apart (*)", sumsOf(scored.filter(({ isKeptApart }) => isKeptApart))),
    lineOf(`all ${sums.documents}`, sums),
    "",
    `amounts exact: ${percent(sums.exact, sums.amounts)}; verified share of them: ${percent(sums.verified, sums.exact)}`,
    `kinds right: ${percent(sums.kindsRight, sums.titled)} of ${sums.titled} titled tables`,
    `columns right: ${percent(sums.right, columns)} of ${columns}; unknown ${percent(sums.unknown, columns)}; wrong ${percent(sums.wrongColumns, columns)}`,
    `error flags: ${sums.errors}, true ${sums.trueErrors}, false ${sums.falseErrors}, without verdict ${sums.unjudged} (count as false: ${falseErrors})`,
    `errors by rule: ${counts(scored.map(({ flags }) => flags.errorsByRule))}`,
    `warnings: median ${warnings[Math.floor(warnings.length / 2)] ?? 0}, most ${warnings.at(-1) ?? 0}; ${counts(scored.map(({ flags }) => flags.warningsByRule))}`,
    `not evaluated: ${counts(scored.map(({ flags }) => flags.notEvaluated))}`,
    sums.totals === 0
      ? "leaves: the output does not tell them"
      : `leaves: ${sums.leafExceptions} of ${sums.totals} printed totals differ (${percent(sums.leafExceptions, sums.totals)}); ${sums.tablesOpen} tables left out, whose sums do not close`,
    `errors of publishers that the folder lists: ${toldLine(listed)}`,
    `errors of publishers, all that are known: ${toldLine(found)}`,
    ...lost.map(
      ({ error }) =>
        `  not told: ${error.document} p${error.page} ${error.labels.join(" or ")}: ${error.why}`,
    ),
  ];
}

function toldLine(found: readonly TrueErrorFound[]): string {
  const told = (severity: TrueErrorFound["told"]): number =>
    found.filter((one) => one.told === severity).length;
  return `${told("error")} told as errors, ${told("warning")} as warnings, ${told("info")} as infos, ${told(null)} not told, of ${found.length}`;
}

function counts(all: readonly Readonly<Record<string, number>>[]): string {
  const names = all.flatMap((one) => Object.entries(one).flatMap(([name, count]) => Array(count).fill(name)));
  const sorted = Object.entries(countBy(names as string[], (name) => name)).sort((a, b) => b[1] - a[1]);
  return sorted.length === 0 ? "none" : sorted.map(([name, count]) => `${name} ${count}`).join(", ");
}

/** What is wrong in each document, a sentence a line: kinds, columns, leaves; with `details` every miss and flag too. */
export function differenceLines(all: readonly DocumentFigures[], details: boolean): string[] {
  return all.flatMap(({ stem, amounts, texts, meaning, flags, leaves }) => {
    const lines = [
      ...(meaning?.wrongKinds ?? []).map((line) => `kind: ${line}`),
      ...(meaning?.wrongColumns ?? []).map((line) => `column: ${line}`),
      ...(leaves?.exceptions ?? []).map((line) => `leaves: ${line}`),
      ...(details
        ? [
            ...(meaning?.unknownColumns ?? []).map((line) => `column unknown: ${line}`),
            ...(amounts?.misses ?? []).map((line) => `amount: ${line}`),
            ...(texts?.misses ?? []).map((line) => `text: ${line}`),
            ...flags.false.map((line) => `false error: ${line}`),
            ...flags.unjudged.map((line) => `no verdict: ${line}`),
          ]
        : []),
    ];
    return lines.length === 0 ? [] : ["", `== ${stem}`, ...lines];
  });
}
