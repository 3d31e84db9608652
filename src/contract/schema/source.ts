import { z } from "zod";
import { pageLedgerSchema } from "./ledger.ts";
import { part, say } from "./say.ts";
import { box, pageNumber } from "./values.ts";

export const disclosureSchema = part(
  "Disclosure",
  z.object({
    kind: say(z.enum(["budget", "final-accounts"]), "budget or final accounts", "预算或决算"),
    level: say(
      z.enum(["department", "unit", "government"]).nullable(),
      "whose it is: a department with its units, one unit, or a whole government; never added up together",
      "公开主体：部门（含下属单位）、单位或一级政府；不同级别不得相加",
    ),
    year: say(z.int().nullable(), "the year that it is about", "所属年度"),
    department: say(
      z.string().nullable(),
      "name of the department, unit or government",
      "部门、单位或政府名称",
    ),
    departmentCode: say(z.string().nullable(), "its code in the budget", "其预算编码"),
    parent: say(
      z
        .object({
          code: say(z.string().nullable(), "its code in the budget", "预算编码"),
          name: say(z.string(), "its name", "名称"),
        })
        .optional(),
      "the department that a unit belongs to",
      "单位的主管部门",
    ),
    region: say(
      z
        .object({
          code: say(z.string().nullable(), "GB/T 2260", "行政区划代码（GB/T 2260）"),
          name: say(z.string(), "its name", "名称"),
        })
        .nullable(),
      "code after GB/T 2260 and name",
      "行政区划代码（GB/T 2260）与名称",
    ),
    pages: say(z.array(pageNumber), "its pages in reading order", "按阅读顺序的页码"),
  }),
  "Whose budget or final accounts, of which year.",
  "哪一主体、哪一年度的预算或决算。",
);

export const sourcePageSchema = part(
  "SourcePage",
  z.object({
    number: say(pageNumber, "counted from 1 in file order", "按文件顺序从 1 起"),
    kind: say(z.enum(["scan", "text", "mixed"]), "image, text layer, or both", "扫描图像、文本层或两者兼有"),
    width: say(z.number().positive(), "points, as displayed", "宽，点（pt），以显示方向计"),
    height: say(z.number().positive(), "points, as displayed", "高，点（pt），以显示方向计"),
    rotation: say(z.number(), "degrees that it was turned by to stand upright", "为使其正立所旋转的角度"),
    skew: say(z.number(), "degrees clockwise that were taken out", "校正的倾斜角，顺时针，度"),
    dpi: say(z.number().positive(), "resolution it was read at", "识别所用分辨率"),
    printedNumber: say(z.string().optional(), "the page number that it prints", "页面所印页码"),
    tables: say(z.array(z.string()), "ids of the tables on it", "该页上各表的 id"),
    steps: say(
      z.array(
        z.object({
          name: say(z.string(), "which step", "步骤"),
          detail: say(z.string(), "what it found or did", "所见或所做"),
        }),
      ),
      "what was done to its image, in order",
      "依次对图像所做的处理",
    ),
    pictured: say(
      z.array(box).optional(),
      "where something was read, or could not be, from the picture of a page whose other text is its text layer's",
      "在其余文字取自文本层的页面上，改由图像识别（或未能识别）的位置",
    ),
    ledger: say(
      pageLedgerSchema.optional(),
      "what became of everything that it prints",
      "该页所印全部内容的去向",
    ),
    blank: say(z.boolean().optional(), "nothing is on it", "空白页"),
    duplicateOf: say(pageNumber.optional(), "the page that it repeats", "与之重复的页"),
    error: say(z.string().optional(), "why it could not be read", "无法识别的原因"),
  }),
  "A page in file order; sizes in points as displayed, skew in degrees clockwise.",
  "按文件顺序的一页；尺寸以点计，倾斜角以顺时针度数计。",
);

export const sourceSchema = part(
  "Source",
  z.object({
    file: say(z.string(), "base name of the file", "文件名（不含路径）"),
    sha256: say(z.string().regex(/^[0-9a-f]{64}$/u), "SHA-256 of its bytes", "文件内容的 SHA-256"),
    pageCount: say(z.int().nonnegative(), "pages of the file", "文件页数"),
    pages: say(z.array(sourcePageSchema), "the pages that were read", "已读取的页"),
  }),
  "The file and what was done to each page.",
  "源文件及对每一页所做的处理。",
);

export type Disclosure = z.infer<typeof disclosureSchema>;
export type SourcePage = z.infer<typeof sourcePageSchema>;
export type Source = z.infer<typeof sourceSchema>;
