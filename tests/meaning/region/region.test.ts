import { describe, expect, it } from "vitest";
import { type RegionEvidence, regionOf } from "../../../src/meaning/region.ts";
import { divisionOf, divisionsNamed, uniqueName } from "../../../src/meaning/regions/divisions.ts";

const region = (department: string | null, more: Partial<RegionEvidence> = {}) =>
  regionOf({ department, cover: [], prose: [], projectCodes: [], year: 2024, ...more });

describe("the region of a disclosure", () => {
  it.each([
    ["安阳市政务服务中心", "410500", "安阳市"],
    ["江苏省人大常委会办公厅", "320000", "江苏省"],
    ["重庆市商务委员会", "500000", "重庆市"],
    ["上海市普陀区商务委员会", "310107", "上海市普陀区"],
    ["江苏省苏州市吴中区财政局", "320506", "苏州市吴中区"],
    ["昆山市教育局", "320583", "昆山市"],
    ["滑县人民医院", "410526", "滑县"],
    ["中共西安市委宣传部", "610100", "西安市"],
    ["国家税务总局湖州市税务局", "330500", "湖州市"],
    ["延边州财政局", "222400", "延边朝鲜族自治州"],
    ["广西壮族自治区审计厅", "450000", "广西壮族自治区"],
    ["济源市司法局", "419001", "济源市"],
    ["神农架林区财政局", "429021", "神农架林区"],
    ["天津市滨海新区教育局", "120116", "天津市滨海新区"],
  ])("is read from the department's name: %s", (department, code, name) => {
    expect(region(department)).toEqual({ code, name });
  });

  it("is read from the cover where the department's name has none", () => {
    const cover = ["2026年度", "福州市公安局治安管理支队", "单位预算"];
    expect(region("第一部分", { cover })).toEqual({ code: "350100", name: "福州市" });
    expect(region(null, { cover })).toEqual({ code: "350100", name: "福州市" });
    const contents = Array.from({ length: 6 }, (_, at) => `第${at + 1}部分`);
    expect(region(null, { cover: [...contents, "与厦门市交流"] })).toBeNull();
  });

  it("takes a short name where the document names that region in full, or no region", () => {
    const changsha = { code: "430100", name: "长沙市" };
    expect(region("长沙职业教育基地综合协调办公室")).toEqual(changsha);
    expect(region("长沙职业教育基地综合协调办公室", { prose: ["隶属于长沙市教育局"] })).toEqual(changsha);
    const elsewhere = ["上海市黄浦区人民政府的派出机关", "按照黄浦区的要求", "上海市黄浦区"];
    expect(region("南京东路街道办事处", { prose: elsewhere })?.name).toBe("上海市黄浦区");
  });

  it("says nothing of a short name that two regions have", () => {
    expect(region("吉林大学")).toBeNull();
  });

  it("tells districts of one name apart by the city that is printed elsewhere, or by the codes of projects", () => {
    const department = "鼓楼区教育局";
    expect(region(department)).toEqual({ code: null, name: "鼓楼区" });
    expect(region(department, { prose: ["按照福州市委的要求"] })).toEqual({
      code: "350102",
      name: "福州市鼓楼区",
    });
    expect(region(department, { projectCodes: ["320106240000000012345"] })?.code).toBe("320106");
  });

  it("is read from the codes of projects where no text names it", () => {
    expect(region("政务服务中心", { projectCodes: ["410500240000000012345"] })?.code).toBe("410500");
    expect(region("政务服务中心", { projectCodes: ["990500240000000012345", "100001"] })).toBeNull();
  });

  it("is read from the prose where that names one region again and again", () => {
    const prose = ["服务杭州市经济", "杭州市的工作", "按杭州市财政局的批复", "参照宁波市的做法"];
    expect(region("机关事务管理局", { prose })?.code).toBe("330100");
    expect(region("机关事务管理局", { prose: prose.slice(2) })).toBeNull();
    const mixed = ["杭州市", "宁波市", "杭州市", "温州市", "杭州市", "绍兴市"];
    expect(region("机关事务管理局", { prose: mixed })).toBeNull();
  });

  it("is none for a body of the whole country, whatever places its prose names", () => {
    const prose = ["在北京市", "北京市的", "位于北京市西城区", "北京市"];
    expect(region("国家信访局", { prose })).toBeNull();
  });

  it("takes the division that was there in the year: 下城区 was a district of Hangzhou until 2021", () => {
    expect(region("杭州市下城区财政局", { year: 2019 })).toEqual({ code: "330103", name: "杭州市下城区" });
    expect(region("公主岭市财政局", { year: 2018 })?.code).toBe("220381");
    expect(region("公主岭市财政局", { year: 2024 })?.code).toBe("220184");
  });
});

describe("the divisions", () => {
  it("have the provinces, prefectures and counties of GB/T 2260", () => {
    expect(divisionOf("330100")?.name).toBe("杭州市");
    expect(divisionOf("110000")?.name).toBe("北京市");
    expect(divisionOf("110100")).toBeNull();
    expect(divisionOf("130502")?.name).toBe("襄都区");
  });

  it("give a district its city's name, which other cities' districts of its name have not", () => {
    const names = divisionsNamed("朝阳区").map(uniqueName);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("北京市朝阳区");
    expect(names).toContain("长春市朝阳区");
  });
});
