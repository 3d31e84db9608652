/**
 * `npm run bench:batch [-- DOCUMENTS KILLS SEED]`: reads so many small documents in a batch that is killed so often, with
 * all that it started, at random moments, and compares what stands there at the end byte for byte with a batch that was
 * never stopped. Tells whether a document was done twice, and whether a process was left behind.
 */
import { spawn } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { idsOfTree } from "../../src/cli/batch/processTree.ts";
import { textPdf } from "../../tests/cli/textPdf.ts";

const CLI = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const TRAPS = fileURLToPath(new URL("../../tests/fixtures/traps", import.meta.url));
/** One document in so many is none that can be read. */
const BROKEN_ONE_IN = 20;

/** Milliseconds after a kill in which all must be gone. */
const PATIENCE = 10_000;

const [documents = 300, kills = 25, seed = 1] = process.argv.slice(2).map(Number);
const place = mkdtempSync(join(tmpdir(), "bench-batch-"));

/** Numbers from 0 to 1, the same for a seed. */
function random(): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Documents of the tests, some of them scans, and as many of two pages as are wanting, all different. */
async function makeInputs(): Promise<void> {
  const folder = join(place, "in");
  mkdirSync(folder);
  const traps = readdirSync(TRAPS).filter((name) => name.endsWith(".pdf"));
  for (let index = 0; index < documents; index++) {
    const deeper = join(folder, `box-${index % 7}`);
    mkdirSync(deeper, { recursive: true });
    const name = join(deeper, `${String(index).padStart(4, "0")}.pdf`);
    const trap = traps[index];
    if (index % BROKEN_ONE_IN === BROKEN_ONE_IN - 1) writeFileSync(name, `no PDF ${index}`);
    else if (trap !== undefined) copyFileSync(join(TRAPS, trap), name);
    else {
      const rows = Array.from({ length: 12 }, (_, row) => [String(row + 1), `${index}.${row + 10}`, "1.00"]);
      writeFileSync(name, await textPdf([rows, rows]));
    }
  }
}

interface Ended {
  readonly seconds: number;
  readonly code: number | null;
  /** Processes that were there a while after it was killed. */
  readonly left: number;
}

/** Runs the batch into `output`; it is killed after so many milliseconds. */
async function batch(output: string, killAfter?: number): Promise<Ended> {
  const started = performance.now();
  const out = join(place, output);
  const child = spawn(process.execPath, [CLI, "batch", join(place, "in"), "-o", out, "--quiet"], {
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  let ids: number[] = [];
  if (killAfter !== undefined) {
    await Promise.race([ended, setTimeout(killAfter)]);
    ids = idsOfTree(child.pid as number);
    for (const id of ids) tryTo(() => process.kill(id, "SIGKILL"));
  }
  const code = await ended;
  const seconds = (performance.now() - started) / 1000;
  const isThere = (): number[] => ids.filter((id) => tryTo(() => process.kill(id, 0)));
  // A busy machine takes a while to let go of what a process held.
  const patience = performance.now() + PATIENCE;
  while (isThere().length > 0 && performance.now() < patience) await setTimeout(100);
  return { seconds, code, left: isThere().length };
}

function tryTo(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

/** Every file of every document's folder, by path. */
function filesOf(output: string): Map<string, string> {
  const folder = join(place, output);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths
      .filter((path) => !/batch\.[a-z]+$/u.test(path))
      .map((path) => [path.slice(folder.length), readFileSync(path, "latin1")]),
  );
}

try {
  await makeInputs();
  const whole = await batch("whole");
  const draw = random();
  let left = 0;
  for (let kill = 0; kill < kills; kill++) {
    // Early and late, so that some calls get far and others do not get beyond what is kept.
    const { seconds, left: here } = await batch("killed", 1000 + (draw() * 2000 * whole.seconds) / kills);
    left += here;
    console.log(`killed after ${seconds.toFixed(1)} s`);
  }
  const last = await batch("killed");
  const [expected, found] = [filesOf("whole"), filesOf("killed")];
  const different = [...new Set([...expected.keys(), ...found.keys()])].filter(
    (path) => expected.get(path) !== found.get(path),
  );
  const journal = readFileSync(join(place, "killed", "batch.jsonl"), "utf8")
    .trim()
    .split("\n");
  const outcomes = journal.map((line) => JSON.parse(line).sha256 as string);
  const size = statSync(join(place, "killed", "batch.jsonl")).size;
  console.log(
    `${documents} documents, unbroken ${whole.seconds.toFixed(0)} s (exit ${whole.code}), last call exit ${last.code}`,
  );
  console.log(`${expected.size} files, ${different.length} different ${different.slice(0, 3).join(" ")}`);
  console.log(`${outcomes.length} outcomes of ${new Set(outcomes).size} documents, ${size} bytes of journal`);
  console.log(`${left} processes left behind`);
} finally {
  rmSync(place, { recursive: true });
}
