import type { TableTerms } from "../terms.ts";
import type { Identity, Term } from "../types.ts";

const TOTAL = /(?:总额|总计|合计)$/u;
/** 任务一/其中/财政拨款 stands in the group of 任务一. */
const OF_WHICH = /\/其中(?=\/)/gu;

interface Whole {
  readonly name: string;
  readonly term: Term;
}

/** The fields of one group with the total that they break down. */
interface Breakdown {
  readonly whole: Whole;
  readonly group: string;
  readonly parts: readonly Term[];
  /** How many of the parts stand under 其中. */
  readonly ofWhich: number;
}

/**
 * A form's head breaks its amount down, often more than once: 部门预算总额 = Σ 资金来源 = Σ 资金结构. A field that is called
 * a total is broken down by what stands below its own name (年度资金总额/财政拨款), by those beside it in its group, and by the
 * groups after it that are of no other total. Parts under 其中 count with those beside it (其中：财政拨款 | 其他资金); alone
 * they need not make the total.
 */
export function fieldIdentities({ table, fields }: TableTerms): Identity[] {
  const wholes: Whole[] = [];
  const found = new Map<string, Breakdown>();
  for (const { index, name: printed } of table.fields) {
    const term = fields[index];
    if (!term) continue;
    const name = printed.replace(OF_WHICH, "");
    if (TOTAL.test(name)) wholes.push({ name, term });
    else if (name.includes("/")) {
      const group = groupOf(name);
      const whole = wholeOf(group, wholes);
      if (!whole) continue;
      const key = `${whole.name} ${group}`;
      const before = found.get(key);
      found.set(key, {
        whole,
        group,
        parts: [...(before?.parts ?? []), term],
        ofWhich: (before?.ofWhich ?? 0) + (name === printed ? 0 : 1),
      });
    }
  }
  const summed = [...found.values()].filter(({ parts, ofWhich }) => parts.length > ofWhich);
  return summed.map(({ whole, group, parts, ofWhich }) => ({
    rule: "SUM-FIELDS",
    relation: "sum",
    left: [whole.term],
    right: [...parts],
    onMiss: ofWhich > 0 ? "warning" : "error",
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
