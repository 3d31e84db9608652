import { z } from "zod";
import { SEVERITIES, STATUSES } from "../vocabulary.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().nonnegative();

/** A document in short: whose it is, and how many of what it holds. */
const summarySchema = z.strictObject({
  disclosures: z.array(
    z.strictObject({
      department: z.string().nullable(),
      year: z.int().nullable(),
      kind: z.enum(["budget", "final-accounts"]),
    }),
  ),
  pages: count,
  tables: count,
  rows: count,
  /** Of measure cells, fields and statements, by status. */
  amounts: z.record(z.enum(STATUSES), count),
  /** By severity, those that nobody decided. */
  flags: z.record(z.enum(SEVERITIES), count),
});

/** What `manifest.json` of an output folder holds: whose the folder is, how it was made, and every file of it. */
export const manifestSchema = z.strictObject({
  source: z.strictObject({
    file: z.string(),
    sha256,
    /** Where the file stood when it was read, from this folder, with `/`. */
    path: z.string().optional(),
  }),
  /** Of the program. */
  version: z.string(),
  /** The options that the output depends on. */
  settings: z.record(z.string(), z.json()),
  summary: summarySchema.optional(),
  /** Paths within the folder, this one apart. */
  files: z.array(z.strictObject({ path: z.string(), sha256 })),
});

export type Manifest = z.infer<typeof manifestSchema>;
