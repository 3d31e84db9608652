/** Grey of paper, of 255. */
export const WHITE = 255;
/** The four bytes of a white pixel as one number. */
export const WHITE_PIXEL = 0xffffffff;

/** From 0 to 255, of a pixel whose bytes are red, green, blue and its opacity (ITU-R BT.601, rounded down). */
export function luminance(pixel: number): number {
  if (pixel === WHITE_PIXEL) return WHITE;
  const [red, green, blue] = [pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255];
  return ((299 * red + 587 * green + 114 * blue) / 1000) | 0;
}

/** Grey levels between the pixel's strongest and weakest channel: none where it is grey. */
export function chroma(pixel: number): number {
  if (((pixel ^ (pixel >>> 8)) & 0xffff) === 0) return 0;
  const [red, green, blue] = [pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255];
  return Math.max(red, green, blue) - Math.min(red, green, blue);
}

/** The lightest channel of the pixel. */
export const lightest = (pixel: number): number =>
  Math.max(pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255);

/** The cover of the pixel: how opaque it is, of 255. */
export const coverOf = (pixel: number): number => pixel >>> 24;
