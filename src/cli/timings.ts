import { STAGES } from "../core/artifact.ts";
import { READERS } from "../pipeline/options.ts";

/** Seconds by part: a stage, a reader within the stage ocr, or the writing of the exports. */
export type Timings = Readonly<Partial<Record<TimedName, number>>>;

const PARTS = [...STAGES.slice(0, 3), ...READERS, ...STAGES.slice(3), "export"] as const;
type TimedName = (typeof PARTS)[number];

/** Adds up what parts take. */
export interface Stopwatch {
  add(part: TimedName, seconds: number): void;
  timings(): Timings;
}

export function createStopwatch(): Stopwatch {
  const sums = new Map<TimedName, number>();
  return {
    add: (part, seconds) => void sums.set(part, (sums.get(part) ?? 0) + seconds),
    timings: () =>
      Object.fromEntries(
        PARTS.flatMap((part) =>
          sums.has(part) ? [[part, Math.round((sums.get(part) ?? 0) * 1000) / 1000]] : [],
        ),
      ),
  };
}

/** `pdf 0.2 s · image 0.8 s · ocr 1.9 s (ppocr 1.2 s, tesseract 0.5 s) · …` */
export function timingsText(timings: Timings): string {
  const text = (part: TimedName): string => `${part} ${(timings[part] ?? 0).toFixed(2)} s`;
  const readers = READERS.filter((reader) => timings[reader] !== undefined).map(text);
  return PARTS.filter((part) => timings[part] !== undefined && !(READERS as readonly string[]).includes(part))
    .map((part) =>
      part === "ocr" && readers.length > 0 ? `${text(part)} (${readers.join(", ")})` : text(part),
    )
    .join(" · ");
}
