import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writing } from "../../export/index.ts";

/** The file's name in OUT. */
const JOURNAL = "batch.jsonl";

const bilingualSchema = z.object({ en: z.string(), zh: z.string() });

const entrySchema = z.object({
  at: z.iso.datetime(),
  file: z.string(),
  /** Bytes and time of the last change, by which a file is known again without reading it; 0 for a folder. */
  size: z.number(),
  changed: z.number(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  state: z.enum(["done", "failed"]),
  /** What the result depends on besides the file: version and settings. */
  run: z.string(),
  seconds: z.number(),
  problem: z
    .object({
      code: z.string(),
      message: z.string(),
      fix: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number(), bilingualSchema])).optional(),
    })
    .optional(),
});

/** What became of a file, as the journal keeps it. */
export type Entry = z.infer<typeof entrySchema>;

/** The journal of a folder of results: one line an outcome, appended and on disk before the batch goes on. */
export interface Journal {
  readonly entries: readonly Entry[];
  append(entry: Entry): void;
  close(): void;
}

/**
 * Opens the journal in `output`, which is made. A line that was cut by a crash is left out, and so is what is no entry. Throws
 * InputError, here and for a line that is added, where it cannot be written.
 */
export function openJournal(output: string): Journal {
  writing(output, () => mkdirSync(output, { recursive: true }));
  const path = join(output, JOURNAL);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const entries = text.split("\n").flatMap((line) => {
    const parsed = entrySchema.safeParse(parse(line));
    return parsed.success ? [parsed.data] : [];
  });
  const file = writing(output, () => openSync(path, "a"));
  // A cut line must not run into the next one.
  if (text !== "" && !text.endsWith("\n")) writing(output, () => writeSync(file, "\n"));
  return {
    entries,
    append(entry) {
      writing(output, () => {
        writeSync(file, `${JSON.stringify(entry)}\n`);
        fsyncSync(file);
      });
    },
    close: () => closeSync(file),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
