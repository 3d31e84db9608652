/**
 * Writes the JSON Schemas of the output from the zod schemas: `npm run schemas`. With `--check` it writes nothing
 * and fails where a file differs, naming it.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import * as contract from "../src/budget/schema.ts";
import { variantsSchema } from "../src/budget/variants.ts";

/** Names and meanings of the parts; each becomes a definition that the others refer to. */
const parts = z.registry<{ id: string; description: string }>();
parts.add(contract.sourceSchema, { id: "Source", description: "The file and what was done to each page." });
parts.add(contract.sourcePageSchema, {
  id: "SourcePage",
  description: "A page in file order; sizes in points as displayed, skew in degrees clockwise.",
});
parts.add(contract.disclosureSchema, {
  id: "Disclosure",
  description: "Whose budget or final accounts, of which year.",
});
parts.add(contract.tableSchema, {
  id: "Table",
  description:
    "A logical table over all its pages, its rows as printed. Every index equals the position in its array.",
});
parts.add(contract.columnSchema, {
  id: "Column",
  description: "A leaf column: its header path and what its cells mean. Its unit overrides the table's.",
});
parts.add(contract.rowSchema, {
  id: "Row",
  description:
    "One cell a leaf column. `labels` where several lists stand side by side; `incomplete` where a page end cut it and the other half is lost.",
});
parts.add(contract.rowLabelSchema, {
  id: "RowLabel",
  description: "One list of a row: the columns it covers and what its label says.",
});
parts.add(contract.cellSchema, {
  id: "Cell",
  description: "Text as printed. `amount` in yuan; a blank cell has none, a rate has `percent` instead.",
});
parts.add(contract.fragmentSchema, {
  id: "Fragment",
  description: "The part of a text that stands on one page.",
});
parts.add(contract.fieldSchema, {
  id: "Field",
  description: "A labelled value around a table or in the head of a form.",
});
parts.add(contract.joinSchema, {
  id: "Join",
  description: "Why the pieces of a table on two pages are one table.",
});
parts.add(contract.coordinatesSchema, {
  id: "Coordinates",
  description:
    "What the words of a header path or row label say of an amount, beside the defaults of the table's kind.",
});
parts.add(contract.evidenceSchema, {
  id: "Evidence",
  description: "Why a value is trusted or doubted: an identity it is a term of, or another reading of it.",
});
parts.add(contract.placeSchema, {
  id: "Place",
  description: "A cell, a field or a statement, by its indices.",
});
parts.add(contract.flagSchema, {
  id: "Flag",
  description: "Something to look at by eye: which rule, how bad, where, and the change that is proposed.",
});
parts.add(contract.statementSchema, { id: "Statement", description: "A figure that the prose states." });
parts.add(contract.proseSchema, {
  id: "Prose",
  description: "A paragraph or heading outside tables, in reading order.",
});
parts.add(contract.observationSchema, {
  id: "Observation",
  description:
    "One amount of a measure cell with every coordinate: column, row and the table's defaults merged.",
});

const FILES = {
  "document.schema.json": ["Budgetscan document", contract.documentSchema],
  "observation.schema.json": ["Budgetscan observation", contract.observationSchema],
  "flag.schema.json": ["Budgetscan flag", contract.flagSchema],
  "config.schema.json": ["Budgetscan configuration", variantsSchema],
} as const;

/** The schema as it stands in its file. */
export function schemaText(name: keyof typeof FILES): string {
  const [title, schema] = FILES[name];
  const json = z.toJSONSchema(schema, {
    metadata: parts,
    target: "draft-2020-12",
    // What a user writes, where the rest is what the program writes.
    io: name === "config.schema.json" ? "input" : "output",
  });
  return `${JSON.stringify({ title, ...json }, null, 2)}\n`;
}

export const SCHEMA_FILES = Object.keys(FILES) as (keyof typeof FILES)[];

function main(isCheck: boolean): void {
  for (const name of SCHEMA_FILES) {
    const path = new URL(name, import.meta.url);
    const isCurrent = existsSync(path) && readFileSync(path, "utf8") === schemaText(name);
    if (isCheck && !isCurrent) {
      console.error(`schemas/${name} is not what src/budget/schema.ts says; run npm run schemas`);
      process.exitCode = 1;
    } else if (!isCheck) {
      writeFileSync(path, schemaText(name));
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes("--check"));
