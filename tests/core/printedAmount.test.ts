import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addendOf, Exact, formatAmount, isNothing, parsePrinted, STRUCK } from "../../src/core/money.ts";

const shown = (text: string): string => {
  const printed = parsePrinted(text);
  return printed.kind === "amount" ? formatAmount(printed.value) : printed.kind;
};
const struck = (text: string): string => [...text].map((character) => character + STRUCK).join("");

/** A figure other than nought with its value, its thousands parted or not, its decimals as many as it has. */
const figure = fc
  .tuple(
    fc.bigInt({ min: 1n, max: 10n ** 13n }),
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom("", ",", "，", "'"),
  )
  .map(([digits, places, mark]) => {
    const value = new Exact(digits.toString()).div(new Exact(10).pow(places));
    const [whole = "", decimals] = value.toFixed(places).split(".");
    const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, mark);
    return { value, text: decimals === undefined ? grouped : `${grouped}.${decimals}` };
  });
const wide = (text: string): string =>
  text.replace(/[0-9.]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const MINUS = ["-", "－", "−", "–", "△", "▲", "▼", "减", "减少"].map((sign) => [sign, ""] as const);
const AROUND = [
  ["", "-"],
  ["", "－"],
  ["(", ")"],
  ["（", "）"],
  ["〔", "〕"],
  ["<", ">"],
  ["＜", "＞"],
] as const;
const PLUS = [
  ["", ""],
  ["+", ""],
  ["＋", ""],
  ["增", ""],
  ["增加", ""],
  ["¥", ""],
  ["￥", ""],
] as const;
const NOTES = ["", "①", "⑳", "⑴", "❶", "¹", "²³", "*", "※", "①②", "注1", "（注2）", "[注]"];

describe("a printed amount", () => {
  it("keeps its value under every sign, thousands mark, width and note mark", () => {
    fc.assert(
      fc.property(
        figure,
        fc.constantFrom(...MINUS, ...AROUND, ...PLUS),
        fc.constantFrom(...NOTES),
        fc.constantFrom("", "①", "¹", "*"),
        fc.boolean(),
        ({ value, text }, form, note, mark, isWide) => {
          const [before, after] = form;
          const isNegative = !PLUS.some((plus) => plus === form);
          const printed = `${mark}${before}${isWide ? wide(text) : text}${after}${note}`;
          expect([printed, shown(printed)]).toEqual([
            printed,
            formatAmount(isNegative ? value.neg() : value),
          ]);
        },
      ),
    );
  });

  it("is never made of two: figures beside each other are several, whatever their signs and decimals", () => {
    fc.assert(
      fc.property(figure, figure, fc.constantFrom(" ", "\n", "　"), (left, right, blank) => {
        const text = `${left.text}${blank}${right.text}`;
        fc.pre(text.length > 3);
        expect([text, shown(text)]).toEqual([text, "several"]);
      }),
    );
  });

  it("is what is left where another figure is struck out, and none where nothing is left", () => {
    fc.assert(
      fc.property(figure, figure, ({ text: old }, { value, text }) => {
        expect(shown(`${struck(old)} ${text}`)).toBe(formatAmount(value));
        expect(shown(`${text} ${struck(old)}`)).toBe(formatAmount(value));
        expect(shown(struck(old))).toBe("struck");
      }),
    );
  });

  it("may be set letter by letter, but its thousands are not parted by blanks: 12 may stand over 345.00", () => {
    expect(shown("12 345.00")).toBe("several");
    expect(shown("126 400")).toBe("several");
    expect(shown("1 2 3 . 4")).toBe("123.4");
  });

  it("takes no note mark, code, count or broken figure for one", () => {
    for (const [text, kind] of [
      ["①", "note"],
      ["**", "numbering"],
      ["②※", "note"],
      ["注3", "note"],
      ["####", "overflow"],
      ["＃＃＃", "overflow"],
      ["2.573.05", "other"],
      ["41①0.22", "other"],
      ["410.22₁", "other"],
      ["-(5)", "other"],
      ["减", "other"],
      ["5.00(", "other"],
      ["418.22/410.22", "other"],
      ["\uE0017.90", "other"],
    ])
      expect([text, shown(text as string)]).toEqual([text, kind]);
  });
});

describe("what stands for nothing", () => {
  it("keeps blank, nought, a dash and a mark for nothing apart", () => {
    expect(
      ["", "0", "0.00", "-", "—", "/", "×", "无", "……", "N/A"].map((text) => parsePrinted(text).kind),
    ).toEqual([
      "blank",
      ...Array.from({ length: 4 }, () => "amount"),
      ...Array.from({ length: 5 }, () => "none"),
    ]);
    expect(parsePrinted("0.00")).toMatchObject({ places: 2 });
  });

  it("adds nothing to a sum, while what is no figure leaves the sum open", () => {
    for (const text of ["", "/", "无", struck("35.00"), "-"]) expect(addendOf(text)?.isZero()).toBe(true);
    for (const text of ["①", "126 40", "####", "见附表", "**", "***"]) expect(addendOf(text)).toBeNull();
    expect(["", "/", struck("1")].every((text) => isNothing(parsePrinted(text)))).toBe(true);
  });
});
