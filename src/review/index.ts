/** The review: a server for this machine alone, whose page shows what is to be decided beside the page it stands on. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { debugDefect } from "../cli/explain.ts";
import { BudgetscanError, InputError } from "../core/errors.ts";
import { checkFileSize } from "../input/index.ts";
import { createDocuments } from "./documents.ts";
import { createGuard, type Guard } from "./guard.ts";
import { createPictures } from "./pictures.ts";
import { problemOf } from "./problemOf.ts";
import type { Reader } from "./reading/index.ts";
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
  /** Lets in who opens it first, and nobody after: for a browser's command line, which others on the machine can see. */
  urlOnce(): string;
  close(): Promise<void>;
}

export interface ReviewOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Who decides. */
  readonly by: string;
  /** Takes files from the page and reads them into the folder; it is closed with the review. */
  readonly reader?: Reader;
}

/** Serves the documents of `folder` to this machine's browser. Throws what the system says where the port is taken. */
export async function startReview(
  folder: string,
  { port, by, reader }: ReviewOptions,
): Promise<RunningReview> {
  const [documents, sources] = [createDocuments(folder), createSources()];
  const sessions = createSessions(by);
  const pictures = createPictures(reader?.passwordOf);
  const review: Review = { folder, documents, sessions, sources, pictures, reader: reader ?? null };
  const files = staticFiles();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const guard = createGuard((server.address() as AddressInfo).port);
  server.on("request", (request, response) => void respond(request, response, { guard, files, review }));
  return {
    url: `${guard.origin}/?token=${guard.token}`,
    urlOnce: () => `${guard.origin}/?token=${guard.passOnce()}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sessions.close();
      await pictures.close();
      await reader?.close();
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
  if (reason === "no token" && guard.admits(url.searchParams.get("token") ?? "")) {
    response.writeHead(303, { ...guard.headers, location: "/", "set-cookie": guard.cookie }).end();
    return;
  }
  if (reason !== null) return send(403, "text/plain; charset=utf-8", `refused: ${reason}\n`);
  const method = request.method ?? "GET";
  const file = method === "GET" ? files.get(url.pathname) : undefined;
  if (file !== undefined) return send(200, file.type, file.content);
  try {
    const body = method === "POST" ? await bodyOf(request) : undefined;
    const found = await answer(review, method, url, body);
    if (found === null) return send(404, "text/plain; charset=utf-8", "there is nothing here\n");
    if ("webp" in found) return send(200, "image/webp", found.webp, "private, max-age=3600");
    send(200, JSON_TYPE, JSON.stringify(found.json));
  } catch (error) {
    debugDefect(error);
    request.resume(); // who sends more than is taken still waits for the answer
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

/** What was sent: a file as it comes in, else JSON. Throws as `readJson`, and where the file is told to be too large. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (request.headers["content-type"] !== "application/octet-stream") return readJson(request);
  checkFileSize(Number(request.headers["content-length"] ?? 0));
  return request;
}

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
