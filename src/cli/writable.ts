import { existsSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";

/** What the system answers, in plain words. */
const NO_PERMISSION: Bilingual = { en: "no permission to write there", zh: "没有写入权限" };
const REASONS: Readonly<Record<string, Bilingual>> = {
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  ENOENT: { en: "no folder can be made there", zh: "那里不能建文件夹" },
  EROFS: { en: "it can only be read", zh: "只读" },
  ENOSPC: { en: "no space is left", zh: "空间不足" },
};

/**
 * Throws UsageError where no folder `directory` could be made or written in. Only trying tells: some folders refuse what
 * their permissions allow. What is made for that, the folder itself or one in it, is removed again: nothing is left, and
 * nothing is touched beside it.
 */
export function checkWritable(directory: string): void {
  const folder = resolve(directory);
  const existing = nearestExisting(folder);
  const refuse = (reason: Bilingual, cause?: unknown) =>
    new UsageError("NOT_WRITABLE", { folder: directory, reason }, { cause });
  if (!statSync(existing).isDirectory()) {
    throw refuse({ en: `${existing} is not a folder`, zh: `${existing} 不是文件夹` });
  }
  const made: string[] = [];
  try {
    for (const path of trialFolders(folder, existing)) {
      mkdirSync(path);
      made.push(path);
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = REASONS[code] ?? { en: code, zh: code };
    throw refuse({ en: `${existing}: ${reason.en}`, zh: `${existing}：${reason.zh}` }, error);
  } finally {
    for (const path of made.reverse()) rmdirSync(path);
  }
}

/** The folders to make, outermost first: those that `folder` lacks, or one within it where it is there. */
function trialFolders(folder: string, existing: string): string[] {
  if (folder === existing) return [join(folder, `.budgetscan-${process.pid}-trial`)];
  const names = relative(existing, folder).split(sep);
  return names.map((_, index) => join(existing, ...names.slice(0, index + 1)));
}

const nearestExisting = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
