import PQueue from "p-queue";
import { type Owners, outputStems } from "../stems.ts";

/** Files whose digests are taken at once: as many as Node has threads that read files. */
const HASHED_AT_ONCE = 4;

/** A document to read, and the folder under OUT that takes its result. */
export interface Task {
  readonly file: string;
  readonly sha256: string;
  readonly stem: string;
  /** Other files with the same bytes. */
  readonly twins: readonly string[];
}

/** Files by what is in them. */
export interface Distinct {
  readonly tasks: readonly Task[];
  readonly unreadable: readonly { readonly file: string; readonly error: unknown }[];
}

/** Each document of `files`, which are ascending by path, once, with its output folder's name. */
export async function distinctFiles(files: readonly string[], owners: Owners): Promise<Distinct> {
  const queue = new PQueue({ concurrency: HASHED_AT_ONCE });
  const hashed = await queue.addAll(
    files.map(
      (file) => () =>
        owners.sha256Of(file).then(
          (sha256) => ({ file, sha256 }),
          (error: unknown) => ({ file, error }),
        ),
    ),
  );
  const bySha = new Map<string, string[]>();
  for (const each of hashed) {
    if ("sha256" in each) bySha.set(each.sha256, [...(bySha.get(each.sha256) ?? []), each.file]);
  }
  const firsts = [...bySha].map(([sha256, [file = "", ...twins]]) => ({ file, sha256, twins }));
  const digest = new Map(firsts.map(({ file, sha256 }) => [file, sha256]));
  const stems = await outputStems([...digest.keys()], {
    ...owners,
    sha256Of: async (file) => digest.get(file) ?? "",
  });
  return {
    tasks: firsts.map((first, index) => ({ ...first, stem: stems[index] as string })),
    unreadable: hashed.flatMap((each) => ("error" in each ? [each] : [])),
  };
}
