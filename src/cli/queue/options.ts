import { type Command, Option } from "commander";
import type { Bilingual } from "../../core/problems.ts";
import { say } from "../language.ts";

const OPTIONS = {
  queue: {
    en: "Redis server, redis://[USER:PASSWORD@]HOST[:PORT][/DB], rediss:// for TLS",
    zh: "Redis 服务器，redis://[用户:密码@]主机[:端口][/库]；用 TLS 时写 rediss://",
  },
  store: {
    en: "shared folder or s3://BUCKET/PREFIX that holds documents and results",
    zh: "存放文件和结果的共享文件夹或 s3://存储桶/前缀",
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Adds `--queue`, which the environment may give, so that a password stands in no list of processes. */
export const addQueueOption = (command: Command): Command =>
  command.addOption(
    new Option("--queue <URL>", say(OPTIONS.queue)).env("BUDGETSCAN_QUEUE").makeOptionMandatory(),
  );

/** Adds `--store`, which the environment may give. */
export const addStoreOption = (command: Command): Command =>
  command.addOption(
    new Option("--store <STORE>", say(OPTIONS.store)).env("BUDGETSCAN_STORE").makeOptionMandatory(),
  );
