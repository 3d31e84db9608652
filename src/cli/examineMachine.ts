import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, freemem, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { BudgetDocument } from "../contract/schema.ts";
import type { Bilingual } from "../core/problems.ts";
import { openInput } from "../input/index.ts";
import { createExtractor, type Extractor } from "../pipeline/index.ts";
import { DEFAULT_DPI } from "../pipeline/options.ts";
import { problemOf } from "./explain.ts";

/** One check of the machine: `problem` says what is wrong and what to do, and is absent where all is well. */
export interface Finding {
  readonly name: string;
  readonly detail: Bilingual;
  readonly problem?: Bilingual;
}

/** The oldest Node that the program runs on, as package.json says. */
const OLDEST_NODE = [20, 19] as const;

/** Bytes that a scan takes while it is read: the peak over 200 pages, rounded up (`npm run bench:speed`). */
const MEMORY_NEEDED = 2 ** 30;

/** The disclosure that comes with the program, and a page of it whose amounts are plain: 收支总表. */
const SAMPLE = fileURLToPath(new URL("../../samples/anyang-2024-born.pdf", import.meta.url));
const SAMPLE_PAGE = 8;

/** Checks Node, memory, models and the reading of a page, one after the other; never throws. */
export async function* examineMachine(): AsyncGenerator<Finding> {
  yield node(process.versions.node);
  yield memory(process.availableMemory?.() ?? freemem());
  const extractor = createExtractor();
  try {
    yield await check("models", async () => {
      await extractor.start();
      return {
        en: "both recognisers are there and read a line of known text",
        zh: "两个识别引擎都在，并能读出一行已知文字",
      };
    });
    yield await check("page", () => readTwice(extractor));
  } finally {
    await extractor.close();
  }
}

/** Is this version of Node, such as `20.20.0`, new enough? */
export function node(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return {
    name: "node",
    detail: {
      en: `Node ${version} on ${process.platform} ${process.arch}`,
      zh: `Node ${version}，${process.platform} ${process.arch}`,
    },
    ...(isOld && {
      problem: {
        en: `Node ${version} is too old; install Node ${OLDEST_NODE.join(".")} or later`,
        zh: `Node ${version} 太旧；请安装 Node ${OLDEST_NODE.join(".")} 或更新的版本`,
      },
    }),
  };
}

/** Is this much memory, in bytes, enough to read a scan? */
export function memory(bytes: number): Finding {
  const free = (bytes / 2 ** 30).toFixed(1);
  const cores = availableParallelism();
  return {
    name: "memory",
    detail: {
      en: `${free} GiB of memory are free, ${cores} cores`,
      zh: `可用内存 ${free} GiB，处理器 ${cores} 个`,
    },
    ...(bytes < MEMORY_NEEDED && {
      problem: {
        en: `${free} GiB of memory are free, and a scan takes 1 GiB; close other programs`,
        zh: `可用内存 ${free} GiB，而读扫描件需 1 GiB；请关闭其他程序`,
      },
    }),
  };
}

async function check(name: string, work: () => Promise<Bilingual>): Promise<Finding> {
  try {
    return { name, detail: await work() };
  } catch (error) {
    const { message, fix } = problemOf(error);
    const problem = { en: `${message}; ${fix}`, zh: `${message}；${fix}` };
    return { name, detail: problem, problem };
  }
}

/** Reads the sample's page from its text layer and from its picture. Throws where the amounts differ. */
async function readTwice(extractor: Extractor): Promise<Bilingual> {
  const scratch = mkdtempSync(join(tmpdir(), "budgetscan-"));
  try {
    const picture = join(scratch, "page.png");
    await drawSamplePage(picture);
    const written = amountsOf(
      await extractor.extract(SAMPLE, { pages: [{ first: SAMPLE_PAGE, last: SAMPLE_PAGE }] }),
    );
    const seen = amountsOf(await extractor.extract(picture));
    if (written.length === 0 || written.join() !== seen.join()) {
      throw new Error(
        `of ${written.length} amounts of a known page ${seen.length} were read, not all of them right`,
      );
    }
    return {
      en: `${written.length} amounts of a page are the same in its text layer and its picture`,
      zh: `一页的 ${written.length} 个金额在文字层和图像中读得相同`,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function drawSamplePage(path: string): Promise<void> {
  const input = await openInput(SAMPLE);
  try {
    const { raster } = await input.readPage(SAMPLE_PAGE, { dpi: DEFAULT_DPI, picture: true });
    if (raster === null) throw new Error("the page of the sample could not be drawn");
    const { data, width, height, channels } = raster;
    await sharp(data, { raw: { width, height, channels } })
      .withMetadata({ density: DEFAULT_DPI })
      .png()
      .toFile(path);
  } finally {
    await input.close();
  }
}

/** The amounts of the tables in the order of their cells, in yuan or, where no unit is told, as printed. */
const amountsOf = ({ tables }: BudgetDocument): string[] =>
  tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(({ amount }) => amount ?? [])));
