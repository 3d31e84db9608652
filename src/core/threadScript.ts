/** How a thread is started on a script of this package: from the compiled file, or from its source in tests. */
export interface ThreadScript {
  readonly script: URL | string;
  readonly options: { readonly eval: boolean };
}

/**
 * The script `name` (without ending) beside the module with the address `from`. Sources need the loader of TypeScript
 * in the thread first.
 */
export function threadScript(from: string, name: string): ThreadScript {
  const isCompiled = from.endsWith(".js");
  const script = new URL(`./${name}.${isCompiled ? "js" : "ts"}`, from);
  if (isCompiled) return { script, options: { eval: false } };
  const loader = `import("tsx/esm/api").then(({ register }) => (register(), import("${script}")))`;
  return { script: loader, options: { eval: true } };
}
