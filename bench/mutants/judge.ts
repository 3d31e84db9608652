import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { InputError } from "../../src/core/errors.ts";
import type { Box } from "../../src/core/geometry.ts";
import type { QuarterTurn } from "../../src/image/quarterTurn.ts";
import { NO_VARIANTS } from "../../src/meaning/variants.ts";
import { createReader, type Reader } from "../../src/ocr/index.ts";
import type { PageText } from "../../src/ocr/types.ts";
import { openHere } from "../../src/pdf/openHere.ts";
import { loadArtifact } from "../../src/pipeline/dump.ts";
import { DEFAULT_DPI } from "../../src/pipeline/options.ts";
import { readDocument } from "../../src/pipeline/order.ts";
import { renderPages, uncoveredInk } from "./uncovered.ts";

/** Rules that say of a whole page that it is not all there. */
const OF_THE_PAGE: readonly string[] = ["PAGE-DAMAGED", "PAGE-FAILED", "PAGE-ILLEGIBLE"];

let started: Promise<Reader> | null = null;
const reader = (): Promise<Reader> => {
  started ??= createReader("ppocr");
  return started;
};

/** What is wrong with how the file is read: a failure that no user could act on, ink that nothing accounts for. */
export async function judge(file: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "budgetscan-mutant-"));
  try {
    const document = await extract(file, folder);
    return document === null ? [] : findUntold(file, document, folder);
  } catch (error) {
    return [`failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Null where the file is refused in words. */
async function extract(file: Uint8Array, folder: string): Promise<BudgetDocument | null> {
  try {
    const pdf = await openHere(file.slice());
    const sha256 = "0".repeat(64);
    try {
      return await readDocument({
        input: { file: "mutant.pdf", sha256, notes: [], ...pdf },
        pages: Array.from({ length: Math.min(2, pdf.pageCount) }, (_, page) => page + 1),
        from: "pdf",
        variants: NO_VARIANTS,
        dump: { directory: folder, sha256 },
        kept: null,
        dpi: DEFAULT_DPI,
        signal: new AbortController().signal,
        reader,
        timed: async (_, work) => work(),
        eachPage: async (pages, work) => {
          const results = [];
          for (const page of pages) results.push(await work(page));
          return results;
        },
      });
    } finally {
      await pdf.close();
    }
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function findUntold(file: Uint8Array, { source, flags }: BudgetDocument, folder: string): string[] {
  const pages = renderPages(file);
  return source.pages.flatMap(({ number, error }): string[] => {
    const shown = pages[number - 1];
    const told = flags.filter(({ page }) => page === number);
    if (shown === undefined || error !== undefined || told.some(({ rule }) => OF_THE_PAGE.includes(rule)))
      return [];
    const text = loadArtifact<PageText>({ directory: folder, sha256: "0".repeat(64) }, "ocr", number);
    const boxes = [...boxesOf(text), ...told.flatMap(({ box }) => (box === undefined ? [] : [box]))];
    const uncovered = uncoveredInk(shown, turnOf(text), boxes);
    return uncovered.length === 0
      ? []
      : [
          `page ${number}: ${uncovered.length} pieces of ink untold, first ${uncovered[0]?.map(Math.round).join(" ")}`,
        ];
  });
}

const boxesOf = ({ runs, aside = [], unread, pictured = [] }: PageText): Box[] => [
  ...[...runs, ...aside, ...unread].map(({ box }) => box),
  ...pictured,
];

/** Clockwise degrees by which the page was turned to stand upright, besides its `/Rotate`. */
function turnOf({ steps }: PageText): QuarterTurn {
  const step = steps.find(({ name }) => name === "turn");
  return (Number.parseInt(step?.detail ?? "0", 10) % 360) as QuarterTurn;
}
