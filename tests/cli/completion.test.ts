import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "./runCli.ts";

/** What bash offers for the words of a line, the last of which is being typed. */
function offered(script: string, words: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "completion-"));
  try {
    writeFileSync(join(folder, "script"), script);
    const line = words.map((word) => `'${word}'`).join(" ");
    const ask = `. ./script; COMP_WORDS=(budgetscan ${line}); COMP_CWORD=${words.length};
      _budgetscan budgetscan '${words.at(-1)}'; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync("bash", ["-c", ask], { cwd: folder, encoding: "utf8" });
    return stdout.split("\n").filter((word) => word !== "");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("bash completes commands and options, and leaves file names to itself", async () => {
  const { stdout } = await runCli(["completion", "bash"]);
  expect(offered(stdout, ["ext"])).toEqual(["extract"]);
  expect(offered(stdout, ["extract", "--en"])).toEqual(["--engine"]);
  expect(offered(stdout, ["extract", ""])).toEqual([]);
  expect(stdout).toMatch(/complete -o default /u);
});

test("fish is told every option of every command", async () => {
  const { stdout } = await runCli(["completion", "fish"]);
  expect(stdout).toMatch(/-n '__fish_seen_subcommand_from extract' -l output -s o -r -d '/u);
});

test("an unknown shell is refused with the ones there are", async () => {
  const { code, stderr } = await runCli(["completion", "csh"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/bash, zsh, fish/u);
});
