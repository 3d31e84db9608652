import type { Cell, Evidence, Field } from "../contract/schema.ts";
import { SURE } from "./prove.ts";

/**
 * Of the figure reader, 0 to 1: a figure that it is surer of, and PP-OCR surer than SURE, is right on a page of any
 * quality. Of 1,540 amounts of grainy, faxed, coarse and halftone pages that both read alike, 1,170 are so sure, and
 * one of them is wrong: 6-point print, its minus lost in grain. Of the others 5 % are.
 */
const FIGURE_READER_SURE = 0.95;

/** Are both readers sure of what they saw, so that they may prove it where the page is poor? */
export const isReadClearly = ({ confidence, evidence = [] }: Cell | Field): boolean =>
  confidence >= SURE && evidence.some(isSure);

const isSure = (seen: Evidence): boolean =>
  seen.kind === "reading" && seen.engine === "figures" && (seen.confidence ?? 0) >= FIGURE_READER_SURE;
