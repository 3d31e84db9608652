import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  DIMENSIONS,
  DIRECTIONS,
  FLAG_RULES,
  FUNDS,
  NATURES,
  ORIGINS,
  PHASES,
  TABLE_KINDS,
} from "../../src/contract/vocabulary.ts";

type Meaning = string | Record<string, string | boolean>;
interface TruthColumn {
  path: string;
  is: Meaning;
  or?: Meaning[];
  unjudged?: string[];
  codeAndName?: boolean;
}
interface TruthForm {
  kind: string;
  orKinds?: string[];
  unjudged?: string[];
  note?: string;
  columns: TruthColumn[];
}
interface TruthTable {
  page: number;
  title: string;
  form: string;
}

const truth = JSON.parse(readFileSync("bench/cities/meaning.json", "utf8")) as {
  about: string[];
  forms: Record<string, TruthForm>;
  documents: Record<string, TruthTable[]>;
};

const kinds: readonly string[] = TABLE_KINDS;
const dimensions: readonly string[] = DIMENSIONS;
const coordinates: Record<string, readonly string[]> = {
  direction: DIRECTIONS,
  phase: PHASES,
  nature: NATURES,
  fund: FUNDS,
  origin: ORIGINS,
  unit: ["%", "count", "元", "百元", "千元", "万元", "百万元", "亿元"],
};

/** Says what in a meaning is outside the closed word lists; nothing where all of it is known. */
function strangers(meaning: Meaning): string[] {
  if (typeof meaning === "string") {
    return meaning === "other" || dimensions.includes(meaning) ? [] : [meaning];
  }
  return Object.entries(meaning)
    .filter(([key, value]) =>
      key === "ofWhich" ? value !== true : !(coordinates[key] ?? []).includes(String(value)),
    )
    .map(([key, value]) => `${key}: ${value}`);
}

describe("the meaning of the published tables, written by hand", () => {
  it("uses the kinds, dimensions and coordinates of the contract alone", () => {
    const unknown = Object.entries(truth.forms).flatMap(([name, form]) => [
      ...[form.kind, ...(form.orKinds ?? [])].filter((kind) => !kinds.includes(kind)),
      ...form.columns.flatMap((column) =>
        [column.is, ...(column.or ?? [])]
          .flatMap(strangers)
          .map((word) => `${name} / ${column.path}: ${word}`),
      ),
    ]);
    expect(unknown).toEqual([]);
  });

  it("leaves unjudged only coordinates that exist", () => {
    const names = [...Object.keys(coordinates), "ofWhich"];
    const unjudged = Object.values(truth.forms).flatMap((form) => [
      ...(form.unjudged ?? []),
      ...form.columns.flatMap((column) => column.unjudged ?? []),
    ]);
    expect(unjudged.filter((name) => !names.includes(name))).toEqual([]);
  });

  it("gives every form columns with paths that hold no spaces", () => {
    for (const [name, form] of Object.entries(truth.forms)) {
      expect(form.columns.length, name).toBeGreaterThan(1);
      expect(
        form.columns.map((column) => column.path).filter((path) => /\s/u.test(path)),
        name,
      ).toEqual([]);
    }
  });

  it("names a known form for every table of every document, in the order of the pages", () => {
    for (const [document, tables] of Object.entries(truth.documents)) {
      for (const table of tables) {
        expect(truth.forms, `${document}, page ${table.page}`).toHaveProperty([table.form]);
        expect(table.title).not.toBe("");
      }
      const pages = tables.map((table) => table.page);
      expect(pages, document).toEqual([...pages].sort((a, b) => a - b));
    }
  });

  it("uses every form", () => {
    const used = new Set(
      Object.values(truth.documents).flatMap((tables) => tables.map((table) => table.form)),
    );
    expect(Object.keys(truth.forms).filter((name) => !used.has(name))).toEqual([]);
  });
});

interface TrueError {
  document: string;
  page: number;
  rules: string[];
  labels: string[];
  rule: string;
  label: string;
  column?: string;
  printed: string;
  expected: string;
  why: string;
  listed?: true;
  partsKeptBack?: true;
}

const trueErrors = JSON.parse(readFileSync("bench/cities/trueErrors.json", "utf8")) as TrueError[];

describe("the publishers' true errors", () => {
  it("names known documents, a page, a rule and a reason each", () => {
    for (const error of trueErrors) {
      expect(Object.keys(truth.documents)).toContain(error.document);
      expect(error.page).toBeGreaterThan(0);
      expect(FLAG_RULES).toContain(error.rule);
      expect(error.label).not.toBe("");
      expect(error.rules).toContain(error.rule);
      expect(error.labels.every((part) => part !== "")).toBe(true);
      expect(error.why).not.toBe("");
      expect(error.printed).not.toBe(error.expected);
    }
  });

  it("holds the eleven that the folder's README lists", () => {
    expect(trueErrors.filter((error) => error.listed)).toHaveLength(11);
  });

  it("says each place once", () => {
    const places = trueErrors.map((error) =>
      [error.document, error.page, error.rule, error.label, error.column ?? ""].join("|"),
    );
    expect(new Set(places).size).toBe(places.length);
  });
});
