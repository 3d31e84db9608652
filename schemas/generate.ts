/**
 * Writes the JSON Schemas of the output and docs/schema.md from the zod schemas: `npm run schemas`. With `--check` it
 * writes nothing and fails where a file differs, naming it.
 */
import { fileURLToPath } from "node:url";
import { z } from "zod";
import * as contract from "../src/contract/schema.ts";
import { variantsSchema } from "../src/meaning/variants.ts";
import { fieldTables } from "./fieldTables.ts";
import { writeOrCheck } from "./writeOrCheck.ts";

const FILES = {
  "document.schema.json": ["Budgetscan document", contract.documentSchema],
  "observation.schema.json": ["Budgetscan observation", contract.observationSchema],
  "flag.schema.json": ["Budgetscan flag", contract.flagSchema],
  "manifest.schema.json": ["Budgetscan manifest of an output folder", contract.manifestSchema],
  "config.schema.json": ["Budgetscan configuration", variantsSchema],
} as const;

/** The schema as it stands in its file. Chinese stands in docs/schema.md only. */
export function schemaText(name: keyof typeof FILES): string {
  const [title, schema] = FILES[name];
  const json = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    // What a user writes, where the rest is what the program writes.
    io: name === "config.schema.json" ? "input" : "output",
    override: ({ jsonSchema }) => {
      delete jsonSchema.zh;
    },
  });
  return `${JSON.stringify({ title, ...json }, null, 2)}\n`;
}

export const SCHEMA_FILES = Object.keys(FILES) as (keyof typeof FILES)[];

/** Every generated file: its address and what it holds. */
export const generatedFiles = (): (readonly [URL, string])[] => [
  ...SCHEMA_FILES.map((name) => [new URL(name, import.meta.url), schemaText(name)] as const),
  [new URL("../docs/schema.md", import.meta.url), fieldTables()],
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const hint = "is not what src/contract/schema.ts and src/export/dataset/row.ts say; run npm run schemas";
  writeOrCheck(generatedFiles(), process.argv.includes("--check"), hint);
}
