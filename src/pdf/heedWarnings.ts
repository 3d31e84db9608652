/** What pdf.js says where it leaves a part of a page out, or decodes none of an image. */
const LEFT_OUT =
  /exceeded maximum allowed size|ignoring (?:XObject|errors|sub-stream)|Unable to decode (?:inline )?image/u;

/**
 * Runs `read` and throws where pdf.js left something of the page out: it tells of that on the console only, and goes
 * on. Its other warnings, mostly of fonts, are kept from the console.
 */
export async function heedWarnings<T>(read: () => Promise<T>): Promise<T> {
  const { warn } = console;
  let leftOut: string | null = null;
  console.warn = (message: unknown) => {
    if (LEFT_OUT.test(String(message))) leftOut ??= String(message).replace(/^Warning: /u, "");
  };
  try {
    const result = await read();
    if (leftOut !== null) throw new Error(leftOut);
    return result;
  } finally {
    console.warn = warn;
  }
}
