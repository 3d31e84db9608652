import type { Disclosure, Field, Prose, Table } from "../contract/schema.ts";
import { mostFrequent } from "../core/countOf.ts";
import { normalise } from "../core/text.ts";
import { nameOnCover } from "../lexicon/disclosureNames.ts";
import { readFrameText } from "../lexicon/frameLabels.ts";
import { regionOf } from "./region.ts";

type Drafted = Omit<Table, "disclosure">;

/** Whose disclosure this is, of what year and sort: from the cover, the titles and the department named over the tables. */
export function toDisclosure(
  prose: readonly Prose[],
  tables: readonly Drafted[],
  pages: readonly number[],
  year: number | null,
): Disclosure {
  const cover = coverOf(prose, pages);
  const titles = tables.map((table) => normalise(table.title));
  const kind = disclosureKind([...namingLines(cover), ...titles]);
  const printed = departmentOf(tables, prose, pages);
  const department = printed?.name ?? null;
  const organisations = organisationsOf(tables);
  const own = organisations.find(({ name }) => name === department);
  const parent = own && organisations.find(({ code }) => code !== own.code && own.code.startsWith(code));
  return {
    kind,
    level: levelOf(cover, titles, parent !== undefined, department),
    year,
    department,
    departmentCode: printed?.code ?? own?.code ?? null,
    ...(parent ? { parent } : {}),
    region: regionOf({
      department,
      cover,
      prose: prose.map(({ text }) => normalise(text)),
      projectCodes: projectCodesOf(tables),
      year,
    }),
    pages: [...pages],
  };
}

/** Lines of a cover that name the disclosure; more are prose. */
const COVER_LINES = 6;

/** Of the texts of a cover those that may name the disclosure. */
export const namingLines = (cover: readonly string[]): readonly string[] => cover.slice(0, COVER_LINES);

/** Texts of the first two pages, normalised. */
export const coverOf = (prose: readonly Prose[], pages: readonly number[]): string[] =>
  prose.filter((entry) => entry.page <= (pages[0] ?? 1) + 1).map((entry) => normalise(entry.text));

/** Does the disclosure tell of a budget or of final accounts, by the lines of its cover and its titles? */
export function disclosureKind(texts: readonly string[]): Disclosure["kind"] {
  const accounts = texts.filter((text) => /决算/u.test(text)).length;
  const budgets = texts.filter((text) => /预算/u.test(text) && !/决算/u.test(text)).length;
  return accounts > budgets ? "final-accounts" : "budget";
}

/**
 * The body that most tables name, else the one that the cover names: by a label (部门名称：…), or in the name of the
 * disclosure, whatever number of lines that is printed in.
 */
function departmentOf(
  tables: readonly Drafted[],
  prose: readonly Prose[],
  pages: readonly number[],
): { name: string; code: string | null } | null {
  const printed = tables.flatMap((table) =>
    table.fields
      .filter((field: Field) => field.name === "编制部门" && field.text !== "")
      .map((field) => normalise(field.text)),
  );
  const most = mostFrequent(printed)?.[0];
  if (most !== undefined) return withCode(most);
  const cover = prose.filter(({ page }) => page === pages[0]).map(({ text }) => normalise(text));
  for (const line of cover) {
    const [label] = readFrameText(line);
    if (label?.kind === "department" && label.department !== "") return withCode(label.department);
  }
  const name = nameOnCover(cover) ?? nameOnCover(coverOf(prose, pages));
  return name && name.body !== "" ? withCode(name.body) : null;
}

/** `341-湖州市财政局`, `[105001]长春市信访局`: the name, and the code that is printed before it. */
function withCode(printed: string): { name: string; code: string | null } {
  const found = /^\[?(\d{3,9})\]?[-—]?(?=\p{Script=Han})/u.exec(printed);
  return { name: printed.slice(found?.[0].length ?? 0), code: found?.[1] ?? null };
}

/** Bodies that the tables name with their codes: department rows, and details of tables of organisations. */
function organisationsOf(tables: readonly Drafted[]): { code: string; name: string }[] {
  const found = new Map<string, string>();
  for (const table of tables) {
    for (const row of table.rows) {
      const texts = row.cells.map((cell) => normalise(cell.text));
      const code = table.columns.find((column) => column.dimension === "administrative.code");
      const name = table.columns.find((column) => column.dimension === "administrative.name");
      const candidates =
        code && name
          ? [[texts[code.index], texts[name.index]]]
          : row.kind === "department"
            ? [
                [
                  texts.find((text) => /^\d{3,9}$/u.test(text)),
                  texts.find((text) => /[\u4e00-\u9fff]{4,}/u.test(text)),
                ],
              ]
            : [];
      for (const [organisation, title] of candidates) {
        if (organisation && title && /^\d{3,}$/u.test(organisation) && !found.has(organisation))
          found.set(organisation, title);
      }
    }
  }
  return [...found]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1));
}

/** A body below another is a unit, whatever the title says; a title without 部门 or 单位 may be a government's. */
function levelOf(
  cover: readonly string[],
  titles: readonly string[],
  hasParent: boolean,
  department: string | null,
): Disclosure["level"] {
  if (hasParent) return "unit";
  const texts = [...namingLines(cover), ...titles];
  const count = (pattern: RegExp) => texts.filter((text) => pattern.test(text)).length;
  const units = count(/单位(?:预算|决算|收支|收入|支出|财务|财政)|预算单位/u);
  const departments = count(/部门(?:预算|决算|收支|收入|支出)|部门/u);
  if (units > departments) return "unit";
  if (departments > 0) return "department";
  if (department === null && count(/(?:市|县|区)(?:本级|级)?(?:财政|政府|一般公共)?(?:预算|决算)/u) > 0)
    return "government";
  return null;
}

/** The codes of projects that the tables print. */
const projectCodesOf = (tables: readonly Drafted[]): string[] =>
  tables.flatMap((table) =>
    table.columns
      .filter((column) => column.dimension === "project.code")
      .flatMap((column) => table.rows.map((row) => normalise(row.cells[column.index]?.text ?? ""))),
  );
