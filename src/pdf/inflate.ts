import { constants, createInflate, inflateRawSync, inflateSync } from "node:zlib";
import { tellLoss } from "./losses.ts";

/** Bytes that one stream may hold: a picture of the most pixels in three colours, and another half of that. */
const MAX_BYTES = 450_000_000;
/** Bytes handed on at a time where a stream is faulty: so many at most are lost before the fault. */
const CAREFUL_CHUNK = 64;
/** Bytes of a zlib stream before its data (RFC 1950). */
const HEADER = 2;

/**
 * The bytes of a zlib stream. Of one that is cut or faulty, those before the fault are given, and the loss is told: pdf.js
 * leaves all of it out without a word. A stream that only lacks its checksum is whole.
 */
async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const whole = code === "Z_BUF_ERROR" ? withoutChecksum(bytes) : null;
    if (whole !== null) return whole;
    tellLoss(code === "ERR_BUFFER_TOO_LARGE" ? "picture-size" : "content");
    return inflateToFault(bytes);
  }
}

function withoutChecksum(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(bytes.subarray(HEADER), { maxOutputLength: MAX_BYTES });
  } catch {
    return null;
  }
}

function inflateToFault(bytes: Uint8Array): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  const stream = createInflate({ chunkSize: CAREFUL_CHUNK, finishFlush: constants.Z_SYNC_FLUSH });
  return new Promise((resolve) => {
    const done = (): void => {
      stream.destroy();
      resolve(new Uint8Array(Buffer.concat(chunks)));
    };
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_BYTES) done();
    });
    stream.on("end", done).on("error", done);
    stream.end(bytes);
  });
}

const Native = globalThis.DecompressionStream;

/** What pdf.js uses of a DecompressionStream: it writes all bytes at once, closes, and iterates over what comes out. */
class TellingStream {
  readonly writable: { getWriter(): object };
  readonly readable: AsyncIterable<Uint8Array>;

  constructor(format: "deflate" | "deflate-raw" | "gzip") {
    if (format !== "deflate") {
      const native = new Native(format);
      [this.writable, this.readable] = [native.writable, native.readable];
      return;
    }
    let give: (bytes: Uint8Array) => void = () => {};
    const given = new Promise<Uint8Array>((resolve) => {
      give = resolve;
    });
    const write = async (bytes: Uint8Array): Promise<void> => give(bytes);
    this.writable = { getWriter: () => ({ ready: Promise.resolve(), write, close: async () => {} }) };
    this.readable = (async function* () {
      yield await inflate(await given);
    })();
  }
}

/** Has pdf.js, which decompresses with the global DecompressionStream, tell of streams that are cut or faulty. */
export function tellFaultyStreams(): void {
  globalThis.DecompressionStream = TellingStream as unknown as typeof DecompressionStream;
}
