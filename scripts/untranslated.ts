/** Finds what people would see in one language alone, in the source of the page, the report and the messages. */
import { parseSync } from "vite";

/** A node of the syntax tree, as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** Attributes whose text is seen or read aloud. */
const SEEN = /^(?:aria-label|title|alt|placeholder|label)$/u;
/** The same within a tag of the report. */
const SEEN_IN_TAG = /\b(?:aria-label|title|alt)="([^"]*)"/gu;
/** What is called so in every language. */
const NAMES = /\b(?:Budgetscan|SHA-256|CSS|SVG|Node|zh-CN)\b/gu;
const LETTERS = /\p{L}{2,}/u;
const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z]{2,}/u;
/** Stands for a value in a template: no letter. */
const VALUE = "\u0000";

const isText = (text: string): boolean => LETTERS.test(text.replace(NAMES, ""));

/**
 * The texts of a source file that are in one language alone: `line: text`. Texts of elements and their attributes in JSX and
 * in templates of HTML that do not come from a catalogue, and pairs `{ en, zh }` whose halves are not in these languages.
 */
export function untranslated(path: string, source: string): string[] {
  const found: string[] = [];
  const lineOf = (at: number): number => source.slice(0, at).split("\n").length;
  const tell = ({ start }: Node, text: string): void =>
    void found.push(`${lineOf(start)}: ${text.trim().replaceAll(VALUE, "…")}`);
  const tellText = (node: Node, text: string): void => {
    if (isText(text)) tell(node, text);
  };
  const { program } = parseSync(path, source);
  visit(program as unknown as Node, (node) => {
    if (node.type === "JSXText") tellText(node, node.value as string);
    if (node.type === "JSXAttribute" && SEEN.test(nameOf(node.name))) {
      const text = textOf(node.value);
      if (text !== null) tellText(node, text);
    }
    if (node.type === "TaggedTemplateExpression" && nameOf(node.tag) === "html") {
      const markup = textOf(node.quasi) ?? "";
      for (const [, seen = ""] of markup.matchAll(SEEN_IN_TAG)) tellText(node, seen);
      // A template may be a part of a tag: attributes without their tag.
      tellText(node, markup.replace(/<[^>]*>|&\w+;|\b[\w-]+="[^"]*"/gu, " "));
    }
    const pair = pairOf(node);
    if (pair === null) return;
    // English quotes words of the documents; it is none without a word of its own.
    if (HAN.test(pair.en) && !LATIN.test(pair.en)) tell(node, pair.en);
    if (isText(pair.zh) && !HAN.test(pair.zh) && pair.zh !== pair.en) tell(node, pair.zh);
  });
  return found;
}

/** Calls `look` on the node and on all below it. */
function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each === "object" && each !== null && "type" in each) visit(each as Node, look);
    }
  }
}

const nameOf = (node: unknown): string => {
  const { name } = (node ?? {}) as { name?: unknown };
  return typeof name === "string" ? name : "";
};

/** The text of a literal or of a template, `VALUE` for what is put into it; null for anything else. */
function textOf(node: unknown): string | null {
  const { type, value, quasis, expression } = (node ?? {}) as {
    type?: string;
    value?: unknown;
    quasis?: { value: { cooked: string } }[];
    expression?: unknown;
  };
  if (type === "JSXExpressionContainer") return textOf(expression);
  if (type === "Literal" && typeof value === "string") return value;
  if (type === "TemplateLiteral") return (quasis ?? []).map((part) => part.value.cooked).join(VALUE);
  return null;
}

/** The texts of an object `{ en, zh }`; null for any other, or where one of them is not written there. */
function pairOf({ type, properties }: Node): { en: string; zh: string } | null {
  if (type !== "ObjectExpression") return null;
  const texts = new Map(
    (properties as { key?: unknown; value?: unknown }[]).map(({ key, value }) => [
      nameOf(key),
      textOf(value),
    ]),
  );
  const [en, zh] = [texts.get("en"), texts.get("zh")];
  return typeof en === "string" && typeof zh === "string" ? { en, zh } : null;
}
