import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type BudgetDocument, documentSchema, SCHEMA_VERSION } from "../contract/schema.ts";
import { InputError, UsageError } from "../core/errors.ts";
import type { Bilingual } from "../core/problems.ts";
import type { FoundDocument } from "../export/index.ts";

/** Bytes of the largest document.json that is read: the longest string that Node holds is twice as long. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * The `document.json` of each of `folders`, or of the folders in it, by name. Throws UsageError for a folder that holds
 * none.
 */
export function findDocuments(folders: readonly string[]): string[] {
  const paths = folders.flatMap((folder) => {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) {
      throw new UsageError("NO_FOLDER", { folder });
    }
    const found = documentsIn(folder);
    if (found.length > 0) return found;
    throw new UsageError("NO_DOCUMENTS", { folder });
  });
  return [...new Set(paths)];
}

/** The `document.json` of the folder, or of the folders in it, by name. */
export function documentsIn(folder: string): string[] {
  const own = join(folder, "document.json");
  if (existsSync(own)) return [own];
  const names = readdirSync(folder).sort(new Intl.Collator("en", { numeric: true }).compare);
  return names.map((name) => join(folder, name, "document.json")).filter((path) => existsSync(path));
}

/** The document at `path`: its file is read when it is first asked for. */
export function foundDocument(path: string): FoundDocument {
  let bytes: Buffer | null = null;
  const read = (): Buffer => {
    if (bytes === null && statSync(path).size > MAX_BYTES) {
      throw refuse({
        en: `it is larger than ${MAX_BYTES / 1024 ** 2} MiB`,
        zh: `它超过 ${MAX_BYTES / 1024 ** 2} MiB`,
      });
    }
    bytes ??= readFileSync(path);
    return bytes;
  };
  return {
    path,
    digest: () => createHash("sha256").update(read()).digest("hex"),
    read: () => parseDocument(read().toString("utf8")),
  };
}

/** Reads a document back. Throws InputError where the file is none, or one of another version of the contract. */
export const readDocument = (path: string): BudgetDocument => foundDocument(path).read();

const refuse = (reason: Bilingual, cause?: unknown): InputError =>
  new InputError("DOCUMENT_UNREADABLE", { reason }, { cause });

function parseDocument(text: string): BudgetDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse({ en: "it cannot be read as JSON", zh: "它不是 JSON" }, error);
  }
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === "string" && version !== SCHEMA_VERSION) {
    throw refuse({
      en: `it was written to version ${version} of the contract, not ${SCHEMA_VERSION}`,
      zh: `它按约定的 ${version} 版写出，而非 ${SCHEMA_VERSION} 版`,
    });
  }
  const parsed = documentSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") ?? "";
  throw refuse({
    en: `it is no document: ${place || "at its top"}: ${issue?.message}`,
    zh: `它不是提取结果：${place || "顶层"}：${issue?.message}`,
  });
}
