import { type Command, Help } from "commander";

/** Commander's own words in Chinese: headings of the help, and what it says of a wrong call. */

type Words = readonly (readonly [pattern: RegExp, word: string])[];

const HEADINGS: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

const ADDED_TO_OPTIONS: Words = [
  [/\bchoices: /u, "可选："],
  [/\bdefault: /u, "默认："],
];

/** Each message as commander words it, without what it adds; `$1` and `$2` are what it names. */
const MESSAGES: Words = [
  [/^unknown option '(.+?)'/u, "没有选项 $1"],
  [/^unknown command '(.+?)'/u, "没有命令 $1"],
  [/^missing required argument '(.+?)'/u, "缺少参数 $1"],
  [/^required option '(.+?)' not specified/u, "缺少选项 $1"],
  [/^option '(.+?)' argument missing/u, "选项 $1 缺少值"],
  [/^option '(.+?)' argument '(.*?)' is invalid\./u, "选项 $1 的值 $2 无效。"],
  [/^command-argument value '(.*?)' is invalid for argument '(.+?)'\./u, "参数 $2 的值 $1 无效。"],
  [/^too many arguments.*/u, "参数过多"],
  [/ Allowed choices are (.+?)\.?$/u, "可选：$1"],
  [/ \(Did you mean (?:one of )?(.+?)\?\)$/u, "（是否想写 $1？）"],
];

/** Makes the help of `program` Chinese, and that of the commands that are added to it afterwards. */
export function speakChinese(program: Command): void {
  const plain = new Help();
  program
    .helpOption("-h, --help", "显示帮助")
    .helpCommand("help [command]", "显示某个命令的帮助")
    .configureHelp({
      styleTitle: (title) => HEADINGS[title] ?? title,
      optionDescription: (option) => replaced(plain.optionDescription(option), ADDED_TO_OPTIONS),
    });
}

/** One line that commander says of a wrong call, in Chinese; one that is not known stays as it is. */
export const inChinese = (message: string): string => replaced(message, MESSAGES);

const replaced = (text: string, words: Words): string =>
  words.reduce((result, [pattern, word]) => result.replace(pattern, word), text);
