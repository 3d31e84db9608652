import { type Command, Option } from "commander";
import { say } from "./language.ts";
import { wholeNumber } from "./wholeNumber.ts";

/** Adds what every command that serves the page of the review takes: `--port` and `--by`. */
export const addServingOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--port <N>", say({ en: "port of this machine", zh: "本机端口" }))
        .argParser(wholeNumber(0, 65_535))
        .default(0, say({ en: "a free one", zh: "空闲端口" })),
    )
    .option(
      "--by <NAME>",
      say({ en: "who decides (default: the name you are logged in with)", zh: "处理人（默认为登录名）" }),
    );
