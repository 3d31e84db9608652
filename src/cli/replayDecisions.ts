import type { BudgetDocument } from "../contract/schema.ts";
import { createReplay, readJournal } from "../decisions/index.ts";
import { NO_VARIANTS, type Variants } from "../meaning/variants.ts";
import type { Assembled } from "../pipeline/index.ts";
import { tornLine } from "./journalLines.ts";
import type { DoneFile } from "./summary.ts";

/** A document as it was read, with what it was made from. */
interface ReadAnew extends Assembled {
  readonly read: BudgetDocument;
  readonly variants: Variants | undefined;
}

/**
 * The document with the decisions that stand in the journal of `folder`, and how many hold; as it was read where there is
 * no journal. Lines that cannot be read are told of.
 */
export function replayDecisions(
  folder: string,
  { read, assembly, layouts, variants = NO_VARIANTS }: ReadAnew,
  onNote: (note: string) => void,
): { readonly document: BudgetDocument } & Pick<DoneFile, "decisions"> {
  const { entries, torn } = readJournal(folder);
  for (const line of torn) onNote(tornLine(line));
  if (entries.length === 0) return { document: read };
  const { file, sha256, pageCount } = read.source;
  const replay = createReplay({ assembly, layouts, source: { file, sha256, pageCount }, variants });
  const { document, standings, unfit } = replay(entries);
  const holding = entries.filter((entry, index) => entry.as !== "undone" && standings[index] === "in-force");
  return { document, decisions: { kept: holding.length - unfit.length, unfit: unfit.length } };
}
