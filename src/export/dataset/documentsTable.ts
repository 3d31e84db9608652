import { z } from "zod";
import { part, say } from "../../contract/schema/say.ts";
import { type BudgetDocument, disclosureSchema, sourceSchema, tableSchema } from "../../contract/schema.ts";
import { countOf } from "../../core/countOf.ts";
import { disclosureOfFlag } from "./disclosureOfFlag.ts";
import { plain, regionCode, regionName } from "./row.ts";
import type { DatasetRecord, DatasetTable } from "./table.ts";

const count = (english: string, chinese: string) => say(z.int().nonnegative(), english, chinese);

const documentSchema = part(
  "DatasetDocument",
  z.object({
    sha256: sourceSchema.shape.sha256,
    file: sourceSchema.shape.file,
    disclosure: tableSchema.shape.disclosure,
    kind: disclosureSchema.shape.kind,
    level: disclosureSchema.shape.level,
    regionCode,
    region: regionName,
    department: disclosureSchema.shape.department,
    departmentCode: disclosureSchema.shape.departmentCode,
    parentCode: say(z.string().nullable(), "code of the department that a unit belongs to", "主管部门编码"),
    parentName: say(z.string().nullable(), "name of the department that a unit belongs to", "主管部门名称"),
    disclosureYear: disclosureSchema.shape.year,
    pageCount: count("pages of the disclosure", "页数"),
    tableCount: count("tables in it", "表数"),
    unknownTableCount: count("tables of no known kind", "类型未识别的表数"),
    observationCount: count("amounts in its tables", "表内金额数"),
    verifiedCount: count("amounts that are proven", "已证实的金额数"),
    correctedCount: count("amounts that a person corrected", "经人工更正的金额数"),
    readCount: count("amounts read once, nothing against them", "单次识别且无反证的金额数"),
    disputedCount: count("amounts in doubt", "存疑的金额数"),
    statementCount: count("figures that its prose states", "正文数字的个数"),
    errorCount: count("flags of severity error", "错误数"),
    warningCount: count("flags of severity warning", "警告数"),
    infoCount: count("flags of severity info", "提示数"),
  }),
  "One record of a dataset's `documents`: a disclosure, and how its reading stands.",
  "数据集 `documents` 表的一条记录：一份公开文件及其识别与校验概况。",
);

export const documentsTable: DatasetTable = {
  name: "documents",
  schema: documentSchema,
  primaryKey: ["sha256", "disclosure"],
  records: (document) => document.disclosures.map((_, index) => recordOf(document, index)),
};

function recordOf(document: BudgetDocument, index: number): DatasetRecord {
  const disclosure = document.disclosures[index] as BudgetDocument["disclosure"];
  const tables = document.tables.filter((table) => table.disclosure === index);
  const ids = new Set(tables.map(({ id }) => id));
  const observations = document.observations.filter(({ table }) => ids.has(table));
  const statuses = countOf(observations.map(({ status }) => status));
  const severities = countOf(
    document.flags
      .filter((flag) => disclosureOfFlag(flag, document) === index)
      .map(({ severity }) => severity),
  );
  return plain({
    sha256: document.source.sha256,
    file: document.source.file,
    disclosure: index,
    kind: disclosure.kind,
    level: disclosure.level,
    regionCode: disclosure.region?.code ?? null,
    region: disclosure.region?.name ?? null,
    department: disclosure.department,
    departmentCode: disclosure.departmentCode,
    parentCode: disclosure.parent?.code ?? null,
    parentName: disclosure.parent?.name ?? null,
    disclosureYear: disclosure.year,
    pageCount: disclosure.pages.length,
    tableCount: tables.length,
    unknownTableCount: tables.filter(({ kind }) => kind === "unknown").length,
    observationCount: observations.length,
    verifiedCount: statuses.get("verified") ?? 0,
    correctedCount: statuses.get("corrected") ?? 0,
    readCount: statuses.get("read") ?? 0,
    disputedCount: statuses.get("disputed") ?? 0,
    statementCount: document.statements.filter((statement) => statement.disclosure === index).length,
    errorCount: severities.get("error") ?? 0,
    warningCount: severities.get("warning") ?? 0,
    infoCount: severities.get("info") ?? 0,
  } satisfies z.infer<typeof documentSchema>);
}
