/** What a user teaches of a city's layouts: the configuration file as a zod schema, and how its words are matched. */
import { z } from "zod";
import { type Coordinates, coordinatesSchema } from "../contract/schema.ts";
import { DIMENSIONS, TABLE_KINDS } from "../contract/vocabulary.ts";
import { normalise } from "../core/text.ts";

const words = z
  .array(z.string().min(1).max(100))
  .min(1)
  .max(50)
  .describe(
    "Words as printed, each a spelling of the same; white space, 其中, ordinals and units do not matter",
  );

const titleSchema = z.strictObject({
  words: words.describe("Ends of the table's title, without year and department"),
  kind: z.enum(TABLE_KINDS).exclude(["unknown"]),
});

const headerSchema = z
  .strictObject({
    words,
    within: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe("Only where a word above it in the header is this"),
    coordinates: z.strictObject(coordinatesSchema.shape).optional().describe("What amounts below mean"),
    dimension: z.enum(DIMENSIONS).optional().describe("What the column's cells name, where it is the leaf"),
    money: z
      .literal(true)
      .optional()
      .describe("Amounts that have the coordinates of the heads above them and no others"),
    ofWhich: z
      .literal(true)
      .optional()
      .describe("With coordinates or money: a part of another amount, never added to it"),
    ignore: z
      .literal(true)
      .optional()
      .describe("Neither money nor a dimension, such as a column of line numbers"),
  })
  .refine(
    ({ coordinates, dimension, money, ignore }) =>
      [coordinates, dimension, money, ignore].filter((meaning) => meaning !== undefined).length === 1,
    "give one of coordinates, dimension, money and ignore",
  );

/** `budgetscan.config.json`. */
export const variantsSchema = z.strictObject({
  $schema: z.string().optional(),
  titles: z.array(titleSchema).max(1000).default([]).describe("Titles of tables and the kinds they name"),
  headers: z.array(headerSchema).max(1000).default([]).describe("Words of header paths and what they mean"),
});
export type Variants = z.output<typeof variantsSchema>;

/** Nothing taught. */
export const NO_VARIANTS: Variants = { titles: [], headers: [] };

/** What is taught of a word of a header seen below the `outer` words; all are normalised. */
export function taughtHeader(
  { headers }: Variants,
  word: string,
  outer: readonly string[],
): Variants["headers"][number] | undefined {
  return headers.find(
    (entry) =>
      entry.words.some((known) => normalise(known) === word) &&
      (entry.within === undefined || outer.includes(normalise(entry.within))),
  );
}

/** The coordinates that the taught words of a path assign, inner ones overriding outer ones; null where none is taught. */
export function taughtCoordinates(variants: Variants, path: readonly string[]): Coordinates | null {
  const found = path.flatMap(
    (word, level) => taughtHeader(variants, word, path.slice(0, level))?.coordinates ?? [],
  );
  return found.length > 0 ? Object.assign({}, ...found) : null;
}
