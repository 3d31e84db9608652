import type { Step } from "../pdf/types.ts";

/** Pixels per inch across and down. */
export type Resolution = readonly [across: number, down: number];

/** How a picture lies on its page. */
export interface PageSize {
  /** Pixels per inch, alike in both directions; where the picture's own differ, the finer. */
  readonly dpi: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** What was assumed or must be resampled. */
  readonly steps: readonly Step[];
}

const POINTS_PER_INCH = 72;
/** Relative: a picture whose two resolutions differ by more is resampled. */
const SQUARE = 0.01;
/** Relative: scanners cut a sheet's edges by less. */
const NEAR = 0.02;
/** Pixels per inch that programs write when they know none. */
const DEFAULTS: readonly number[] = [72, 96];
/** Inches of the longer side; A2 has 23.4. A page outside is a resolution misstated. */
const PLAUSIBLE = [1, 24] as const;
/** Inches, ISO 216: the sheets that disclosures are printed on; the likelier first. */
const SHEETS = [
  { name: "A4", short: 8.27, long: 11.69 },
  { name: "A3", short: 11.69, long: 16.54 },
] as const;
/** Pixels per inch that scanners and page renderers offer. */
const USUAL = [72, 96, 100, 150, 200, 240, 300, 400, 600];

/**
 * The page of a picture of `width` by `height` pixels as displayed, with the resolution it claims. Where it claims
 * none, or one that cannot be, the nearest of the usual sheets of paper that holds it is assumed.
 */
export function pageSizeOf(width: number, height: number, claimed: Resolution | null): PageSize {
  const doubt = doubtOf(width, height, claimed);
  if (claimed === null || doubt !== null) return assumedSize(width, height, doubt ?? "no resolution given");
  const [across, down] = claimed;
  const dpi = Math.max(across, down);
  const isSquare = Math.abs(across / down - 1) <= SQUARE;
  return {
    dpi,
    width: (width / (isSquare ? dpi : across)) * POINTS_PER_INCH,
    height: (height / (isSquare ? dpi : down)) * POINTS_PER_INCH,
    steps: isSquare
      ? []
      : [{ name: "resample", detail: `${round(across)} by ${round(down)} to ${round(dpi)} dpi` }],
  };
}

/** Why the resolution claimed is not believed; null where it is. */
function doubtOf(width: number, height: number, claimed: Resolution | null): string | null {
  if (claimed === null) return null;
  const [across, down] = claimed;
  if (across === down && DEFAULTS.includes(round(across)))
    return `${round(across)} dpi may be a program's default`;
  const inches = Math.max(width / across, height / down);
  if (inches >= PLAUSIBLE[0] && inches <= PLAUSIBLE[1]) return null;
  return `${round(across)} by ${round(down)} dpi would make the page ${round(inches)} inches long`;
}

function assumedSize(width: number, height: number, why: string): PageSize {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const candidates = SHEETS.map((sheet) => ({
    name: sheet.name,
    dpi: Math.max(1, Math.round(Math.max(short / sheet.short, long / sheet.long))),
    isExact: USUAL.some((dpi) => isNear(short / sheet.short, dpi) && isNear(long / sheet.long, dpi)),
  }));
  const sheet = candidates.find(({ isExact }) => isExact) ?? (candidates[0] as (typeof candidates)[number]);
  const { name, dpi } = sheet;
  const orientation = width > height ? "landscape" : "portrait";
  return {
    dpi,
    width: (width / dpi) * POINTS_PER_INCH,
    height: (height / dpi) * POINTS_PER_INCH,
    steps: [{ name: "page size", detail: `${why}: taken for ${name} ${orientation} at ${dpi} dpi` }],
  };
}

const isNear = (value: number, target: number): boolean => Math.abs(value / target - 1) <= NEAR;
const round = (value: number): number => Math.round(value);
