import type { Flag, Place } from "../contract/schema.ts";
import type { Severity } from "../contract/vocabulary.ts";
import type { Rule, Term } from "./types.ts";

/** Something to tell the reader: what a flag is made from. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The places it names, the first of which gives the flag its id. */
  readonly places: readonly Place[];
  readonly message: string;
  /** Terms whose status becomes `disputed`. */
  readonly disputes: readonly Term[];
  /** Where it names no place: the page that it is about. */
  readonly page?: number;
  readonly missing?: NonNullable<Flag["missing"]>;
  readonly proposal?: NonNullable<Flag["proposal"]>;
}
