import { existsSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import open from "open";
import { createReader, type ReadingOptions, resultsIn } from "../review/reading/index.ts";
import { serve } from "./reviewFolder.ts";
import { checkWritable } from "./writable.ts";

/** The options of the command, parsed. */
export interface OpenArguments extends ReadingOptions {
  readonly port: number;
  readonly by?: string;
  readonly browser: boolean;
}

/** What systems call the folder of a user's documents. */
const DOCUMENTS = ["Documents", "文档", "文件"];
const OWN_NAME = "Budgetscan";

/** `Budgetscan` in the documents of the user whose home folder is `home`, or in that where there are none. */
export function defaultFolder(home: string): string {
  const documents = DOCUMENTS.map((name) => join(home, name)).find((path) => existsSync(path));
  return join(documents ?? home, OWN_NAME);
}

/** Serves the page that takes files, reads and reviews them, until the process is ended. Throws UsageError where FOLDER cannot be written or the port is taken. */
export async function openFolder(
  folder: string = defaultFolder(homedir()),
  { port, by = userInfo().username, browser, ...reading }: OpenArguments,
): Promise<void> {
  checkWritable(folder);
  const reader = await createReader(resolve(folder), reading);
  const { urlOnce } = await serve(resultsIn(folder), { port, by, reader });
  // Its command line can be seen by others on the machine: what stands there must not let them in.
  if (browser) await open(urlOnce()).catch(() => {}); // the address is printed: whoever has no browser here opens it by hand
}
