/** What a code or a name that contradicts the classification may have been, for a person to decide. */

import type { Flag, Row } from "../contract/schema.ts";
import { normalise } from "../core/text.ts";
import { codesOfLength, entriesOf, isNamed, type Scheme } from "./classification/index.ts";

type Proposal = NonNullable<Flag["proposal"]>;

/** A name has one character misread, and one more in so many. */
const LENGTH_PER_SLIP = 7;

/**
 * The only code, one digit from the one read, that has the name printed beside it: put into the cell that prints the
 * digit. Null where there is none or are several, and for a text layer, which misreads nothing.
 */
export function proposeCode(
  table: string,
  row: Row,
  columns: readonly number[],
  scheme: Scheme,
  code: string,
  name: string,
): Proposal | null {
  const [wanted, other] = codesOfLength(scheme, code.length).filter(
    (known) => distance(known, code) === 1 && isNamed(scheme, known, name),
  );
  if (wanted === undefined || other !== undefined) return null;
  const digit = [...code].findIndex((character, at) => character !== wanted[at]);
  let end = code.length;
  for (const column of columns.toReversed()) {
    const cell = row.cells[column];
    const text = normalise(cell?.text ?? "");
    if (!code.slice(0, end).endsWith(text)) return null;
    const from = end - text.length;
    if (cell && digit >= from && digit < end)
      return cell.confidence === 1
        ? null
        : {
            changes: [{ table, row: row.index, column, text: wanted.slice(from, end) }],
            evidence: [...(cell.evidence ?? [])],
          };
    end = from;
  }
  return null;
}

/** The name of a known code where another, a few characters off, was read in its cell; null where it may be right. */
export function proposeName(
  table: string,
  row: Row,
  column: number,
  scheme: Scheme,
  code: string,
): Proposal | null {
  const cell = row.cells[column];
  const read = normalise(cell?.text ?? "");
  if (!cell || read === "" || cell.confidence === 1 || isNamed(scheme, code, read)) return null;
  const slips = 1 + Math.floor(read.length / LENGTH_PER_SLIP);
  const [name, other] = [...new Set(entriesOf(scheme, code).map((entry) => entry.name))].filter(
    (known) => [...normalise(known)].length === [...read].length && distance(normalise(known), read) <= slips,
  );
  if (name === undefined || other !== undefined) return null;
  return {
    changes: [{ table, row: row.index, column, text: name }],
    evidence: [...(cell.evidence ?? [])],
  };
}

/** In how many places two texts of one length differ. */
const distance = (a: string, b: string): number => {
  const others = [...b];
  return [...a].filter((character, at) => character !== others[at]).length;
};
