import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePrinted } from "../../../src/core/money.ts";
import { printedNumber } from "../../../src/export/workbook/printedNumber.ts";

test.each([
  ["1314.87", 1314.87, "0.00"],
  ["1,260,000.50", 1260000.5, "#,##0.00"],
  ["166", 166, "0"],
  ["0", 0, "0"],
  ["0.00", 0, "0.00"],
  ["-78.30", -78.3, "0.00"],
  ["１２．５", 12.5, "0.0"],
  ["13.20%", 0.132, "0.00%"],
  ["-", 0, "\\-"],
  ["——", 0, "\\—\\—"],
  ["△12.5", -12.5, "0.0;\\△0.0"],
  ["(12.5)", -12.5, "0.0;\\(0.0\\)"],
  ["¥3.00", 3, "\\¥0.00"],
])("%j is the number %d that shows as %j", (text, value, format) => {
  expect(printedNumber(text)).toEqual({ value, format });
});

test.each([
  "",
  "/",
  "合计",
  "12 34",
  "####",
  "**",
  "1234567890123456",
  "0.1234567890123456",
  "说明性的文字很长12",
])("%j is kept as text", (text) => {
  expect(printedNumber(text)).toBeNull();
});

test("a figure of 15 digits is a number, one digit more is text: a double keeps no more", () => {
  expect(printedNumber("123456789012.345")?.value).toBe(123456789012.345);
  expect(printedNumber("1234567890123.456")).toBeNull();
});

test("every number is exactly the amount that is printed", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.nat({ max: 6 }), (digits, places) => {
      const sign = digits < 0n ? "-" : "";
      const plain = String(digits < 0n ? -digits : digits).padStart(places + 1, "0");
      const text = `${sign}${plain.slice(0, plain.length - places)}${places > 0 ? "." : ""}${places > 0 ? plain.slice(-places) : ""}`;
      const printed = parsePrinted(text);
      const number = printedNumber(text);
      expect(printed.kind === "amount" && printed.value.equals(String(number?.value))).toBe(true);
    }),
  );
});
