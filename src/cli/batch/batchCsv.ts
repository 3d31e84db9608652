import { csv } from "../../export/csv.ts";
import type { Outcome } from "./outcomes.ts";

/** One record a file, by path: what became of it, where its result stands, and what it holds. */
export function batchCsv(outcomes: readonly Outcome[]): string {
  const records = outcomes.map((outcome) => Object.fromEntries(fieldsOf(outcome)));
  const header = fieldsOf(outcomes[0]).map(([name]) => name);
  return csv(
    header,
    records.map((record) => header.map((name) => record[name])),
  );
}

function fieldsOf(outcome: Outcome | undefined): [name: string, value: string | number | null | undefined][] {
  const { amounts, flags, ...counts } = outcome?.counts ?? { pages: null, tables: null, rows: null };
  return [
    ["file", outcome?.file],
    ["state", outcome?.state],
    ["sha256", outcome?.sha256],
    ["output", outcome?.output],
    ["seconds", outcome?.seconds],
    ["pages", counts.pages],
    ["tables", counts.tables],
    ["rows", counts.rows],
    ["verified", amounts?.verified],
    ["read", amounts?.read],
    ["disputed", amounts?.disputed],
    ["corrected", amounts?.corrected],
    ["blank", amounts?.blank],
    ["errors", flags?.error],
    ["warnings", flags?.warning],
    ["infos", flags?.info],
    ["code", outcome?.problem?.code],
    ["message", outcome?.problem?.message],
    ["fix", outcome?.problem?.fix],
  ];
}
