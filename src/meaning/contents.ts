import type { Flag, Prose, Table } from "../contract/schema.ts";
import { similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import { raise } from "../findings/raise.ts";
import { readLabel } from "./label.ts";
import { kindOfTitle } from "./titles.ts";

/** Titles this alike name the same table. */
const ALIKE = 0.6;

/** A flag for each table that the contents list names and the document does not hold. */
export function missingTables(prose: readonly Prose[], tables: readonly Table[]): Flag[] {
  const firstTable = Math.min(...tables.flatMap((table) => table.pages));
  const listed = new Map<string, Prose>();
  for (const [index, entry] of prose.entries()) {
    const listing = listedTable(entry);
    if (listing === null || entry.page >= firstTable || listed.has(listing.name)) continue;
    // 五、部门预算表 over 1. … 2. … names a part of the document, not a table.
    const next = prose[index + 1] ? listedTable(prose[index + 1] as Prose) : null;
    if (next === null || next.depth <= listing.depth) listed.set(listing.name, entry);
  }
  return [...listed].flatMap(([name, entry]): Flag[] => {
    const kind = kindOfTitle(name);
    const held = tables.some(
      (table) =>
        (kind !== "unknown" && table.kind === kind) || similarity(normalise(table.title), name) >= ALIKE,
    );
    if (held) return [];
    return [
      {
        id: `TABLE-MISSING:p${entry.page}`,
        ...raise("TABLE-MISSING", "listed", { title: name }),
        cells: [],
        page: entry.page,
        box: entry.box,
      },
    ];
  });
}

interface Listing {
  readonly name: string;
  readonly depth: number;
}

/** The table that a line of the contents names (`八、“三公”经费预算表……23`), or null. */
function listedTable({ text }: Prose): Listing | null {
  const plain = normalise(text).replace(/[.…·\-—]*\d*$/u, "");
  const { name, depth } = readLabel(plain);
  return depth > 0 && name.length <= 40 && /表$/u.test(name) ? { name, depth } : null;
}
