import type {
  CellPlace,
  Decided,
  DecisionRequest,
  DocumentList,
  Journal,
  NamedPlace,
  OpenedDocument,
  OpenedTable,
  Problem,
  ReadingState,
} from "../messages.ts";

/** The server's reason why it cannot answer. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.en);
    this.problem = problem;
  }
}

/** What went wrong, in both languages: the server's words, or what the browser says of a server that does not answer. */
export const problemFrom = (error: unknown): Problem =>
  error instanceof Refused ? error.problem : { code: "DEFECT", en: String(error), zh: String(error) };

const addressOf = (name: string, ...rest: (string | number)[]): string =>
  ["/api/documents", name, ...rest].map((part, at) => (at === 0 ? part : encodeURIComponent(part))).join("/");

/** The server's answer to a question, or to what it is sent: a file as it is, else JSON. Throws Refused where it has none. */
async function ask<T>(address: string, body?: unknown): Promise<T> {
  const isFile = body instanceof Blob;
  const response = await fetch(address, {
    ...(body !== undefined && {
      method: "POST",
      headers: { "content-type": isFile ? "application/octet-stream" : "application/json" },
      body: isFile ? body : JSON.stringify(body),
    }),
  });
  if (response.ok) return (await response.json()) as T;
  const text = await response.text();
  throw new Refused(problemIn(text) ?? { code: `HTTP_${response.status}`, en: text.trim(), zh: text.trim() });
}

function problemIn(text: string): Problem | null {
  try {
    return (JSON.parse(text) as { error: Problem }).error;
  } catch {
    return null;
  }
}

export const askDocuments = (): Promise<DocumentList> => ask("/api/documents");
export const askReading = (): Promise<ReadingState> => ask("/api/reading");
/** Sends a file; with `folder`, as a page of the folder that is told of once all have been sent. */
export const tellFile = (file: File, folder?: string): Promise<ReadingState> => {
  const query = new URLSearchParams({ name: file.name, ...(folder !== undefined && { folder }) });
  return ask(`/api/reading?${query}`, file);
};
export const tellFolder = (name: string, folder: string): Promise<ReadingState> =>
  ask("/api/reading/folders", { name, folder });
export const tellRemove = (id: string): Promise<ReadingState> => ask(`/api/reading/${id}/remove`, {});
export const tellAgain = (id: string, password: string | null): Promise<ReadingState> =>
  ask(`/api/reading/${id}/again`, { password });
export const askDocument = (name: string): Promise<OpenedDocument> => ask(addressOf(name));
export const askTable = (name: string, id: string): Promise<OpenedTable> =>
  ask(addressOf(name, "tables", id));
export const tellSource = (name: string, path: string): Promise<OpenedDocument> =>
  ask(addressOf(name, "source"), { path });

export const askJournal = (name: string): Promise<Journal> => ask(addressOf(name, "journal"));
export const tellDecisions = (name: string, request: DecisionRequest): Promise<Decided> =>
  ask(addressOf(name, "decisions"), request);
export const tellUndo = (name: string, id: string): Promise<Decided> => ask(addressOf(name, "undo"), { id });
/** The cells that print the same as this one where the same is meant, itself first; none for an amount. */
export const askEquals = (name: string, { table, row, column }: CellPlace): Promise<NamedPlace[]> =>
  ask(`${addressOf(name, "equals")}?${new URLSearchParams({ table, row: `${row}`, column: `${column}` })}`);

/** Where the picture of a page is, or of a box on it. */
export const pictureOf = (name: string, page: number, box?: readonly number[]): string =>
  `${addressOf(name, "pages", page)}${box === undefined ? "" : `?box=${box.join(",")}`}`;
