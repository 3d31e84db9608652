export { type Label, readLabel } from "../lexicon/labels.ts";
export { closingKind } from "../lexicon/totals.ts";
