import type { PageGlyph } from "../../pdf/types.ts";

/** A line as the text layer has it, and as it was read from the page's picture. */
export interface ComparedLine {
  readonly glyphs: readonly PageGlyph[];
  readonly read: string;
}

/** So many characters of a font must be compared before it is judged, and of one figure of it. */
const FEWEST = 8;
const FEWEST_OF_FIGURE = 3;
/** Of them: where fewer are what the page shows, the font says something else than it draws. */
const TRUE_ENOUGH = 0.5;

interface Tally {
  same: number;
  of: number;
}

/**
 * The fonts whose text is not what they draw, each with why. Figures are judged by themselves, and each by itself: a
 * font may swap 3 and 8 and be right otherwise. Readers err too, so that only a font that is mostly contradicted falls.
 */
export function judgeFonts(lines: readonly ComparedLine[]): Map<string, string> {
  const tallies = new Map<string, Map<string, Tally>>();
  for (const { glyphs, read } of lines) {
    const same = alike(
      glyphs.map(({ text }) => plain(text)),
      [...plain(read)],
    );
    glyphs.forEach(({ font, text }, at) => {
      if (font === undefined || !TELLING.test(plain(text))) return;
      const own = tallies.get(font) ?? new Map<string, Tally>();
      tallies.set(font, own);
      const isFigure = /\d/u.test(plain(text));
      for (const key of isFigure ? ["figures", plain(text)] : ["words"]) {
        const tally = own.get(key) ?? { same: 0, of: 0 };
        own.set(key, { same: tally.same + (same[at] ? 1 : 0), of: tally.of + 1 });
      }
    });
  }
  return new Map(
    [...tallies].flatMap(([font, own]): [string, string][] => {
      const [worst] = [...own]
        .filter(
          ([key, { same, of }]) =>
            of >= (/\d/u.test(key) ? FEWEST_OF_FIGURE : FEWEST) &&
            same < (/\d/u.test(key) ? TRUE_ENOUGH / 2 : TRUE_ENOUGH) * of,
        )
        .sort(([, a], [, b]) => a.same / a.of - b.same / b.of);
      return worst ? [[font, `${worst[1].same} of ${worst[1].of} ${nameOf(worst[0])} as drawn`]] : [];
    }),
  );
}

const nameOf = (key: string): string => (/\d/u.test(key) ? `characters ${key}` : key);

/** Letters, figures and ideographs; marks are too small to tell. */
const TELLING = /[\p{L}\p{N}]/u;
const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "");

/** Which of `ours` the reading has too, in order (longest common subsequence). */
function alike(ours: readonly string[], read: readonly string[]): boolean[] {
  const length = Array.from({ length: ours.length + 1 }, () => new Array<number>(read.length + 1).fill(0));
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
  for (let i = ours.length - 1; i >= 0; i--) {
    for (let j = read.length - 1; j >= 0; j--) {
      (length[i] as number[])[j] =
        ours[i] === read[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const same = new Array<boolean>(ours.length).fill(false);
  let [i, j] = [0, 0];
  while (i < ours.length && j < read.length) {
    if (ours[i] === read[j]) {
      same[i] = true;
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return same;
}
