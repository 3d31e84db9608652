/** Containers shorter than this stand on one line, so that a cell, a flag or an observation reads as one. */
const LINE_CHARACTERS = 160;

/**
 * JSON with two-space indentation in which every short array or object stands on one line. Keys keep the order in
 * which the document was built, which the stages keep the same for the same input.
 */
export function documentJson(value: unknown): string {
  return `${lines(value, "")}\n`;
}

function lines(value: unknown, indent: string): string {
  const compact = JSON.stringify(value);
  if (typeof value !== "object" || value === null || compact.length <= LINE_CHARACTERS) return compact;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => lines(item ?? null, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${JSON.stringify(key)}: ${lines(item, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${items.map((item) => inner + item).join(",\n")}\n${indent}${close}`;
}
