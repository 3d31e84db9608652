import { UsageError } from "../../core/errors.ts";
import { folderStore } from "./folderStore.ts";
import type { Store } from "./types.ts";

export type { Store } from "./types.ts";

/**
 * The store of an address: a folder that all machines share, or `s3://BUCKET/PREFIX`. Throws UsageError for another
 * address, and InputError where it refuses.
 */
export async function openStore(address: string): Promise<Store> {
  const store = await storeOf(address);
  await store.check();
  return store;
}

async function storeOf(address: string): Promise<Store> {
  if (!/^[a-z][a-z0-9+.-]+:\/\//u.test(address)) return folderStore(address);
  if (!URL.canParse(address) || !/^s3:\/\/[^/]/u.test(address))
    throw new UsageError("STORE_ADDRESS", { store: address });
  const { bucketStore } = await import("./bucketStore.ts");
  return bucketStore(new URL(address));
}
