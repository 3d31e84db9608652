/** The contract of the output as zod schemas; `schemas/*.json`, `docs/schema.md` and every type come from here. */
import { z } from "zod";
import { flagSchema } from "./schema/flag.ts";
import { observationSchema } from "./schema/observation.ts";
import { part, say } from "./schema/say.ts";
import { disclosureSchema, sourceSchema } from "./schema/source.ts";
import { proseSchema, statementSchema } from "./schema/statement.ts";
import { tableSchema } from "./schema/table.ts";

export * from "./schema/flag.ts";
export type { PageLedger } from "./schema/ledger.ts";
export * from "./schema/manifest.ts";
export * from "./schema/observation.ts";
export * from "./schema/source.ts";
export * from "./schema/statement.ts";
export * from "./schema/table.ts";
export {
  type Coordinates,
  coordinatesSchema,
  type Evidence,
  evidenceSchema,
  type Fragment,
  fragmentSchema,
  type Place,
  placeSchema,
} from "./schema/values.ts";

export const SCHEMA_VERSION = "1.2.0";

export const documentSchema = part(
  "Document",
  z.object({
    schemaVersion: say(z.literal(SCHEMA_VERSION), "version of this contract", "本输出规范的版本"),
    source: sourceSchema,
    disclosure: say(disclosureSchema, "the first of `disclosures`", "`disclosures` 的第一项"),
    disclosures: say(
      z.array(disclosureSchema).min(1),
      "one, or several bound in one file",
      "一份，或合订于同一文件的多份",
    ),
    tables: say(z.array(tableSchema), "in logical order", "按逻辑顺序"),
    observations: say(z.array(observationSchema), "every amount of the tables", "各表中的全部金额"),
    statements: say(z.array(statementSchema), "every figure of the prose", "正文中的全部数字"),
    prose: say(z.array(proseSchema), "everything outside tables", "表外的全部文字"),
    flags: say(z.array(flagSchema), "what to look at by eye", "需人工查看之处"),
  }),
  "What `document.json` holds: one file, read and checked.",
  "`document.json` 的内容：一个文件的识别与校验结果。",
);

export type BudgetDocument = z.infer<typeof documentSchema>;
