import { xmlText } from "../../core/text.ts";
import type { ReadLine, ReadPage } from "./readPage.ts";

const NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#";
const SCHEMA = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd";
/** Points to the inch. */
const POINTS = 72;

/** The page as ALTO 4.4: every line with its place in pixels of the upright page's picture, and how sure its reader was. */
export function altoXml(page: ReadPage, file: string): string {
  const pixels = (points: number): number => Math.round((points * page.dpi) / POINTS);
  const size = `WIDTH="${pixels(page.width)}" HEIGHT="${pixels(page.height)}"`;
  const lines = page.lines.map((line, at) => lineXml(line, `line${at + 1}`, pixels));
  const block =
    lines.length === 0 ? [] : [`<TextBlock ID="text" HPOS="0" VPOS="0" ${size}>`, ...lines, "</TextBlock>"];
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<alto xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${NAMESPACE} ${SCHEMA}">`,
    "<Description>",
    "<MeasurementUnit>pixel</MeasurementUnit>",
    `<sourceImageInformation><fileName>${quoted(file)}</fileName></sourceImageInformation>`,
    '<Processing ID="read"><processingSoftware><softwareName>budgetscan</softwareName></processingSoftware></Processing>',
    "</Description>",
    "<Layout>",
    `<Page ID="page${page.number}" PHYSICAL_IMG_NR="${page.number}" ${size}>`,
    `<PrintSpace HPOS="0" VPOS="0" ${size}>`,
    ...block,
    "</PrintSpace>",
    "</Page>",
    "</Layout>",
    "</alto>",
  ].join("\n")}\n`;
}

function lineXml(
  { text, confidence, from, to, top }: ReadLine,
  id: string,
  pixels: (points: number) => number,
) {
  const corners = [from, to, top, [to[0] + top[0] - from[0], to[1] + top[1] - from[1]] as const];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, upper] = [Math.max(0, pixels(Math.min(...xs))), Math.max(0, pixels(Math.min(...ys)))];
  const place = `HPOS="${left}" VPOS="${upper}" WIDTH="${pixels(Math.max(...xs)) - left}" HEIGHT="${pixels(Math.max(...ys)) - upper}"`;
  const string = `<String ID="${id}text" ${place} CONTENT="${quoted(text)}" WC="${confidence.toFixed(2)}"/>`;
  return `<TextLine ID="${id}" ${place}>${string}</TextLine>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** One line of text as it may stand in an attribute. */
const quoted = (text: string): string =>
  xmlText(text)
    .replace(/\s+/gu, " ")
    .replace(/[&<>"]/gu, (character) => ENTITIES[character] ?? "");
