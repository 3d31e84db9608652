import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { fieldRows, fieldTables, PARTS } from "../../schemas/fieldTables.ts";
import { SCHEMA_FILES, schemaText } from "../../schemas/generate.ts";
import { documentOf, tableOf } from "../export/smallDocument.ts";

const validator = (name: (typeof SCHEMA_FILES)[number]) =>
  new Ajv2020({ allErrors: true }).compile(JSON.parse(schemaText(name)));

test.each(SCHEMA_FILES)("schemas/%s is current", (name) => {
  expect(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), "utf8")).toBe(schemaText(name));
});

describe("docs/schema.md", () => {
  test("is current", () => {
    expect(readFileSync(new URL("../../docs/schema.md", import.meta.url), "utf8")).toBe(fieldTables());
  });

  test("says what each field is, in English and in Chinese", () => {
    const rows = PARTS.flatMap((schema) => fieldRows(schema, "", new Map()));
    expect(rows.length).toBeGreaterThan(150);
    expect(
      rows.filter(({ english, chinese }) => english === "" || !/\p{Script=Han}|x0/u.test(chinese)),
    ).toEqual([]);
  });
});

describe("document.schema.json", () => {
  const validate = validator("document.schema.json");
  const document = documentOf([
    tableOf({
      header: ["科目名称", "合计"],
      rows: [
        ["合计", "12.50"],
        ["行政运行", ""],
      ],
    }),
  ]);

  test("takes a document", () => {
    expect(validate(document) || validate.errors).toBe(true);
  });

  const amount = (text: string) => {
    const changed = structuredClone(document);
    Object.assign(changed.tables[0]?.rows[0]?.cells[1] ?? {}, { amount: text });
    return changed;
  };
  test.each(["12.50", "1e3", "-0", "+1", "1,234", ""])("refuses the amount %j", (text) => {
    expect(validate(amount(text))).toBe(false);
  });
  test.each(["0", "-78.3", "0.05", "13148700"])("takes the amount %j", (text) => {
    expect(validate(amount(text))).toBe(true);
  });

  test("refuses a name that the contract does not have", () => {
    expect(validate({ ...document, status: "done" })).toBe(false);
  });
});

test("observation.schema.json takes each observation of a document, and no other shape", () => {
  const validate = validator("observation.schema.json");
  const { observations } = documentOf([tableOf({ header: ["科目名称", "合计"], rows: [["合计", "12.50"]] })]);
  expect(observations.map((observation) => validate(observation))).toEqual([true]);
  expect(validate({ ...observations[0], fund: "petty-cash" })).toBe(false);
});
