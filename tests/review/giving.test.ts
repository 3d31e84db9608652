import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defaultFolder } from "../../src/cli/openFolder.ts";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { createGuard } from "../../src/review/guard.ts";
import type { DocumentList, ReadingEntry, ReadingState } from "../../src/review/messages.ts";
import { TABLE, textPdf } from "../cli/textPdf.ts";
import { onceRead } from "./eventually.ts";
import { type ServedReview, serveOpen } from "./openReview.ts";

/** What the server of `open` takes and refuses, as any program could ask it. */

const SCAN = new URL("../../samples/anyang-2024-scan.pdf", import.meta.url);
const MEBIBYTE = 2 ** 20;

vi.setConfig({ testTimeout: 200_000 });

let folder: string;
let served: ServedReview;
let cookie: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "giving-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function start(): Promise<void> {
  served = await serveOpen(join(folder, "B"));
  const { headers } = await send(new URL(served.url).pathname + new URL(served.url).search, {});
  cookie = String(headers["set-cookie"]).replace(/;.*/u, "");
}

async function end(): Promise<void> {
  const ended = new Promise((resolve) => served.child.once("exit", resolve));
  served.child.kill("SIGINT");
  await ended;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

function send(
  path: string,
  headers: Record<string, string>,
  method = "GET",
  body: Uint8Array | string = "",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A connection of its own: one request is told to be longer than it is.
    const options = { headers, method, agent: false } as const;
    const asked = request(`${served.origin}${path}`, options, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    asked.on("error", reject).end(body);
  });
}

const BYTES = "application/octet-stream";
const own = (type = BYTES) => ({ cookie, origin: served.origin, "content-type": type });
const give = (name: string, body: Uint8Array | string, headers: Record<string, string> = own()) =>
  send(`/api/reading?${new URLSearchParams({ name })}`, headers, "POST", body);
const tell = (path: string, body: object = {}) =>
  send(`/api/reading/${path}`, own("application/json"), "POST", JSON.stringify(body));
const state = async (): Promise<ReadingState> => JSON.parse((await send("/api/reading", { cookie })).text);
const files = async (): Promise<readonly ReadingEntry[]> => (await state()).files;
const originals = (): string[] => readdirSync(join(folder, "B", "originals"));

describe("the server", () => {
  beforeEach(start);
  afterEach(end);

  test("takes a file from the page alone, under a name that stays in its folder, and up to a size", async () => {
    const { cookie: _, ...without } = own();
    expect((await give("a.pdf", "x", without)).status).toBe(403);
    expect((await give("a.pdf", "x", { ...own(), origin: "http://example.com" })).status).toBe(403);
    expect((await give("a.pdf", "x", { ...own(), "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await give("a.pdf", "x", own("text/plain"))).status).toBe(409);
    for (const name of ["../a.pdf", "..\\a.pdf", "/etc/a.pdf", ""]) {
      expect((await give(name, "x")).text).toContain("REQUEST_INVALID");
    }
    const large = await give("large.pdf", "", { ...own(), "content-length": `${257 * MEBIBYTE}` });
    expect(large).toMatchObject({ status: 409, text: expect.stringContaining("FILE_TOO_LARGE") });
    expect(originals()).toEqual([]);
    expect((await give("..%0A<b>\u202e.PDF", "x")).status).toBe(200);
    expect(originals()).toEqual(["%0A_b__.pdf"]);
    expect(readdirSync(folder)).toEqual(["B"]);
  });

  test("says why a file cannot be read, in both languages, and the others go on; a password opens a protected one", async () => {
    await give("broken.pdf", "no PDF");
    await give("locked.pdf", await textPdf([TABLE], "secret"));
    const plain = await textPdf([TABLE]);
    await give("plain.pdf", plain);
    await give("copy.pdf", plain);
    await onceRead(async () => (await files()).map((each) => each.state)).toEqual([
      "failed",
      "failed",
      "done",
    ]);
    expect((await files())[0]).toMatchObject({
      problem: {
        code: "UNKNOWN_FORMAT",
        en: expect.stringContaining("not a PDF"),
        zh: expect.stringContaining("不是 PDF"),
      },
      isLocked: false,
    });
    expect((await files())[1]).toMatchObject({ problem: { code: "PASSWORD" }, isLocked: true });
    await tell("2/again", { password: "guess" });
    await onceRead(async () => (await files())[1]).toMatchObject({ problem: { code: "PASSWORD_WRONG" } });
    await tell("2/again", { password: "secret" });
    await onceRead(async () => (await files())[1]).toMatchObject({ state: "done", document: "locked" });
    const page = await send("/api/documents/locked/pages/1", { cookie });
    expect([page.status, page.headers["content-type"]]).toEqual([200, "image/webp"]);
    const all = readdirSync(join(folder, "B"), { recursive: true, encoding: "utf8" });
    for (const path of all.filter((name) => /\.jsonl?$/u.test(name))) {
      expect(readFileSync(join(folder, "B", path), "utf8")).not.toContain("secret");
    }

    await end();
    await start();
    expect((await files()).map(({ file, state }) => [file, state])).toEqual([["broken.pdf", "failed"]]);
    const { documents } = JSON.parse((await send("/api/documents", { cookie })).text) as DocumentList;
    expect(documents.map(({ name }) => name).sort()).toEqual(["locked", "plain"]);
  });

  test("reads a folder of page images as one document, whose pages stay in the order of their names", async () => {
    const folderKey = "00000000-0000-4000-8000-000000000000";
    const page = await sharp({ create: { width: 200, height: 280, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    const path = (name: string, folder: string) => `/api/reading?${new URLSearchParams({ name, folder })}`;
    expect((await send(path("1.png", "../.."), own(), "POST", page)).status).toBe(409);
    for (const name of ["page10.png", "page2.png"]) {
      expect((await send(path(name, folderKey), own(), "POST", page)).status).toBe(200);
    }
    expect(await files()).toEqual([]);
    expect((await tell("folders", { name: "../box", folder: folderKey })).status).toBe(409);
    for (const name of ["page10.png", "page2.png"]) await send(path(name, folderKey), own(), "POST", page);
    expect((await tell("folders", { name: "box 7", folder: folderKey })).status).toBe(200);
    await onceRead(async () => (await files())[0]).toMatchObject({ state: "done", document: "box 7" });
    expect(originals()).toEqual(["box 7"]);
    const document = JSON.parse(
      readFileSync(join(folder, "B", "results", "box 7", "document.json"), "utf8"),
    ) as BudgetDocument;
    expect(document.source).toMatchObject({ file: "box 7", pageCount: 2 });
    expect((await send("/api/documents/box%207/pages/2", { cookie })).status).toBe(200);
  });

  test("takes a file that is read off at once; one that is left goes on with the next start", async () => {
    const scan = readFileSync(SCAN);
    await give("scan.pdf", scan);
    await onceRead(async () => (await files())[0]?.state).toBe("reading");
    await tell("1/remove");
    expect([await files(), originals()]).toEqual([[], []]);
    await give("plain.pdf", await textPdf([TABLE]));
    await onceRead(async () => (await files())[0]?.state).toBe("done");
    expect((await tell("2/remove")).status).toBe(409);
    await give("scan.pdf", scan);
    await end();
    await start();
    expect(await files()).toMatchObject([{ file: "scan.pdf" }]);
    expect(existsSync(join(folder, "B", "results", "plain", "document.json"))).toBe(true);
  });
});

test("what a browser's command line shows lets in once", () => {
  const guard = createGuard(1);
  const pass = guard.passOnce();
  expect([guard.admits(pass), guard.admits(pass), guard.admits(guard.token)]).toEqual([true, false, true]);
});

test("the folder without a word is Budgetscan in the user's documents, or in the home folder", () => {
  expect(defaultFolder(folder)).toBe(join(folder, "Budgetscan"));
  expect(defaultFolder(new URL("../fixtures", import.meta.url).pathname)).toMatch(/fixtures\/Budgetscan$/u);
});
