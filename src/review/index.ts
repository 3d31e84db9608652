/** The review: a server for this machine alone, whose page shows what is to be decided beside the page it stands on. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { debugDefect } from "../cli/explain.ts";
import { BudgetscanError, InputError } from "../core/errors.ts";
import { createDocuments } from "./documents.ts";
import { createGuard, type Guard } from "./guard.ts";
import { createPictures } from "./pictures.ts";
import { problemOf } from "./problemOf.ts";
import { answer, type Review } from "./routes.ts";
import { createSessions } from "./sessions.ts";
import { createSources } from "./sources.ts";
import { type StaticFile, staticFiles } from "./staticFiles.ts";

/** Bytes of a question: a decision with its note takes a few hundred. */
const MOST_BYTES = 64 * 1024;

/** A review that is being served. */
export interface RunningReview {
  /** With the token: whoever opens it is let in. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ReviewOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Who decides. */
  readonly by: string;
}

/**
 * Serves the documents of `folder` to this machine's browser. Throws UsageError where the
 * folder holds none, and what the system says where the port is taken.
 */
export async function startReview(folder: string, { port, by }: ReviewOptions): Promise<RunningReview> {
  const [documents, sources] = [createDocuments(folder), createSources()];
  const [sessions, pictures] = [createSessions(by), createPictures()];
  const review: Review = { folder, documents, sessions, sources, pictures };
  review.documents.list();
  const files = staticFiles();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const guard = createGuard((server.address() as AddressInfo).port);
  server.on("request", (request, response) => void respond(request, response, { guard, files, review }));
  return {
    url: `${guard.origin}/?token=${guard.token}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sessions.close();
      await pictures.close();
    },
  };
}

interface Served {
  readonly guard: Guard;
  readonly files: ReadonlyMap<string, StaticFile>;
  readonly review: Review;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { guard, files, review }: Served,
): Promise<void> {
  const send = (status: number, type: string, content: string | Buffer, cache = "no-store"): void => {
    response.writeHead(status, { ...guard.headers, "content-type": type, "cache-control": cache });
    response.end(content);
  };
  const url = new URL(request.url ?? "/", guard.origin);
  const reason = guard.refuse(request);
  if (reason === "no token" && guard.isToken(url.searchParams.get("token") ?? "")) {
    response.writeHead(303, { ...guard.headers, location: "/", "set-cookie": guard.cookie }).end();
    return;
  }
  if (reason !== null) return send(403, "text/plain; charset=utf-8", `refused: ${reason}\n`);
  const method = request.method ?? "GET";
  const file = method === "GET" ? files.get(url.pathname) : undefined;
  if (file !== undefined) return send(200, file.type, file.content);
  try {
    const body = method === "POST" ? await readJson(request) : undefined;
    const found = await answer(review, method, url, body);
    if (found === null) return send(404, "text/plain; charset=utf-8", "there is nothing here\n");
    if ("webp" in found) return send(200, "image/webp", found.webp, "private, max-age=3600");
    send(200, JSON_TYPE, JSON.stringify(found.json));
  } catch (error) {
    debugDefect(error);
    send(statusOf(error), JSON_TYPE, JSON.stringify({ error: problemOf(error) }));
  }
}

const JSON_TYPE = "application/json; charset=utf-8";

const statusOf = (error: unknown): number =>
  error instanceof z.ZodError || error instanceof SyntaxError
    ? 400
    : error instanceof BudgetscanError
      ? 409
      : 500;

/** What was sent, as JSON. Throws InputError where it is too long or not told to be JSON. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const isJson = /^application\/json\b/u.test(request.headers["content-type"] ?? "");
  if (!isJson) throw new InputError("REQUEST_INVALID", {});
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new InputError("REQUEST_INVALID", {});
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
