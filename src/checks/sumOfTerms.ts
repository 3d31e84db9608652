import { Exact } from "../core/money.ts";
import type { Term } from "./types.ts";

/** Yuan; what is blank or no amount counts as nothing. */
export const sumOfTerms = (terms: readonly Term[]): Exact =>
  terms.reduce((total, { value }) => total.plus(value ?? 0), new Exact(0));
