/** What a document may take, and how many are read at once, where nobody says otherwise. */
import { expect, test } from "vitest";
import { defaultJobs } from "../../src/cli/batch/defaultJobs.ts";
import { DEFAULT_MEMORY, DEFAULT_SECONDS } from "../../src/cli/batch/limitOptions.ts";
import { redisAddress } from "../../src/cli/queue/address.ts";
import { MAX_PAGES } from "../../src/pdf/limits.ts";

const GIB = 2 ** 30;
/** Processor seconds of a scanned page (README), and bytes that a scan takes, and one page more (docs/architecture.md). */
const [SCANNED_PAGE, SCAN, GROWTH] = [3.4, GIB, 1.6 * GIB];

test("as many documents are read at once as there are cores, and memory for a scan with room to spare", () => {
  expect([defaultJobs(2, 16 * GIB), defaultJobs(8, 16 * GIB), defaultJobs(16, 16 * GIB)]).toEqual([2, 8, 8]);
  expect([defaultJobs(8, 7 * GIB), defaultJobs(2, 3 * GIB), defaultJobs(2, GIB / 2)]).toEqual([3, 1, 1]);
});

test("the longest scan that is read is within the time of a document, and twice as long a one is not", () => {
  expect(DEFAULT_SECONDS).toBeGreaterThan(MAX_PAGES * SCANNED_PAGE);
  expect(DEFAULT_SECONDS).toBeLessThan(2 * MAX_PAGES * SCANNED_PAGE);
});

test("a scan with a page that takes all it may is within the memory of a document, and two such pages are not", () => {
  expect(DEFAULT_MEMORY * 2 ** 20).toBeGreaterThan(SCAN + GROWTH);
  expect(DEFAULT_MEMORY * 2 ** 20).toBeLessThan(SCAN + 2 * GROWTH);
});

test("over TLS a server is asked for its certificate by name, and by none where its address is a number", () => {
  expect(redisAddress("rediss://a:b@queue.local").options.tls).toEqual({ servername: "queue.local" });
  expect(redisAddress("rediss://10.0.0.1:6390").options.tls).toEqual({});
  expect(redisAddress("rediss://[::1]:6390").options).toMatchObject({ host: "::1", tls: {} });
  expect(redisAddress("redis://queue.local").options).not.toHaveProperty("tls");
});
