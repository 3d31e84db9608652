import { normalise } from "../../core/text.ts";

/**
 * 支出功能分类: the classes (类) of 2024 with the short and former names that summaries print. Names without the
 * closing 支出. Source: the class lists of the national 决算 template and of the 2024 disclosures of Anyang.
 */
const CLASSES: readonly (readonly [code: string, ...names: string[]])[] = [
  ["201", "一般公共服务"],
  ["202", "外交"],
  ["203", "国防"],
  ["204", "公共安全"],
  ["205", "教育"],
  ["206", "科学技术"],
  ["207", "文化旅游体育与传媒", "文化体育旅游与传媒", "文化体育与传媒"],
  ["208", "社会保障和就业"],
  ["209", "社会保险基金"],
  ["210", "卫生健康", "医疗卫生与计划生育"],
  ["211", "节能环保"],
  ["212", "城乡社区", "城乡社区事务"],
  ["213", "农林水", "农林水事务"],
  ["214", "交通运输"],
  ["215", "资源勘探工业信息等", "资源勘探信息等", "资源勘探电力信息等事务"],
  ["216", "商业服务业等"],
  ["217", "金融"],
  ["218", "地震灾后恢复重建"],
  ["219", "援助其他地区"],
  ["220", "自然资源海洋气象等", "国土海洋气象等"],
  ["221", "住房保障"],
  ["222", "粮油物资储备"],
  ["223", "国有资本经营预算"],
  ["224", "灾害防治及应急管理"],
  ["227", "预备费"],
  ["229", "其他"],
  ["230", "转移性"],
  ["231", "债务还本"],
  ["232", "债务付息"],
  ["233", "债务发行费用"],
  ["234", "抗疫特别国债安排的", "抗疫特别国债安排"],
];

const CODE_OF = new Map(CLASSES.flatMap(([code, ...names]) => names.map((name) => [name, code] as const)));

/** The class code that a label's name stands for (`卫生健康支出` -> `210`), or null. */
export function functionClassOf(name: string): string | null {
  const plain = normalise(name);
  return CODE_OF.get(plain) ?? CODE_OF.get(plain.replace(/(?:类)?支出$/u, "")) ?? null;
}
