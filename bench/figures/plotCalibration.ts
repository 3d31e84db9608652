import type { Judged } from "./calibration.ts";

/** Pixels: the square of the plot, and the white around it for the labels. */
const [SIDE, AROUND] = [360, 56];
/** Shares are plotted from this to 1, in logarithms. */
const LEAST = 1e-4;
/** Doubts are grouped by powers of this. */
const STEP = 10 ** 0.5;
const COLOURS = ["#1b6ca8", "#2a9d4a", "#c8501e"];

/** Readings of one doubt: the mean of it, the share that is wrong, how many they are. */
interface Group {
  readonly doubt: number;
  readonly wrong: number;
  readonly count: number;
}

/** Readings grouped by their doubt, which is 1 less their confidence, small doubts first. */
function groupsOf(judged: readonly Judged[]): Group[] {
  const groups = new Map<number, Judged[]>();
  for (const reading of judged) {
    const doubt = Math.max(LEAST, 1 - reading.confidence);
    const group = Math.min(-1, Math.floor(Math.log(doubt) / Math.log(STEP) + 1e-9));
    groups.set(group, [...(groups.get(group) ?? []), reading]);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, part]) => ({
      doubt: part.reduce((sum, { confidence }) => sum + 1 - confidence, 0) / part.length,
      wrong: part.filter(({ isRight }) => !isRight).length / part.length,
      count: part.length,
    }));
}

/**
 * An SVG: for each series, how often readings of some doubt are wrong, against the doubt that the reader told. Right on the
 * diagonal it means what it says. A dot's area grows with the readings in it.
 */
export function plotCalibration(series: ReadonlyMap<string, readonly Judged[]>): string {
  const along = (share: number): number =>
    SIDE * (1 - Math.log10(Math.max(LEAST, share)) / Math.log10(LEAST));
  const [x, y] = [
    (share: number) => (AROUND + along(share)).toFixed(1),
    (share: number) => (AROUND + SIDE - along(share)).toFixed(1),
  ];
  const grid = [1e-4, 1e-3, 1e-2, 0.1, 1].map(
    (share) =>
      `<path d="M${x(share)} ${AROUND}V${AROUND + SIDE}M${AROUND} ${y(share)}H${AROUND + SIDE}" stroke="#ddd"/>
<text x="${x(share)}" y="${AROUND + SIDE + 16}" text-anchor="middle">${100 * share} %</text>
<text x="${AROUND - 6}" y="${y(share)}" text-anchor="end" dominant-baseline="middle">${100 * share} %</text>`,
  );
  const drawn = [...series].map(([name, judged], at) => {
    const colour = COLOURS[at % COLOURS.length];
    const dots = groupsOf(judged).map(
      ({ doubt, wrong, count }) =>
        `<circle cx="${x(doubt)}" cy="${y(wrong)}" r="${(2 + Math.log10(count)).toFixed(1)}" fill="${colour}" fill-opacity="0.7"><title>${name}: ${count} readings</title></circle>`,
    );
    return `${dots.join("\n")}\n<text x="${AROUND + 12}" y="${AROUND + 20 + 18 * at}" fill="${colour}">${name}</text>`;
  });
  const whole = SIDE + 2 * AROUND;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" font-family="sans-serif" font-size="12">
<title>How often readings of some doubt are wrong</title>
<rect width="${whole}" height="${whole}" fill="#fff"/>
${grid.join("\n")}
<path d="M${x(LEAST)} ${y(LEAST)}L${x(1)} ${y(1)}" stroke="#888" stroke-dasharray="4 4"/>
${drawn.join("\n")}
<text x="${AROUND + SIDE / 2}" y="${whole - 14}" text-anchor="middle">doubt that the reader tells</text>
<text transform="translate(14 ${AROUND + SIDE / 2}) rotate(-90)" text-anchor="middle">share of these readings that is wrong</text>
</svg>
`;
}
