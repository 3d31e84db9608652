import { z } from "zod";
import { saidOf } from "../../contract/schema/say.ts";
import { type ObservationRow, rowSchema } from "./row.ts";
import { STORAGE, type Storage } from "./storage.ts";

const TYPES: Record<Storage, string> = {
  text: "string",
  integer: "integer",
  fraction: "number",
  decimal: "number",
};

/** What the values of a column are taken from or measured in, where it is more than a word list. */
const EXTRAS: Partial<Record<keyof ObservationRow, object>> = {
  functionCode: { classification: "政府收支分类科目：支出功能分类" },
  departmentEconomicCode: { classification: "政府收支分类科目：部门预算支出经济分类" },
  governmentEconomicCode: { classification: "政府收支分类科目：政府预算支出经济分类" },
  revenueCode: { classification: "政府收支分类科目：收入分类" },
  amountYuan: { unit: "CNY" },
  box: { unit: "pt" },
};

/** The columns as a Frictionless Table Schema. No two rows have the same key. */
export const tableSchema = () => ({
  fields: [...STORAGE].map(([name, storage]) => {
    const said = saidOf(rowSchema.shape[name]);
    return {
      name,
      type: TYPES[storage],
      description: said?.english,
      descriptionZh: said?.chinese,
      ...EXTRAS[name],
      constraints: constraintsOf(rowSchema.shape[name], storage),
    };
  }),
  primaryKey: ["sha256", "table", "row", "column"],
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

/** The JSON Schema of the value where it is not null. */
function plainJson(schema: z.ZodType) {
  const inner = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema;
  return z.toJSONSchema(inner) as {
    enum?: (string | null)[];
    pattern?: string;
    minimum?: number;
    exclusiveMinimum?: number;
    maximum?: number;
  };
}
