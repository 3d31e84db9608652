import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  type Dump,
  DumpError,
  dumpedPages,
  loadArtifact,
  loadPicture,
  saveArtifact,
  savePicture,
} from "../../src/pipeline/dump.ts";

let dump: Dump;
beforeEach(() => {
  dump = { directory: join(mkdtempSync(join(tmpdir(), "dump-")), "budget"), sha256: "ab".repeat(32) };
});

describe("artifacts", () => {
  test("come back as they went, by stage and page", () => {
    saveArtifact(dump, "table", { page: 3 }, 3);
    saveArtifact(dump, "table", { page: 12 }, 12);
    saveArtifact(dump, "meaning", { whole: "文件" });
    expect(loadArtifact(dump, "table", 3)).toEqual({ page: 3 });
    expect(loadArtifact(dump, "meaning")).toEqual({ whole: "文件" });
    expect(dumpedPages(dump, "table")).toEqual([3, 12]);
    expect(readdirSync(dump.directory).sort()).toEqual([
      "meaning.json",
      "page-0003.table.json",
      "page-0012.table.json",
    ]);
  });

  test("any JSON comes back equal", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        saveArtifact(dump, "ocr", value, 1);
        expect(loadArtifact(dump, "ocr", 1)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
  });

  test("one that is not there is an error that names it", () => {
    expect(() => loadArtifact(dump, "ocr", 7)).toThrow(/page-0007\.ocr\.json does not exist/u);
  });

  test.each([
    ["of another document", (artifact: object) => ({ ...artifact, sha256: "cd".repeat(32) }), "DUMP_FOREIGN"],
    ["of another version", (artifact: object) => ({ ...artifact, version: 999 }), "DUMP_DAMAGED"],
    ["of another stage", (artifact: object) => ({ ...artifact, stage: "table" }), "DUMP_DAMAGED"],
    ["of another page", (artifact: object) => ({ ...artifact, page: 4 }), "DUMP_DAMAGED"],
  ])("one %s is refused, by name", (_, change, code) => {
    saveArtifact(dump, "ocr", {}, 7);
    const path = join(dump.directory, "page-0007.ocr.json");
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, "utf8")))));
    const load = () => loadArtifact(dump, "ocr", 7);
    expect(load).toThrow(DumpError);
    expect(load).toThrow(expect.objectContaining({ code, message: expect.stringContaining(path) }));
  });

  test("one cut short is refused", () => {
    saveArtifact(dump, "ocr", { long: "text" }, 7);
    const path = join(dump.directory, "page-0007.ocr.json");
    writeFileSync(path, readFileSync(path, "utf8").slice(0, -5));
    expect(() => loadArtifact(dump, "ocr", 7)).toThrow(DumpError);
  });
});

describe("pictures", () => {
  test.each([1, 3] as const)("of %i channels come back pixel by pixel", async (channels) => {
    const data = Uint8Array.from({ length: 5 * 4 * channels }, (_, index) => (index * 37) % 256);
    await savePicture(dump, "image", 2, { data, width: 5, height: 4, channels });
    const picture = await loadPicture(dump, "image", 2);
    expect(picture).toMatchObject({ width: 5, height: 4, channels });
    expect([...(picture?.data ?? [])]).toEqual([...data]);
  });

  test("of a page that has none are null", async () => {
    expect(await loadPicture(dump, "image", 2)).toBeNull();
  });
});
