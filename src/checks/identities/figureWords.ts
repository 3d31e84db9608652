import { normalise } from "../../core/text.ts";
import type { Query } from "./figures.ts";

/** Where in the tables a figure that prose names is printed. */
export interface FigureMeaning {
  readonly queries: readonly Query[];
  /** Do the words mean exactly these cells, so that another amount contradicts them? */
  readonly certain: boolean;
}

const SUMMARY = "revenue-expenditure-summary";
const FISCAL = "fiscal-appropriation-summary";
const GENERAL = "general-public-budget-expenditure";
const BASIC = "general-public-budget-basic-expenditure";
const CLOSING = ["total", "subtotal"];

const revenue: readonly Query[] = [
  { kind: SUMMARY, direction: "revenue", fund: "all", aggregation: CLOSING },
  { kind: "revenue", fund: "all", aggregation: "total" },
];
const expenditure: readonly Query[] = [
  { kind: SUMMARY, direction: "expenditure", nature: "total", aggregation: CLOSING },
  { kind: "expenditure", nature: "total", fund: "all", aggregation: "total" },
];
const nature = (...natures: readonly string[]): Query[] =>
  (["expenditure", GENERAL, BASIC] as const).map((kind) => ({ kind, nature: natures, aggregation: "total" }));
const threePublic = (nature: string): Query[] => [{ kind: "three-public-expenses", nature }];
const fund = (name: string, own?: Query["kind"]): Query[] => [
  { kind: SUMMARY, fund: name },
  { kind: FISCAL, fund: name, aggregation: CLOSING },
  { kind: "revenue", fund: name, aggregation: "total" },
  ...(own ? [{ kind: own, nature: "total", aggregation: "total" } as const] : []),
];

const MEANINGS: readonly (readonly [words: RegExp, queries: readonly Query[], certain: boolean])[] = [
  [/^(?:本年)?收入(?:总计|合计)$/u, revenue, true],
  [/^(?:本年)?支出(?:总计|合计)$/u, expenditure, true],
  [/^收入$/u, revenue, false],
  [/^支出$/u, expenditure, false],
  [/^收(?:入)?、?支(?:出)?总计$/u, [...revenue, ...expenditure], true],
  [/^(?:一般公共预算)?(?:财政拨款)?基本支出$/u, nature("basic"), true],
  [/^项目支出$/u, nature("project"), true],
  [/^人员经费(?:支出)?$/u, nature("basic.personnel"), true],
  [/^(?:日常)?公用经费(?:支出)?$/u, nature("basic.operating"), true],
  [
    /(?:机关|机构|事业)[)]?(?:运行|运转)经费(?:支出)?$/u,
    [...nature("basic.operating"), ...threePublic("agency-operating")],
    false,
  ],
  [/^三公经费(?:财政拨款)?(?:支出)?$/u, threePublic("three-public.total"), true],
  [/^因公出国\(境\)费用?$/u, threePublic("three-public.abroad"), true],
  [/^公务用车购置(?:及|和)运行(?:维护)?费$/u, threePublic("three-public.vehicles"), true],
  [/^(?:公务用车)?购置费$/u, threePublic("three-public.vehicles.purchase"), true],
  [/^(?:公务用车)?运行(?:维护)?费$/u, threePublic("three-public.vehicles.operation"), true],
  [/^公务接待费$/u, threePublic("three-public.reception"), true],
  [/^一般公共预算(?:财政)?(?:拨款)?(?:收入|支出|收支)?$/u, fund("general-public", GENERAL), false],
  [
    /^政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:收入|支出|收支)?$/u,
    fund("government-fund", "government-fund-expenditure"),
    false,
  ],
  [
    /^国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:收入|支出|收支)?$/u,
    fund("state-capital", "state-capital-operating-expenditure"),
    false,
  ],
  [
    /^财政拨款(?:收入支出|收支|收、支)总计$/u,
    [{ kind: FISCAL, fund: "fiscal", nature: "total", aggregation: "total" }],
    true,
  ],
  [/^财政拨款(?:收入|支出|收支|收入支出|收、支)?(?:总计|合计)?$/u, fund("fiscal"), false],
  [/^事业收入$/u, fund("business"), false],
  [/^(?:事业单位)?经营收入$/u, fund("operating"), false],
  [/^上级补助收入$/u, fund("superior-subsidy"), false],
  [/^附属单位上缴收入$/u, fund("affiliated-remittance"), false],
  [/^其他收入$/u, fund("other"), false],
];

/** Words that say of which stage an amount is; 一般公共预算 is a fund and stays whole. */
const STAGE = /(?<!公共|基金|经营)(?:年初)?(?<stage>预算|决算)(?:数|安排)?$/u;

/** The stage that the figure's words name, if they do: 年初预算 is not what a table of final accounts prints. */
export function stageOf(figure: string): "budget" | "final-accounts" | null {
  const stage = STAGE.exec(normalise(figure))?.groups?.stage;
  return stage === undefined ? null : stage === "预算" ? "budget" : "final-accounts";
}

/** What a stated figure means in the tables, or null where its words are not known. */
export function meaningOfFigure(figure: string): FigureMeaning | null {
  const words = normalise(figure).replace(/[“”"]/gu, "").replace(STAGE, "");
  const found = MEANINGS.find(([pattern]) => pattern.test(words));
  return found ? { queries: found[1], certain: found[2] } : null;
}
