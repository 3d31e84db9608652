const native = globalThis.structuredClone;

/**
 * Keeps empty buffers from being handed over for good. pdf.js begins all its streams with one empty buffer and hands over a
 * picture without data in it: after that, no stream of the thread could be decoded, and later pages came out empty.
 */
export function spareEmptyBuffers(): void {
  globalThis.structuredClone = (value, options) => {
    const transfer = options?.transfer?.filter(
      (item) => !(item instanceof ArrayBuffer) || item.byteLength > 0,
    );
    return native(value, transfer === undefined ? options : { transfer });
  };
}
