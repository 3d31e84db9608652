import type { LogicalTable } from "../assemble/types.ts";
import type { TextSource } from "../lexicon/match.ts";
import { TEXT_LAYER } from "../ocr/textlayer/toRun.ts";

/** Who wrote the table's title: a text layer where all of it is from one, else a scan, in which a reader may slip. */
export const titleSource = ({ titleLines }: Pick<LogicalTable, "titleLines">): TextSource =>
  titleLines.every(({ runs }) => runs.every(({ engine }) => engine === TEXT_LAYER)) ? "text" : "scan";
