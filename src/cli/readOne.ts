import { ExitCode, UsageError } from "../core/errors.ts";
import type { Extractor } from "../pipeline/index.ts";
import { debugDefect, problemLine, problemOf } from "./explain.ts";
import { beforeInterrupt } from "./interrupt.ts";

/**
 * Has `read` done with the one file of a call; the exit code is the answer, its own or that of a file that failed, which is told.
 * The extractor is closed after it, and stopped where the process is interrupted.
 */
export async function readOne(
  file: string,
  extractor: Extractor,
  read: () => Promise<number>,
): Promise<number> {
  const calledOff = beforeInterrupt(extractor.stop);
  try {
    return await read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    debugDefect(error);
    console.error(problemLine(problemOf(error), file));
    return ExitCode.fileFailed;
  } finally {
    await extractor.close();
    calledOff();
  }
}
