import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/** How a thread is started on a script of this package: from the compiled file, or from its source in tests. */
export interface ThreadScript {
  readonly script: URL | string;
  readonly options: { readonly eval: boolean };
}

/** The same for a process. */
export interface ProcessScript {
  readonly script: string;
  readonly execArgv: string[];
}

/**
 * The script `name` (without ending) beside the module with the address `from`. Sources need the loader of TypeScript
 * in the thread first.
 */
export function threadScript(from: string, name: string): ThreadScript {
  const script = scriptBeside(from, name);
  if (isCompiled(from)) return { script, options: { eval: false } };
  const loader = `import("tsx/esm/api").then(({ register }) => (register(), import("${script}")))`;
  return { script: loader, options: { eval: true } };
}

/** The script `name` for a process, whatever the options of this one. */
export function processScript(from: string, name: string): ProcessScript {
  const loader = (): string => pathToFileURL(createRequire(from).resolve("tsx")).href;
  return {
    script: fileURLToPath(scriptBeside(from, name)),
    execArgv: isCompiled(from) ? [] : ["--import", loader()],
  };
}

const isCompiled = (from: string): boolean => from.endsWith(".js");

const scriptBeside = (from: string, name: string): URL =>
  new URL(`./${name}.${isCompiled(from) ? "js" : "ts"}`, from);
