import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { UsageError } from "../../core/errors.ts";

/** Names of page images, and of files that hold a document each. */
const PICTURE = /\.(?:png|jpe?g|tiff?)$/iu;
const DOCUMENT = /\.pdf$/iu;
/** Names of documents in formats that are not read. The user is told that they are left out. */
const OTHER_FORMAT = /\.(?:ofd|docx?|xlsx?|wps|et)$/iu;

/** What is found in places. */
export interface Found {
  /** Documents to read, ascending by path. */
  readonly files: readonly string[];
  /** Documents of other formats, which are left out. */
  readonly leftOut: readonly string[];
}

/** Which of the found paths are wanted: patterns as a shell has them, `**` over folders. */
export interface Wanted {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** The places, with those that standard input lists, a path a line, where one of them is `-`. */
export const withList = (places: readonly string[]): string[] =>
  places.flatMap((place) =>
    place === "-"
      ? readFileSync(0, "utf8")
          .split(/\r?\n/u)
          .filter((line) => line !== "")
      : [place],
  );

/**
 * The documents in `places`, ascending by path, each once: a file is one; a folder gives its PDFs and those of the folders
 * in it, and is itself one document where it holds page images and no PDF. Hidden entries, links to folders and `output`
 * are passed over. Throws UsageError for a place that is not there, and where nothing is found.
 */
export function findInputs(places: readonly string[], output: string, { only, skip }: Wanted): Found {
  const found = new Map<string, string>();
  for (const place of places) {
    const info = statSync(place, { throwIfNoEntry: false });
    if (info === undefined) throw new UsageError("NO_PLACE", { place });
    const paths = info.isDirectory() ? documentsIn(place, resolve(output)) : [place];
    for (const path of paths) found.set(resolve(path), path);
  }
  const isOnly = only.length === 0 ? () => true : matcher(only);
  const isSkipped = skip.length === 0 ? () => false : matcher(skip);
  const wanted = [...found.values()]
    .filter((path) => isOnly(path) && !isSkipped(path))
    .toSorted((a, b) => (resolve(a) < resolve(b) ? -1 : 1));
  const leftOut = wanted.filter((path) => OTHER_FORMAT.test(path) && !places.includes(path));
  const files = wanted.filter((path) => !leftOut.includes(path));
  if (files.length === 0) throw new UsageError("NOTHING_FOUND", { places: places.join(", ") });
  return { files, leftOut };
}

/** Patterns without a slash are for the name alone, as in .gitignore. */
const matcher = (patterns: readonly string[]): ((path: string) => boolean) => {
  const matches = patterns.map((pattern) =>
    picomatch(pattern, { basename: !pattern.includes("/"), dot: true }),
  );
  return (path) => matches.some((match) => match(path.split(sep).join("/")));
};

function documentsIn(folder: string, output: string): string[] {
  if (resolve(folder) === output) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  const within = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => documentsIn(join(folder, name), output));
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const documents = names.filter((name) => DOCUMENT.test(name));
  const pictures = names.filter((name) => PICTURE.test(name));
  const isOneDocument = documents.length === 0 && pictures.length > 0;
  const others = names.filter((name) => OTHER_FORMAT.test(name)).map((name) => join(folder, name));
  const own = isOneDocument ? [folder] : [...documents, ...pictures].map((name) => join(folder, name));
  return [...own, ...others, ...within];
}
