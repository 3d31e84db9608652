import type { PageText } from "../ocr/types.ts";

/** A4 in points, for a page that could not even be measured. */
const ASSUMED_SIZE = { width: 595, height: 842 };

/** What is known of a page before it fails. */
type KnownPage = Partial<Pick<PageText, "kind" | "width" | "height" | "rotation" | "dpi" | "skew" | "steps">>;

/** A page that could not be read: it stays in the document, empty, with what went wrong. */
export function failedPage(number: number, known: KnownPage, dpi: number, error: unknown): PageText {
  return {
    number,
    kind: known.kind ?? "scan",
    width: known.width ?? ASSUMED_SIZE.width,
    height: known.height ?? ASSUMED_SIZE.height,
    rotation: known.rotation ?? 0,
    dpi: known.dpi ?? dpi,
    skew: known.skew ?? 0,
    blank: false,
    steps: known.steps ?? [],
    rulings: [],
    runs: [],
    unread: [],
    error: error instanceof Error ? error.message : String(error),
  };
}
