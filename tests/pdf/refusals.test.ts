import { readFileSync } from "node:fs";
import { PDFDocument } from "@cantoo/pdf-lib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BudgetscanError, InputError } from "../../src/core/errors.ts";
import { openHere } from "../../src/pdf/openHere.ts";
import { makePdf } from "./makePdf.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refusal(bytes: Uint8Array): Promise<InputError> {
  const error = await openHere(bytes).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return error as InputError;
}

describe("what cannot be opened is named in one line, with a way out", () => {
  const cases: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, string])[] = [
    ["an empty file", () => new Uint8Array(), "EMPTY_FILE"],
    ["another format", () => encode("PK\u0003\u0004 a spreadsheet"), "NOT_A_PDF"],
    ["a header and rubbish", () => encode("%PDF-1.7\nrubbish\n%%EOF"), "CORRUPT_PDF"],
    [
      "a file cut short",
      () => readFileSync("samples/anyang-2024-scan.pdf").subarray(0, 500_000),
      "TRUNCATED_PDF",
    ],
    ["a protected file", () => makeProtected(), "PASSWORD"],
    ["a document without pages", () => makeEmptyDocument(), "NO_PAGES"],
  ];
  test.each(cases)("%s", async (_, make, code) => {
    const error = await refusal(await make());
    expect(error.code).toBe(code);
    expect(error.message).not.toMatch(/\n/u);
    expect(error.fix).toMatch(/^\S[^\n]+$/u);
  });
});

test("junk before the header is borne, as readers do", async () => {
  const bytes = await makePdf((page, _, font) => page.drawText("1", { font, x: 20, y: 20 }));
  const shifted = new Uint8Array([...encode("\r\n\r\n"), ...bytes]);
  const pdf = await openHere(shifted);
  expect(pdf.pageCount).toBe(1);
  await pdf.close();
});

test("whatever the bytes, the answer is a document or an error that the user can act on", async () => {
  const whole = await makePdf((page, _, font) => page.drawText("1,234.56", { font, x: 20, y: 20 }));
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const bytes = whole.slice();
      for (const [at, value] of changes) bytes[at] = value;
      try {
        const pdf = await openHere(bytes);
        await pdf.readPage(1, { dpi: 72 }).finally(() => pdf.close());
      } catch (error) {
        expect(error).toBeInstanceOf(BudgetscanError);
      }
    }),
    { numRuns: 60, seed: 1 },
  );
});

async function makeProtected(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  document.encrypt({ userPassword: "secret", ownerPassword: "owner" });
  return document.save();
}

async function makeEmptyDocument(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  return document.save({ addDefaultPage: false });
}
