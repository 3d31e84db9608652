import { asWords } from "./words.ts";

/** How many pixels have each of the 256 greys. */
export function histogramOf(data: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  const words = asWords(data);
  // Four tables, as the next pixel is most often as grey as this one: one count would wait for the other.
  const [second, third, fourth] = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    counts[word & 255]!++;
    second[(word >>> 8) & 255]!++;
    third[(word >>> 16) & 255]!++;
    fourth[word >>> 24]!++;
  }
  for (let at = words.length * 4; at < data.length; at++) counts[data[at] as number]!++;
  for (let grey = 0; grey < 256; grey++)
    counts[grey]! += (second[grey] as number) + (third[grey] as number) + (fourth[grey] as number);
  return counts;
}
