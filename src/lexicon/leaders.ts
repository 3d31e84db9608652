/** Dots that lead the eye from a label or a heading to its figure or page number; the source of a pattern. */
export const LEADERS = "(?:[.．。·…‥]\\s*){4,}";
