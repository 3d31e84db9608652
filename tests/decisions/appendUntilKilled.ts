/** A process that adds decisions to a journal, and tells of each when it is kept, until it is killed. */
import { appendEntries } from "../../src/decisions/journal.ts";

const [folder = "", by = ""] = process.argv.slice(2);
for (let turn = 0; ; turn++) {
  const id = `${by}-${turn}`;
  appendEntries(folder, [
    { id, at: new Date().toISOString(), by, seen: 0, as: "undone", undoes: "x".repeat(2000) },
  ]);
  process.stdout.write(`${id}\n`);
}
