/** What several of the tables share. */
import type { ColumnModel, RowModel, Sheet } from "../model.ts";

export const UNIT_NAME = "安阳市政务服务中心";
export const PARENT = { code: "150", name: "安阳市政务服务与大数据管理局" } as const;
export const UNIT = { code: "150003", name: UNIT_NAME } as const;
export const CARRYOVER_NOTE = "备注：上年结转资金统一在表12反映";

/** The frame that thirteen of the fourteen tables have. */
export const PRINTED_FRAME = {
  unit: "万元",
  unitSource: "printed",
  unitLine: ["单位：万元"],
  preparedBy: UNIT_NAME,
  fields: [],
} as const;

export const PORTRAIT: Sheet = {
  orientation: "portrait",
  margins: [100, 50, 60],
  fontSize: 10,
  lineHeight: 13,
  padding: 3,
  amounts: "right",
  names: "left",
};
export const LANDSCAPE: Sheet = {
  orientation: "landscape",
  margins: [100, 45, 56],
  fontSize: 9.5,
  lineHeight: 12.5,
  padding: 5,
  amounts: "right",
  names: "left",
};

export const dimension = (
  path: readonly string[],
  name: NonNullable<ColumnModel["dimension"]>,
  width: number,
): ColumnModel => ({ path, role: "dimension", dimension: name, width });

export const measure = (
  path: readonly string[],
  coordinates: NonNullable<ColumnModel["coordinates"]>,
  width: number,
): ColumnModel => ({ path, role: "measure", coordinates, width });

/** Printed under 其中. */
export const partOf = (column: ColumnModel): ColumnModel => ({ ...column, ofWhich: true });

/** The cells, filled up with blank ones to the number of `columns`. */
export const fill = (
  columns: readonly ColumnModel[],
  cells: readonly RowModel["cells"][number][],
): RowModel["cells"] => [...cells, ...Array<string>(columns.length - cells.length).fill("")];
