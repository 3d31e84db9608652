import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { deflateSync } from "node:zlib";
import { drawObject, PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { openPdf } from "../../src/pdf/index.ts";
import { openHere } from "../../src/pdf/openHere.ts";
import { watchWork } from "../../src/pdf/watchWork.ts";
import { makePdf, placeImage } from "./makePdf.ts";

/** Milliseconds; starting the thread from sources takes one or two seconds. */
const TIME = 10_000;

test("a page comes out of the thread as it was read in it", async () => {
  for (const name of ["scan", "born"]) {
    const load = async () => readFileSync(`samples/anyang-2024-${name}.pdf`);
    const [apart, here] = [await openPdf(load), await openHere(await load())];
    expect(apart.pageCount).toBe(here.pageCount);
    const [read, expected] = [await apart.readPage(3, { dpi: 200 }), await here.readPage(3, { dpi: 200 })];
    expect(read.page).toEqual(expected.page);
    expect(Buffer.compare(read.raster?.data ?? Buffer.of(), expected.raster?.data ?? Buffer.of())).toBe(0);
    await apart.close();
    await here.close();
  }
});

test("a page that does not end is ended in time, and the pages after it are read", async () => {
  const document = await PDFDocument.create();
  document.addPage([200, 300]);
  const endless = document.addPage([200, 300]);
  // Ten to the eighteenth paintings: each form paints the next a thousand times.
  const { context } = document;
  let inner = context.register(
    context.stream("0 0 1 1 re f", { Type: "XObject", Subtype: "Form", BBox: [0, 0, 1, 1] }),
  );
  for (let depth = 0; depth < 6; depth++) {
    const resources = { XObject: { F: inner } };
    const content = "/F Do\n".repeat(1_000);
    inner = context.register(
      context.stream(content, { Type: "XObject", Subtype: "Form", BBox: [0, 0, 1, 1], Resources: resources }),
    );
  }
  endless.pushOperators(drawObject(endless.node.newXObject("F", inner)));
  document.addPage([200, 300]);
  const pdf = await openPdf(() => document.save(), { time: TIME });
  const pages = [1, 2, 3].map((number) => pdf.readPage(number, { dpi: 72 }));
  const outcomes = await Promise.allSettled(pages);
  await pdf.close();
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(outcomes[1]).toMatchObject({
    reason: { code: "PAGE_UNREADABLE", message: expect.stringContaining("page 2 cannot be read") },
  });
});

test("a thread that ends between two pages is started again", async () => {
  const threads: Worker[] = [];
  const listen = (thread: Worker): void => void threads.push(thread);
  process.on("worker", listen);
  const load = async () => readFileSync("samples/anyang-2024-born.pdf");
  const pdf = await openPdf(load);
  process.off("worker", listen);
  const before = await pdf.readPage(3, { dpi: 72 });
  await Promise.all(threads.map((thread) => thread.terminate()));
  expect(await pdf.readPage(3, { dpi: 72 })).toEqual(before);
  await pdf.close();
});

test("closing ends what is under way", async () => {
  const bytes = await makePdf((page) =>
    placeImage(
      page,
      deflateSync(Buffer.alloc(3_000 * 3_000, 255)),
      { Width: 3_000, Height: 3_000, BitsPerComponent: 8, ColorSpace: "DeviceGray", Filter: "FlateDecode" },
      [0, 0, 200, 300],
    ),
  );
  const pdf = await openPdf(async () => bytes);
  const reading = pdf.readPage(1, { dpi: 72 });
  await pdf.close();
  await expect(reading).rejects.toMatchObject({ code: "PAGE_UNREADABLE" });
});

describe("the watch over a thread", () => {
  const excessOf = (milliseconds: number) =>
    new Promise<{ excess: string; after: number }>((resolve) => {
      const started = performance.now();
      const stop = watchWork(milliseconds, (excess) => {
        stop();
        resolve({ excess, after: performance.now() - started });
      });
    });

  test("waits where nothing works, but not for good", async () => {
    const { excess, after } = await excessOf(400);
    expect(excess).toBe("it took more than 0.4 s");
    expect(after).toBeGreaterThan(1_000);
    expect(after).toBeLessThan(8_000);
  });

  test("ends it where the process grows by more than a page may make it grow", async () => {
    const watched = excessOf(60_000);
    const held = [1, 2].map((byte) => Buffer.alloc(2 ** 30, byte));
    expect((await watched).excess).toBe("it takes more memory than a page may");
    expect(held).toHaveLength(2);
  });

  test("bears what a sheet of A3 at 600 dpi in colour takes", async () => {
    let excess = "";
    const stop = watchWork(60_000, (told) => {
      excess = told;
    });
    const held = Buffer.alloc(1.1 * 2 ** 30, 1);
    await setTimeout(200);
    stop();
    expect([held.length > 0, excess]).toEqual([true, ""]);
  });
});
