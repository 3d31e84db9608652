import type { Piece } from "./textLines.ts";

/** First and last column that the piece lies in, by the grid lines between them; it may hang over by `slack` points. */
export function columnsOf(
  { box }: Pick<Piece, "box">,
  between: readonly number[],
  slack: number,
): [number, number] {
  const [from, to] = coreOf(box, slack);
  const first = between.filter((x) => x <= from).length;
  const last = between.filter((x) => x < to).length;
  return [Math.min(first, last), Math.max(first, last)];
}

/** What of the box no grid line may cross, as `columnsOf` sees it. */
export const coreOf = (box: Piece["box"], slack: number): [number, number] => {
  const hang = Math.min(slack, (box[2] - box[0]) / 3);
  return [box[0] + hang, box[2] - hang];
};
