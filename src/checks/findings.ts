import type { Flag, Place } from "../contract/schema.ts";
import type { Raised } from "../findings/raise.ts";
import type { Term } from "./types.ts";

/** Something to tell the reader: what a flag is made from. */
export interface Finding extends Raised {
  /** The places it names, the first of which gives the flag its id. */
  readonly places: readonly Place[];
  /** Terms whose status becomes `disputed`. */
  readonly disputes: readonly Term[];
  /** Where it names no place: the page that it is about. */
  readonly page?: number;
  readonly missing?: NonNullable<Flag["missing"]>;
  readonly proposal?: NonNullable<Flag["proposal"]>;
}
