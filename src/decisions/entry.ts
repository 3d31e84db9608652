/** A line of the journal: one decision of a person, as zod schemas. Places are named so that a new extraction finds them. */
import { z } from "zod";
import { coordinatesSchema } from "../contract/schema.ts";
import { DIMENSIONS, FLAG_RULES, TABLE_KINDS } from "../contract/vocabulary.ts";
import { UNITS } from "../core/units.ts";

const index = z.int().nonnegative();
/** Where something is printed: what tells it again when indices have changed. */
const where = {
  page: z.int().positive(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
};

const cellName = z.strictObject({
  ...where,
  table: z.string(),
  row: index,
  column: index,
  /** Printed words of the row, and of the column's header. */
  label: z.string(),
  path: z.array(z.string()),
  /** What was read there when the decision was made. */
  printed: z.string(),
});

const fieldName = z.strictObject({
  ...where,
  table: z.string(),
  field: index,
  name: z.string(),
  printed: z.string(),
});

const statementName = z.strictObject({
  ...where,
  statement: index,
  figure: z.string(),
  printed: z.string(),
});

const placeName = z.union([cellName, fieldName, statementName]);
export type PlaceName = z.infer<typeof placeName>;

/** A table by a cell of it. */
const tableName = z.strictObject({ ...where, table: z.string(), title: z.string() });
export type TableName = z.infer<typeof tableName>;

const flagName = z.strictObject({
  id: z.string(),
  rule: z.enum(FLAG_RULES),
  /** The texts that its message is made from. */
  values: z.record(z.string(), z.string()),
  /** The first place that it names; none where it is about a page or the document. */
  place: placeName.optional(),
  page: z.int().positive().optional(),
});
export type FlagName = z.infer<typeof flagName>;

/** What a column means, in the words of `budgetscan.config.json`. */
export const columnMeaning = z
  .strictObject({
    coordinates: z.strictObject(coordinatesSchema.shape).optional(),
    dimension: z.enum(DIMENSIONS).optional(),
    money: z.literal(true).optional(),
    ofWhich: z.literal(true).optional(),
    ignore: z.literal(true).optional(),
  })
  .refine(
    ({ coordinates, dimension, money, ignore }) =>
      [coordinates, dimension, money, ignore].filter((meaning) => meaning !== undefined).length === 1,
    "give one of coordinates, dimension, money and ignore",
  );
export type ColumnMeaning = z.infer<typeof columnMeaning>;

const by = z.string().min(1).max(200);
const common = {
  id: z.string().min(1),
  at: z.iso.datetime(),
  by,
  /** How many decisions the journal held when this one was made. */
  seen: index,
  note: z.string().optional(),
};

const change = z.strictObject({ place: placeName, text: z.string() });

export const entrySchema = z.discriminatedUnion("as", [
  z.strictObject({
    ...common,
    as: z.enum(["accepted", "typed", "as-printed"]),
    /** What each place is to say. */
    changes: z.array(change).min(1),
    flags: z.array(flagName),
  }),
  z.strictObject({ ...common, as: z.enum(["source-error", "dismissed"]), flags: z.array(flagName).min(1) }),
  z.strictObject({ ...common, as: z.literal("undone"), undoes: z.string() }),
  z.strictObject({ ...common, as: z.literal("kind"), table: tableName, value: z.enum(TABLE_KINDS) }),
  z.strictObject({ ...common, as: z.literal("unit"), table: tableName, value: z.enum(UNITS) }),
  z.strictObject({
    ...common,
    as: z.literal("column"),
    table: tableName,
    column: index,
    path: z.array(z.string()),
    value: columnMeaning,
  }),
  /** The page of the file that it follows in the document; null: none. */
  z.strictObject({
    ...common,
    as: z.literal("page-moved"),
    page: where.page,
    after: where.page.nullable(),
  }),
  z.strictObject({ ...common, as: z.literal("joined"), table: tableName, next: tableName }),
  /** The row that a table of its own begins with, by its first cell. */
  z.strictObject({
    ...common,
    as: z.literal("parted"),
    table: tableName,
    row: z.strictObject({ ...where, row: index, label: z.string() }),
  }),
]);
export type Entry = z.infer<typeof entrySchema>;

/** An entry that changes what cells, fields or statements say. */
export type ChangeEntry = Extract<Entry, { changes: unknown }>;
/** An entry about a whole table. */
export type TableEntry = Extract<Entry, { table: unknown }>;
export type MoveEntry = Extract<Entry, { as: "page-moved" }>;
/** One that says what it is, of those. */
export type SettingEntry = Extract<TableEntry, { value: unknown }>;
/** One that says what belongs to it. */
export type StructureEntry = Exclude<TableEntry, SettingEntry>;
