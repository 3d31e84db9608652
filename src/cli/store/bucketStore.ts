import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { JOURNAL, MANIFEST } from "../../export/index.ts";
import { openBucket } from "./bucket.ts";
import type { Store } from "./types.ts";

/** A store in the bucket of an address `s3://BUCKET/PREFIX`. Throws as `openBucket`. */
export async function bucketStore(address: URL): Promise<Store> {
  const bucket = await openBucket(address);
  const name = address.href.replace(/\/$/u, "");
  const download = async (path: string, local: string): Promise<boolean> => {
    const content = await bucket.read(path);
    if (content === null) return false;
    mkdirSync(dirname(local), { recursive: true });
    writeFileSync(local, content);
    return true;
  };
  const downloadAll = async (folder: string, local: string): Promise<void> => {
    for (const path of await bucket.list(folder)) await download(`${folder}/${path}`, join(local, path));
  };
  return {
    name,
    results: `${name}/out`,
    check: bucket.check,
    readText: async (path) => textOf(await bucket.read(path)),
    claim: async (path, text) => {
      await bucket.writeNew(path, text);
      return textOf(await bucket.read(path)) ?? text;
    },
    put: async (path, local) => {
      const files = statSync(local).isDirectory()
        ? filesWithin(local).map((file) => [`${path}/${file}`, join(local, file)] as const)
        : [[path, local] as const];
      const folder = dirname(path);
      const there = new Set((await bucket.list(folder)).map((file) => `${folder}/${file}`));
      for (const [to, from] of files) if (!there.has(to)) await bucket.write(to, readFileSync(from));
    },
    get: async (path, local) => {
      if (!(await download(path, local))) await downloadAll(path, local);
    },
    copyFolder: async (stem, local) => {
      const folder = `out/${stem}`;
      if ((await bucket.read(`${folder}/${MANIFEST}`)) !== null) await downloadAll(folder, local);
      // What was half put there by a machine that was stopped is nothing, but for what people decided.
      else await download(`${folder}/${JOURNAL}`, join(local, JOURNAL));
    },
    publish: async (stem, local) => {
      const folder = `out/${stem}`;
      const files = filesWithin(local);
      // Without its manifest a folder counts as none: it goes first and comes last.
      await bucket.remove(`${folder}/${MANIFEST}`);
      for (const path of await bucket.list(folder))
        if (!files.includes(path)) await bucket.remove(`${folder}/${path}`);
      for (const path of files.toSorted((a, b) => Number(a === MANIFEST) - Number(b === MANIFEST)))
        await bucket.write(`${folder}/${path}`, readFileSync(join(local, path)));
    },
  };
}

const textOf = (content: Uint8Array | null): string | null =>
  content === null ? null : Buffer.from(content).toString("utf8");

/** Paths of the files in a folder and those within it, with `/`. */
const filesWithin = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
