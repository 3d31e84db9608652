import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { InputError } from "../core/errors.ts";
import { MAX_IMAGE_PIXELS, MAX_PAGES } from "./limits.ts";

const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
/** A folder of the pdfjs-dist package as pdf.js wants it: with a slash at the end. */
const asset = (name: string): string => `${join(folder, name)}/`;

/**
 * Opens the document with pdf.js, which takes `bytes` away, without evaluating any script in it; `password` is for one that
 * is protected. Throws InputError where it cannot be read.
 */
export async function openDocument(bytes: Uint8Array, password?: string): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), // a view: pdf.js refuses a Buffer
    ...(password !== undefined && { password }),
    cMapUrl: asset("cmaps"),
    cMapPacked: true,
    standardFontDataUrl: asset("standard_fonts"),
    wasmUrl: asset("wasm"),
    iccUrl: asset("iccs"),
    verbosity: VerbosityLevel.WARNINGS,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: MAX_IMAGE_PIXELS,
  });
  try {
    const document = await task.promise;
    checkPageCount(document.numPages);
    return document;
  } catch (error) {
    await task.destroy();
    throw asInputError(error, password !== undefined);
  }
}

function checkPageCount(count: number): void {
  if (count < 1) throw new InputError("NO_PAGES", {});
  if (count > MAX_PAGES) {
    throw new InputError("TOO_MANY_PAGES", { most: MAX_PAGES });
  }
}

function asInputError(error: unknown, hadPassword: boolean): unknown {
  if (error instanceof InputError || !(error instanceof Error)) return error;
  if (error.name === "PasswordException") {
    return new InputError(hadPassword ? "PASSWORD_WRONG" : "PASSWORD", {}, { cause: error });
  }
  const reason = error.message.replace(/\s+/gu, " ").slice(0, 80);
  return new InputError("CORRUPT_PDF", { reason }, { cause: error });
}
