import type { StageName } from "../core/artifact.ts";
import type { PageSource } from "../input/index.ts";
import type { Variants } from "../meaning/variants.ts";
import type { Reader } from "../ocr/index.ts";
import type { PageText } from "../ocr/types.ts";
import type { Dump } from "./dump.ts";
import type { KeptPages } from "./keptPages.ts";
import type { Assembled, TimedPart } from "./options.ts";

/** What the stages of one document share. */
export interface Run {
  readonly input: PageSource;
  /** Pages to read, ascending. */
  readonly pages: readonly number[];
  /** First stage to compute; what the stages before it made is read from the dump. */
  readonly from: StageName;
  readonly dump: Dump | null;
  /** Pages that an ended call has read; null where none are kept. */
  readonly kept: KeptPages | null;
  /** Titles and headers that a user teaches. */
  readonly variants: Variants;
  /** Pixels per inch for pages without a full-page image. */
  readonly dpi: number;
  readonly signal: AbortSignal;
  /** Makes the OCR engine ready when the first page needs it. */
  reader(): Promise<Reader>;
  /** Is given the pages, and what they were put together to. */
  readonly onAssembly?: (assembled: Assembled) => void;
  /** Is given what was read of each page. */
  readonly onText?: (text: PageText) => void;
  readonly onTiming?: (part: TimedPart, seconds: number) => void;
  /** Runs `work` and tells how long it took. */
  timed<T>(stage: StageName, work: () => T | Promise<T>): Promise<T>;
  /** Runs `work` for every page, bounded, and gives the results in the order of the pages. */
  eachPage<T>(pages: readonly number[], work: (page: number) => Promise<T>): Promise<T[]>;
}
