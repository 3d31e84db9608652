import { isIP } from "node:net";
import { UsageError } from "../../core/errors.ts";

/** A Redis server, as ioredis takes it: host, port, user, password, database and TLS come from the address. */
export interface RedisAddress {
  /** As it may be shown: without its password. */
  readonly name: string;
  readonly options: {
    readonly host: string;
    readonly port: number;
    readonly username?: string;
    readonly password?: string;
    readonly db?: number;
    readonly tls?: object;
  };
}

const DEFAULT_PORT = 6379;

/** The server of `redis://[[USER]:PASSWORD@]HOST[:PORT][/DB]`, or `rediss://` for TLS. Throws UsageError for another address. */
export function redisAddress(text: string): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const db = url?.pathname.replace(/^\//u, "") ?? "";
  if (url === null || !/^rediss?:$/u.test(url.protocol) || url.hostname === "" || !/^\d*$/u.test(db))
    throw new UsageError("QUEUE_ADDRESS", { queue: withoutPassword(text) });
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  // A certificate is asked for by a name; a number is none (RFC 6066, 3).
  const tls = isIP(host) === 0 ? { servername: host } : {};
  return {
    name: withoutPassword(text),
    options: {
      host,
      port: url.port === "" ? DEFAULT_PORT : Number(url.port),
      ...(url.username !== "" && { username: decodeURIComponent(url.username) }),
      ...(url.password !== "" && { password: decodeURIComponent(url.password) }),
      ...(db !== "" && { db: Number(db) }),
      ...(url.protocol === "rediss:" && { tls }),
    },
  };
}

const withoutPassword = (text: string): string => text.replace(/:\/\/[^/@]*@/u, "://***@");
