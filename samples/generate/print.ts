import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const CHROMIUM = process.env.CHROMIUM ?? "chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-pdf-header-footer",
];

/** Prints a page of HTML to a tagged PDF with Chromium, in an empty profile that is thrown away. */
export async function printPdf(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "budgetscan-samples-"));
  try {
    const [page, pdf] = [join(folder, "document.html"), join(folder, "document.pdf")];
    await writeFile(page, html);
    const profile = `--user-data-dir=${join(folder, "profile")}`;
    await run(CHROMIUM, [...FLAGS, profile, `--print-to-pdf=${pdf}`, pathToFileURL(page).href]);
    return await readFile(pdf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
