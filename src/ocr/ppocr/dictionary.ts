/**
 * The characters that a recognition network tells apart, in the order of its classes. They are kept in three ways: a
 * text file of a character a line, `character_dict` in PaddleOCR's inference.yml, and the value `character` among the
 * metadata of an ONNX file.
 */

/** Characters of a text file or of the metadata: one a line. The ideographic space is a character, a blank line none. */
export const linesOf = (text: string): string[] => text.split(/\r?\n/u).filter((key) => key !== "");

/** Characters of an inference.yml; null where it has no `character_dict`. */
export function charactersOfYaml(text: string): string[] | null {
  const lines = text.split(/\r?\n/u);
  const start = lines.findIndex((line) => /^\s*character_dict:\s*$/u.test(line));
  if (start < 0) return null;
  const characters: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const item = /^\s*- (?<scalar>.+)$/u.exec(line)?.groups?.scalar;
    if (item === undefined) break;
    characters.push(scalarOf(item));
  }
  return characters;
}

/** The text that a YAML scalar stands for: plain, 'single' or "double" quoted, as one character needs it. */
function scalarOf(item: string): string {
  const trimmed = item.replace(/[ \t]+$/u, "");
  if (/^'.*'$/u.test(trimmed)) return trimmed.slice(1, -1).replaceAll("''", "'");
  if (!/^".*"$/u.test(trimmed)) return trimmed;
  return trimmed
    .slice(1, -1)
    .replace(
      /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/giu,
      (_, two?: string, four?: string, eight?: string, sign?: string) =>
        sign === undefined
          ? String.fromCodePoint(Number.parseInt(two ?? four ?? eight ?? "", 16))
          : (ESCAPES[sign] ?? sign),
    );
}

const ESCAPES: Readonly<Record<string, string>> = {
  _: "\u00a0",
  t: "\t",
  N: "\u0085",
  L: "\u2028",
  P: "\u2029",
};

/**
 * The network's classes: the CTC blank, the characters, and where the network was trained with it the space. Null
 * where the dictionary is another network's.
 */
export function alphabetOf(characters: readonly string[], classes: number): string[] | null {
  if (characters.length === classes - 1) return ["", ...characters];
  if (characters.length === classes - 2) return ["", ...characters, " "];
  return null;
}
