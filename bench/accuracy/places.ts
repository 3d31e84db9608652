import type { TruthFlag } from "../../samples/generate/truthSchema.ts";
import type { BudgetDocument, Flag, Place } from "../../src/contract/schema.ts";
import type { Pair } from "./align.ts";
import { isSameText } from "./compareCells.ts";
import type { TableMatch } from "./match.ts";

/** A place as a key for maps. */
export function placeKey(place: Place): string {
  if ("statement" in place) return `statement:${place.statement}`;
  if ("field" in place) return `${place.table}:field:${place.field}`;
  return `${place.table}:${place.row}:${place.column}`;
}

/** Where each of our places stands in the truth, as keys. */
export function truthPlaces(
  matches: readonly TableMatch[],
  statements: readonly Pair[],
): Map<string, string> {
  const cells = matches.flatMap(({ truth, ours, rows, columns }) =>
    rows.flatMap(([row, ourRow]) =>
      columns.map(
        ([column, ourColumn]) =>
          [
            placeKey({ table: ours.id, row: ourRow, column: ourColumn }),
            placeKey({ table: truth.id, row, column }),
          ] as const,
      ),
    ),
  );
  const fields = matches.flatMap(({ truth, ours }) =>
    truth.fields.flatMap(({ name }, field) => {
      const ourField = ours.fields.findIndex((other) => isSameText(other.name, name));
      const ourKey = placeKey({ table: ours.id, field: ourField });
      return ourField < 0 ? [] : [[ourKey, placeKey({ table: truth.id, field })] as const];
    }),
  );
  const prose = statements.map(
    ([statement, ours]) => [placeKey({ statement: ours }), placeKey({ statement })] as const,
  );
  return new Map([...cells, ...fields, ...prose]);
}

/** What our flags say of a place, and which of them the truth has too. */
export interface FlagComparison {
  /** Flags of the truth that we raise, and that we do not. */
  readonly right: readonly Flag[];
  readonly lacking: readonly TruthFlag[];
  /** Errors and warnings of ours that the truth does not have. */
  readonly extra: readonly Flag[];
  /** Ours of severity error or warning, by the place they name. */
  readonly byPlace: ReadonlyMap<string, readonly Flag[]>;
}

export function compareFlags(
  truth: readonly TruthFlag[],
  ours: BudgetDocument["flags"],
  truthPlaceOf: ReadonlyMap<string, string>,
): FlagComparison {
  const open = [...truth];
  const right: Flag[] = [];
  const extra: Flag[] = [];
  const byPlace = new Map<string, Flag[]>();
  for (const flag of ours) {
    const found = open.findIndex((other) => flagKey(other) === flagKey(flag, truthPlaceOf));
    if (found >= 0) {
      open.splice(found, 1);
      right.push(flag);
    }
    if (flag.severity === "info") continue;
    if (found < 0) extra.push(flag);
    for (const place of flag.cells) {
      const key = placeKey(place);
      byPlace.set(key, [...(byPlace.get(key) ?? []), flag]);
    }
  }
  return { right, lacking: open, extra, byPlace };
}

/** Rule, places and the pages on either side of a gap: what makes two flags the same. */
function flagKey(flag: TruthFlag | Flag, translate?: ReadonlyMap<string, string>): string {
  const places = flag.cells
    .map(placeKey)
    .map((key) => translate?.get(key) ?? (translate ? `ours:${key}` : key));
  return [flag.rule, ...places.sort(), JSON.stringify(flag.missing?.pages ?? [])].join("|");
}
