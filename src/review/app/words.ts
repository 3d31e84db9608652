import { signal } from "@preact/signals";
import type { Severity, Status } from "../../contract/vocabulary.ts";
import type { Language } from "../../core/problems.ts";
import type { SourceState } from "../messages.ts";

const EN = {
  title: "Review",
  documents: "Documents",
  document: "Document",
  department: "Department",
  pages: "Pages",
  tables: "Tables",
  amounts: "Amounts proven",
  whole: (documents: number, errors: number, warnings: number) =>
    `${documents} documents · ${errors} errors and ${warnings} warnings to look at`,
  unreadable: "cannot be shown",
  loading: "Loading …",
  again: "Try again",
  flags: "Flags",
  noFlags: "Nothing to look at: no flag was raised.",
  order: "Order",
  orders: { severity: "worst first", rule: "by rule", table: "by table", page: "by page" },
  severities: { error: "error", warning: "warning", info: "note" } satisfies Record<Severity, string>,
  statuses: {
    verified: "proven",
    read: "read",
    disputed: "in doubt",
    corrected: "corrected",
    blank: "blank",
  } satisfies Record<Status, string>,
  flagOf: (at: number, count: number) => `Flag ${at} of ${count}`,
  next: "Next",
  previous: "Previous",
  help: "Keys",
  close: "Close",
  language: "中文",
  table: "Table",
  page: (number: number) => `Page ${number}`,
  pageView: "Page",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  zoomWhole: "Whole page",
  goTo: (text: string) => `Go to ${text}`,
  readings: "Readings",
  taken: "taken",
  confidence: "confidence",
  place: "Place",
  printed: "Printed",
  yuan: "Yuan",
  status: "Status",
  places: (shown: number, count: number) =>
    shown < count ? `The first ${shown} of ${count} places` : "Places that it names",
  identity: "A sum that speaks for the proposal",
  proposal: "Proposal",
  missing: (before: string, after: string) => `Missing between ${before} and ${after}`,
  start: "the beginning",
  end: "the end",
  crop: (text: string) => `Picture of “${text}”`,
  sources: {
    here: "",
    missing:
      "The file that was read is not where it was. Its tables are shown; give its path to see its pages.",
    changed:
      "The file has changed since it was read. Its tables are shown; give the path of the former file to see its pages.",
  } satisfies Record<SourceState, string>,
  path: "Path of the file",
  look: "Look there",
  noPage: "This page cannot be drawn.",
  keys: {
    next: "next flag",
    previous: "previous flag",
    back: "all documents",
    help: "these keys",
    arrows: "move in the table",
  },
};

/** Every text of the page in one language. */
export type Words = typeof EN;

const ZH: Words = {
  title: "核对",
  documents: "文件",
  document: "文件",
  department: "部门",
  pages: "页数",
  tables: "表数",
  amounts: "已证实金额",
  whole: (documents, errors, warnings) => `共${documents}份文件 · 待查看：错误${errors}条、警告${warnings}条`,
  unreadable: "无法显示",
  loading: "正在载入……",
  again: "重试",
  flags: "疑点",
  noFlags: "没有疑点，无需查看。",
  order: "排序",
  orders: { severity: "按严重程度", rule: "按规则", table: "按表", page: "按页" },
  severities: { error: "错误", warning: "警告", info: "提示" },
  statuses: { verified: "已证实", read: "已识别", disputed: "存疑", corrected: "已更正", blank: "空白" },
  flagOf: (at, count) => `第${at}条，共${count}条`,
  next: "下一条",
  previous: "上一条",
  help: "快捷键",
  close: "关闭",
  language: "English",
  table: "表",
  page: (number) => `第${number}页`,
  pageView: "页面",
  zoomIn: "放大",
  zoomOut: "缩小",
  zoomWhole: "整页",
  goTo: (text) => `转到${text}`,
  readings: "识别结果",
  taken: "采用",
  confidence: "置信度",
  place: "位置",
  printed: "所印",
  yuan: "元",
  status: "状态",
  places: (shown, count) => (shown < count ? `所指${count}处中的前${shown}处` : "所指各处"),
  identity: "支持该建议的勾稽关系",
  proposal: "建议",
  missing: (before, after) => `缺页：${before}与${after}之间`,
  start: "开头",
  end: "结尾",
  crop: (text) => `“${text}”的图像`,
  sources: {
    here: "",
    missing: "源文件已不在原处。各表仍可查看；如需查看页面，请给出文件路径。",
    changed: "源文件在识别后已改变。各表仍可查看；如需查看页面，请给出原文件的路径。",
  },
  path: "文件路径",
  look: "查找",
  noPage: "无法绘制该页。",
  keys: {
    next: "下一条疑点",
    previous: "上一条疑点",
    back: "全部文件",
    help: "显示快捷键",
    arrows: "在表中移动",
  },
};

const WORDS: Record<Language, Words> = { en: EN, zh: ZH };
const KEPT = "budgetscan-language";

/** The language of the page: what was chosen last, else the browser's. */
export const language = signal<Language>(
  localStorage.getItem(KEPT) === "en" ||
    (localStorage.getItem(KEPT) === null && !/^zh/u.test(navigator.language))
    ? "en"
    : "zh",
);

/** The texts in the language of the page. */
export const words = (): Words => WORDS[language.value];

export function changeLanguage(): void {
  language.value = language.value === "en" ? "zh" : "en";
  localStorage.setItem(KEPT, language.value);
}
