import { Argument, type Command, type Option } from "commander";
import type { Bilingual } from "../core/problems.ts";
import { say } from "./language.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

const HELP: Bilingual = {
  en: `
Prints what the shell needs to complete commands and options; file names are
completed as ever. To have it in every new shell:
  $ budgetscan completion bash >> ~/.bashrc
  $ budgetscan completion zsh >> ~/.zshrc
  $ budgetscan completion fish > ~/.config/fish/completions/budgetscan.fish`,
  zh: `
打印 shell 补全命令和选项所需的脚本；文件名照常补全。要在每个新的 shell 中生效：
  $ budgetscan completion bash >> ~/.bashrc
  $ budgetscan completion zsh >> ~/.zshrc
  $ budgetscan completion fish > ~/.config/fish/completions/budgetscan.fish`,
};

/** Adds the command to `program`, whose other commands it completes. */
export function addCompletionCommand(program: Command): void {
  program
    .command("completion")
    .summary(
      say({
        en: "print the script by which a shell completes commands",
        zh: "打印 shell 用来补全命令的脚本",
      }),
    )
    .description(
      say({
        en: "Prints a script for bash, zsh or fish that completes commands and options.",
        zh: "打印用于 bash、zsh 或 fish 的补全脚本。",
      }),
    )
    .addArgument(new Argument("<SHELL>", say({ en: "the shell", zh: "哪种 shell" })).choices(SHELLS))
    .addHelpText("after", say(HELP))
    .action((shell: Shell) => console.log(completionScript(program, shell)));
}

/** What a shell is told of a command. */
interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly Option[];
}

/** The script for a shell; it holds the names of commands and options alone, and their descriptions in quotes. */
function completionScript(program: Command, shell: Shell): string {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary(),
    options: command.createHelp().visibleOptions(command),
  }));
  const lines = shell === "fish" ? fishLines(program.name(), commands) : bashLines(program.name(), commands);
  return [...(shell === "zsh" ? LOAD_BASH_COMPLETION : []), ...lines].join("\n");
}

/** Zsh completes by bash's script once it is told to. */
const LOAD_BASH_COMPLETION = [
  "autoload -U +X compinit && compinit",
  "autoload -U +X bashcompinit && bashcompinit",
];

const bashLines = (name: string, commands: readonly Completed[]): string[] => [
  `_${name}() {`,
  '  local words= word="$2"',
  '  if [ "$COMP_CWORD" = 1 ]; then',
  `    words="${commands.map((command) => command.name).join(" ")}"`,
  '  elif [ "$' + '{word:0:1}" = - ]; then',
  '    case "$' + '{COMP_WORDS[1]}" in',
  ...commands.map(
    (command) => `      ${command.name}) words="${command.options.map(({ long }) => long).join(" ")}" ;;`,
  ),
  "    esac",
  "  fi",
  '  COMPREPLY=($(compgen -W "$words" -- "$word"))',
  "}",
  // With nothing of its own to offer the shell completes file names.
  `complete -o default -F _${name} ${name}`,
];

const fishLines = (name: string, commands: readonly Completed[]): string[] =>
  commands.flatMap((command) => [
    `complete -c ${name} -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
    ...command.options.map(({ long, short, required, description }) =>
      [
        `complete -c ${name} -n '__fish_seen_subcommand_from ${command.name}'`,
        `-l ${long?.slice("--".length)}${short === undefined ? "" : ` -s ${short.slice("-".length)}`}`,
        ...(required ? ["-r"] : []),
        `-d ${quoted(description)}`,
      ].join(" "),
    ),
  ]);

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
