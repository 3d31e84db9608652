import { ImageKind, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type Box, heightOf, widthOf } from "../core/geometry.ts";
import type { GlyphPath } from "./graphicsState.ts";
import type { DecodedImage } from "./toRaster.ts";

/** pdf.js's canvas factory, which it types as Object; canvas and context are those of @napi-rs/canvas. */
interface CanvasFactory {
  create(width: number, height: number): Surface;
  destroy(surface: Surface): void;
}
interface Surface {
  readonly context: Canvas;
  /** Its pixels where they lie: `getImageData` takes ten times as long for a page. */
  readonly canvas: { data(): Buffer };
}

/** What is used of a canvas to draw on it. */
export interface Canvas {
  lineWidth: number;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  fill(path: GlyphPath): void;
  stroke(path: GlyphPath): void;
}

/** Pixels of a page with their transparency, four bytes each; they last as long as the easel they were drawn on. */
export interface Drawing extends DecodedImage {
  /** Each pixel's four bytes as one number, as `pixels.ts` takes it; the same memory as `data`. */
  readonly pixels: Uint32Array;
}

/** Draws one page any number of times, each on a canvas of its own as large as the page. */
export interface Easel {
  readonly dpi: number;
  /** The page in points as displayed. */
  readonly bounds: Box;
  /** Clockwise degrees by which the page is displayed turned. */
  readonly rotation: number;
  /** The point of the page that is drawn at the canvas's top left corner. */
  readonly origin: readonly [x: number, y: number];
  draw(work: (canvas: Canvas) => Promise<void> | void): Promise<Drawing>;
  /** Gives the canvases back; their pixels are gone then. */
  clear(): void;
}

export function createEasel(
  document: PDFDocumentProxy,
  { bounds, rotation }: { readonly bounds: Box; readonly rotation: number },
  dpi: number,
  origin: Easel["origin"] = [0, 0],
): Easel {
  const scale = dpi / 72;
  const [width, height] = [Math.round(widthOf(bounds) * scale), Math.round(heightOf(bounds) * scale)];
  const factory = document.canvasFactory as CanvasFactory;
  const surfaces: Surface[] = [];
  return {
    dpi,
    bounds,
    rotation,
    origin,
    draw: async (work) => {
      const surface = factory.create(width, height);
      surfaces.push(surface);
      await work(surface.context);
      const { buffer, byteOffset, length } = surface.canvas.data();
      const pixels = new Uint32Array(buffer, byteOffset, length >> 2);
      const data = new Uint8Array(buffer, byteOffset, length);
      return { data, pixels, width, height, kind: ImageKind.RGBA_32BPP };
    },
    clear: () => {
      for (const surface of surfaces.splice(0)) factory.destroy(surface);
    },
  };
}

/** The page as a reader sees it, on white. */
export const drawPage = (page: PDFPageProxy, easel: Easel): Promise<Drawing> =>
  easel.draw((context) => {
    const scale = easel.dpi / 72;
    const [offsetX, offsetY] = easel.origin.map((points) => -points * scale) as [number, number];
    const viewport = page.getViewport({ scale, rotation: easel.rotation, offsetX, offsetY });
    const options = { canvas: null, canvasContext: context as never, viewport, background: "#ffffff" };
    return page.render(options).promise;
  });
