/** The administrative divisions of China (GB/T 2260): looked up by code, by name and by short name. */
import { z } from "zod";
import { groupBy } from "../../core/groupBy.ts";
import { readRows, year } from "../classification/load.ts";

const divisionRow = z.strictObject({
  /** Two digits province, two prefecture, two county; 00 where there is no lower level. */
  code: z.string().regex(/^[1-9]\d{5}$/u),
  name: z.string().min(2),
  from: year,
  to: year,
});
/** A province, prefecture or county under one name. */
export type Division = z.infer<typeof divisionRow>;

/** Nationalities as the names of autonomous divisions have them, with or without 族. */
const NATIONALITIES =
  "各|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|普米";
/** 恩施土家族苗族自治州 is printed 恩施州 too; 恭城瑶族自治县 恭城县. */
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:(?:${NATIONALITIES})族?)+自治([州县旗])$`, "u");
/** What a short name leaves out: 长沙 of 长沙市, 江苏 of 江苏省, 广西 of 广西壮族自治区. */
const CLOSING = /(?:省|市|盟|地区|州|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/u;

interface Index {
  readonly byName: ReadonlyMap<string, readonly Division[]>;
  readonly byShortName: ReadonlyMap<string, readonly Division[]>;
  readonly byCode: ReadonlyMap<string, readonly Division[]>;
  readonly longestName: number;
}

let index: Index | undefined;

function divisions(): Index {
  index ??= load();
  return index;
}

function load(): Index {
  const all = readRows("regions", divisionRow);
  const named = all.flatMap((division) => namesOf(division).map((name) => ({ name, division })));
  const short = all
    .filter(({ code }) => code.endsWith("00"))
    .map((division) => ({ name: (namesOf(division).at(-1) as string).replace(CLOSING, ""), division }))
    .filter(({ name }) => name.length > 1);
  const lookup = (entries: typeof named) =>
    new Map(
      [...groupBy(entries, ({ name }) => name)].map(([name, found]) => [
        name,
        found.map(({ division }) => division),
      ]),
    );
  return {
    byName: lookup(named),
    byShortName: lookup(short),
    byCode: groupBy(all, ({ code }) => code),
    longestName: Math.max(...named.map(({ name }) => name.length)),
  };
}

/** The name of the standard, and the one that it is printed with too. */
function namesOf({ name }: Division): string[] {
  const [, own, level] = AUTONOMOUS.exec(name) ?? [];
  return own === undefined ? [name] : [name, `${own}${level}`];
}

/** Characters of the longest name. */
export const longestName = (): number => divisions().longestName;

/** Every division that has or had the name: 鼓楼区 is one of Nanjing, of Fuzhou and of other cities. */
export const divisionsNamed = (name: string): readonly Division[] => divisions().byName.get(name) ?? [];

/** The provinces and prefectures that have the name without its closing word: 吉林 is 吉林省 and 吉林市. */
export const divisionsCalled = (short: string): readonly Division[] =>
  divisions().byShortName.get(short) ?? [];

/** The division of a code under its newest name; null where GB/T 2260 has no such code. */
export const divisionOf = (code: string): Division | null => divisions().byCode.get(code)?.at(-1) ?? null;

/** The digits that the codes below a division begin with: 3205 of 苏州市. */
const ownDigits = ({ code }: Division): string => code.replace(/(?:00){1,2}$/u, "");

/** Is `lower` a part of `upper`? */
export const isWithin = (lower: Division, upper: Division): boolean =>
  lower.code !== upper.code && lower.code.startsWith(ownDigits(upper));

/** Does a longer code that begins with a region's six digits belong to the division or to a part of it? */
export const holdsCode = (division: Division, code: string): boolean => code.startsWith(ownDigits(division));

/** The prefecture of a county, else its province; null of a province. */
export function divisionAbove({ code }: Division): Division | null {
  const above = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].filter((upper) => upper !== code);
  return above.map(divisionOf).find((division) => division !== null) ?? null;
}

/** The name that only this division has: 上海市普陀区, since cities name their districts alike; 昆山市, 滑县, 神农架林区. */
export function uniqueName(division: Division): string {
  const isDistrict = !division.code.endsWith("00") && /(?<!林)区$/u.test(division.name);
  return `${isDistrict ? (divisionAbove(division)?.name ?? "") : ""}${division.name}`;
}

/** Was the division there under this name in `year`? True where the year is not known. */
export const isInForce = ({ from, to }: Division, year: number | null): boolean =>
  year === null || ((from ?? year) <= year && year <= (to ?? year));
