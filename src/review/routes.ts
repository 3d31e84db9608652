import { Readable } from "node:stream";
import { z } from "zod";
import type { BudgetDocument, SourcePage } from "../contract/schema.ts";
import { InputError } from "../core/errors.ts";
import { draftSchema } from "../decisions/index.ts";
import type { Documents } from "./documents.ts";
import type { Decided, DocumentList, OpenedDocument } from "./messages.ts";
import type { Pictures } from "./pictures.ts";
import type { Reader } from "./reading/index.ts";
import type { Sessions } from "./sessions.ts";
import type { Sources } from "./sources.ts";
import { equalCells, viewDocument } from "./views.ts";

/** What the server works on. */
export interface Review {
  readonly folder: string;
  readonly documents: Documents;
  readonly sessions: Sessions;
  readonly sources: Sources;
  readonly pictures: Pictures;
  /** Null where no files are taken. */
  readonly reader: Reader | null;
}

/** What a request is answered with: an object as JSON, or a picture. */
export type Answer = { readonly json: unknown } | { readonly webp: Buffer };

interface Asked {
  /** What the path's groups hold, decoded. */
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

interface Route {
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  readonly answer: (review: Review, asked: Asked) => Promise<Answer> | Answer;
}

const ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: /^\/api\/documents$/u,
    answer: ({ folder, documents, reader }) => ({
      json: { folder, documents: documents.list(), reading: reader?.state() ?? null } satisfies DocumentList,
    }),
  },
  {
    method: "GET",
    path: /^\/api\/documents\/([^/]+)$/u,
    answer: async (review, { names: [name = ""] }) => ({ json: await openDocument(review, name) }),
  },
  {
    method: "GET",
    path: /^\/api\/documents\/([^/]+)\/tables\/([^/]+)$/u,
    answer: (review, { names: [name = "", id] }) => {
      const table = currentDocument(review, name).tables.find((each) => each.id === id);
      if (table === undefined) throw new InputError("REQUEST_INVALID", {});
      return { json: table };
    },
  },
  {
    method: "GET",
    path: /^\/api\/documents\/([^/]+)\/pages\/(\d+)$/u,
    answer: async (review, { names: [name = "", number], query }) => {
      const { file, page } = await findPage(review, name, Number(number));
      const area = query.get("box");
      if (area === null) return { webp: await review.pictures.page(file, page) };
      return { webp: await review.pictures.crop(file, page, boxSchema.parse(area.split(",").map(Number))) };
    },
  },
  {
    method: "GET",
    path: /^\/api\/documents\/([^/]+)\/equals$/u,
    answer: (review, { names: [name = ""], query }) => {
      const [row, column] = [query.get("row"), query.get("column")].map(Number) as [number, number];
      const place = { table: query.get("table") ?? "", row, column };
      return { json: equalCells(currentDocument(review, name), place) };
    },
  },
  {
    method: "GET",
    path: /^\/api\/documents\/([^/]+)\/journal$/u,
    answer: ({ documents, sessions }, { names: [name = ""] }) => ({
      json: sessions.journalOf(documents.folderOf(name)),
    }),
  },
  {
    method: "POST",
    path: /^\/api\/documents\/([^/]+)\/decisions$/u,
    answer: (review, { names: [name = ""], body }) => {
      const { drafts, seen } = requestSchema.parse(body);
      review.sessions.decide(review.documents.folderOf(name), drafts, seen);
      return decided(review, name);
    },
  },
  {
    method: "POST",
    path: /^\/api\/documents\/([^/]+)\/undo$/u,
    answer: (review, { names: [name = ""], body }) => {
      const { id } = z.strictObject({ id: z.string() }).parse(body);
      review.sessions.undo(review.documents.folderOf(name), id);
      return decided(review, name);
    },
  },
  {
    method: "POST",
    path: /^\/api\/documents\/([^/]+)\/source$/u,
    answer: async (review, { names: [name = ""], body }) => {
      const { path } = z.strictObject({ path: z.string().min(1) }).parse(body);
      const { sha256 } = review.documents.open(name).source;
      await review.sources.set(review.documents.folderOf(name), sha256, path);
      return { json: await openDocument(review, name) };
    },
  },
];

/** Routes of a review that takes files. */
const READING_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: /^\/api\/reading$/u,
    answer: (review) => stateOf(readerOf(review)),
  },
  {
    method: "POST",
    path: /^\/api\/reading$/u,
    answer: async (review, { query, body }) => {
      const reader = readerOf(review);
      if (!(body instanceof Readable)) throw new InputError("REQUEST_INVALID", {});
      const [name, folder] = [query.get("name") ?? "", query.get("folder")];
      await (folder === null ? reader.receive(body, name) : reader.receivePage(body, name, folder));
      return stateOf(reader);
    },
  },
  {
    method: "POST",
    path: /^\/api\/reading\/folders$/u,
    answer: async (review, { body }) => {
      const reader = readerOf(review);
      const { name, folder } = z.strictObject({ name: z.string(), folder: z.string() }).parse(body);
      await reader.receiveFolder(name, folder);
      return stateOf(reader);
    },
  },
  {
    method: "POST",
    path: /^\/api\/reading\/(\d+)\/remove$/u,
    answer: async (review, { names: [id = ""] }) => {
      const reader = readerOf(review);
      await reader.remove(id);
      return stateOf(reader);
    },
  },
  {
    method: "POST",
    path: /^\/api\/reading\/(\d+)\/again$/u,
    answer: (review, { names: [id = ""], body }) => {
      const reader = readerOf(review);
      reader.again(
        id,
        z.strictObject({ password: z.string().max(MOST_PASSWORD).nullable() }).parse(body).password,
      );
      return stateOf(reader);
    },
  },
];

/** Letters of a password: PDF takes 127 bytes. */
const MOST_PASSWORD = 127;

function readerOf({ reader }: Review): Reader {
  if (reader === null) throw new InputError("REQUEST_INVALID", {});
  return reader;
}

const stateOf = (reader: Reader): Answer => ({ json: reader.state() });

const requestSchema = z.strictObject({ drafts: z.array(draftSchema).min(1), seen: z.int().nonnegative() });

const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/**
 * Answers a question of the page; null where there is no such question. Throws InputError where the answer cannot be
 * given, and ZodError where the question is not what it must be.
 */
export async function answer(
  review: Review,
  method: string,
  url: URL,
  body: unknown,
): Promise<Answer | null> {
  for (const route of [...ROUTES, ...READING_ROUTES]) {
    const match = route.method === method ? route.path.exec(url.pathname) : null;
    if (match === null) continue;
    const names = match.slice(1).map(decodeURIComponent);
    return route.answer(review, { names, query: url.searchParams, body });
  }
  return null;
}

/** The document as decided; as `extract` or the last decision wrote it where nobody decides in it now. */
const currentDocument = ({ documents, sessions }: Review, name: string): BudgetDocument =>
  sessions.documentOf(documents.folderOf(name)) ?? documents.open(name);

async function openDocument(review: Review, name: string): Promise<OpenedDocument> {
  const document = currentDocument(review, name);
  const source = await review.sources.find(review.documents.folderOf(name), document.source.sha256);
  return { name, source, ...viewDocument(document) };
}

async function decided(review: Review, name: string): Promise<Answer> {
  const journal = review.sessions.journalOf(review.documents.folderOf(name));
  return { json: { document: await openDocument(review, name), journal } satisfies Decided };
}

/** The page and the file that shows it. */
async function findPage(
  { documents, sources }: Review,
  name: string,
  number: number,
): Promise<{ file: string; page: SourcePage }> {
  const { source } = documents.open(name);
  const page = source.pages.find((each) => each.number === number);
  if (page === undefined) throw new InputError("REQUEST_INVALID", {});
  const { state, path } = await sources.find(documents.folderOf(name), source.sha256);
  if (state === "here" && path !== null) return { file: path, page };
  throw new InputError("SOURCE_GONE", { file: source.file });
}
