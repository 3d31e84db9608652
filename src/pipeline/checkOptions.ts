import { z } from "zod";
import { STAGES } from "../core/artifact.ts";
import { UsageError } from "../core/errors.ts";
import { variantsSchema } from "../meaning/variants.ts";
import { DPI_LIMITS, ENGINES } from "./options.ts";

const page = z.int().positive();
const callback = z.custom((value) => typeof value === "function", "it is no function").optional();

/** What `extract` of the library takes: nothing else, so that a misspelt option is not without effect. */
export const extractOptionsSchema = z.strictObject({
  engine: z.enum(ENGINES).optional(),
  models: z.string().optional(),
  pages: z
    .array(
      z
        .strictObject({ first: page, last: page })
        .refine(({ first, last }) => first <= last, "it runs backwards"),
    )
    .min(1)
    .optional(),
  password: z.string().optional(),
  dpi: z.int().min(DPI_LIMITS[0]).max(DPI_LIMITS[1]).optional(),
  dump: z.string().optional(),
  keepPages: z.string().optional(),
  from: z.enum(STAGES).optional(),
  onTiming: callback,
  onProgress: callback,
  onText: callback,
  onNote: callback,
  onAssembly: callback,
  signal: z.instanceof(AbortSignal).optional(),
  variants: variantsSchema.optional(),
});

/** The options with what they leave open. Throws UsageError, naming each option, where they are not as `schema` has them. */
export function checkOptions<T>(schema: z.ZodType<T>, options: unknown): T {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
  throw new UsageError("OPTIONS_INVALID", { problems: problems.join("; ") });
}
