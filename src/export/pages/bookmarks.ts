import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef } from "@cantoo/pdf-lib";

/** A line of the outline that leads to a page. */
export interface Bookmark {
  readonly title: string;
  readonly page: PDFRef;
  /** How far up the page's own space, in points. */
  readonly top: number;
}

/** Adds the bookmarks to the document's outline, after those that it has. */
export function addBookmarks(bookmarks: readonly Bookmark[], pdf: PDFDocument): void {
  if (bookmarks.length === 0) return;
  const { context, catalog } = pdf;
  const known = catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  const outline = known ?? context.obj({ Type: "Outlines" });
  const outlineRef = context.getObjectRef(outline) ?? context.register(outline);
  catalog.set(PDFName.of("Outlines"), outlineRef);
  const refs = bookmarks.map(() => context.nextRef());
  const before = outline.get(PDFName.of("Last"));
  for (const [at, { title, page, top }] of bookmarks.entries()) {
    const previous = refs[at - 1] ?? before;
    const next = refs[at + 1];
    context.assign(
      refs[at] as PDFRef,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: outlineRef,
        Dest: [page, "XYZ", null, top, null],
        ...(previous && { Prev: previous }),
        ...(next && { Next: next }),
      }),
    );
  }
  const [first, last] = [refs[0] as PDFRef, refs.at(-1) as PDFRef];
  if (before instanceof PDFRef) context.lookup(before, PDFDict).set(PDFName.of("Next"), first);
  else outline.set(PDFName.of("First"), first);
  outline.set(PDFName.of("Last"), last);
  const count = outline.lookupMaybe(PDFName.of("Count"), PDFNumber)?.asNumber() ?? 0;
  outline.set(PDFName.of("Count"), PDFNumber.of(Math.max(0, count) + bookmarks.length));
}
