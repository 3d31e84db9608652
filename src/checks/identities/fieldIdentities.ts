import type { TableTerms } from "../terms.ts";
import type { Identity, Term } from "../types.ts";

const TOTAL = /(?:总额|总计|合计)$/u;

/**
 * A form's head breaks its amount down more than once: 部门预算总额 = Σ 资金来源 = Σ 资金结构. A field that is called
 * a total is broken down by each group of fields after it.
 */
export function fieldIdentities({ table, fields }: TableTerms): Identity[] {
  const identities: Identity[] = [];
  let whole: Term | null = null;
  let groups = new Map<string, Term[]>();
  for (const { index, name } of table.fields) {
    const term = fields[index];
    if (!term) continue;
    if (TOTAL.test(name)) {
      identities.push(...breakdowns(table.id, whole, groups));
      whole = term;
      groups = new Map();
    } else if (name.includes("/")) {
      const group = name.slice(0, name.lastIndexOf("/"));
      groups.set(group, [...(groups.get(group) ?? []), term]);
    }
  }
  return [...identities, ...breakdowns(table.id, whole, groups)];
}

function breakdowns(
  table: string,
  whole: Term | null,
  groups: ReadonlyMap<string, readonly Term[]>,
): Identity[] {
  if (!whole) return [];
  return [...groups].map(([name, right]) => ({
    rule: "SUM-FIELDS",
    relation: "sum",
    left: [whole],
    right,
    onMiss: "error",
    cluster: `${table} fields ${name}`,
  }));
}
