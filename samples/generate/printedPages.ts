/**
 * Where everything came to stand: read from the structure tree that Chromium writes into a tagged PDF, whose
 * leaves name the page and the marked content of every piece of text.
 */

import { fileURLToPath } from "node:url";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from "@cantoo/pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A piece of an element on one page, in printed order. */
export interface Piece {
  readonly page: number;
  readonly text: string;
}

/** The elements of the document in order: a paragraph with its pieces, or a table with those of its rows' cells. */
export type PrintedElement =
  | { readonly kind: "paragraph"; readonly pieces: readonly Piece[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly (readonly Piece[])[])[] };

/** An element of the structure tree with what was printed of it. */
interface Node {
  readonly role: string;
  readonly children: readonly Node[];
  /** Pieces of the element itself and of all below it. */
  readonly pieces: readonly Piece[];
}

/** Reads the printed elements of a tagged PDF; pages count from 1. */
export async function readPrintedElements(pdf: Uint8Array): Promise<PrintedElement[]> {
  const texts = await readMarkedContent(pdf);
  const document = await PDFDocument.load(pdf);
  const pageNumbers = new Map(document.getPages().map((page, index) => [page.ref.toString(), index + 1]));
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const resolve = (object: PDFObject | undefined): PDFObject | undefined =>
    object instanceof PDFRef ? document.context.lookup(object) : object;

  const visit = (object: PDFObject | undefined, page: number | undefined): Node[] => {
    const value = resolve(object);
    if (value instanceof PDFArray) return value.asArray().flatMap((item) => visit(item, page));
    if (value instanceof PDFNumber) return [leaf(page as number, value.asNumber())];
    if (!(value instanceof PDFDict)) return [];
    const own = pageNumbers.get(value.get(PDFName.of("Pg"))?.toString() ?? "") ?? page;
    const marked = value.get(PDFName.of("MCID"));
    if (marked instanceof PDFNumber) return [leaf(own as number, marked.asNumber())];
    const children = visit(value.get(PDFName.of("K")), own);
    const role = value.get(PDFName.of("S"))?.toString().slice(1) ?? "";
    return [{ role, children, pieces: children.flatMap(({ pieces }) => pieces) }];
  };
  const leaf = (page: number, id: number): Node => ({
    role: "",
    children: [],
    pieces: [{ page, text: texts.get(`${page}/${id}`) ?? "" }].filter(({ text }) => text !== ""),
  });

  return visit(root.get(PDFName.of("K")), undefined).flatMap(printedElements);
}

function printedElements(node: Node): PrintedElement[] {
  if (node.role === "P") return [{ kind: "paragraph", pieces: node.pieces }];
  if (node.role !== "Table") return node.children.flatMap(printedElements);
  const rows = descendants(node, (role) => role === "TR").map((row) =>
    descendants(row, (role) => role === "TD" || role === "TH").map(({ pieces }) => pieces),
  );
  return [{ kind: "table", rows }];
}

const descendants = (node: Node, isWanted: (role: string) => boolean): Node[] =>
  node.children.flatMap((child) => (isWanted(child.role) ? [child] : descendants(child, isWanted)));

/** The text of every marked content sequence, by `page/id`. */
async function readMarkedContent(pdf: Uint8Array): Promise<Map<string, string>> {
  const folder = (name: string) =>
    fileURLToPath(new URL(`../../node_modules/pdfjs-dist/${name}/`, import.meta.url));
  const loading = getDocument({
    data: Uint8Array.from(pdf),
    cMapUrl: folder("cmaps"),
    cMapPacked: true,
    verbosity: 0,
  });
  const document = await loading.promise;
  const texts = new Map<string, string>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const open: (string | null)[] = [];
    for (const item of items) {
      if ("str" in item) {
        const key = open.findLast((id) => id !== null);
        if (key) texts.set(key, (texts.get(key) ?? "") + item.str);
      } else if (item.type === "endMarkedContent") {
        open.pop();
      } else {
        const id = /_mc(\d+)$/u.exec(item.id ?? "")?.[1];
        open.push(id === undefined ? null : `${number}/${id}`);
      }
    }
  }
  await loading.destroy();
  return texts;
}
