import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Network, openNetwork } from "../ppocr/network.ts";

const FILE = fileURLToPath(new URL("data/figures.onnx", import.meta.url));
/** Of the file: another one reads otherwise than what was measured. */
const SHA256 = "9e91ae35a68922a598165c0363d2599099e1fb165c92150f7c601c8ae95f0ac6";
/** What the network takes for a stretch of characters that no figure is made of. */
const OTHER = "\uFFFD";
/** The texts of the network's classes; the first is the blank. */
export const ALPHABET: readonly string[] = ["", ..."0123456789.,-—()%+△▲¥:/", OTHER];

export const isOther = (text: string): boolean => text === OTHER;

/**
 * The figure reader's network: some 244,000 weights, trained by `training/` from nothing on drawn lines and on lines cut
 * out of published disclosures; its README says on which. Throws where the file is not the one that was measured.
 */
export async function openFigureNetwork(file = FILE): Promise<Network> {
  const found = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  if (found !== SHA256) throw new Error(`${file} is damaged: its SHA-256 is ${found}, not ${SHA256}`);
  return (await openNetwork(file)).network;
}
