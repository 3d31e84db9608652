/**
 * The bytes of a picture four at a time, as signed numbers: scans skip four pixels of paper at once by them. The last
 * one to three bytes are left out; none are given where the bytes do not begin on a word.
 */
export const asWords = ({ buffer, byteOffset, length }: Uint8Array): Int32Array =>
  byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length >> 2) : new Int32Array(0);

/** A byte four times. */
export const fourTimes = (byte: number): number => Math.imul(byte, 0x01010101);
