import { readFile } from "node:fs/promises";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Probabilities } from "./decode.ts";
import { foldScalars } from "./foldScalars.ts";

/** Lines are small: a second core gains little, and every reading thread has a network of its own. */
const THREADS = 1;
/** Pixels: the height that networks are trained at, where the file leaves it open. */
const USUAL_HEIGHT = 48;
const USUAL_CHANNELS = 3;

/** What the network takes: pictures of any width, this high. */
export interface InputShape {
  readonly channels: number;
  readonly height: number;
}

/** A recognition network, ready. */
export interface Network extends InputShape {
  readonly file: string;
  /** Reads `lines` pictures of `width` pixels, [lines, channels, height, width]; gives the probabilities of each. */
  run(input: Float32Array, lines: number, width: number): Promise<Probabilities[]>;
  close(): Promise<void>;
}

/** What an ONNX file is, by what goes in and out: only a recogniser that takes lines of any width is of use here. */
export type NetworkKind = "recogniser" | "recogniser of one width" | "detector" | "other";

/**
 * Opens the network in an ONNX file, its scalars folded where `isFolded`. Throws what ONNX Runtime throws where the file
 * is no network.
 */
export async function openNetwork(
  file: string,
  isFolded = false,
): Promise<{ kind: NetworkKind; network: Network }> {
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: THREADS,
    interOpNumThreads: 1,
    // Threads that wait by spinning take the cores that the second reader and other pages need: twice the time.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  };
  const session = isFolded
    ? await InferenceSession.create(foldScalars(await readFile(file)), options)
    : await InferenceSession.create(file, options);
  const [input, output] = [session.inputMetadata[0], session.outputMetadata[0]];
  const [taken, given] = [shapeOf(input), shapeOf(output)];
  const run = async (data: Float32Array, lines: number, width: number): Promise<Probabilities[]> => {
    const tensor = new Tensor("float32", data, [lines, channels, height, width]);
    const answer = (await session.run({ [input?.name ?? ""]: tensor }))[output?.name ?? ""] as Tensor;
    const [, steps, classes] = answer.dims as readonly [number, number, number];
    // The data outlive the tensor: the runtime copies them out of its own memory.
    const all = answer.data as Float32Array;
    return Array.from({ length: lines }, (_, line) => ({
      data: all.subarray(line * steps * classes, (line + 1) * steps * classes),
      steps,
      classes,
    }));
  };
  const channels = numberOr(taken[1], USUAL_CHANNELS);
  const height = numberOr(taken[2], USUAL_HEIGHT);
  return {
    kind: kindOf(taken, given),
    network: { file, channels, height, run, close: () => session.release() },
  };
}

type Shape = readonly (number | string)[];

const shapeOf = (metadata: InferenceSession.ValueMetadata | undefined): Shape =>
  metadata?.isTensor === true ? metadata.shape : [];

/** A size that the file leaves open is a name, or below 1. */
const numberOr = (size: number | string | undefined, usual: number): number =>
  typeof size === "number" && size > 0 ? size : usual;

/** A recogniser gives classes for each step of each line, a detector one map for each picture. */
function kindOf(taken: Shape, given: Shape): NetworkKind {
  if (taken.length !== 4) return "other";
  const isOpen = [taken[0], taken[3]].every((size) => typeof size !== "number" || size < 1);
  if (given.length === 3) return isOpen ? "recogniser" : "recogniser of one width";
  return given.length === 4 && given[1] === 1 ? "detector" : "other";
}
