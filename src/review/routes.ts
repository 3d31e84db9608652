import { z } from "zod";
import type { BudgetDocument, SourcePage } from "../contract/schema.ts";
import { InputError } from "../core/errors.ts";
import type { Documents } from "./documents.ts";
import type { DocumentList, OpenedDocument } from "./messages.ts";
import type { Pictures } from "./pictures.ts";
import type { Sources } from "./sources.ts";
import { viewDocument } from "./views.ts";

/** What the server works on. */
export interface Review {
  readonly folder: string;
  readonly documents: Documents;
  readonly sources: Sources;
  readonly pictures: Pictures;
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
    answer: ({ folder, documents }) => ({
      json: { folder, documents: documents.list() } satisfies DocumentList,
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
    answer: ({ documents }, { names: [name = "", id] }) => {
      const table = documents.open(name).tables.find((each) => each.id === id);
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
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(url.pathname) : null;
    if (match === null) continue;
    const names = match.slice(1).map(decodeURIComponent);
    return route.answer(review, { names, query: url.searchParams, body });
  }
  return null;
}

async function openDocument({ documents, sources }: Review, name: string): Promise<OpenedDocument> {
  const document: BudgetDocument = documents.open(name);
  const source = await sources.find(documents.folderOf(name), document.source.sha256);
  return { name, source, ...viewDocument(document) };
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
