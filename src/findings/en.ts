import type { SumRule } from "./catalogue/figures.ts";
import type { DisorderSign, LostRowReason, PageLoss } from "./catalogue/pages.ts";
import type { Wording } from "./catalogue.ts";
import type { NamedPlace } from "./types.ts";

/** Items of a list that a message quotes. */
const MOST_LISTED = 8;
/** Characters of a printed text that a message quotes. */
const LONGEST_QUOTE = 40;

const listed = (items: readonly string[], most = MOST_LISTED): string =>
  items.length > most
    ? `${items.slice(0, most).join(", ")} and ${items.length - most} more`
    : items.join(", ");

const quote = (text: string): string =>
  `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const pageList = (pages: readonly number[]): string =>
  `${pages.length === 1 ? "page" : "pages"} ${pages.join(", ")}`;

/** The place by its printed words, and its cell in the workbook. */
function placeEn({ name }: NamedPlace): string {
  if (name.kind === "statement") return `“${name.text}”`;
  const cell = `[${name.table} ${name.cell}]`;
  if (name.kind === "field") return `${name.field} ${cell}`;
  const row = typeof name.row === "number" ? `row ${name.row}` : name.row;
  return `${row}, column ${name.column} ${cell}`;
}

const PLACING = {
  cuts: "rows that are cut by page ends continue only there",
  codes: "the codes in the tables rise down the document",
  neighbours: "the pages before and after it leave only this number",
  "only place": "no other page and no other place is left",
} as const;

const LOSSES: Record<PageLoss, string> = {
  content: "its content is cut or faulty",
  "content-missing": "its content is not in the file",
  part: "a part of it cannot be shown",
  font: "a font cannot be used",
  picture: "a picture cannot be decoded",
  "picture-cut": "a picture is cut short",
  "picture-size": "a picture is too large to be decoded, or has sizes that contradict each other",
};

const DISORDER: Record<DisorderSign, string> = {
  "pages-moved": "rows cut by page ends continue on other pages than the next",
  "continued-title-first": "a table begins with a title marked as continued",
  "numbers-fall": "the running numbers of a table fall from one page to the next",
  "total-on-top": "a total row stands at the top of a later page",
  "table-in-parts": "parts of one table stand apart from each other",
  "page-twice": "a page is there twice",
  "halves-differ": "halves of rows at page ends do not fit each other",
};

const LOST_ROW: Record<Exclude<LostRowReason, "numbers-jump">, string> = {
  "constant-goes-on": "a text that is the same in all rows is complete above and continues below",
  "name-differs": "a name is not the one that other rows have beside its code",
  "bracket-open": "a bracket is still open at the page end",
  "text-cut": "a text that other rows have in full stays cut",
  "bracket-unopened": "a bracket is closed that was not opened",
  "whole-text-goes-on": "a text that other rows have in full continues",
  "whole-row-follows": "the next page begins with a complete row",
  "text-off-middle": "the joined text would not be centred in its cell",
  "nothing-follows": "the last row is cut and nothing continues it",
};

const lostRow = (reasons: readonly LostRowReason[], jumps: readonly string[]): string =>
  reasons
    .map((reason) =>
      reason === "numbers-jump" ? `the running numbers jump (${listed(jumps)})` : LOST_ROW[reason],
    )
    .join("; ");

interface Miss {
  readonly total: NamedPlace;
  readonly printed: string;
  readonly counted: string;
  readonly relation: "sum" | "copy" | "bound";
  readonly parts: number;
  readonly other: NamedPlace | undefined;
  readonly also: readonly string[];
}

/** `合计, column 小计 (300 万元) differs: its 2 parts add up to 290 万元` with the reason, as far as it is known. */
function miss({ total, printed, counted, relation, parts, other, also }: Miss, reason: string): string {
  const found = other ? `${placeEn(other)} has ${counted}` : `its ${parts} parts add up to ${counted}`;
  const verb = relation === "bound" ? "is less than a part of it" : "differs";
  const likewise = also.length > 0 ? `; so do columns ${listed(also, 3)}` : "";
  return `${placeEn(total)} (${printed || "blank"}) ${verb}: ${found}${likewise}. ${reason}`;
}

const MISSES = {
  doubt: (values: Miss & { readonly doubtful: number }) =>
    miss(values, `${count(values.doubtful, "figure")} of the sum may be misread.`),
  "pages-missing": (values: Miss) => miss(values, "Pages of the table are missing."),
  "last-digit": (values: Miss) =>
    miss(values, "The difference is one unit of the last digit, as rounding makes it."),
  unexplained: (values: Miss) => miss(values, "No figure of it looks misread; the reason is not known."),
  source: (values: Miss) =>
    miss(values, "No figure of it looks misread: the published figures disagree with each other."),
};

const NOT_EVALUATED = {
  "no-reading-closes": "its sums do not close whichever rows or columns are taken as parts",
  "readings-tie": "two ways to read which rows or columns are parts close equally well",
  "too-few-sums": "it has too few sums to show which rows or columns are parts",
} as const;

const CHECKS: Record<SumRule, string> = {
  "SUM-ROW": "sums of rows",
  "SUM-COLUMN": "sums of columns",
  "SUM-FIELDS": "sums in the head of the form",
  "OF-WHICH": "of-which parts",
  "TWO-SIDES": "revenue against expenditure",
  "TABLES-TOTAL": "totals against other tables",
  "TABLES-LINE": "lines against other tables",
  STATEMENT: "the text against the table",
  "STATEMENT-SUM": "sums in the text",
};

const rowsMissing = (other: string, codes: readonly string[]): string =>
  codes.length === 0
    ? ""
    : ` Compared with ${other}, ${count(codes.length, "code")} lack: ${listed(codes, 12)}.`;

/** The messages in English. */
export const EN: Wording = {
  "PAGE-DAMAGED": {
    damaged: ({ page, losses }) =>
      `Page ${page} is damaged in its file: ${losses.map((loss) => LOSSES[loss]).join("; ")}. What is printed there may be lost.`,
  },
  "PAGE-FAILED": { failed: ({ page, reason }) => `Page ${page} could not be read: ${reason}` },
  "PAGE-ILLEGIBLE": {
    guessed: ({ page, illegible, texts }) =>
      `${illegible} of the ${texts} texts on page ${page} are hardly legible: what is printed there may be lost.`,
  },
  "RESOLUTION-LOW": {
    coarse: ({ page, dpi }) =>
      `Page ${page} was scanned with only ${dpi} pixels per inch: small print is not read surely. Scan it again with 200 or more.`,
  },
  "FONT-LIES": {
    characters: ({ page, characters }) =>
      `On page ${page} a font draws something else than the ${characters.map((text) => `"${text}"`).join(", ")} that its text layer says: the texts that hold it were read from the picture.`,
    font: ({ page }) =>
      `On page ${page} a font draws something else than its text layer says: the page was read from its picture.`,
  },
  "UNREAD-FIGURE": {
    "outside-tables": ({ page, places }) =>
      `A figure is printed outside the tables of page ${page} that could not be read (${count(places, "place")}).`,
    cell: ({ table, row, column }) =>
      `${table}, row ${row}, column ${column}: a figure, or a part of it, is printed there that could not be read.`,
  },
  "UNREAD-INK": {
    "outside-tables": ({ page, places }) =>
      `Something is printed outside the tables of page ${page} that could not be read (${count(places, "place")}).`,
    cell: ({ table, row, column }) =>
      `${table}, row ${row}, column ${column}: something is printed there that could not be read.`,
  },
  LEDGER: {
    lost: ({ page, runs, texts }) =>
      `An error of this program: ${count(runs, "text")} printed on page ${page} ${runs === 1 ? "is" : "are"} missing in the output, or cut short there: ${listed(texts.map(quote))}.`,
    doubled: ({ page, runs, texts }) =>
      `An error of this program: ${count(runs, "text")} printed once on page ${page} ${runs === 1 ? "stands" : "stand"} in the output more than once: ${listed(texts.map(quote))}.`,
  },
  "LOOSE-FIGURES": {
    found: ({ page, figures }) =>
      `${figures} figures stand outside the tables of page ${page}: a table may have been missed there.`,
  },
  "GRID-DOUBTFUL": {
    found: ({ page, straddling, stray, crowded, mended }) => {
      const parts = [
        straddling > 0 ? `texts that cross the edge of a column: ${straddling}` : "",
        stray > 0 ? `lines that few rows have: ${stray}` : "",
        crowded > 0 ? `cells with two figures: ${crowded}` : "",
        mended > 0 ? `gaps in lines that were closed: ${mended}` : "",
      ];
      return `The ruled lines and the text of a table on page ${page} do not agree (${parts.filter(Boolean).join("; ")}).`;
    },
  },
  "PAGES-ORDER": {
    duplicate: ({ page, original }) => `Page ${page} repeats page ${original}; it is left out.`,
    "possible-copy": ({ page, original }) =>
      `Page ${page} prints the same as page ${original}, but too little to be sure that it is a copy; both are kept.`,
    "numbers-restored": ({ order }) =>
      `The pages were put in the order of their printed numbers: ${order.join(", ")}.`,
    "number-misread": ({ page, read, number, reason }) =>
      `The number of page ${page} was read as ${read} and taken for ${number}: ${PLACING[reason]}.`,
    "number-unread": ({ pages, reason }) =>
      `No page number could be read on ${pageList(pages)}. The place was found otherwise: ${PLACING[reason]}.`,
    unplaced: ({ pages }) =>
      `No sure page number could be read on ${pageList(pages)}, and nothing on other pages shows the place. Each was left behind the page before it, or at the end where the file is not in order.`,
    "cut-rows": ({ order }) =>
      `The pages were put in the order in which rows cut by page ends continue: ${order.join(", ")}.`,
    disorder: ({ signs }) =>
      `The file has no page numbers, and ${signs.map((sign) => DISORDER[sign]).join("; ")}. Pages may be out of order or missing, and rows may be joined with parts of others.`,
    unknown: ({ pages }) =>
      `The order of pages ${pages.join(", ")} cannot be checked: there are no page numbers, and no row continues from one to the next. They stay in the order of the file; a page missing there would not be noticed.`,
    "join-unproven": ({ from, to }) =>
      `A row continues from page ${from} on page ${to}. Its two parts fit each other, but neither page numbers nor a text known from other rows prove that they belong together.`,
  },
  "PAGES-MISSING": {
    numbers: ({ before, beforeNumber, after, afterNumber, lost, unplaced }) => {
      const unless =
        unplaced.length > 0 ? `, unless ${pageList(unplaced)} without a sure number belong there` : "";
      return `${lost === 1 ? "One page is" : `${lost} pages are`} missing between page ${before} (printed ${beforeNumber}) and page ${after} (printed ${afterNumber})${unless}.`;
    },
    "row-end": ({ before, after, reasons, jumps }) =>
      `One page or more are missing between page ${before} and page ${after}: the row at the end of page ${before} does not continue there (${lostRow(reasons, jumps)}).`,
  },
  "ROW-CUT": {
    "rest-at-top": ({ page }) =>
      `The table on page ${page} begins with what looks like the rest of a row, and the beginning of that row was not found. The page may be out of place or a copy, or pages before it are missing.`,
    "left-apart": ({ from, to }) =>
      `A row may continue from page ${from} on page ${to}, but the file is not in order and no text proves it; the two parts are left apart.`,
    "may-be-two": ({ from, to, text }) =>
      `A row was joined from page ${from} and page ${to} because its texts fit, but ${quote(text)} is a complete text in other rows: these may be two rows.`,
    "halves-differ": ({ from, to }) =>
      `A row looks cut between page ${from} and page ${to}, but the two parts do not fit each other; look at both pages.`,
  },
  "COLUMNS-DIFFER": {
    count: ({ page, columns, before, beforeColumns }) =>
      `The table on page ${page} has ${columns} columns, on page ${before} ${beforeColumns}: a line between columns may be lost, or seen where there is none, on one of them.`,
    "right-half": ({ page, before }) =>
      `The rows of the table on page ${page} stand at the same heights as those on page ${before}, but it has row labels of its own, or something else speaks against it. It may be the right half of that table; the two are left apart.`,
    "no-names": ({ page, before }) =>
      `The rows of the table on page ${page} have figures and no names. It may be the right half of the table on page ${before}, whose rows name them; the two are left apart.`,
  },
  "TABLE-MISSING": {
    listed: ({ title }) => `The contents list names ${title}, and no table of that name was found.`,
  },
  "TABLE-APART": {
    open: ({ page, before }) =>
      `The table on page ${page} may be the continuation of the one on page ${before}: as much speaks for it as against it. They were not joined.`,
  },
  "UNIT-MISSING": {
    "not-printed": ({ table }) => `No money unit is printed at ${table}: its figures have no amount.`,
  },
  "UNIT-INFERRED": {
    "equal-total": ({ table, unit, witness }) =>
      `No money unit is printed at ${table}. ${unit} was taken, because its total then equals that of ${witness}.`,
  },
  "COLUMN-UNMAPPED": {
    unknown: ({ table, column, header }) =>
      `Column ${column} of ${table} (${header || "no header"}) has no known meaning; it is kept as printed.`,
    money: ({ table, column, header }) =>
      `Column ${column} of ${table} (${header || "no header"}) has no known meaning; its rows show that it is money, of what the heads above it say.`,
  },
  "COLUMN-CHOSEN": {
    place: ({ table, column, header, meaning, left, right, closing, rows }) => {
      const place =
        left && right ? `between ${left} and ${right}` : left ? `right of ${left}` : `left of ${right}`;
      const sums = rows > 0 ? `; with it ${closing} of ${rows} rows add up to their total` : "";
      return `Column ${column} of ${table}, read as “${header}”, is taken for ${meaning}: the word is similar, and ${meaning} usually stands ${place}${sums}.`;
    },
  },
  "SIGN-COLOUR": {
    red: ({ table, figures }) =>
      `${figures === 1 ? "A figure" : `${figures} figures`} of ${table} ${figures === 1 ? "is" : "are"} printed red without a minus sign: red may mean below zero.`,
  },
  "CODE-UNKNOWN": {
    listed: ({ table, codes }) =>
      `${table}: ${listed(codes)}: not in the classification data; kept as printed.`,
    "one-digit-off": ({ table, row, code, name }) =>
      `${table}, row ${row}: ${code} is not in the classification data, and ${quote(name)} beside it is the name of a code that differs in one digit.`,
  },
  "CODE-NAME": {
    row: ({ table, row, code, known, name }) =>
      `${table}, row ${row}: the name of ${code} is ${quote(known)}, but ${quote(name)} stands beside it.`,
    column: ({ table, rows }) =>
      `${table}: the codes and names of ${rows} rows contradict each other; a column of codes may be misunderstood.`,
  },
  "CODE-PAIR": {
    pairs: ({ table, pairs }) =>
      `${table}: these departmental and government economic codes do not correspond in the classification data: ${listed(pairs)}; kept as printed.`,
  },
  "CODE-CHOSEN": {
    fitting: ({ table, row, read, chosen, name }) =>
      `${table}, row ${row}: the likeliest reading ${read} is not in the classification data. Of the other possible readings only ${chosen} (${quote(name)}) fits the row; it was taken.`,
  },
  "NAME-CHOSEN": {
    fitting: ({ table, pairs }) =>
      `${table}: readings of names were taken that agree with the row's code, though another was likelier: ${listed(pairs, 4)}.`,
  },
  "NAME-MISREAD": {
    names: ({ table, names }) =>
      `${table}: names that look misread; the names of their codes are ${listed(names.map(quote), 4)}.`,
  },
  "SUM-ROW": MISSES,
  "SUM-COLUMN": {
    ...MISSES,
    exchanged: ({ surplus, lacking, amount, cell }) =>
      `Column ${surplus} has ${amount} more than its total and column ${lacking} as much less: exchanging the two cells of ${placeEn(cell)} makes both sums right.`,
    displaced: ({ surplus, lacking, amount, rows }) =>
      `Column ${surplus} has ${amount} more than its total and column ${lacking} less: a figure may stand in the wrong column (${count(rows, "possible row")}).`,
  },
  "SUM-FIELDS": MISSES,
  "OF-WHICH": MISSES,
  "TWO-SIDES": MISSES,
  "TABLES-TOTAL": MISSES,
  "TABLES-LINE": MISSES,
  STATEMENT: MISSES,
  "STATEMENT-SUM": MISSES,
  "STATEMENT-SHARE": {
    unmatched: ({ statement, percent, figure }) =>
      `${placeEn(statement)} states ${percent} % for ${figure}, which follows from none of the amounts before it.`,
    source: ({ statement, percent, figure }) =>
      `${placeEn(statement)} states ${percent} % for ${figure}, which follows from none of the amounts before it, while other shares of the same whole are right: the published percentage is wrong.`,
  },
  "UNIT-CONTRADICTED": {
    repeated: ({ table, statement, cell }) =>
      `The unit of ${table} is doubtful: ${placeEn(statement)} repeats the figure of ${placeEn(cell)} in another unit.`,
  },
  ROUNDING: {
    sums: ({ sums, most, total }) =>
      `${sums === 1 ? "One sum misses" : `${sums} sums miss`} by no more than rounding explains, at most ${most} (${placeEn(total)}).`,
  },
  "NOT-EVALUATED": {
    "structure-open": ({ table, rule, reason }) =>
      `${table}: not checked (${CHECKS[rule]}), because ${NOT_EVALUATED[reason]}.`,
  },
  READING: {
    differ: ({ cell, first, second }) =>
      `${placeEn(cell)}: one recogniser reads ${first === "" ? "nothing" : `“${first}”`}, the other “${second}”.`,
  },
  CONFIDENCE: {
    low: ({ cell, text, confidence }) =>
      `${placeEn(cell)}: ${quote(text)} was read with a confidence of only ${confidence}.`,
  },
  UNPROVEN: {
    one: ({ page, cell }) => `Page ${page} was read badly, and nothing confirms ${placeEn(cell)}.`,
    several: ({ page, figures }) =>
      `Page ${page} was read badly, and nothing confirms ${figures} of its figures.`,
  },
  "AMOUNT-FORMAT": {
    text: ({ cell, text }) => `${placeEn(cell)} has ${quote(text)}, which is no amount.`,
    note: ({ cell, text }) =>
      `${placeEn(cell)} has only the note mark ${quote(text)} where an amount belongs.`,
    several: ({ cell, text }) =>
      `${placeEn(cell)} holds several figures, ${quote(text)}: none of them is its amount.`,
    overflow: ({ cell }) =>
      `${placeEn(cell)} shows #### in place of its figure: the column was too narrow for it.`,
    struck: ({ cell, text }) =>
      `${placeEn(cell)} has a figure struck out, ${quote(text)}: it does not count.`,
    digits: ({ statement }) => `${placeEn(statement)} has digits that make no number.`,
  },
  "ROWS-MISSING": {
    "no-gap": ({ table, amount, other, codes }) =>
      `The rows of ${table} add up to ${amount} less than its total: rows are missing or figures misread.${rowsMissing(other, codes)}`,
    gaps: ({ table, amount, gaps, other, codes }) =>
      `${table} lacks ${amount} ${gaps === 1 ? "where pages are missing" : `in ${gaps} places where pages are missing`}.${rowsMissing(other, codes)}`,
  },
};
