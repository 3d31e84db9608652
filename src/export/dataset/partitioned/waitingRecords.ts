import type { DatasetRecord } from "../table.ts";
import { DATASET_TABLES } from "../tables.ts";

/** Records held in memory before a part is written; one takes about a kilobyte. */
const MOST_RECORDS = 100_000;

/** Records of one partition that wait to be written as a part. */
export interface WaitingPart {
  readonly partition: string;
  readonly sources: ReadonlySet<string>;
  /** Table by table. */
  readonly tables: readonly (readonly DatasetRecord[])[];
}

/** Records by partition. */
export interface WaitingRecords {
  /** Adds records, table by table; `partitionOf` says where each belongs. */
  add(tables: readonly (readonly DatasetRecord[])[], partitionOf: (record: DatasetRecord) => string): void;
  /** Takes out what there is, the fullest partition first, until so little is left that more can wait. */
  overflow(): Generator<WaitingPart>;
  /** Takes out all, by partition's name. */
  rest(): Generator<WaitingPart>;
}

/** Waiting records, none yet. */
export function waitingRecords(): WaitingRecords {
  const waiting = new Map<string, { sources: Set<string>; tables: DatasetRecord[][]; count: number }>();
  let count = 0;
  const of = (partition: string) => {
    const known = waiting.get(partition);
    if (known !== undefined) return known;
    const made = {
      sources: new Set<string>(),
      tables: DATASET_TABLES.map((): DatasetRecord[] => []),
      count: 0,
    };
    waiting.set(partition, made);
    return made;
  };
  const take = (partition: string): WaitingPart => {
    const { sources, tables, count: taken } = of(partition);
    waiting.delete(partition);
    count -= taken;
    return { partition, sources, tables };
  };
  return {
    add(tables, partitionOf) {
      for (const [at, records] of tables.entries()) {
        for (const record of records) {
          const part = of(partitionOf(record));
          part.sources.add(record.sha256 as string);
          part.tables[at]?.push(record);
          part.count += 1;
          count += 1;
        }
      }
    },
    *overflow() {
      while (count > MOST_RECORDS) {
        const [fullest] = [...waiting].reduce((most, next) => (next[1].count > most[1].count ? next : most));
        yield take(fullest);
      }
    },
    *rest() {
      for (const partition of [...waiting.keys()].toSorted()) yield take(partition);
    },
  };
}
