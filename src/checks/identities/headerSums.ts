import type { Column, Coordinates, Table } from "../../contract/schema.ts";
import { groupBy } from "../../core/groupBy.ts";
import { normalise } from "../../core/text.ts";
import { isOtherWord } from "../../lexicon/headerWords/match.ts";
import { hasFigure } from "../../meaning/hasFigure.ts";

/** Columns whose figures add up in every row: `total` = Σ of `parts`. */
export interface HeaderSum {
  readonly total: readonly number[];
  /** Ways to read the header, the likeliest first. */
  readonly ways: readonly (readonly number[])[];
  readonly relation: "sum" | "bound";
  readonly ofWhich?: true;
}

/** A header word that closes the columns beside it. */
const CLOSING = /(?:合计|总计|小计)$/u;
/** A header word that only says which year's or what stage's figure stands there, or numbers the column. */
const PHASE_WORD =
  /^(?:\d{4}年)?(?:年初|本年|上年|调整|全年)?(?:预算|决算|执行)数$|^栏次$|^\d{1,2}(?:=.+)?$/u;

interface Node {
  readonly label: string;
  readonly children: Node[];
  /** The leaf column, -1 for a group. */
  readonly column: number;
}

/**
 * The sums that the header states among `columns` (one list of the table), for each phase on its own; a column
 * that names none has `phase`.
 */
export function headerSums(
  table: Table,
  columns: readonly number[],
  phase: NonNullable<Coordinates["phase"]>,
): HeaderSum[] {
  const measures = columns.flatMap((index) => {
    const column = table.columns[index];
    return column?.role === "measure" && column.coordinates?.phase !== "change-rate" ? [column] : [];
  });
  const unknown = columns.flatMap((index) => {
    const column = table.columns[index];
    return column && isUnknownMoney(column, table) ? [column] : [];
  });
  const byPhase = groupBy(measures, ({ coordinates }) => coordinates?.phase ?? phase);
  const sums = [...byPhase.values()].flatMap((group) => [
    ...groupSums(headerTree([...group, ...unknown].toSorted((a, b) => a.index - b.index)), table),
    ...natureSums(group),
    ...ofWhichBounds(group),
  ]);
  const all = [...sums, ...changeSums(measures, phase)];
  return all.filter((sum, index) => all.findIndex((other) => keyOf(other) === keyOf(sum)) === index);
}

/** Does the column hold figures that no word explains? A doubtful reading is rather a misread word, and its sums are tried. */
const isUnknownMoney = ({ index, role, path, header }: Column, { rows }: Table): boolean =>
  role === "other" &&
  header.every(({ confidence }) => confidence === 1) &&
  !path.some((word) => isOtherWord(normalise(word))) &&
  rows.some((row) => row.kind !== "note" && hasFigure(row, index));

const keyOf = ({ relation, total, ways }: HeaderSum): string =>
  `${relation} ${total} ${[...(ways[0] ?? [])].sort((a, b) => a - b)}`;

function headerTree(columns: readonly Column[]): Node {
  const root: Node = { label: "", children: [], column: -1 };
  for (const column of columns) {
    const path = column.path.map(normalise).filter((word) => !PHASE_WORD.test(word));
    let node = root;
    for (const word of path.slice(0, -1)) {
      let group = node.children.findLast(({ label, column }) => label === word && column === -1);
      if (!group) {
        group = { label: word, children: [], column: -1 };
        node.children.push(group);
      }
      node = group;
    }
    node.children.push({ label: path.at(-1) ?? "", children: [], column: column.index });
  }
  return root;
}

/** A leaf 合计 or 小计 is the sum of what stands beside it under the same head; groups count by their own total. */
function groupSums(node: Node, table: Table): HeaderSum[] {
  const below = node.children.flatMap((child) => groupSums(child, table));
  const isUnknown = ({ column }: Node): boolean => table.columns[column]?.role === "other";
  const known = node.children.filter((child) => !isUnknown(child));
  const closing = known.filter(({ label, column }) => column !== -1 && CLOSING.test(label));
  const [total] = closing;
  if (!total || closing.length > 1) return below;
  // What nobody knows may be a part as well: under one head any, beside all columns where they are many.
  const strangers = node.children.length - known.length;
  if (strangers > 0 && (node.label !== "" || strangers >= known.length - 1)) return below;
  const parts = known
    .filter((child) => child !== total && !hasLeafOfItsName(child, node))
    .flatMap((child) => standingFor(child, table));
  const own = table.columns[total.column]?.coordinates;
  if (parts.some((part) => contradicts(own?.direction, table.columns[part]?.coordinates?.direction)))
    return below;
  const apart = parts.filter((part) => !isRestated(part, parts, own, table));
  if (apart.length === 0) return below;
  return [...below, { relation: "sum", total: [total.column], ways: [apart, parts] }];
}

/** A group beside a leaf with the same words: the leaf is its total. */
const hasLeafOfItsName = (group: Node, parent: Node): boolean =>
  group.column === -1 && parent.children.some(({ label, column }) => column !== -1 && label === group.label);

const contradicts = <T>(a: T | undefined, b: T | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b;

/** The columns whose sum is the group's amount. */
function standingFor(node: Node, table: Table): number[] {
  const { ofWhich, role } = table.columns[node.column] ?? {};
  if (node.column !== -1) return ofWhich || role === "other" ? [] : [node.column];
  const total = node.children.find(({ label, column }) => column !== -1 && CLOSING.test(label));
  return total ? [total.column] : node.children.flatMap((child) => standingFor(child, table));
}

/** Does another part already hold this one (人员经费 beside 基本支出), or is it none of the total's sort (机关运行经费 beside 三公)? */
function isRestated(
  part: number,
  parts: readonly number[],
  total: Coordinates | undefined,
  table: Table,
): boolean {
  const own = table.columns[part]?.coordinates;
  if (!own) return false;
  if (total?.nature?.startsWith("three-public") && own.nature && !own.nature.startsWith("three-public"))
    return true;
  return parts.some((other) => {
    const wider = table.columns[other]?.coordinates;
    if (!wider || other === part || contradicts(own.origin, wider.origin)) return false;
    const nature = isWithin(own.nature, wider.nature);
    const fund = isFundWithin(own.fund, wider.fund);
    return (nature && own.fund === wider.fund) || (fund && own.nature === wider.nature);
  });
}

const isWithin = (inner: string | undefined, outer: string | undefined): boolean =>
  inner !== undefined && outer !== undefined && inner.startsWith(`${outer}.`);

const FISCAL_FUNDS = /^(?:general-public|government-fund|state-capital)/u;
const UNIT_FUNDS: readonly (string | undefined)[] = [
  "business",
  "operating",
  "superior-subsidy",
  "affiliated-remittance",
  "other",
];

const isFundWithin = (inner: string | undefined, outer: string | undefined): boolean =>
  isWithin(inner, outer) ||
  (outer === "fiscal" && inner !== undefined && FISCAL_FUNDS.test(inner)) ||
  (outer === "unit-funds" && UNIT_FUNDS.includes(inner));

/** 其中 columns: never more than the total under the same head, or the leaf just before. */
function ofWhichBounds(columns: readonly Column[]): HeaderSum[] {
  return columns.flatMap((column) => {
    if (!column.ofWhich) return [];
    const head = column.path.slice(0, -1).join("/");
    const whole = columns.findLast(
      ({ index, path, ofWhich }) => index < column.index && !ofWhich && path.slice(0, -1).join("/") === head,
    );
    return whole
      ? [{ relation: "bound", ofWhich: true, total: [whole.index], ways: [[column.index]] } as const]
      : [];
  });
}

/** What the natures mean, whatever the header's shape: 基本支出 = 人员经费 + 公用经费, and so on down. */
const NATURE_PARTS: Readonly<Record<string, readonly string[]>> = {
  basic: ["basic.personnel", "basic.operating"],
  "basic.personnel": ["basic.personnel.wages", "basic.personnel.household"],
  "basic.operating": ["basic.operating.goods-services", "basic.operating.capital"],
  project: ["project.other-operating", "project.targeted"],
  "three-public.total": ["three-public.abroad", "three-public.vehicles", "three-public.reception"],
  "three-public.vehicles": ["three-public.vehicles.purchase", "three-public.vehicles.operation"],
};

type ColumnOf = (nature: string) => number | undefined;

function natureSums(columns: readonly Column[]): HeaderSum[] {
  const groups = groupBy(columns, ({ coordinates: at }) => [at?.direction, at?.fund, at?.origin].join());
  return [...groups.values()].flatMap((group) => {
    const byNature = groupBy(group, ({ coordinates }): string => coordinates?.nature ?? "");
    const columnOf: ColumnOf = (nature) => {
      const found = byNature.get(nature) ?? [];
      return found.length === 1 ? found[0]?.index : undefined;
    };
    return Object.entries(NATURE_PARTS).flatMap(([nature, partNatures]) => {
      const total = columnOf(nature);
      const parts = partNatures.map((part) => naturePart(part, columnOf));
      if (total === undefined || parts.some((part) => part === null)) return [];
      return [{ relation: "sum", total: [total], ways: [(parts as number[][]).flat()] } as const];
    });
  });
}

/** The columns that make up a nature: its own, else those of all its parts, else null. */
function naturePart(nature: string, columnOf: ColumnOf): number[] | null {
  const own = columnOf(nature);
  if (own !== undefined) return [own];
  const parts = NATURE_PARTS[nature]?.map((part) => naturePart(part, columnOf));
  return parts?.every((part) => part !== null) ? (parts as number[][]).flat() : null;
}

/** 增减 = this year's figure − last year's. */
function changeSums(measures: readonly Column[], phase: string): HeaderSum[] {
  const same = (a: Column, b: Column) =>
    (["direction", "nature", "fund", "origin"] as const).every(
      (axis) => a.coordinates?.[axis] === b.coordinates?.[axis],
    );
  return measures
    .filter(({ coordinates }) => coordinates?.phase === "change")
    .flatMap((change) => {
      const alike = measures.filter((other) => same(change, other));
      const now = alike.filter(({ coordinates }) =>
        /^(?:budget|final-accounts)$/u.test(coordinates?.phase ?? phase),
      );
      const before = alike.filter(({ coordinates }) => coordinates?.phase?.startsWith("prior-year"));
      if (now.length !== 1 || before.length === 0) return [];
      const ways = before.map(({ index }) => [index, change.index]);
      return [{ relation: "sum", total: now.map(({ index }) => index), ways } as const];
    });
}
