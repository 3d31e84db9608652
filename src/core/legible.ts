/** Confidence from which a text counts as read; below it, it is a guess. */
export const LEGIBLE = 0.5;
