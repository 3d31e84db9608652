import type { Queue, QueueOptions } from "bullmq";
import { InputError } from "../../core/errors.ts";
import { programVersion } from "../../core/version.ts";
import { loadPackage } from "../loadPackage.ts";
import { type RedisAddress, redisAddress } from "./address.ts";
import type { Job } from "./jobs.ts";

/** A server that answers, and what it is spoken to with. */
export interface Connection {
  readonly name: string;
  readonly bullmq: typeof import("bullmq");
  readonly options: QueueOptions;
}

/** Machines of one version work for each other: what is read depends on it. */
export const QUEUE = `budgetscan-${programVersion()}`;

/** Milliseconds that a server may take to answer when a command begins: whoever typed it waits so long to hear that none is there. */
const PATIENCE = 10_000;

/**
 * Finds out whether the queue's server answers. Throws UsageError for an address that is none and where the client's
 * packages are not installed, InputError where nobody answers.
 */
export async function connect(queue: string): Promise<Connection> {
  const address = redisAddress(queue);
  const bullmq = await loadPackage("bullmq", () => import("bullmq"));
  await greet(address);
  // A server that is started again is waited for.
  const connection = { ...address.options, maxRetriesPerRequest: null };
  return { name: address.name, bullmq, options: { connection } };
}

async function greet({ name, options }: RedisAddress): Promise<void> {
  const { Redis } = await loadPackage("ioredis", () => import("ioredis"));
  const client = new Redis({
    ...options,
    lazyConnect: true,
    connectTimeout: PATIENCE,
    retryStrategy: () => null,
  });
  let last: Error | null = null;
  client.on("error", (error) => {
    last = error;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    const reason = ((last ?? error) as Error).message;
    throw new InputError("QUEUE_SILENT", { queue: name, reason }, { cause: error });
  } finally {
    client.disconnect();
  }
}

/** The queue of jobs; the caller closes it. */
export function openQueue({ bullmq, options }: Connection): Queue<Job> {
  const queue = new bullmq.Queue<Job>(QUEUE, options);
  // A connection that is lost is made again; what was asked meanwhile waits.
  queue.on("error", () => {});
  return queue;
}
