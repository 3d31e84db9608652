import type { Assembly, LogicalTable } from "../assemble/types.ts";
import {
  type BudgetDocument,
  type Disclosure,
  type Flag,
  type PageLedger,
  SCHEMA_VERSION,
  type Source,
  type SourcePage,
  type Statement,
  type Table,
} from "../contract/schema.ts";
import { contains } from "../core/geometry.ts";
import { choiceFlags } from "./alternatives/choiceFlags.ts";
import { type ReadAssembly, readingsIn } from "./alternatives/doubtfulTexts.ts";
import { type BoundPart, toBoundParts } from "./boundParts.ts";
import { codeFlags } from "./codeFlags.ts";
import { pairFlags } from "./codePairs.ts";
import { withNumbersInHeader } from "./columns/columnNumbers.ts";
import { withLeavesInHeader } from "./columns/sharedHeader.ts";
import { missingTables } from "./contents.ts";
import { correctedStatement, type Decided, NOTHING_DECIDED, withCorrections } from "./decided.ts";
import { toDisclosure } from "./disclosure.ts";
import { inferUnits } from "./inferUnits.ts";
import { keepLedger } from "./ledger/index.ts";
import { toObservations } from "./observations.ts";
import { placeFlags } from "./placeFlags.ts";
import { toProse } from "./prose.ts";
import { redFlags } from "./redFigures.ts";
import { type PrintedRow, printedRows } from "./rowNames.ts";
import { readStatements } from "./statements/index.ts";
import type { ReadProse } from "./statements/joinPassages.ts";
import { findingFlags, mappingFlags, unreadFlags } from "./structureFlags.ts";
import { kindOf, type MeantTable, toTable } from "./toTable.ts";
import { NO_VARIANTS, type Variants } from "./variants.ts";

/** What the document is read from. */
export type SourceFile = Pick<Source, "file" | "sha256" | "pageCount">;

/**
 * Gives the assembled document its meaning: table kinds, columns as coordinates, rows and fields, units and exact
 * amounts, observations, statements; `variants` is what a user teaches of titles and headers, `decided` what a person
 * decided of this document. Cells are `read`, `blank` or `corrected` here; `checks` decides what is proven or disputed.
 */
export function toDocument(
  assembly: ReadAssembly,
  source: SourceFile,
  variants: Variants = NO_VARIANTS,
  decided: Decided = NOTHING_DECIDED,
): BudgetDocument {
  const logical = assembly.tables.map((table, index) =>
    withCorrections(withNumbersInHeader(withLeavesInHeader(table)), decided.tables.get(index)),
  );
  const kinds = logical.map((table, index) => kindOf(table, variants, decided.tables.get(index)));
  const paragraphs = toProse(assembly.paragraphs);
  const { parts, partOf } = toBoundParts(assembly, logical, paragraphs, kinds);
  const readingsOf = readingsIn(assembly.doubtful);
  const read = logical.map((table, index) =>
    toTable(table, index, {
      kind: kinds[index] as Table["kind"],
      year: parts[partOf(table.pages[0])]?.year ?? null,
      variants,
      readingsOf,
      decided: decided.tables.get(index),
    }),
  );
  const drafted = inferUnits(
    read.map(({ table }) => ({ ...table, disclosure: partOf(table.pages[0]) })),
    paragraphs,
  );
  const { tables } = drafted;
  const tablesOf = (part: number): Table[] => tables.filter(({ disclosure }) => disclosure === part);
  const disclosures = parts.map((part, index) =>
    toDisclosure(part.paragraphs, tablesOf(index), part.pages, part.year),
  );
  const printed = tables.map((table, index) => printedRows(table, read[index]?.lists ?? []));
  const isWhole = assembly.pages.length === source.pageCount && tables.length > 0;
  const missing = parts.flatMap((part, index) => {
    const own = tablesOf(index);
    return own.length > 0 ? missingTables(part.paragraphs, own, variants.titles) : [];
  });
  const prose = paragraphs.map(({ confidence: _, ...entry }) => entry);
  const meant = tables.map((table, index) => {
    const { form } = read[index] as MeantTable;
    return { logical: logical[index] as LogicalTable, table, form };
  });
  const ledger = keepLedger(assembly, meant, prose);
  return {
    schemaVersion: SCHEMA_VERSION,
    source: {
      ...source,
      pages: assembly.pages.map((page) => toSourcePage(page, tables, ledger.pages.get(page.page.number))),
    },
    disclosure: disclosures[0] as Disclosure,
    disclosures,
    tables,
    observations: tables.flatMap((table, index) =>
      toObservations(
        table,
        read[index]?.lists ?? [],
        printed[index] ?? [],
        disclosures[table.disclosure] as Disclosure,
      ),
    ),
    statements: statementsOf(assembly, parts, decided),
    prose,
    flags: [
      ...findingFlags(assembly.findings, tables),
      ...ledger.flags,
      ...(isWhole ? missing : []),
      ...drafted.flags,
      ...flagsOfTables(tables, logical, read, printed, hasWords(tables, paragraphs)),
    ],
  };
}

/** What the prose of each part states, as a person decided. */
function statementsOf(assembly: Assembly, parts: readonly BoundPart[], decided: Decided): Statement[] {
  const isDrawn = drawnPlaces(assembly);
  const read = parts.flatMap((part, index) =>
    readStatements(
      part.paragraphs.filter((paragraph) => !isDrawn(paragraph)),
      index,
    ),
  );
  return read.map((statement, index) =>
    correctedStatement({ ...statement, index }, decided.statements.get(index)),
  );
}

/** Is there a word in the document? One without any says of no figure that it is money. */
function hasWords(tables: readonly Table[], paragraphs: readonly { readonly text: string }[]): boolean {
  const isWord = (text: string): boolean => /\p{L}/u.test(text);
  return (
    paragraphs.some(({ text }) => isWord(text)) ||
    tables.some(
      ({ title, columns, rows, fields }) =>
        isWord(title) ||
        columns.some(({ path }) => path.some(isWord)) ||
        fields.some(({ name, text }) => isWord(name) || isWord(text)) ||
        rows.some(({ cells }) => cells.some(({ text }) => isWord(text))),
    )
  );
}

/** What is to be said of each table's columns, readings, codes and unread figures; the lists run beside each other. */
function flagsOfTables(
  tables: readonly Table[],
  logical: readonly LogicalTable[],
  read: readonly MeantTable[],
  printed: readonly (readonly PrintedRow[])[],
  namesFigures: boolean,
): Flag[] {
  return [
    ...tables.flatMap((table, index) =>
      mappingFlags(table, read[index]?.unexplained ?? new Set(), namesFigures),
    ),
    ...tables.flatMap((table, index) => placeFlags(table, read[index]?.placed ?? [])),
    ...tables.flatMap((table, index) => choiceFlags(table, read[index]?.choices ?? [])),
    ...tables.flatMap((table, index) => codeFlags(table, printed[index] ?? [])),
    ...tables.flatMap((table, index) => pairFlags(table, printed[index] ?? [])),
    ...tables.flatMap((table, index) => unreadFlags(logical[index] as LogicalTable, table)),
    ...tables.flatMap((table, index) => redFlags(logical[index] as LogicalTable, table)),
  ];
}

/** Tells the paragraphs that are labels of a drawing: read from the picture of a page that has text of its own. */
function drawnPlaces({ pages }: Assembly): (paragraph: Pick<ReadProse, "page" | "box">) => boolean {
  const places = new Map(pages.map(({ page }) => [page.number, page.pictured ?? []]));
  return ({ page, box: [x0, y0, x1, y1] }) =>
    (places.get(page) ?? []).some((place) => contains(place, (x0 + x1) / 2, (y0 + y1) / 2));
}

function toSourcePage(
  { page, printedNumber, duplicateOf }: Assembly["pages"][number],
  tables: readonly Table[],
  ledger: PageLedger | undefined,
): SourcePage {
  return {
    number: page.number,
    kind: page.kind,
    width: page.width,
    height: page.height,
    rotation: page.rotation,
    skew: page.skew,
    dpi: page.dpi,
    ...(printedNumber === null ? {} : { printedNumber }),
    tables: tables.filter((table) => table.pages.includes(page.number)).map((table) => table.id),
    steps: page.steps.map((step) => ({ ...step })),
    ...(page.pictured === undefined ? {} : { pictured: page.pictured.map((place) => [...place]) }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(page.blank ? { blank: true } : {}),
    ...(duplicateOf === undefined ? {} : { duplicateOf }),
    ...(page.error === undefined ? {} : { error: page.error }),
  };
}
