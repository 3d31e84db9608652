import type { Place } from "../contract/schema.ts";
import type { Severity } from "../contract/vocabulary.ts";
import type { Bilingual } from "../core/problems.ts";

/**
 * A place of the document with the printed words by which a reader finds it, and the name of its cell on the table's sheet
 * of the workbook (`O2`); numbers count from 1.
 */
export interface NamedPlace {
  readonly place: Place;
  readonly name:
    | (OnSheet & { readonly kind: "cell"; readonly row: string | number; readonly column: string | number })
    | (OnSheet & { readonly kind: "field"; readonly field: string })
    | { readonly kind: "statement"; readonly text: string };
}

interface OnSheet {
  /** Id of the table, with which the name of its sheet begins. */
  readonly table: string;
  readonly cell: string;
}

/**
 * The type of a value that a message is made from: a page of the file, several, a number, words, several, a place
 * (`place?` may be absent), one word of a closed list, or several of it.
 */
export type FieldType =
  | "page"
  | "pages"
  | "count"
  | "text"
  | "texts"
  | "place"
  | "place?"
  | { readonly oneOf: readonly string[] }
  | { readonly someOf: readonly string[] };

export type Fields = Readonly<Record<string, FieldType>>;

/** One way in which a rule is broken: what its message is made from. */
export interface CaseSpec {
  readonly fields: Fields;
  /** Set where the message says that the publisher is wrong, not the reading. */
  readonly blame?: "source";
}

/** What the catalogue says of a rule. */
export interface RuleSpec {
  readonly title: Bilingual;
  /** The stage that raises it. */
  readonly stage: "assemble" | "meaning" | "checks";
  /** Every severity that it is raised with, the usual one first. */
  readonly severities: readonly [Severity, ...Severity[]];
  readonly about: Bilingual;
  readonly cases: Readonly<Record<string, CaseSpec>>;
  /** A document that raises it, and one like it that does not. */
  readonly fires: Bilingual;
  readonly quiet: Bilingual;
}

/** The value of a field, by its type. */
type ValueOf<T> = T extends "page" | "count"
  ? number
  : T extends "pages"
    ? readonly number[]
    : T extends "text"
      ? string
      : T extends "texts"
        ? readonly string[]
        : T extends "place"
          ? NamedPlace
          : T extends "place?"
            ? NamedPlace | undefined
            : T extends { readonly oneOf: readonly (infer Word)[] }
              ? Word
              : T extends { readonly someOf: readonly (infer Word)[] }
                ? readonly Word[]
                : never;

/** The values that the fields ask for, by name. */
export type ValuesOf<F> = { readonly [Name in keyof F]: ValueOf<F[Name]> };
