import { z } from "zod";

/**
 * The schema with what it means, in English and Chinese. `schemas/*.json`, `docs/schema.md` and the data package are
 * made from these words.
 */
export const say = <T extends z.ZodType>(schema: T, english: string, chinese: string): T =>
  schema.meta({ description: english, zh: chinese });

/** A named part of the contract: a heading of its own in docs/schema.md, a definition in the JSON Schemas. */
export const part = <T extends z.ZodType>(id: string, schema: T, english: string, chinese: string): T =>
  schema.meta({ id, description: english, zh: chinese });

/** What `say` and `part` said of a schema. */
export interface Said {
  readonly id?: string;
  readonly english: string;
  readonly chinese: string;
}

/** The words of a schema, or null where none were given. */
export function saidOf(schema: z.ZodType): Said | null {
  const { id, description, zh } = z.globalRegistry.get(schema) ?? {};
  if (description === undefined || typeof zh !== "string") return null;
  return { ...(id === undefined ? {} : { id }), english: description, chinese: zh };
}
