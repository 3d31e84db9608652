import type { Column } from "../../contract/schema.ts";
import { isAverage } from "../../lexicon/headerWords/match.ts";

/** Does the column hold amounts of which the rows' add up? Money for each of some things (人均) does not. */
export const addsUp = ({ role, path }: Pick<Column, "role" | "path">): boolean =>
  role === "measure" && !isAverage(path);
