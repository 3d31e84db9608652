import { z } from "zod";
import { saidOf } from "../../contract/schema/say.ts";
import { type Storage, storedColumns } from "./storage.ts";
import { type DatasetTable, DISCLOSURE_KEY } from "./table.ts";

const TYPES: Record<Storage, string> = {
  text: "string",
  integer: "integer",
  fraction: "number",
  decimal: "number",
  truth: "boolean",
};

/** What the values of a column are taken from or measured in, where it is more than a word list. */
const EXTRAS: Readonly<Record<string, object>> = {
  regionCode: { classification: "GB/T 2260" },
  functionCode: { classification: "政府收支分类科目：支出功能分类" },
  departmentEconomicCode: { classification: "政府收支分类科目：部门预算支出经济分类" },
  governmentEconomicCode: { classification: "政府收支分类科目：政府预算支出经济分类" },
  revenueCode: { classification: "政府收支分类科目：收入分类" },
  amountYuan: { unit: "CNY" },
  missingYuan: { unit: "CNY" },
  percent: { unit: "%" },
  box: { unit: "pt" },
};

/** The columns of a table as a Frictionless Table Schema. No two records have the same key; all name their disclosure. */
export const tableSchema = (table: DatasetTable) => ({
  fields: storedColumns(table).map(({ name, storage }) => {
    const field = table.schema.shape[name] as z.ZodType;
    const said = saidOf(field) ?? saidOf(innerOf(field));
    return {
      name,
      type: TYPES[storage],
      description: said?.english,
      descriptionZh: said?.chinese,
      ...EXTRAS[name],
      constraints: constraintsOf(field, storage),
    };
  }),
  primaryKey: [...table.primaryKey],
  ...(table.name === "documents"
    ? {}
    : {
        foreignKeys: [
          { fields: [...DISCLOSURE_KEY], reference: { resource: "documents", fields: [...DISCLOSURE_KEY] } },
        ],
      }),
  missingValues: [""],
});

function constraintsOf(schema: z.ZodType, storage: Storage): object {
  const { minimum, exclusiveMinimum, maximum, pattern, ...rest } = plainJson(schema);
  const least = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1;
  return {
    ...(!schema.safeParse(null).success && { required: true }),
    ...(rest.enum && { enum: rest.enum.filter((word) => word !== null) }),
    ...(pattern !== undefined && storage === "text" && { pattern }),
    ...(least !== undefined && least > Number.MIN_SAFE_INTEGER && { minimum: least }),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { maximum }),
  };
}

const innerOf = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;

/** The JSON Schema of the value where it is not null. */
function plainJson(schema: z.ZodType) {
  return z.toJSONSchema(innerOf(schema)) as {
    enum?: (string | null)[];
    pattern?: string;
    minimum?: number;
    exclusiveMinimum?: number;
    maximum?: number;
  };
}
