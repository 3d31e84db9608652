import { groupBy } from "../core/groupBy.ts";
import { oneLine } from "../core/text.ts";
import type { DatasetSource } from "../export/index.ts";

/**
 * Files that say the same of whose disclosure they are, of what kind, level and year: added up, their money would
 * count twice. A disclosure without a department or a year is like no other.
 */
export function sameDisclosures(sources: readonly DatasetSource[]): string[][] {
  const named = sources.flatMap(({ title, disclosures }) =>
    disclosures.flatMap(({ kind, level, year, department, region }) =>
      department === null || year === null
        ? []
        : [{ title, key: JSON.stringify([kind, level, year, department, region?.name]) }],
    ),
  );
  const groups = [...groupBy(named, ({ key }) => key).values()];
  return groups.filter((group) => group.length > 1).map((group) => group.map(({ title }) => oneLine(title)));
}
