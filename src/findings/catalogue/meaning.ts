import type { RuleSpec } from "../types.ts";

/** Rules about what tables, columns and codes mean. */
export const MEANING_RULES = {
  LEDGER: {
    title: { en: "Text lost or doubled by this program", zh: "程序遗漏或重复了文字" },
    stage: "meaning",
    severities: ["error"],
    about: {
      en: "Every text that a page prints is to stand in the output once. One does not, or stands there twice: this program is wrong, whatever the document says. `box` is around all of them.",
      zh: "页面所印的每段文字应在输出中出现一次。有文字未出现或出现多次：属程序错误，与文件内容无关。`box` 为其外框。",
    },
    cases: {
      lost: { fields: { page: "page", runs: "count", texts: "texts" } },
      doubled: { fields: { page: "page", runs: "count", texts: "texts" } },
    },
    fires: {
      en: "The head of a form prints 备注, and no field and no row has it.",
      zh: "表单表头印有“备注”，而字段与各行中均无。",
    },
    quiet: { en: "A field is called 备注.", zh: "有名为“备注”的字段。" },
  },
  "TABLE-MISSING": {
    title: { en: "Listed table not found", zh: "目录所列表格缺失" },
    stage: "meaning",
    severities: ["error"],
    about: {
      en: "The table of contents names a table that the document does not hold.",
      zh: "目录列有某表，但文件中未找到。",
    },
    cases: { listed: { fields: { title: "text" } } },
    fires: {
      en: "The contents list 二、部门收入预算表, and the document holds only 部门支出预算表.",
      zh: "目录列有“二、部门收入预算表”，而文件中只有“部门支出预算表”。",
    },
    quiet: { en: "The document holds both.", zh: "两表均在文件之中。" },
  },
  "TABLE-APART": {
    title: { en: "Possible continuation not joined", zh: "疑似续表未合并" },
    stage: "assemble",
    severities: ["warning"],
    about: {
      en: "As much says that a table goes on from the table on the page before as says that it is another; they were not joined.",
      zh: "某表是否为前一页表格的续表，正反依据相当，未合并。",
    },
    cases: {
      open: { fields: { page: "page", before: "page" } },
    },
    fires: {
      en: "Page 4 has the columns of the table on page 3 under a title that the scan does not show clearly.",
      zh: "第4页的表格与第3页的列相同，但扫描件上的标题不清。",
    },
    quiet: { en: "It has a title of its own.", zh: "该表有自己的标题。" },
  },
  "UNIT-MISSING": {
    title: { en: "No unit", zh: "缺少金额单位" },
    stage: "meaning",
    severities: ["error"],
    about: {
      en: "No money unit is printed at a table, and none can be inferred: its figures have no amount.",
      zh: "表格未印金额单位且无法推断，其数字不能换算为金额。",
    },
    cases: { "not-printed": { fields: { table: "text" } } },
    fires: { en: "A table has no line 单位：万元.", zh: "表格未印“单位：万元”等字样。" },
    quiet: { en: "The line is printed.", zh: "表格印有金额单位。" },
  },
  "UNIT-INFERRED": {
    title: { en: "Unit inferred", zh: "推断的金额单位" },
    stage: "meaning",
    severities: ["warning"],
    about: {
      en: "No money unit is printed at a table. The one was taken in which its total equals that of another table.",
      zh: "表格未印金额单位，按其合计数与另一表合计数相等推定。",
    },
    cases: { "equal-total": { fields: { table: "text", unit: "text", witness: "text" } } },
    fires: {
      en: "支出总表 has no unit and the total 1314.87; 收入总表 has the total 1314.87 万元.",
      zh: "支出总表未印单位，总计1314.87；收入总表总计为1314.87万元。",
    },
    quiet: { en: "Both tables print 单位：万元.", zh: "两表均印有“单位：万元”。" },
  },
  "COLUMN-UNMAPPED": {
    title: { en: "Column not understood", zh: "列含义不明" },
    stage: "meaning",
    severities: ["warning", "info"],
    about: {
      en: "The words over a column have no known meaning. It is kept as printed and has no observations. Where its rows show that it is money, its figures are amounts of what the heads above it say; `info` there, and where it holds no money.",
      zh: "表头文字的含义未知，该列按原样保留，不生成观测值。各行表明其为金额时，其数字按上级表头的含义计为金额；此时以及不含金额时为提示级。",
    },
    cases: {
      unknown: { fields: { table: "text", column: "count", header: "text" } },
      money: { fields: { table: "text", column: "count", header: "text" } },
    },
    fires: { en: "A column of figures is headed 其他说明数.", zh: "一列数字的表头为“其他说明数”。" },
    quiet: { en: "It is headed 基本支出.", zh: "表头为“基本支出”。" },
  },
  "COLUMN-CHOSEN": {
    title: { en: "Column understood by its place", zh: "按位置认定的列" },
    stage: "meaning",
    severities: ["warning", "info"],
    about: {
      en: "The words over a column were misread. It was taken for the column that stands at this place in published forms; `info` where the row sums agree.",
      zh: "表头文字识别有误，按公开表格中该位置通常的列认定；行内合计相符时为提示级。",
    },
    cases: {
      place: {
        fields: {
          table: "text",
          column: "count",
          header: "text",
          meaning: "text",
          left: "text",
          right: "text",
          closing: "count",
          rows: "count",
        },
      },
    },
    fires: {
      en: "A column between 小计 and 项目支出 is read as 墓本支出.",
      zh: "位于“小计”与“项目支出”之间的表头被识别为“墓本支出”。",
    },
    quiet: { en: "It is read as 基本支出.", zh: "表头被识别为“基本支出”。" },
  },
  "SIGN-COLOUR": {
    title: { en: "Figures in red without a sign", zh: "红字数字未带负号" },
    stage: "meaning",
    severities: ["warning"],
    about: {
      en: "Some figures of a table are printed red without a minus, and the others are not red: red may mean below zero. They are kept as printed, above zero.",
      zh: "表中部分数字以红字印出而无负号，其余数字并非红字：红字可能表示负数。现按所印数字记为正数。",
    },
    cases: { red: { fields: { table: "text", figures: "count" } } },
    fires: { en: "7.90 is red among black figures.", zh: "黑色数字中有红字7.90。" },
    quiet: { en: "It is -7.90 in red, or all figures are red.", zh: "红字为-7.90，或全部数字均为红字。" },
  },
  "CODE-UNKNOWN": {
    title: { en: "Unknown code", zh: "分类编码不存在" },
    stage: "meaning",
    severities: ["info"],
    about: {
      en: "A printed code is not in the classification data. Where the name beside it belongs to a code one digit off, that code is proposed.",
      zh: "所印编码不在分类科目数据之中；若其旁名称属于仅差一位的编码，则提出修改建议。",
    },
    cases: {
      listed: { fields: { table: "text", codes: "texts" } },
      "one-digit-off": { fields: { table: "text", row: "count", code: "text", name: "text" } },
    },
    fires: { en: "A row has the function code 2019901.", zh: "某行的功能分类编码为2019901。" },
    quiet: { en: "It has 2010301.", zh: "编码为2010301。" },
  },
  "CODE-NAME": {
    title: { en: "Code and name contradict each other", zh: "编码与名称不符" },
    stage: "meaning",
    severities: ["warning", "info"],
    about: {
      en: "The name beside a code cannot be that code's name. Where most rows of a table are so, a column of codes may be misunderstood, and one flag says it.",
      zh: "编码旁的名称不可能是该编码的名称；若一表多数行如此，可能是编码列理解有误，合并为一条提示。",
    },
    cases: {
      row: { fields: { table: "text", row: "count", code: "text", known: "text", name: "text" } },
      column: { fields: { table: "text", rows: "count" } },
    },
    fires: { en: "住房公积金 stands beside 2010301.", zh: "2010301旁印有“住房公积金”。" },
    quiet: { en: "行政运行 stands beside 2010301.", zh: "2010301旁印有“行政运行”。" },
  },
  "CODE-PAIR": {
    title: { en: "Economic codes do not correspond", zh: "两套经济分类编码不对应" },
    stage: "meaning",
    severities: ["info"],
    about: {
      en: "The departmental economic code of a row does not correspond to the government economic code beside it.",
      zh: "同一行的部门预算经济分类编码与政府预算经济分类编码不对应。",
    },
    cases: { pairs: { fields: { table: "text", pairs: "texts" } } },
    fires: { en: "30101 stands beside 50201.", zh: "30101与50201并列。" },
    quiet: { en: "30101 stands beside 50101.", zh: "30101与50101并列。" },
  },
  "CODE-CHOSEN": {
    title: { en: "Another reading of a code taken", zh: "采用编码的另一种识别结果" },
    stage: "meaning",
    severities: ["warning", "info"],
    about: {
      en: "The likeliest reading of a code is in no classification. Another reading that the reader held possible fits the row and was taken.",
      zh: "编码首选识别结果不在分类科目之中，采用了与该行相符的另一种候选结果。",
    },
    cases: {
      fitting: { fields: { table: "text", row: "count", read: "text", chosen: "text", name: "text" } },
    },
    fires: {
      en: "A code is read as 2O10301, and 2010301 行政运行 was the second reading.",
      zh: "编码首选识别结果为2O10301，次选2010301与其旁“行政运行”相符。",
    },
    quiet: { en: "It is read as 2010301 at once.", zh: "首选识别结果即为2010301。" },
  },
  "NAME-CHOSEN": {
    title: { en: "Another reading of names taken", zh: "采用名称的另一种识别结果" },
    stage: "meaning",
    severities: ["info"],
    about: {
      en: "For names of known codes, a reading was taken that agrees with the code, though the reader held another likelier.",
      zh: "已知编码的名称采用了与编码相符的候选识别结果，而非首选结果。",
    },
    cases: { fitting: { fields: { table: "text", pairs: "texts" } } },
    fires: {
      en: "行政远行 beside 2010301 was the likelier reading.",
      zh: "2010301旁首选识别结果为“行政远行”。",
    },
    quiet: { en: "行政运行 was the likeliest.", zh: "首选识别结果即为“行政运行”。" },
  },
  "NAME-MISREAD": {
    title: { en: "Names that look misread", zh: "疑似误识的名称" },
    stage: "meaning",
    severities: ["info"],
    about: {
      en: "Names differ by a few characters from those of their codes. The known names are proposed.",
      zh: "名称与其编码的标准名称仅差几个字，建议采用标准名称。",
    },
    cases: { names: { fields: { table: "text", names: "texts" } } },
    fires: { en: "A scan has 行政远行 beside 2010301.", zh: "扫描件中2010301旁识别为“行政远行”。" },
    quiet: { en: "It has 行政运行.", zh: "识别为“行政运行”。" },
  },
} as const satisfies Record<string, RuleSpec>;
