/** Containers shorter than this stand on one line, so that a cell, a flag or an observation reads as one. */
const LINE_CHARACTERS = 160;

/**
 * JSON with two-space indentation in which every short array or object stands on one line. Keys keep the order in
 * which the document was built, which the stages keep the same for the same input.
 */
export function documentJson(value: unknown): string {
  return `${lines(value, "")}\n`;
}

/** From the inside out: what stands on several lines is too long for one, and so is all that holds it. */
function lines(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const items = Array.isArray(value)
    ? value.map((item) => ({ key: "", text: lines(item ?? null, inner) }))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => ({ key: `${JSON.stringify(key)}:`, text: lines(item, inner) }));
  const length = items.reduce((sum, { key, text }) => sum + key.length + text.length + 1, 1);
  if (length <= LINE_CHARACTERS)
    return `${open}${items.map(({ key, text }) => key + text).join(",")}${close}`;
  const block = items.map(({ key, text }) => `${inner}${key === "" ? text : `${key} ${text}`}`).join(",\n");
  return `${open}\n${block}\n${indent}${close}`;
}
