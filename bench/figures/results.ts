/** What the bench of figure readers counts, printed and kept in a file. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** One reader on the lines of one severity. */
export interface ReaderResult {
  readonly severity: string;
  readonly reader: string;
  readonly lines: number;
  readonly wrong: number;
  /** With the marks settled by their places, as the product does; and which of these the reader was sure of. */
  readonly settledWrong: number;
  readonly sure: number;
  /** In which nothing was read. */
  readonly unread: number;
  /** Expected calibration error, from 0 to 1. */
  readonly calibration: number;
  /** Milliseconds that passed. */
  readonly lineTime: number;
}

/** How the errors of two readers fall together on the lines of one severity. */
export interface JointResult {
  readonly severity: string;
  readonly readers: readonly [string, string];
  readonly lines: number;
  readonly bothWrong: number;
  /** Of these: read as the same figure, and with the first reader sure of it. */
  readonly alike: number;
  readonly sure: number;
}

export interface Results {
  readonly readers: readonly ReaderResult[];
  readonly joint: readonly JointResult[];
}

export const READER_HEADINGS = [
  "lines",
  "reader",
  "of",
  "wrong",
  "wrong, marks settled",
  "and sure",
  "nothing read",
  "calibration error",
  "ms a line",
];

export const readerLine = (result: ReaderResult): string[] => [
  result.severity,
  result.reader,
  String(result.lines),
  `${result.wrong} (${percent(result.wrong / result.lines)})`,
  `${result.settledWrong} (${percent(result.settledWrong / result.lines)})`,
  String(result.sure),
  String(result.unread),
  percent(result.calibration),
  result.lineTime.toFixed(2),
];

export const JOINT_HEADINGS = ["lines", "readers", "of", "both wrong", "wrong alike", "the first sure of it"];

export const jointLine = (result: JointResult): string[] => [
  result.severity,
  result.readers.join(", "),
  String(result.lines),
  String(result.bothWrong),
  String(result.alike),
  String(result.sure),
];

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** What `file` holds; nothing where there is no such file. */
const loadResults = (file: string): Results =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results) : { readers: [], joint: [] };

/** Puts the results in the place of what `file` held of the same lines. */
export function saveResults(file: string, { readers, joint }: Results): void {
  const old = loadResults(file);
  const isOld = ({ severity }: { readonly severity: string }): boolean =>
    !readers.some((result) => result.severity === severity);
  const all = {
    readers: [...old.readers.filter(isOld), ...readers],
    joint: [...old.joint.filter(isOld), ...joint],
  };
  writeFileSync(file, `${JSON.stringify(all, null, 1)}\n`);
}
