import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** What `manifest.json` of an output folder holds: whose the folder is, how it was made, and every file of it. */
export const manifestSchema = z.strictObject({
  source: z.strictObject({ file: z.string(), sha256 }),
  /** Of the program. */
  version: z.string(),
  /** The options that the output depends on. */
  settings: z.record(z.string(), z.json()),
  /** Paths within the folder, this one apart. */
  files: z.array(z.strictObject({ path: z.string(), sha256 })),
});

export type Manifest = z.infer<typeof manifestSchema>;
