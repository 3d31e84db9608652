/** Files that show the text of a document's pages in its places. */
import type { BudgetDocument } from "../../contract/schema.ts";
import { altoXml } from "./altoXml.ts";
import type { ReadPage } from "./readPage.ts";

export { type ReadPage, readPage } from "./readPage.ts";

/** The names of those files in a document's folder. */
export const SEARCHABLE_PDF = "searchable.pdf";
export const ALTO_FOLDER = { name: "alto", names: /^page-\d{3,}\.xml$/u };

/** Is it one of them, by its path in the folder? */
export const isPageFile = (path: string): boolean =>
  path === SEARCHABLE_PDF || path.startsWith(`${ALTO_FOLDER.name}/`);

/** Which of them are wanted. */
export interface PageFileKinds {
  readonly searchablePdf?: boolean;
  readonly alto?: boolean;
  /** Of a PDF that is protected. */
  readonly password?: string;
}

/** The files, by path in the document's folder, of the source at `path` and what was read of its pages. */
export async function pageFiles(
  { source, tables }: BudgetDocument,
  path: string,
  read: Iterable<ReadPage>,
  wanted: PageFileKinds,
): Promise<Map<string, string | Uint8Array>> {
  const pages = [...read].sort((a, b) => a.number - b.number);
  const files = new Map<string, string | Uint8Array>();
  if (wanted.searchablePdf) {
    // Loaded here: it takes a quarter of a second, and few want it.
    const { searchablePdf } = await import("./searchablePdf.ts");
    files.set(SEARCHABLE_PDF, await searchablePdf(path, pages, tables, wanted.password));
  }
  if (wanted.alto) {
    for (const page of pages) {
      const name = `page-${String(page.number).padStart(3, "0")}.xml`;
      files.set(`${ALTO_FOLDER.name}/${name}`, altoXml(page, source.file));
    }
  }
  return files;
}
