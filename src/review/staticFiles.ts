import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the page: how the browser is to take it, and what it holds. */
export interface StaticFile {
  readonly type: string;
  readonly content: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".css": "text/css; charset=utf-8",
};

/** The built page by its addresses, `/` for its beginning; what is in no list is never read from the disk. */
export function staticFiles(): ReadonlyMap<string, StaticFile> {
  const folder = fileURLToPath(new URL("./page", import.meta.url));
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = paths.flatMap((path): [string, StaticFile][] => {
    const type = TYPES[extname(path)];
    const address = path === "index.html" ? "/" : `/${path.replaceAll("\\", "/")}`;
    return type === undefined ? [] : [[address, { type, content: readFileSync(join(folder, path)) }]];
  });
  return new Map(files);
}
