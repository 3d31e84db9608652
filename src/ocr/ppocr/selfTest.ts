import { normalise } from "../../core/text.ts";
import type { Model } from "./model.ts";
import type { Network } from "./network.ts";
import { readLines } from "./readLines.ts";
import { TEST_TEXT, testLine } from "./testLine.ts";

/** Classes that the network tells apart: files may leave the number open, so it is asked. */
export async function classesOf(network: Network): Promise<number> {
  const { channels, height } = network;
  const [answer] = await network.run(new Float32Array(channels * height * height), 1, height);
  return answer!.classes;
}

/** Does the model read the known line? A dictionary of another network turns every character into another one. */
export async function readsTestLine(model: Model): Promise<{ isRight: boolean; text: string }> {
  const [line] = await readLines(model, [await testLine()]);
  const text = line!.map((character) => character.text).join("");
  return { isRight: normalise(text) === TEST_TEXT, text };
}
