import { readFileSync } from "node:fs";
import { z } from "zod";

/** The three classifications of expenditure, by the dimension that holds their codes. */
export const SCHEMES = ["function", "departmentEconomic", "governmentEconomic"] as const;
export type Scheme = (typeof SCHEMES)[number];

/** First or last year, inclusive; null where open or not known. */
export const year = z
  .string()
  .regex(/^(?:20\d\d)?$/u)
  .transform((text) => (text === "" ? null : Number(text)));
const years = { from: year, to: year, source: z.string().min(1) };

const sourceRow = z.strictObject({
  id: z.string().min(1),
  /** Were code and name read in this document? */
  opened: z.enum(["yes", "no"]).transform((text) => text === "yes"),
  title: z.string().min(1),
});
const entryRow = z.strictObject({
  code: z.string().regex(/^\d{3}(?:\d{2}){0,2}$/u),
  name: z.string().min(2),
  ...years,
});
const economicCode = z.string().regex(/^[35]\d{4}$/u);
const correspondenceRow = z.strictObject({
  departmentEconomic: economicCode,
  governmentEconomic: economicCode,
  unit: z.enum(["administrative", "public-service", "any"]),
  ...years,
});

/** Where a row was taken from. */
export type Source = z.infer<typeof sourceRow>;
interface Sourced {
  readonly from: number | null;
  readonly to: number | null;
  readonly source: Source;
}
/** A name of a code and the years it holds. */
export interface Entry extends Sourced {
  readonly code: string;
  readonly name: string;
}
/** A 部门 class and the 政府 class that it becomes in a unit of one sort. */
export interface Correspondence extends Sourced {
  readonly departmentEconomic: string;
  readonly governmentEconomic: string;
  readonly unit: "administrative" | "public-service" | "any";
}

export interface Classification {
  readonly entries: Readonly<Record<Scheme, readonly Entry[]>>;
  readonly correspondence: readonly Correspondence[];
}

const FILES: Readonly<Record<Scheme, string>> = {
  function: "functions",
  departmentEconomic: "departmentEconomic",
  governmentEconomic: "governmentEconomic",
};

let loaded: Classification | undefined;

/** The classification data, read and checked once, at first use. Throws where a data file is damaged. */
export function classification(): Classification {
  loaded ??= load();
  return loaded;
}

function load(): Classification {
  const sources = new Map(readRows("sources", sourceRow).map((source) => [source.id, source]));
  const resolve = <T extends { source: string }>(row: T): Omit<T, "source"> & { source: Source } => {
    const source = sources.get(row.source);
    if (!source) throw new Error(`classification data: no source ${row.source} in sources.csv`);
    return { ...row, source };
  };
  const entriesOf = (scheme: Scheme) => readRows(FILES[scheme], entryRow).map(resolve);
  return {
    entries: {
      function: entriesOf("function"),
      departmentEconomic: entriesOf("departmentEconomic"),
      governmentEconomic: entriesOf("governmentEconomic"),
    },
    correspondence: readRows("economicCorrespondence", correspondenceRow).map(resolve),
  };
}

/** The rows of a data file: plain commas, no quotes, the first line names the fields. */
export function readRows<T extends z.ZodType>(name: string, schema: T): z.output<T>[] {
  const text = readFileSync(new URL(`./data/${name}.csv`, import.meta.url), "utf8");
  const [head = "", ...lines] = text.trim().split(/\r?\n/u);
  const fields = head.split(",");
  return lines.map((line, index) => {
    const cells = line.split(",");
    const row = Object.fromEntries(cells.map((cell, at) => [fields[at] ?? `column ${at + 1}`, cell]));
    const parsed = schema.safeParse(row);
    if (!parsed.success)
      throw new Error(
        `classification data: ${name}.csv, line ${index + 2}: ${z.prettifyError(parsed.error)}`,
      );
    return parsed.data;
  });
}
