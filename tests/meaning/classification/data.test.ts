import { describe, expect, it } from "vitest";
import { normalise } from "../../../src/core/text.ts";
import {
  entriesOf,
  entryIn,
  functionClassOf,
  mayBeNamed,
  parentOf,
} from "../../../src/meaning/classification/index.ts";
import { classification, SCHEMES } from "../../../src/meaning/classification/load.ts";
import { readTruth } from "../../samples/readSample.ts";

const overlaps = (a: { from: number | null; to: number | null }, b: typeof a): boolean =>
  (a.from ?? 0) <= (b.to ?? 9999) && (b.from ?? 0) <= (a.to ?? 9999);

describe("the classification data", () => {
  const { entries, correspondence } = classification();

  it.each(SCHEMES)("%s: every code stands under one that is there too, in some of its years", (scheme) => {
    const orphans = entries[scheme].filter((entry) => {
      const parent = parentOf(entry.code);
      return parent !== null && !entriesOf(scheme, parent).some((above) => overlaps(above, entry));
    });
    expect(orphans).toEqual([]);
  });

  it.each(SCHEMES)("%s: years run forwards, and no name of a code is told twice for a year", (scheme) => {
    const rows = entries[scheme];
    expect(rows.filter(({ from, to }) => from !== null && to !== null && from > to)).toEqual([]);
    const seen = rows.map(({ code, name, from }) => `${code} ${name} ${from}`);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("has every class of expenditure, and both economic classifications since 2018", () => {
    const classesIn = (scheme: (typeof SCHEMES)[number]) =>
      [
        ...new Set(
          entries[scheme]
            .filter((entry) => entry.code.length === 3 && overlaps(entry, { from: 2024, to: 2024 }))
            .map(({ code }) => code),
        ),
      ].join(" ");
    expect(classesIn("function")).toBe(
      "201 202 203 204 205 206 207 208 209 210 211 212 213 214 215 216 217 219 220 221 222 223 224 227 229 230 231 232 233 234",
    );
    expect(classesIn("departmentEconomic")).toBe("301 302 303 307 309 310 311 312 313 399");
    expect(classesIn("governmentEconomic")).toBe(
      "501 502 503 504 505 506 507 508 509 510 511 512 513 514 599",
    );
  });

  it("names only classes that there are where one economic classification becomes the other", () => {
    const unknown = correspondence.filter(
      (row) =>
        entryIn("departmentEconomic", row.departmentEconomic, 2024) === null ||
        entryIn("governmentEconomic", row.governmentEconomic, 2024) === null,
    );
    expect(unknown).toEqual([]);
    const leaves = entries.departmentEconomic.filter(
      (entry) =>
        entry.code.length === 5 && overlaps(entry, { from: 2024, to: 2024 }) && /^30[12]/u.test(entry.code),
    );
    const pairs = new Set(correspondence.map((row) => `${row.departmentEconomic} ${row.unit}`));
    const without = (unit: string) => leaves.filter(({ code }) => !pairs.has(`${code} ${unit}`));
    expect(without("public-service")).toEqual([]);
    expect(without("administrative").map(({ name }) => name)).toEqual(["绩效工资"]);
  });

  it("agrees with every code and name, and every pair of economic classes, that the sample prints", async () => {
    const { observations } = await readTruth("scan");
    const strange = observations.flatMap((row) =>
      SCHEMES.flatMap((scheme) => {
        const [code, name] = [row[`${scheme}Code`], row[`${scheme}Name`]];
        if (code === null || name === null) return [];
        return entryIn(scheme, code, 2024) && mayBeNamed(scheme, code, name) ? [] : [`${code} ${name}`];
      }),
    );
    expect(strange).toEqual([]);
    const pairs = new Set(correspondence.map((row) => `${row.departmentEconomic} ${row.governmentEconomic}`));
    const printed = observations.filter((row) => row.departmentEconomicCode && row.governmentEconomicCode);
    expect(printed.length).toBeGreaterThan(20);
    expect(
      printed
        .map((row) => `${row.departmentEconomicCode} ${row.governmentEconomicCode}`)
        .filter((pair) => !pairs.has(pair)),
    ).toEqual([]);
  });
});

describe("looking up a code", () => {
  it("gives the name of the year: the economic classes of 2018 took over old numbers", () => {
    expect(entryIn("departmentEconomic", "30311", 2016)?.name).toBe("住房公积金");
    expect(entryIn("departmentEconomic", "30311", 2018)).toBeNull();
    expect(entryIn("departmentEconomic", "30311", 2024)?.name).toBe("代缴社会保险费");
    expect(entryIn("function", "207", 2017)?.name).toBe("文化体育与传媒支出");
    expect(entryIn("governmentEconomic", "50101", 2017)).toBeNull();
  });

  it("takes a misread, cut or former name for the code's, and not another's", () => {
    expect(mayBeNamed("function", "2101101", "行政单位医疔")).toBe(true);
    expect(mayBeNamed("function", "2080505", "机关事业单位基本养老保")).toBe(true);
    expect(mayBeNamed("function", "210", normalise("医疗卫生与计划生育支出"))).toBe(true);
    expect(mayBeNamed("function", "2101101", "住房公积金")).toBe(false);
    expect(mayBeNamed("function", "9999999", "住房公积金")).toBe(true);
  });

  it("names a function class by every name it had", () => {
    expect(functionClassOf("医疗卫生与计划生育支出")).toBe("210");
    expect(functionClassOf("城乡社区事务")).toBe("212");
    expect(functionClassOf("抗疫特别国债安排的支出")).toBe("234");
    expect(functionClassOf("事业收入")).toBeNull();
  });
});
