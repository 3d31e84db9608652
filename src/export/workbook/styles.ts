import type { CellStyle } from "hucre/xlsx";
import type { Status } from "../../contract/vocabulary.ts";
import { TEXT_FORMAT } from "./grid.ts";

/** Ground of a cell by its status, RGB; cells that are read or blank have none. */
const GROUND: Readonly<Partial<Record<Status, string>>> = {
  verified: "E2F0D9",
  disputed: "F8CBAD",
  corrected: "DDEBF7",
};

const HEADER_GROUND = "EDEDED";
const LINK_COLOUR = "0563C1";

const ground = (rgb: string | undefined): Pick<CellStyle, "fill"> =>
  rgb === undefined ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb } } };

const FONT = { name: "Calibri", size: 11 };

export const HEADER: CellStyle = {
  font: { ...FONT, bold: true },
  ...ground(HEADER_GROUND),
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
  numFmt: TEXT_FORMAT,
};
export const TITLE: CellStyle = { font: { ...FONT, bold: true, size: 14 }, numFmt: TEXT_FORMAT };
export const TEXT: CellStyle = { numFmt: TEXT_FORMAT };
export const LINK_NUMBER: CellStyle = { font: { ...FONT, color: { rgb: LINK_COLOUR }, underline: true } };
export const LINK: CellStyle = { ...LINK_NUMBER, numFmt: TEXT_FORMAT };
/** What a person fills in. */
export const TO_FILL: CellStyle = { ...ground("FFF2CC"), numFmt: TEXT_FORMAT };

/** A cell of a table: the ground of its status, the format of its figure; texts keep their lines. */
export const cellStyle = (status: Status, format: string): CellStyle => ({
  ...ground(GROUND[status]),
  numFmt: format,
  alignment: { vertical: "center", ...(format === TEXT_FORMAT && { wrapText: true }) },
});
