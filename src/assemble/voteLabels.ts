import { countOf } from "../core/countOf.ts";
import { similarity } from "../core/similarity.ts";
import { normalise } from "../core/text.ts";
import type { PageLine } from "../table/types.ts";
import type { Fragment } from "./fragment.ts";
import type { LogicalTable } from "./types.ts";

/** Readings of one label are this alike at least where its colon was lost. */
const SAME_LABEL = 0.7;

type Label = LogicalTable["labels"][number];

/**
 * The labels over a table (编制部门, 单位, 表号), each once: of the readings on its pages the one that most of them have,
 * of those the surest. So a unit that is illegible on the first page is known where a later one repeats it.
 */
export function voteLabels(parts: readonly Pick<Fragment, "table" | "page">[]): Label[] {
  const labels: Label[][] = [];
  for (const { table, page } of parts) {
    const taken = new Set<Label[]>();
    for (const line of table.frame.labels) {
      const placed = { ...line, page: line.page ?? page.number };
      const same = labels.find((readings) => !taken.has(readings) && isSameLabel(readings[0] as Label, line));
      const readings = same ?? [];
      if (same === undefined) labels.push(readings);
      readings.push(placed);
      taken.add(readings);
    }
  }
  return labels.map(elect);
}

function isSameLabel(a: PageLine, b: PageLine): boolean {
  const [one, other] = [normalise(a.text), normalise(b.text)];
  const [key, otherKey] = [one, other].map((text) => text.split(/[:：]/u)[0]);
  return key === otherKey || similarity(one, other) >= SAME_LABEL;
}

function elect(readings: readonly Label[]): Label {
  const counts = countOf(readings.map(({ text }) => normalise(text)));
  const votes = readings.map(({ text }) => counts.get(normalise(text)) ?? 0);
  const most = votes.reduce((best, count) => Math.max(best, count), 0);
  return readings
    .filter((_, index) => votes[index] === most)
    .reduce((best, line) => (line.confidence > best.confidence ? line : best));
}
