import type { PageLoss } from "../findings/catalogue/pages.ts";
import { MAX_IMAGE_PIXELS } from "./limits.ts";

/** Segment types and fields of ITU-T T.88, 7.2 and 7.4.8. */
const PAGE_INFORMATION = 48;
const UNKNOWN = 0xffffffff;
const LONG_COUNT = 7;

/**
 * What of a JBIG2 picture is lost: a page of absurd size, or segments that end after the data do. `height` is the picture's
 * where its page leaves it open.
 */
export function jbig2Loss(bytes: Uint8Array, height: number): PageLoss | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  try {
    // Less than a segment's header is a line end before `endstream`.
    while (bytes.length - at > 4) {
      const segment = segmentAt(view, at);
      if (segment.type === PAGE_INFORMATION) {
        const [across, down] = [view.getUint32(segment.data), view.getUint32(segment.data + 4)];
        if (across * (down === UNKNOWN ? height : down) > MAX_IMAGE_PIXELS) return "picture-size";
      }
      if (segment.length === UNKNOWN) return null;
      at = segment.data + segment.length;
      if (at > bytes.length) return "picture-cut";
    }
    return null;
  } catch (error) {
    if (error instanceof RangeError) return "picture-cut";
    throw error;
  }
}

function segmentAt(view: DataView, at: number): { type: number; data: number; length: number } {
  const number = view.getUint32(at);
  const flags = view.getUint8(at + 4);
  const short = view.getUint8(at + 5) >> 5;
  const isLong = short === LONG_COUNT;
  const count = isLong ? view.getUint32(at + 5) & 0x1fffffff : short;
  const countBytes = isLong ? 4 + Math.ceil((count + 1) / 8) : 1;
  const referenceBytes = number <= 256 ? 1 : number <= 65536 ? 2 : 4;
  const pageBytes = (flags & 0x40) === 0 ? 1 : 4;
  const length = at + 5 + countBytes + count * referenceBytes + pageBytes;
  return { type: flags & 0x3f, data: length + 4, length: view.getUint32(length) };
}
