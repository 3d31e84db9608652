import { useEffect, useRef } from "preact/hooks";
import type { Cell, Row } from "../../contract/schema.ts";
import type { OpenedTable } from "../messages.ts";
import { headerRows } from "./headerRows.ts";
import { opened, selected, showCell, showTable, table, tableId } from "./state.ts";
import { TableSettings } from "./TableSettings.tsx";
import { useRows } from "./useRows.ts";
import { words } from "./words.ts";

/** Pixels of a row before it is measured. */
const HEIGHT = 28;

/** The table as printed, over all its pages. */
export function TableView() {
  const text = words();
  const { tables = [] } = opened.value ?? {};
  return (
    <section class="table" aria-label={text.table}>
      <label>
        {text.table}{" "}
        <select value={tableId.value ?? ""} onChange={({ currentTarget }) => showTable(currentTarget.value)}>
          {tables.map(({ id, title, unit, rowCount }) => (
            <option key={id} value={id}>
              {[id, title, unit && `(${unit})`, `· ${rowCount}`].filter(Boolean).join(" ")}
            </option>
          ))}
        </select>
      </label>
      {table.value !== null && <TableSettings of={table.value} />}
      {table.value === null ? (
        <p class="wait">{text.loading}</p>
      ) : (
        <Rows key={table.value.id} of={table.value} />
      )}
    </section>
  );
}

function Rows({ of: shown }: { readonly of: OpenedTable }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { items, before, after, measure, scrollTo } = useRows(shown.rows.length, HEIGHT, scroller);
  const place = selected.value;
  useEffect(() => {
    if (place?.table !== shown.id) return;
    scrollTo(place.row);
    // Once the row is drawn, its cell is brought into sight from the side.
    const frame = requestAnimationFrame(() =>
      scroller.current
        ?.querySelector("td[aria-current=true]")
        ?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    );
    return () => cancelAnimationFrame(frame);
  }, [place, shown.id]);
  const select = (target: EventTarget | null): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>("td[data-column]") : null;
    const { row, column } = cell?.dataset ?? {};
    if (row !== undefined) showCell({ table: shown.id, row: Number(row), column: Number(column) });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached with the keyboard
    <div class="rows" ref={scroller} tabIndex={0}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys do the same (keys.ts) */}
      <table
        aria-label={shown.title}
        aria-rowcount={shown.rows.length}
        style={{ marginTop: before, marginBottom: after }}
        onClick={({ target }) => select(target)}
      >
        <Header of={shown} />
        <tbody>
          {items.map(({ index }, at) => (
            <TableRow key={index} of={shown} index={index} isFirst={at === 0} measure={measure} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Header({ of: { columns } }: { readonly of: OpenedTable }) {
  return (
    <thead>
      {headerRows(columns).map((cells, level) => (
        <tr key={`${level}`}>
          {cells.map(({ column, text, columnSpan, rowSpan }) => (
            <th key={column} scope="col" colSpan={columnSpan} rowSpan={rowSpan}>
              {text}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  );
}

interface RowProps {
  readonly of: OpenedTable;
  readonly index: number;
  /** The first row in sight shows what of spanning cells begins above it. */
  readonly isFirst: boolean;
  readonly measure: (element: HTMLElement | null) => void;
}

function TableRow({ of: shown, index, isFirst, measure }: RowProps) {
  const row = shown.rows[index] as Row;
  const isLit = selected.value?.table === shown.id && selected.value.row === index;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 1}
      class={[row.kind, isLit && "lit"].filter(Boolean).join(" ")}
    >
      {row.cells.map((cell, column) => {
        const by = cell.coveredBy;
        if (by === undefined) return <TableCell key={column} {...{ cell, row: index, column }} />;
        if (!isFirst || by.column !== column || by.row === index) return null;
        const whole = shown.rows[by.row]?.cells[column] as Cell;
        const left = { ...whole, rowSpan: (whole.rowSpan ?? 1) - (index - by.row) };
        return <TableCell key={column} cell={left} row={by.row} column={column} />;
      })}
    </tr>
  );
}

function TableCell({
  cell,
  row,
  column,
}: {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
}) {
  const at = selected.value;
  const isSelected = at?.row === row && at.column === column;
  return (
    <td
      data-row={row}
      data-column={column}
      class={cell.status}
      rowSpan={cell.rowSpan ?? 1}
      colSpan={cell.columnSpan ?? 1}
      aria-current={isSelected}
      title={words().statuses[cell.status]}
    >
      {cell.text}
    </td>
  );
}
