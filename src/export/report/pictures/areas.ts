import { type HierarchyRectangularNode, hierarchy, treemap } from "d3-hierarchy";
import type { Part } from "../budget/parts.ts";
import { html, type Markup } from "../markup.ts";
import { inWan } from "../yuan.ts";
import { groundOf } from "./colours.ts";
import { shortened } from "./shortened.ts";

/** Units of the drawing. */
const [WIDTH, HEIGHT] = [960, 460];
/** Height of a line of text in an area. */
const LINE = 15;
/** Blank between groups, and between their parts. */
const [BETWEEN_GROUPS, BETWEEN_PARTS] = [4, 1];
/** Width of a Chinese character. */
const CHARACTER = 12.5;
/** Characters of a name that must have room: fewer say nothing. */
const LEAST_CHARACTERS = 3;

/** Parts of one class. */
export interface Group {
  readonly name: string;
  readonly parts: readonly Part[];
}

interface Area {
  readonly name: string;
  readonly amount?: Part["amount"];
  readonly children?: readonly Area[];
}

/** Nested areas, the largest first: each group a colour, each part as large as its money. */
export function drawAreas(groups: readonly Group[], title: string): Markup {
  const root: Area = { name: "", children: groups.map(({ name, parts }) => ({ name, children: parts })) };
  const tree = hierarchy<Area>(root, ({ children }) => children)
    .sum(({ amount }) => amount?.toNumber() ?? 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const placed = treemap<Area>()
    .size([WIDTH, HEIGHT])
    .paddingInner(({ depth }) => (depth === 0 ? BETWEEN_GROUPS : BETWEEN_PARTS))
    .round(true)(tree);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
${(placed.children ?? []).map(drawGroup)}
</svg>`;
}

type Placed = HierarchyRectangularNode<Area>;

/** The parts of a group under its name, where it is high enough for both. */
function drawGroup(group: Placed, index: number): Markup {
  const { name } = group.data;
  const parts = group.children ?? [];
  const isNamed = group.y1 - group.y0 >= 3 * LINE && parts.some((part) => part.data.name !== name);
  return html`<g>${parts.map((part) => drawPart(part, name, groundOf(index), isNamed && part.y0 === group.y0))}
${isNamed ? html`<g font-weight="bold">${text(name, group.x0 + 4, group.y0 + LINE, group.x1 - group.x0)}</g>` : null}</g>`;
}

/** A part with its name and amount, as far as they have room; below the name of its group where that stands over it. */
function drawPart(
  { data, x0, y0, x1, y1 }: Placed,
  group: string,
  ground: string,
  isUnderName: boolean,
): Markup {
  const [width, height] = [x1 - x0, y1 - y0];
  const amount = inWan(data.amount ?? "0");
  const room = Math.floor((height - 4) / LINE);
  const hasName = Math.floor((width - 6) / CHARACTER) >= LEAST_CHARACTERS;
  const lines = hasName ? [...(isUnderName ? [null] : []), data.name, amount].slice(0, room) : [];
  return html`<rect x="${x0}" y="${y0}" width="${width}" height="${height}" fill="${ground}"><title>${group} · ${data.name} ${amount}</title></rect>
${lines.map((line, at) => (line === null ? null : text(line, x0 + 4, y0 + (at + 1) * LINE, width)))}\n`;
}

/** Text as far as the area is wide; none where too little of it has room. */
function text(words: string, x: number, y: number, width: number): Markup | null {
  const room = Math.floor((width - 6) / CHARACTER);
  // Figures are half as wide as characters, and are shown whole or not at all.
  if (/^[\d.,]+$/u.test(words)) {
    return words.length > room * 1.7 ? null : html`<text x="${x}" y="${y}">${words}</text>`;
  }
  return room < LEAST_CHARACTERS ? null : html`<text x="${x}" y="${y}">${shortened(words, room)}</text>`;
}
