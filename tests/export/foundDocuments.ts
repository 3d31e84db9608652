import { createHash } from "node:crypto";
import type { BudgetDocument } from "../../src/contract/schema.ts";
import { documentJson } from "../../src/export/documentJson.ts";
import type { FoundDocument } from "../../src/export/index.ts";

/** The documents as a dataset finds them. */
export async function* foundDocuments(documents: readonly BudgetDocument[]): AsyncGenerator<FoundDocument> {
  for (const document of documents) {
    yield {
      path: document.source.file,
      digest: () => createHash("sha256").update(documentJson(document)).digest("hex"),
      read: () => document,
    };
  }
}
