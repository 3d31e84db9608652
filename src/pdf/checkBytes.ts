import { InputError } from "../core/errors.ts";
import { MAX_FILE_BYTES } from "./limits.ts";

/** The specification lets junk stand before the header, within the first kilobyte (ISO 32000-1, note to 7.5.2). */
const HEADER_WINDOW = 1024;
/** The end mark is looked for in this much of the tail: mail gateways and web servers append junk after it. */
const TAIL_WINDOW = 16 * 1024;

/** Throws InputError where the bytes cannot be a whole PDF; looks at size, head and tail only. */
export function checkBytes(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new InputError("EMPTY_FILE", {});
  if (bytes.length > MAX_FILE_BYTES) {
    throw new InputError("FILE_TOO_LARGE", {
      size: Math.ceil(bytes.length / 2 ** 20),
      most: MAX_FILE_BYTES / 2 ** 20,
    });
  }
  const head = Buffer.from(bytes.subarray(0, HEADER_WINDOW)).toString("latin1");
  if (!head.includes("%PDF-")) {
    throw new InputError("NOT_A_PDF", {});
  }
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - TAIL_WINDOW))).toString("latin1");
  // A linearised PDF says its own length, and has an end mark near its beginning.
  const declared = /\/Linearized\b[^>]*?\/L\s+(\d+)/u.exec(head)?.[1];
  if (!tail.includes("%%EOF") || (declared !== undefined && bytes.length < Number(declared))) {
    throw new InputError("TRUNCATED_PDF", {});
  }
}
