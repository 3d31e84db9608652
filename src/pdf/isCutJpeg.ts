/** The mark at the end of a JPEG (ITU-T T.81, B.1.1.3). Within the data of a picture no such bytes stand. */
const END = Buffer.from([0xff, 0xd9]);
/** Bytes after the mark that are borne: line ends, and what some writers pad with. */
const PADDING = 1_024;

/**
 * Does the picture end before its last rows? Most JPEGs without an end mark are whole: they are decoded with one, and only
 * where data are wanting then is the picture cut.
 */
export async function isCutJpeg(bytes: Uint8Array): Promise<boolean> {
  if (Buffer.from(bytes.subarray(-PADDING)).includes(END)) return false;
  // Loaded for such pictures alone.
  const { default: sharp } = await import("sharp");
  try {
    await sharp(Buffer.concat([bytes, END]), { failOn: "warning" })
      .raw()
      .toBuffer();
    return false;
  } catch (error) {
    return /premature end/u.test(String(error));
  }
}
