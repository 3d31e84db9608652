/** What is read of a file at most, whatever its format. Apart from pdf.js, which is loaded in its own thread only. */

/** Bytes; the whole file is held in memory while its pages are read. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** No disclosure comes near it; a crafted page tree does. */
export const MAX_PAGES = 2_000;
/** Pixels of one embedded image: an A3 sheet at 600 dpi has 70 million. Larger ones are not decoded. */
export const MAX_IMAGE_PIXELS = 100_000_000;
/** Pixels of all images of one page together: a scan in layers has three pictures, each of the sheet at most. */
export const MAX_PAGE_PIXELS = 3 * MAX_IMAGE_PIXELS;
