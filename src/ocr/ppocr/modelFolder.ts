import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { UsageError } from "../../core/errors.ts";
import type { Bilingual } from "../../core/problems.ts";
import { alphabetOf, charactersOfYaml, linesOf } from "./dictionary.ts";
import type { Model } from "./model.ts";
import { type Network, type NetworkKind, openNetwork } from "./network.ts";
import { onnxMetadata } from "./onnxMetadata.ts";
import { classesOf, readsTestLine } from "./selfTest.ts";

/** A dictionary and where it was found. */
interface Dictionary {
  readonly source: string;
  readonly characters: readonly string[];
}

const WANTED: Bilingual = {
  en: "give the folder a recogniser of the PP-OCR family (ONNX) with its dictionary: keys.txt or inference.yml",
  zh: "请在该文件夹中放入 PP-OCR 系列的识别模型（ONNX）及其字典：keys.txt 或 inference.yml",
};

/**
 * The recogniser in a folder, or in a folder within it, whatever its files are called: they are told by what goes in
 * and comes out. Detectors and classifiers beside it are passed over, as lines are found by rulings and ink. Throws
 * UsageError where there is no recogniser, more than one, or none of the dictionaries is its own: it must read a line
 * of known text.
 */
export async function modelIn(folder: string): Promise<Model> {
  const files = filesIn(folder);
  const network = await onlyRecogniser(folder, files);
  const dictionaries = dictionariesFor(network.file, files);
  try {
    return await matched(network, dictionaries);
  } catch (error) {
    await network.close();
    throw error;
  }
}

/** Files of the folder and of those in it, by name. */
function filesIn(folder: string): string[] {
  const entries = (at: string): Dirent[] => readdirSync(at, { withFileTypes: true });
  // A link to a file is as good as the file.
  const filesAt = (at: string): string[] =>
    entries(at)
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => join(at, name));
  try {
    const within = entries(folder).filter((entry) => entry.isDirectory());
    return [...filesAt(folder), ...within.flatMap(({ name }) => filesAt(join(folder, name)))].toSorted();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError("MODELS_UNREADABLE", { folder, reason, wanted: WANTED });
  }
}

async function onlyRecogniser(folder: string, files: readonly string[]): Promise<Network> {
  const found: { kind: NetworkKind; network: Network }[] = [];
  for (const file of files.filter((name) => extname(name).toLowerCase() === ".onnx")) {
    const opened = await openNetwork(file).catch((error: unknown) => {
      throw new UsageError("MODEL_UNREADABLE", { file, reason: firstLine(error) });
    });
    found.push(opened);
  }
  const recognisers = found.filter(({ kind }) => kind === "recogniser");
  for (const other of found)
    if (recognisers.length !== 1 || other !== recognisers[0]) await other.network.close();
  const [only] = recognisers;
  if (only !== undefined && recognisers.length === 1) return only.network;
  const fixed = found.find(({ kind }) => kind === "recogniser of one width");
  if (recognisers.length > 1) {
    throw new UsageError("MODELS_MANY", {
      folder,
      files: recognisers.map(({ network }) => network.file).join(", "),
    });
  }
  if (fixed !== undefined) {
    throw new UsageError("MODEL_WIDTH", { file: fixed.network.file });
  }
  throw new UsageError("MODELS_NONE", { folder, count: found.length, wanted: WANTED });
}

/** Every dictionary that may be the network's: its own metadata first, then the files beside it, then the others. */
function dictionariesFor(network: string, files: readonly string[]): Dictionary[] {
  const own = onnxMetadata(readFileSync(network)).get("character");
  const isBeside = (file: string): boolean => dirname(file) === dirname(network);
  const kept = [...files.filter(isBeside), ...files.filter((file) => !isBeside(file))].flatMap((file) => {
    const characters = charactersIn(file);
    return characters === null ? [] : [{ source: file, characters }];
  });
  return own === undefined ? kept : [{ source: `${network} (metadata)`, characters: linesOf(own) }, ...kept];
}

function charactersIn(file: string): string[] | null {
  const extension = extname(file).toLowerCase();
  if (extension === ".txt") return linesOf(readFileSync(file, "utf8"));
  return /^\.ya?ml$/u.test(extension) ? charactersOfYaml(readFileSync(file, "utf8")) : null;
}

/** The network with the first dictionary by which it reads the known line. */
async function matched(network: Network, dictionaries: readonly Dictionary[]): Promise<Model> {
  if (dictionaries.length === 0) {
    throw new UsageError("DICTIONARY_MISSING", { file: network.file, wanted: WANTED });
  }
  const classes = await classesOf(network);
  let misread: Bilingual | null = null;
  for (const { source, characters } of dictionaries) {
    const alphabet = alphabetOf(characters, classes);
    if (alphabet === null) continue;
    const model = { network, alphabet };
    const { isRight, text } = await readsTestLine(model);
    if (isRight) return model;
    misread ??= {
      en: `read with ${source}, ${network.file} makes “${text}” of a clear line of Chinese text`,
      zh: `用 ${source} 读一行清晰的中文时，${network.file} 读成“${text}”`,
    };
  }
  throw new UsageError("DICTIONARY_UNFIT", { problem: misread ?? sizesOf(network, classes, dictionaries) });
}

/** That no dictionary has as many characters as the network tells apart. */
function sizesOf(network: Network, classes: number, dictionaries: readonly Dictionary[]): Bilingual {
  const sizes = (word: string): string =>
    dictionaries.map(({ source, characters }) => `${source} ${word} ${characters.length}`).join(", ");
  return {
    en: `${network.file} tells ${classes - 1} or, with the space, ${classes - 2} characters apart; ${sizes("has")}`,
    zh: `${network.file} 能区分 ${classes - 1} 个字符（含空格时 ${classes - 2} 个）；${sizes("有")}`,
  };
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] as string;
