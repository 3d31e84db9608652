import type { Resolution } from "./pageSize.ts";

/** Bytes of a PNG's signature; of a chunk's length and name before its data, and of the sum behind it. */
const SIGNATURE = 8;
const HEAD = 8;
const SUM = 4;
/** The unit of pHYs that is a metre; the other one it knows says only what shape the pixels have. */
const METRE = 1;
const METRES_PER_INCH = 0.0254;

/** Pixels per inch that a PNG tells in its chunk pHYs; null where it tells them in no unit, undefined where it has none. */
export function pngResolution(bytes: Uint8Array): Resolution | null | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = SIGNATURE; at + HEAD <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + HEAD));
    // It stands before the pixels.
    if (name === "IDAT") return undefined;
    const data = at + HEAD;
    if (name === "pHYs" && length >= 9 && data + 9 <= bytes.length) {
      const [across, down] = [view.getUint32(data), view.getUint32(data + 4)];
      const isTold = view.getUint8(data + 8) === METRE && across > 0 && down > 0;
      return isTold ? [perInch(across), perInch(down)] : null;
    }
    at = data + length + SUM;
  }
  return undefined;
}

/** Whole where the number a metre is that of a whole one, rounded: 5,669 is 144 an inch. */
function perInch(perMetre: number): number {
  const exact = perMetre * METRES_PER_INCH;
  const whole = Math.round(exact);
  return Math.round(whole / METRES_PER_INCH) === perMetre ? whole : exact;
}
