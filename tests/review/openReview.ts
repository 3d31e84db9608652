import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { CLI } from "../cli/runCli.ts";
import { printBudget } from "./printBudget.ts";

/** Where Chromium is; null where it is not installed. */
export function findChromium(): string | null {
  if (process.env.CHROMIUM !== undefined) return process.env.CHROMIUM;
  try {
    return execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}

export const openBrowser = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath });

/** A new folder with `budget.pdf` and what extract makes of it in `out`. */
export async function extractBudget(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "review-"));
  mkdirSync(join(folder, "pdfs"));
  const file = join(folder, "pdfs/budget.pdf");
  writeFileSync(file, await printBudget());
  execFileSync(process.execPath, [CLI, "extract", file, "-o", join(folder, "out"), "--quiet"]);
  return folder;
}

/** The running command and the address that it prints. */
export interface ServedReview {
  readonly child: ChildProcess;
  /** With the token. */
  readonly url: string;
  readonly origin: string;
}

export const serveReview = (out: string): Promise<ServedReview> => serve("review", out);

/** The page that takes files for `folder`; no browser is opened. */
export const serveOpen = (folder: string): Promise<ServedReview> => serve("open", folder, "--no-browser");

async function serve(...args: string[]): Promise<ServedReview> {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.once("exit", () => reject(new Error(`${args[0]} ended: ${printed}`)));
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const [found] = /http:\S+/u.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return { child, url, origin: new URL(url).origin };
}
