import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Bytes of the token: as many as make guessing hopeless (RFC 6750 asks for 128 bits; these are 192). */
const TOKEN_BYTES = 24;

/** What a request must show to be answered. */
export interface Guard {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly token: string;
  /** Sent with every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** Gives the browser that came with the token in its address the cookie that stands for it. */
  readonly cookie: string;
  /** Why the request is not answered; null where it is. */
  refuse(request: IncomingMessage): string | null;
  /** Is this the token, or a pass that was not used? Takes as long for any text of its length. */
  admits(text: string): boolean;
  /** A text that admits once, in place of the one before it. */
  passOnce(): string;
}

/**
 * The guard of a server on this port of the machine's own address: other machines do not reach it, other sites in the
 * same browser send neither the cookie (`SameSite=Strict`) nor this origin, a name that is made to point here is not
 * this host, and another user of the machine does not know the token.
 */
export function createGuard(port: number): Guard {
  const token = newSecret();
  let pass: string | null = null;
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies do not tell ports apart: two reviews at once need names of their own.
  const name = `budgetscan-${port}`;
  return {
    origin,
    token,
    headers: HEADERS,
    cookie: `${name}=${token}; HttpOnly; SameSite=Strict; Path=/`,
    admits: (text) => {
      if (isSame(text, token)) return true;
      if (pass === null || !isSame(text, pass)) return false;
      pass = null;
      return true;
    },
    passOnce: () => {
      pass = newSecret();
      return pass;
    },
    refuse: (request) => {
      const { headers, method } = request;
      if (headers.host !== host) return "another host";
      if (headers.origin !== undefined && headers.origin !== origin) return "another origin";
      if (method === "POST" && headers.origin === undefined) return "no origin";
      const site = headers["sec-fetch-site"];
      if (site !== undefined && site !== "same-origin" && site !== "none") return "another site";
      return cookiesOf(headers.cookie).some((cookie) => cookie.name === name && isSame(cookie.value, token))
        ? null
        : "no token";
    },
  };
}

const newSecret = (): string => randomBytes(TOKEN_BYTES).toString("base64url");

const isSame = (text: string, secret: string): boolean =>
  text.length === secret.length && timingSafeEqual(Buffer.from(text), Buffer.from(secret));

/** Nothing but this server's own files: no script in the page, no frame, no other address. */
const HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    ...["script-src", "style-src", "img-src", "connect-src"].map((kind) => `${kind} 'self'`),
    ...["base-uri", "form-action", "frame-ancestors"].map((kind) => `${kind} 'none'`),
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

function cookiesOf(header = ""): { name: string; value: string }[] {
  return header.split(";").map((cookie) => {
    const at = cookie.indexOf("=");
    return { name: cookie.slice(0, at).trim(), value: cookie.slice(at + 1).trim() };
  });
}
