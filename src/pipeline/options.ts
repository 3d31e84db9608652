import type { StageName } from "../core/artifact.ts";
import type { Bilingual } from "../core/problems.ts";
import type { ReadAssembly } from "../meaning/alternatives/doubtfulTexts.ts";
import type { Variants } from "../meaning/variants.ts";
import type { PageText } from "../ocr/types.ts";
import type { PageLayout } from "../table/types.ts";
import type { PageRange } from "./selectPages.ts";

export const ENGINES = ["ppocr", "tesseract"] as const;
export type Engine = (typeof ENGINES)[number];
/** Whoever reads: the engines, one of which a user chooses, and the reader of figures. */
export const READERS = [...ENGINES, "figures"] as const;

/** Pixels per inch at which a page without a full-page image is drawn for reading. */
export const DEFAULT_DPI = 200;

/** Below it no 9-point character is legible, above it a page takes more memory than promised. */
export const DPI_LIMITS = [72, 600] as const;

/** How far a document is; told after every page. */
export interface Progress {
  readonly page: number;
  readonly done: number;
  readonly total: number;
}

/** What takes time: a stage, or within `ocr` one of the readers. */
export type TimedPart = StageName | (typeof READERS)[number];

/** The pages as they were laid out, and the document that they were put together to, before it has a meaning. */
export interface Assembled {
  readonly assembly: ReadAssembly;
  readonly layouts: readonly PageLayout[];
}

export interface ExtractOptions {
  /** Pages to read, as far as there are; all without it. */
  readonly pages?: readonly PageRange[];
  /** Of a PDF that is protected. */
  readonly password?: string;
  /** Pixels per inch for pages of a PDF without a full-page image; default 200. */
  readonly dpi?: number;
  /** Folder that takes every stage's artifact. */
  readonly dump?: string;
  /**
   * Folder that keeps what was read of each page, so that a call that was ended goes on; of one document and one set of options,
   * and the caller's to remove. It counts without `dump` alone, and `onText` is not told of pages that are taken from it.
   */
  readonly keepPages?: string;
  /** First stage to compute; the artifacts before it are read from `dump`. */
  readonly from?: StageName;
  /** Is told the seconds that a part took, page by page: until its answer, waiting for others included. */
  readonly onTiming?: (part: TimedPart, seconds: number) => void;
  readonly onProgress?: (progress: Progress) => void;
  /** Is given what was read of each page; of a page that is read anew, the later text counts. */
  readonly onText?: (text: PageText) => void;
  /** Is told what of the input was left aside, such as files of a folder that are no page images. */
  readonly onNote?: (note: Bilingual) => void;
  /** Ends the work between two steps: `extract` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Is given what decisions are replayed on. */
  readonly onAssembly?: (assembled: Assembled) => void;
  /** Titles and headers of layouts that are not known yet: what `budgetscan.config.json` holds. */
  readonly variants?: Variants;
}
