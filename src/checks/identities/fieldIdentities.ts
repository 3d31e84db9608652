import type { TableTerms } from "../terms.ts";
import type { Identity, Term } from "../types.ts";

const TOTAL = /(?:总额|总计|合计)$/u;

interface Whole {
  readonly name: string;
  readonly term: Term;
}

/** The fields of one group with the total that they break down. */
interface Breakdown {
  readonly whole: Whole;
  readonly group: string;
  readonly parts: readonly Term[];
}

/**
 * A form's head breaks its amount down, often more than once: 部门预算总额 = Σ 资金来源 = Σ 资金结构. A field that is called
 * a total is broken down by what stands below its own name (年度资金总额/财政拨款), by those beside it in its group, and by the
 * groups after it that are of no other total.
 */
export function fieldIdentities({ table, fields }: TableTerms): Identity[] {
  const wholes: Whole[] = [];
  const found = new Map<string, Breakdown>();
  for (const { index, name } of table.fields) {
    const term = fields[index];
    if (!term) continue;
    if (TOTAL.test(name)) wholes.push({ name, term });
    else if (name.includes("/")) {
      const group = groupOf(name);
      const whole = wholeOf(group, wholes);
      if (!whole) continue;
      const key = `${whole.name} ${group}`;
      found.set(key, { whole, group, parts: [...(found.get(key)?.parts ?? []), term] });
    }
  }
  return [...found.values()].map(({ whole, group, parts }) => ({
    rule: "SUM-FIELDS",
    relation: "sum",
    left: [whole.term],
    right: [...parts],
    onMiss: "error",
    cluster: `${table.id} fields ${group}`,
  }));
}

const groupOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf("/")));

/** The total that a group breaks down. The figures beside a row's label (年度资金总额/全年预算数) break down nothing. */
function wholeOf(group: string, wholes: readonly Whole[]): Whole | null {
  const own = wholes.findLast(
    ({ name }) =>
      name === group || group.startsWith(`${name}/`) || (name.includes("/") && groupOf(name) === group),
  );
  if (own || TOTAL.test(group)) return own ?? null;
  const last = wholes.at(-1);
  return last && !last.name.includes("/") ? last : null;
}
