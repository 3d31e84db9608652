/** What the values of a row and the title of a table say of its amounts. */
import type { Coordinates } from "../contract/schema.ts";

const NATURE_OF_TYPE: readonly (readonly [RegExp, NonNullable<Coordinates["nature"]>])[] = [
  [/^人员(?:类|经费|支出)/u, "basic.personnel"],
  [/^(?:日常)?公用经费|^运转类?公用|^公用/u, "basic.operating"],
  [/^其他运转类/u, "project.other-operating"],
  [/^特定目标类/u, "project.targeted"],
];

/** The nature that a value of 项目分类 stands for, or null. */
export const natureOfProjectType = (text: string): NonNullable<Coordinates["nature"]> | null =>
  NATURE_OF_TYPE.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** What is bought, as a value of a row of a procurement table. */
export const natureOfPurchase = (text: string): NonNullable<Coordinates["nature"]> | null =>
  PURCHASES.find(([pattern]) => pattern.test(text))?.[1] ?? null;

const PURCHASES: readonly (readonly [RegExp, NonNullable<Coordinates["nature"]>])[] = [
  [/^(?:[A-C]-?)?货物(?:类|采购)?$/u, "procurement.goods"],
  [/^(?:[A-C]-?)?工程(?:类|采购)?$/u, "procurement.works"],
  [/^(?:[A-C]-?)?服务(?:类|采购)?$/u, "procurement.services"],
];

/** What a table's title says of all its money: 一般公共预算收入预算表, 财政拨款基本支出预算表. */
export function coordinatesOfTitle(title: string): Coordinates {
  const [revenue, expenditure] = [/收入/u.test(title), /支出/u.test(title)];
  const fund = /政府性基金/u.test(title)
    ? "government-fund"
    : /国有资本经营/u.test(title)
      ? "state-capital"
      : /公共(?:财政)?预算/u.test(title)
        ? "general-public"
        : /财政拨款/u.test(title)
          ? "fiscal"
          : undefined;
  const [basic, project] = [/基本支出/u.test(title), /项目支出/u.test(title)];
  return {
    ...(basic === project ? {} : { nature: basic ? "basic" : "project" }),
    ...(revenue === expenditure ? {} : { direction: revenue ? "revenue" : "expenditure" }),
    ...(fund ? { fund } : {}),
  };
}
