import type { SumRule } from "./catalogue/figures.ts";
import type { DisorderSign, LostRowReason, PageLoss } from "./catalogue/pages.ts";
import type { Wording } from "./catalogue.ts";
import type { NamedPlace } from "./types.ts";

/** Items of a list that a message quotes. */
const MOST_LISTED = 8;
/** Characters of a printed text that a message quotes. */
const LONGEST_QUOTE = 40;

const listed = (items: readonly string[], most = MOST_LISTED): string =>
  items.length > most ? `${items.slice(0, most).join("、")}等${items.length}项` : items.join("、");

const quote = (text: string): string =>
  `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;

const pageList = (pages: readonly number[]): string => `第${pages.join("、")}页`;

/** The place by its printed words, and its cell in the workbook. */
function placeZh({ name }: NamedPlace): string {
  if (name.kind === "statement") return `“${name.text}”`;
  const cell = `[${name.table} ${name.cell}]`;
  if (name.kind === "field") return `“${name.field}”栏${cell}`;
  const row = typeof name.row === "number" ? `第${name.row}行` : `“${name.row}”行`;
  const column = typeof name.column === "number" ? `第${name.column}列` : `“${name.column}”列`;
  return `${row}${column}${cell}`;
}

const PLACING = {
  cuts: "被分页截断的表行只能在该处衔接",
  codes: "各表编码在全文中递增",
  neighbours: "前后各页只余此页码",
  "only place": "已无其他页和其他位置可选",
} as const;

const DISORDER: Record<DisorderSign, string> = {
  "pages-moved": "被分页截断的表行并非在下一页继续",
  "continued-title-first": "有表格以“续表”字样的标题开始",
  "numbers-fall": "表内连续序号在换页处变小",
  "total-on-top": "后续页顶部出现合计行",
  "table-in-parts": "同一表格的各部分不相邻",
  "page-twice": "有页面重复",
  "halves-differ": "换页处表行的前后两部分不相符",
};

const LOSSES: Record<PageLoss, string> = {
  content: "页面内容被截断或有误",
  "content-missing": "文件中没有该页的内容",
  part: "部分内容无法显示",
  font: "有字体无法使用",
  picture: "有图像无法解码",
  "picture-cut": "有图像不完整",
  "picture-size": "有图像过大或尺寸自相矛盾，无法解码",
};

const LOST_ROW: Record<Exclude<LostRowReason, "numbers-jump">, string> = {
  "constant-goes-on": "各行相同的文字在上页已完整，下页却仍有续文",
  "name-differs": "名称与其他行中同一编码的名称不同",
  "bracket-open": "页末括号未闭合",
  "text-cut": "其他行中完整的文字在此处不完整",
  "bracket-unopened": "出现没有左括号的右括号",
  "whole-text-goes-on": "其他行中已完整的文字在此处仍有续文",
  "whole-row-follows": "下页以完整的行开始",
  "text-off-middle": "合并后文字不在单元格居中位置",
  "nothing-follows": "最后一行被截断而无续文",
};

const lostRow = (reasons: readonly LostRowReason[], jumps: readonly string[]): string =>
  reasons
    .map((reason) => (reason === "numbers-jump" ? `连续序号跳号（${listed(jumps)}）` : LOST_ROW[reason]))
    .join("；");

interface Miss {
  readonly total: NamedPlace;
  readonly printed: string;
  readonly counted: string;
  readonly relation: "sum" | "copy" | "bound";
  readonly parts: number;
  readonly other: NamedPlace | undefined;
  readonly also: readonly string[];
}

/** `“合计”行“小计”列（300 万元）不符：所含2项之和为290 万元。` with the reason, as far as it is known. */
function miss({ total, printed, counted, relation, parts, other, also }: Miss, reason: string): string {
  const found = other ? `${placeZh(other)}为${counted}` : `所含${parts}项之和为${counted}`;
  const verb = relation === "bound" ? "小于其中项" : "不符";
  const likewise = also.length > 0 ? `；${listed(also, 3)}各列亦同` : "";
  return `${placeZh(total)}（${printed || "空白"}）${verb}：${found}${likewise}。${reason}`;
}

const MISSES = {
  doubt: (values: Miss & { readonly doubtful: number }) =>
    miss(values, `其中${values.doubtful}个数字可能识别有误。`),
  "pages-missing": (values: Miss) => miss(values, "该表有缺页。"),
  "last-digit": (values: Miss) => miss(values, "差额为末位1个单位，系四舍五入所致。"),
  unexplained: (values: Miss) => miss(values, "各数字识别均无疑点，原因不明。"),
  source: (values: Miss) => miss(values, "各数字识别均无疑点，系公开文件自身数字不符。"),
};

const NOT_EVALUATED = {
  "no-reading-closes": "无论将哪些行或列视为组成部分，合计均不相符",
  "readings-tie": "对哪些行或列为组成部分有两种理解，二者同样相符",
  "too-few-sums": "合计项过少，不足以判定哪些行或列为组成部分",
} as const;

const CHECKS: Record<SumRule, string> = {
  "SUM-ROW": "行内合计",
  "SUM-COLUMN": "列合计",
  "SUM-FIELDS": "申报表内合计",
  "OF-WHICH": "其中项",
  "TWO-SIDES": "收支总计平衡",
  "TABLES-TOTAL": "表间合计",
  "TABLES-LINE": "表间明细",
  STATEMENT: "文字说明与表格",
  "STATEMENT-SUM": "文字说明内合计",
};

const rowsMissing = (other: string, codes: readonly string[]): string =>
  codes.length === 0 ? "" : `与${other}相比，缺少${codes.length}个科目：${listed(codes, 12)}。`;

/** The messages in Chinese. */
export const ZH: Wording = {
  "PAGE-DAMAGED": {
    damaged: ({ page, losses }) =>
      `第${page}页在文件中已损坏：${losses.map((loss) => LOSSES[loss]).join("；")}，所印内容可能丢失。`,
  },
  "PAGE-FAILED": { failed: ({ page, reason }) => `第${page}页无法读取：${reason}` },
  "PAGE-ILLEGIBLE": {
    guessed: ({ page, illegible, texts }) =>
      `第${page}页${texts}段文字中有${illegible}段难以辨认，所印内容可能丢失。`,
  },
  "RESOLUTION-LOW": {
    coarse: ({ page, dpi }) =>
      `第${page}页的扫描分辨率仅为每英寸${dpi}像素，小字难以可靠识别，请以200或更高的分辨率重新扫描。`,
  },
  "FONT-LIES": {
    characters: ({ page, characters }) =>
      `第${page}页有字体所显示的并非其文本层所称的${characters.map((text) => `“${text}”`).join("、")}，含有该字符的文字已改由图像识别。`,
    font: ({ page }) => `第${page}页有字体所显示的与其文本层不符，该页已改由图像识别。`,
  },
  "UNREAD-FIGURE": {
    "outside-tables": ({ page, places }) => `第${page}页表格之外有${places}处数字未能识别。`,
    cell: ({ table, row, column }) => `${table}第${row}行第${column}列：有数字或其一部分未能识别。`,
  },
  "UNREAD-INK": {
    "outside-tables": ({ page, places }) => `第${page}页表格之外有${places}处印迹未能识别。`,
    cell: ({ table, row, column }) => `${table}第${row}行第${column}列：有印迹未能识别。`,
  },
  LEDGER: {
    lost: ({ page, runs, texts }) =>
      `程序错误：第${page}页所印的${runs}段文字未进入输出或不完整：${texts.map((text) => `“${text}”`).join("、")}。`,
    doubled: ({ page, runs, texts }) =>
      `程序错误：第${page}页只印一次的${runs}段文字在输出中不止一处：${texts.map((text) => `“${text}”`).join("、")}。`,
  },
  "LOOSE-FIGURES": {
    found: ({ page, figures }) => `第${page}页表格之外有${figures}个数字，可能有表格未被识别。`,
  },
  "GRID-DOUBTFUL": {
    found: ({ page, straddling, stray, crowded, mended }) => {
      const parts = [
        straddling > 0 ? `跨列文字${straddling}处` : "",
        stray > 0 ? `仅少数行所有的线${stray}处` : "",
        crowded > 0 ? `含两个数字的单元格${crowded}处` : "",
        mended > 0 ? `补全的断线${mended}处` : "",
      ];
      return `第${page}页表格的表格线与文字不符（${parts.filter(Boolean).join("；")}）。`;
    },
  },
  "PAGES-ORDER": {
    duplicate: ({ page, original }) => `第${page}页与第${original}页重复，已略去。`,
    "possible-copy": ({ page, original }) =>
      `第${page}页与第${original}页所印相同，但内容过少，不能确定为重复页，两页均保留。`,
    "numbers-restored": ({ order }) => `已按印刷页码重新排列各页：${order.join("、")}。`,
    "number-misread": ({ page, read, number, reason }) =>
      `第${page}页的印刷页码识别为${read}，按${number}处理：${PLACING[reason]}。`,
    "number-unread": ({ pages, reason }) =>
      `${pageList(pages)}的印刷页码未能识别，位置另行确定：${PLACING[reason]}。`,
    unplaced: ({ pages }) =>
      `${pageList(pages)}的印刷页码不能确定，其他页面也不能说明其位置；保留在文件中的前一页之后，文件次序混乱时置于最后。`,
    "cut-rows": ({ order }) => `已按被分页截断的表行的衔接关系排列各页：${order.join("、")}。`,
    disorder: ({ signs }) =>
      `文件没有页码，且${signs.map((sign) => DISORDER[sign]).join("；")}。页面可能错序或缺失，表行可能与其他行误并。`,
    unknown: ({ pages }) =>
      `${pageList(pages)}的顺序无法核对：没有页码，也没有跨页的表行；按文件顺序保留，如有缺页则不能发现。`,
    "join-unproven": ({ from, to }) =>
      `有一行由第${from}页续至第${to}页，前后两部分相符，但没有页码或其他行的文字可以证实。`,
  },
  "PAGES-MISSING": {
    numbers: ({ before, beforeNumber, after, afterNumber, lost, unplaced }) => {
      const unless = unplaced.length > 0 ? `，除非页码不明的${pageList(unplaced)}属于此处` : "";
      return `第${before}页（页码${beforeNumber}）与第${after}页（页码${afterNumber}）之间缺${lost}页${unless}。`;
    },
    "row-end": ({ before, after, reasons, jumps }) =>
      `第${before}页与第${after}页之间至少缺一页：第${before}页末行在第${after}页没有续行（${lostRow(reasons, jumps)}）。`,
  },
  "ROW-CUT": {
    "rest-at-top": ({ page }) =>
      `第${page}页的表格似以某行的后半部分开始，而前半部分未找到；该页可能错序、重复，或其前有缺页。`,
    "left-apart": ({ from, to }) =>
      `有一行可能由第${from}页续至第${to}页，但文件次序混乱且无文字可以证实，两部分未合并。`,
    "may-be-two": ({ from, to, text }) =>
      `第${from}页与第${to}页的文字相符，已合并为一行，但${quote(text)}在其他行中为完整文字，可能本为两行。`,
    "halves-differ": ({ from, to }) =>
      `第${from}页与第${to}页之间似有一行被截断，但前后两部分不相符，请核对两页。`,
  },
  "COLUMNS-DIFFER": {
    count: ({ page, columns, before, beforeColumns }) =>
      `表格在第${page}页为${columns}列，在第${before}页为${beforeColumns}列，其中一页可能漏识或误识了列间的线。`,
    "right-half": ({ page, before }) =>
      `第${page}页的表格各行位置与第${before}页相同，但有自己的行标签或另有不符之处；可能是该表的右半部分，未合并。`,
    "no-names": ({ page, before }) =>
      `第${page}页的表格各行只有数字而没有名称；可能是第${before}页表格的右半部分（行名称在该页），未合并。`,
  },
  "TABLE-MISSING": { listed: ({ title }) => `目录列有“${title}”，但未找到该表。` },
  "TABLE-APART": {
    open: ({ page, before }) => `第${page}页的表格可能是第${before}页表格的续表，正反依据相当，未合并。`,
  },
  "UNIT-MISSING": { "not-printed": ({ table }) => `${table}未印金额单位，其数字不能换算为金额。` },
  "UNIT-INFERRED": {
    "equal-total": ({ table, unit, witness }) =>
      `${table}未印金额单位；以${unit}计，其合计数与${witness}的合计数相等，故按${unit}处理。`,
  },
  "COLUMN-UNMAPPED": {
    unknown: ({ table, column, header }) =>
      `${table}第${column}列（${header || "无表头"}）含义不明，按原样保留。`,
    money: ({ table, column, header }) =>
      `${table}第${column}列（${header || "无表头"}）含义不明；各行表明其为金额，按上级表头的含义处理。`,
  },
  "COLUMN-CHOSEN": {
    place: ({ table, column, header, meaning, left, right, closing, rows }) => {
      const place = left && right ? `“${left}”与“${right}”之间` : left ? `“${left}”右侧` : `“${right}”左侧`;
      const sums = rows > 0 ? `；按此处理，${rows}行中有${closing}行合计相符` : "";
      return `${table}第${column}列识别为“${header}”，按“${meaning}”处理：文字相近，且该列通常位于${place}${sums}。`;
    },
  },
  "SIGN-COLOUR": {
    red: ({ table, figures }) => `${table}有${figures}个数字以红字印出而无负号：红字可能表示负数。`,
  },
  "CODE-UNKNOWN": {
    listed: ({ table, codes }) => `${table}：${listed(codes)}不在分类科目数据之中，按原样保留。`,
    "one-digit-off": ({ table, row, code, name }) =>
      `${table}第${row}行：${code}不在分类科目数据之中，其旁${quote(name)}是仅差一位的另一编码的名称。`,
  },
  "CODE-NAME": {
    row: ({ table, row, code, known, name }) =>
      `${table}第${row}行：${code}的名称为${quote(known)}，其旁所印为${quote(name)}。`,
    column: ({ table, rows }) => `${table}：有${rows}行的编码与名称不符，编码列可能理解有误。`,
  },
  "CODE-PAIR": {
    pairs: ({ table, pairs }) =>
      `${table}：部门预算支出经济分类与政府预算支出经济分类的下列编码不对应：${listed(pairs)}；按原样保留。`,
  },
  "CODE-CHOSEN": {
    fitting: ({ table, row, read, chosen, name }) =>
      `${table}第${row}行：首选识别结果${read}不在分类科目数据之中；其他候选结果中仅${chosen}（${quote(name)}）与该行相符，已采用。`,
  },
  "NAME-CHOSEN": {
    fitting: ({ table, pairs }) =>
      `${table}：下列名称采用了与该行编码相符的候选识别结果，而非首选结果：${listed(pairs, 4)}。`,
  },
  "NAME-MISREAD": {
    names: ({ table, names }) => `${table}：名称疑似误识，其编码对应的名称为${listed(names.map(quote), 4)}。`,
  },
  "SUM-ROW": MISSES,
  "SUM-COLUMN": {
    ...MISSES,
    exchanged: ({ surplus, lacking, amount, cell }) =>
      `“${surplus}”列比其合计多${amount}，“${lacking}”列少同数：${placeZh(cell)}处两单元格互换后，两列合计均相符。`,
    displaced: ({ surplus, lacking, amount, rows }) =>
      `“${surplus}”列比其合计多${amount}，“${lacking}”列不足：可能有数字错列（可能的行有${rows}行）。`,
  },
  "SUM-FIELDS": MISSES,
  "OF-WHICH": MISSES,
  "TWO-SIDES": MISSES,
  "TABLES-TOTAL": MISSES,
  "TABLES-LINE": MISSES,
  STATEMENT: MISSES,
  "STATEMENT-SUM": MISSES,
  "STATEMENT-SHARE": {
    unmatched: ({ statement, percent, figure }) =>
      `${placeZh(statement)}中${figure}的百分比${percent}%不能由其前所列金额算出。`,
    source: ({ statement, percent, figure }) =>
      `${placeZh(statement)}中${figure}的百分比${percent}%不能由其前所列金额算出，而同一总额的其他占比均正确，系公开文件自身有误。`,
  },
  "UNIT-CONTRADICTED": {
    repeated: ({ table, statement, cell }) =>
      `${table}的金额单位存疑：${placeZh(statement)}以另一单位重复了${placeZh(cell)}的数字。`,
  },
  ROUNDING: {
    sums: ({ sums, most, total }) =>
      `${sums}处合计与明细之差不超过四舍五入的范围，最大差额${most}（${placeZh(total)}）。`,
  },
  "NOT-EVALUATED": {
    "structure-open": ({ table, rule, reason }) =>
      `${table}：未执行“${CHECKS[rule]}”校验，因${NOT_EVALUATED[reason]}。`,
  },
  READING: {
    differ: ({ cell, first, second }) =>
      `${placeZh(cell)}：一个识别引擎${first === "" ? "未识别出文字" : `识别为“${first}”`}，另一个识别为“${second}”。`,
  },
  CONFIDENCE: {
    low: ({ cell, text, confidence }) => `${placeZh(cell)}：${quote(text)}的识别置信度仅为${confidence}。`,
  },
  UNPROVEN: {
    one: ({ page, cell }) => `第${page}页识别质量差，${placeZh(cell)}无佐证。`,
    several: ({ page, figures }) => `第${page}页识别质量差，其中${figures}个数字无佐证。`,
  },
  "AMOUNT-FORMAT": {
    text: ({ cell, text }) => `${placeZh(cell)}为${quote(text)}，不是金额。`,
    note: ({ cell, text }) => `${placeZh(cell)}应有金额，却只有注释标记${quote(text)}。`,
    several: ({ cell, text }) => `${placeZh(cell)}有多个数字${quote(text)}，不取其中任何一个为金额。`,
    overflow: ({ cell }) => `${placeZh(cell)}因列宽不足显示为“####”，未印出数字。`,
    struck: ({ cell, text }) => `${placeZh(cell)}有被划去的数字${quote(text)}，不计入金额。`,
    digits: ({ statement }) => `${placeZh(statement)}中的数码不能构成数字。`,
  },
  "ROWS-MISSING": {
    "no-gap": ({ table, amount, other, codes }) =>
      `${table}各明细之和比合计少${amount}：有行缺失或数字误识。${rowsMissing(other, codes)}`,
    gaps: ({ table, amount, gaps, other, codes }) =>
      `${table}在${gaps === 1 ? "缺页处" : `${gaps}处缺页中`}共缺${amount}。${rowsMissing(other, codes)}`,
  },
};
