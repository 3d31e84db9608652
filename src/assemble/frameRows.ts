import { normalise } from "../core/text.ts";
import { isFrameLabel } from "../table/frame.ts";
import type { PageLine } from "../table/types.ts";
import type { Fragment } from "./fragment.ts";
import { shiftCover } from "./shiftCover.ts";

/** Title, department and unit lines that stand inside the grid, as full-width rows at its top, go to the frame. */
export function stripFrameRows(fragment: Fragment): Fragment {
  const width = fragment.table.columnEdges.length - 1;
  const titled = fragment.table.frame.title.length > 0;
  const count = fragment.rows.findIndex((row) => {
    const texts = row.filter((cell) => cell.text !== "");
    const wide = texts.length === 1 && row[0]?.columnSpan === width && width > 1;
    // Under a title printed above the grid a full-width row is the outermost header.
    const title = wide && (!titled || /表$/u.test(normalise(texts[0]?.text ?? "")));
    return !(title || (texts.length > 0 && texts.every((cell) => isFrameLabel(cell.text))));
  });
  if (count <= 0 || count >= fragment.rows.length) return fragment;
  const inside = fragment.table.cells.filter((cell) => cell.row < count && cell.runs.length > 0);
  const lines = inside.map(
    (cell): PageLine => ({
      box: cell.box,
      text: cell.runs.map((run) => run.text).join(""),
      confidence: Math.min(...cell.runs.map((run) => run.confidence)),
      runs: cell.runs,
    }),
  );
  const { frame } = fragment.table;
  return {
    ...fragment,
    table: {
      ...fragment.table,
      frame: {
        ...frame,
        title: [...frame.title, ...lines.filter((line) => !isFrameLabel(line.text))],
        labels: [...frame.labels, ...lines.filter((line) => isFrameLabel(line.text))],
      },
    },
    rows: fragment.rows.slice(count).map((row) => shiftCover(row, -count)),
  };
}
