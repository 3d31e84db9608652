import { z } from "zod";
import { saidOf } from "../src/contract/schema/say.ts";
import * as contract from "../src/contract/schema.ts";
import { rowSchema } from "../src/export/dataset/row.ts";
import { DATASET_TABLES } from "../src/export/dataset/tables.ts";

/** The parts of docs/schema.md in order. */
export const PARTS: readonly z.ZodType[] = [
  contract.documentSchema,
  contract.sourceSchema,
  contract.sourcePageSchema,
  contract.disclosureSchema,
  contract.tableSchema,
  contract.columnSchema,
  contract.chosenSchema,
  contract.rowSchema,
  contract.rowLabelSchema,
  contract.cellSchema,
  contract.fieldSchema,
  contract.joinSchema,
  contract.fragmentSchema,
  contract.coordinatesSchema,
  contract.placeSchema,
  contract.evidenceSchema,
  contract.observationSchema,
  contract.statementSchema,
  contract.proseSchema,
  contract.flagSchema,
  rowSchema,
  ...DATASET_TABLES.map(({ schema }) => schema),
];

/** A word list longer than this is shown once, under the tables. */
const SHORT_LIST = 6;

const HEAD = `# The fields of the output · 输出字段

Generated from \`src/contract/schema/\` by \`npm run schemas\`; change the words there. \`?\` marks a field that may be
absent; every other is always there.

由 \`src/contract/schema/\` 自动生成（\`npm run schemas\`），请在源处修改。带 \`?\` 的字段可以缺省，其余字段总是存在。
`;

/** One field of a part: its path inside it, its type in words and what it means. */
interface FieldRow {
  readonly name: string;
  readonly type: string;
  readonly english: string;
  readonly chinese: string;
}

/** docs/schema.md: a table a part with a row a field, in English and Chinese. */
export function fieldTables(): string {
  const words = new Map<string, readonly string[]>();
  const parts = PARTS.map((schema) => partText(schema, words));
  const lists = [...words]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, list]) => `- \`${name}\`: ${codes(list)}`);
  return `${[HEAD, ...parts, `## Word lists · 词表\n\n${lists.join("\n")}\n`].join("\n")}`;
}

function partText(schema: z.ZodType, words: Map<string, readonly string[]>): string {
  const said = saidOf(schema);
  if (!said?.id) throw new Error("a part of docs/schema.md has no name");
  const rows = fieldRows(schema, "", words).map(
    ({ name, type, english, chinese }) => `| \`${name}\` | ${type} | ${english} | ${chinese} |`,
  );
  return [
    `## ${said.id}\n\n${said.english}\n\n${said.chinese}\n`,
    "| field · 字段 | type · 类型 | meaning | 含义 |\n| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

/** The fields of an object, of every object of a union, and of unnamed objects inside them. */
export function fieldRows(
  schema: z.ZodType,
  prefix: string,
  words: Map<string, readonly string[]>,
): FieldRow[] {
  const { inner } = bare(schema);
  if (inner instanceof z.ZodUnion) {
    const rows = (inner.options as z.ZodType[]).flatMap((option) => fieldRows(option, prefix, words));
    return [...new Map(rows.map((row) => [`${row.name} ${row.type}`, row])).values()];
  }
  if (!(inner instanceof z.ZodObject)) return [];
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
    const { inner: plain, optional } = bare(field);
    const name = `${prefix}${key}`;
    const said = saidOf(field) ?? saidOf(plain);
    const row: FieldRow = {
      name: optional ? `${name}?` : name,
      type: typeText(field, key, words),
      english: cellText(said?.english ?? ""),
      chinese: cellText(said?.chinese ?? ""),
    };
    const below = elementOf(field);
    return [row, ...(idOf(below) === undefined ? fieldRows(below, `${name}.`, words) : [])];
  });
}

/** A schema without `optional` and `nullable` around it. */
function bare(schema: z.ZodType): { inner: z.ZodType; optional: boolean; nullable: boolean } {
  if (schema instanceof z.ZodOptional) return { ...bare(schema.unwrap() as z.ZodType), optional: true };
  if (schema instanceof z.ZodNullable) return { ...bare(schema.unwrap() as z.ZodType), nullable: true };
  return { inner: schema, optional: false, nullable: false };
}

/** What an array holds, else the schema itself, bare. */
function elementOf(schema: z.ZodType): z.ZodType {
  const { inner } = bare(schema);
  return inner instanceof z.ZodArray ? elementOf(inner.element as z.ZodType) : inner;
}

/** The name of the part that a schema is, whatever else was said of this use of it. */
function idOf(schema: z.ZodType): string | undefined {
  const same = (part: z.ZodType): boolean => part._zod.def === schema._zod.def || part === schema;
  const named = PARTS.find(same);
  return named && saidOf(named)?.id;
}

function typeText(schema: z.ZodType, key: string, words: Map<string, readonly string[]>): string {
  const { inner, nullable } = bare(schema);
  return `${plainType(inner, key, words)}${nullable ? " or null" : ""}`;
}

function plainType(inner: z.ZodType, key: string, words: Map<string, readonly string[]>): string {
  const id = idOf(inner);
  if (id !== undefined) return `[${id}](#${id.toLowerCase()})`;
  if (inner instanceof z.ZodArray) return `list of ${typeText(inner.element as z.ZodType, key, words)}`;
  if (inner instanceof z.ZodTuple) {
    const items = inner._zod.def.items as z.ZodType[];
    return `[${items.map((item) => typeText(item, key, words)).join(", ")}]`;
  }
  if (inner instanceof z.ZodLiteral) return codes([...inner.values].map(String));
  if (inner instanceof z.ZodEnum) {
    const list = (inner.options as string[]).map(String);
    if (list.length <= SHORT_LIST) return codes(list);
    const known = words.get(key);
    if (known && known.join() !== list.join()) throw new Error(`two word lists are called ${key}`);
    words.set(key, list);
    return `one of [${key}](#word-lists--词表)`;
  }
  const { type, format } = z.toJSONSchema(inner) as { type?: string; format?: string };
  return format ?? type ?? "object";
}

const codes = (list: readonly string[]): string => list.map((word) => `\`${word}\``).join(" ");

const cellText = (text: string): string => text.replaceAll("|", "\\|");
