import { readFileSync } from "node:fs";
import type { TextCell } from "./relations.ts";

/** The tables of one document as people marked them, each with its cells. */
export interface TrueTable {
  readonly page: number;
  readonly cells: readonly TextCell[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/**
 * Reads a `-str.xml` of the competition. The files are made by one program, one element a line or two: their few
 * elements are found by name. A region's cells are shifted by its increments, so that one table on several pages
 * counts its rows through.
 */
export function readTruth(file: string): TrueTable[] {
  const xml = readFileSync(file, "utf8");
  return elements(xml, "table").map(({ body }) => {
    const regions = elements(body, "region");
    return {
      page: Number(regions[0]?.attributes.page ?? 1),
      cells: regions.flatMap(({ body: region, attributes }) =>
        elements(region, "cell").map((cell) =>
          toCell(cell, Number(attributes["row-increment"] ?? 0), Number(attributes["col-increment"] ?? 0)),
        ),
      ),
    };
  });
}

interface Element {
  readonly attributes: Readonly<Record<string, string>>;
  readonly body: string;
}

function toCell({ attributes, body }: Element, addRow: number, addColumn: number): TextCell {
  const [row, column] = [Number(attributes["start-row"]), Number(attributes["start-col"])];
  return {
    row: row + addRow,
    column: column + addColumn,
    rowSpan: Number(attributes["end-row"] ?? row) - row + 1,
    columnSpan: Number(attributes["end-col"] ?? column) - column + 1,
    text: plainText(elements(body, "content")[0]?.body ?? ""),
  };
}

function elements(xml: string, name: string): Element[] {
  const pattern = new RegExp(`<${name}((?:\\s[^>]*)?)>([\\s\\S]*?)</${name}>`, "gu");
  return [...xml.matchAll(pattern)].map(([, attributes = "", body = ""]) => ({
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)=["']([^"']*)["']/gu)].map(([, key, value]) => [key, value]),
    ),
    body,
  }));
}

const plainText = (text: string): string =>
  text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/gu, "$1")
    .replace(/&#(\d+);/gu, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/giu, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(lt|gt|quot|apos|amp);/gu, (_, name) => ENTITIES[name] ?? "");
