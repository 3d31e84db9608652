import { UsageError } from "../core/errors.ts";

/**
 * What `load` imports of the package `name`, which few need and nobody has to install. Throws UsageError, naming it, where
 * it is not there.
 */
export async function loadPackage<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError("PACKAGE_MISSING", { name }, { cause: error });
  }
}
