import { readFileSync } from "node:fs";

const manifest = (): { version: string; description: string } =>
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** The version of the program. */
export const programVersion = (): string => manifest().version;

/** What it does, in a sentence. */
export const programDescription = (): string => manifest().description;
