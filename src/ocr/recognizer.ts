import type { Raster } from "../pdf/types.ts";
import type { Alternative } from "./types.ts";

/** One read character and where it stands in the crop, in pixels of the crop from its left. */
export interface ReadCharacter {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  /** Likeliest first; only of a character that is in some doubt, where the engine tells them. */
  readonly alternatives?: readonly Alternative[];
}

/** What a recogniser reads in one crop, left to right; empty where it sees no character. */
export type ReadLine = readonly ReadCharacter[];

/** Who reads: PP-OCR, Tesseract, or the project's own reader of figures. */
export type EngineName = "ppocr" | "tesseract" | "figures";

/**
 * A reader of single lines. A crop is grey, ink dark on white, cut close to the ink. What is read in a crop depends
 * on that crop alone: not on the others of the call, nor on earlier calls.
 */
export interface Recognizer {
  readonly engine: EngineName;
  /** Reads every crop; the answers are in the crops' order. */
  read(crops: readonly Raster[]): Promise<ReadLine[]>;
  close(): Promise<void>;
}
