/** The records of a CSV after RFC 4180's grammar, without its byte order mark. */
export function parseCsv(text: string): string[][] {
  const body = text.replace(/^\uFEFF/u, "");
  const records: string[][] = [];
  let record: string[] = [];
  for (const match of body.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    const [, quoted, plain, end] = match;
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}
