import { useState } from "preact/hooks";
import type { Column, Coordinates } from "../../contract/schema.ts";
import {
  DIMENSIONS,
  DIRECTIONS,
  type Dimension,
  FUNDS,
  NATURES,
  ORIGINS,
  PHASES,
  TABLE_KINDS,
} from "../../contract/vocabulary.ts";
import { UNITS } from "../../core/units.ts";
import type { OpenedTable } from "../messages.ts";
import { Choice } from "./Choice.tsx";
import { decide, journal } from "./decide.ts";
import { coordinateName, dimensionName, kindName } from "./meaningNames.ts";
import { opened, selected } from "./state.ts";
import { words } from "./words.ts";

/** Sets what a table is: its kind, its unit, and what the column of the selected cell means. */
export function TableSettings({ of: shown }: { readonly of: OpenedTable }) {
  const text = words();
  if (journal.value === null) return null;
  const column = selected.value?.table === shown.id ? shown.columns[selected.value.column] : undefined;
  return (
    <details class="settings">
      <summary>{text.settings}</summary>
      <Choice
        label={text.kind}
        names={TABLE_KINDS}
        nameOf={kindName}
        chosen={shown.kind}
        onChoose={(value) => value && decide({ as: "kind", table: shown.id, value })}
      />{" "}
      <Choice
        label={text.unit}
        names={UNITS}
        nameOf={(unit) => unit}
        chosen={shown.unit ?? ""}
        onChoose={(value) => value && decide({ as: "unit", table: shown.id, value })}
      />
      <Extent of={shown} />
      {column && <ColumnSettings key={`${shown.id} ${column.index}`} table={shown.id} column={column} />}
    </details>
  );
}

/** Joins the table with the one after it, or parts it at the selected row. */
function Extent({ of: { id } }: { readonly of: OpenedTable }) {
  const text = words();
  const { tables = [] } = opened.value ?? {};
  const next = tables[tables.findIndex((each) => each.id === id) + 1];
  const row = selected.value?.table === id ? selected.value.row : 0;
  return (
    <p>
      {next && (
        <button type="button" onClick={() => decide({ as: "joined", table: id, next: next.id })}>
          {text.join(`${next.id} ${next.title}`)}
        </button>
      )}{" "}
      {row > 0 && (
        <button type="button" onClick={() => decide({ as: "parted", table: id, row })}>
          {text.part(row + 1)}
        </button>
      )}
    </p>
  );
}

type Sort = "dimension" | "coordinates" | "money" | "ignore";
const SORTS = ["dimension", "coordinates", "money", "ignore"] as const satisfies readonly Sort[];

const sortOf = ({ dimension, coordinates, role }: Column): Sort =>
  dimension !== undefined
    ? "dimension"
    : coordinates !== undefined
      ? "coordinates"
      : role === "measure"
        ? "money"
        : "ignore";

function ColumnSettings({ table, column }: { readonly table: string; readonly column: Column }) {
  const text = words();
  const [sort, setSort] = useState<Sort>(sortOf(column));
  const [dimension, setDimension] = useState<Dimension | "">(column.dimension ?? "");
  const [coordinates, setCoordinates] = useState<Coordinates>(column.coordinates ?? {});
  const value =
    sort === "dimension"
      ? dimension && { dimension }
      : sort === "coordinates"
        ? { coordinates }
        : sort === "money"
          ? { money: true as const }
          : { ignore: true as const };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value) decide({ as: "column", table, column: column.index, value });
      }}
    >
      <p>{text.column(column.path.filter(Boolean).join(" / ") || `${column.index + 1}`)}</p>
      <Choice
        label={text.means}
        names={SORTS}
        nameOf={(name) => text.sorts[name]}
        chosen={sort}
        onChoose={(name) => name && setSort(name)}
      />{" "}
      {sort === "dimension" && (
        <Choice
          label={text.sorts.dimension}
          names={DIMENSIONS}
          nameOf={dimensionName}
          chosen={dimension}
          onChoose={setDimension}
        />
      )}
      {sort === "coordinates" && <CoordinateChoices of={coordinates} onChange={setCoordinates} />}
      <button type="submit">{text.keep}</button>
    </form>
  );
}

const LISTS = {
  direction: DIRECTIONS,
  phase: PHASES,
  nature: NATURES,
  fund: FUNDS,
  origin: ORIGINS,
} as const;

interface CoordinateProps {
  readonly of: Coordinates;
  readonly onChange: (coordinates: Coordinates) => void;
}

function CoordinateChoices({ of: coordinates, onChange }: CoordinateProps) {
  const text = words();
  return (
    <>
      {(Object.keys(LISTS) as (keyof typeof LISTS)[]).map((name) => (
        <Choice
          key={name}
          label={text.coordinates[name]}
          names={LISTS[name]}
          nameOf={coordinateName}
          chosen={coordinates[name] ?? ""}
          onChoose={(chosen) => {
            const { [name]: _, ...others } = coordinates;
            onChange(chosen === "" ? others : { ...others, [name]: chosen });
          }}
        />
      ))}{" "}
    </>
  );
}
