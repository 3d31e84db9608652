/** Lines of a cell, as a narrow column wraps them. */

/** Space between a cell's frame and its text, points. */
export const PAD = 2;
export const FONT = 9;
export const LINE = 11.7;

const advanceOf = (letter: string): number => (/[\u0020-\u007e]/u.test(letter) ? FONT / 2 : FONT);
export const widthOfText = (text: string): number =>
  [...text].reduce((sum, letter) => sum + advanceOf(letter), 0);

/** As many characters a line as fit, at least one; figures and Latin letters are half as wide, Latin words kept whole. */
export function wrapText(text: string, width: number): string[] {
  const room = width - 2 * PAD;
  const lines: string[] = [];
  let line = "";
  for (const [part] of text.matchAll(/[A-Za-z]+|./gu)) {
    for (const piece of widthOfText(part) <= room ? [part] : part) {
      if (line !== "" && widthOfText(line + piece) > room) {
        lines.push(line);
        line = "";
      }
      line += piece;
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}
