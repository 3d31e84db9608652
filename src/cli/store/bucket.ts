import type { S3Client } from "@aws-sdk/client-s3";
import { InputError } from "../../core/errors.ts";
import { loadPackage } from "../loadPackage.ts";

const PACKAGE = "@aws-sdk/client-s3";
/** Answers of a bucket that are no failure: nothing stands there, or something stands there already. */
const ABSENT = new Set(["NoSuchKey", "NotFound"]);
const PRESENT = new Set(["PreconditionFailed", "ConditionalRequestConflict"]);

/** What is asked of a bucket; paths are those below the prefix of its address. Each throws InputError where it refuses. */
export interface Bucket {
  check(): Promise<void>;
  /** The content at the path, or null. */
  read(path: string): Promise<Uint8Array | null>;
  write(path: string, content: Uint8Array | string): Promise<void>;
  /** Writes unless something stands there already. */
  writeNew(path: string, content: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Paths under `folder`, from the folder. */
  list(folder: string): Promise<string[]>;
}

/**
 * The bucket of an address `s3://BUCKET/PREFIX`. The server's address, its region and the keys are those of the environment
 * (`AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID` …) or of the machine. Throws UsageError where the client is not
 * installed.
 */
export async function openBucket(address: URL): Promise<Bucket> {
  const s3 = await loadPackage(PACKAGE, () => import("@aws-sdk/client-s3"));
  const client = clientOf(s3.S3Client);
  const Bucket = address.hostname;
  const prefix = address.pathname.replace(/^\/|\/$/gu, "");
  const place = (path: string) => ({ Bucket, Key: prefix === "" ? path : `${prefix}/${path}` });
  const asked = async <T>(step: () => Promise<T>, expected?: ReadonlySet<string>): Promise<T | null> => {
    try {
      return await step();
    } catch (error) {
      if (error instanceof Error && expected?.has(error.name) === true) return null;
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new InputError("STORE_SILENT", { store: address.href, reason }, { cause: error });
    }
  };
  return {
    check: async () => void (await asked(() => client.send(new s3.HeadBucketCommand({ Bucket })))),
    read: (path) =>
      asked(async () => {
        const { Body } = await client.send(new s3.GetObjectCommand(place(path)));
        return (await Body?.transformToByteArray()) ?? null;
      }, ABSENT),
    write: async (path, content) =>
      void (await asked(() => client.send(new s3.PutObjectCommand({ ...place(path), Body: content })))),
    writeNew: async (path, content) => {
      const command = new s3.PutObjectCommand({ ...place(path), Body: content, IfNoneMatch: "*" });
      await asked(() => client.send(command), PRESENT);
    },
    remove: async (path) => void (await asked(() => client.send(new s3.DeleteObjectCommand(place(path))))),
    list: async (folder) => {
      const { Key: Prefix } = place(`${folder}/`);
      const keys: string[] = [];
      await asked(async () => {
        for await (const { Contents } of s3.paginateListObjectsV2({ client }, { Bucket, Prefix }))
          keys.push(...(Contents ?? []).flatMap(({ Key }) => Key ?? []));
      });
      return keys.map((key) => key.slice(Prefix.length));
    },
  };
}

/** Servers but Amazon's have one name for all buckets and any region, and not all of them know its newer checksums. */
function clientOf(Client: typeof S3Client): S3Client {
  const isOther = (process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL) !== undefined;
  return new Client({
    ...(isOther && { forcePathStyle: true, region: process.env.AWS_REGION ?? "us-east-1" }),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}
