/** The disclosure of the samples: 安阳市政务服务中心, budget 2024. Decisions are in samples/README.md. */
import type { DocumentModel } from "../model.ts";
import { departmentTargets } from "./departmentTargets.ts";
import { details } from "./details.ts";
import { basicExpenditure, classification } from "./economic.ts";
import { expenditure, generalPublic, governmentFund, revenue } from "./functions.ts";
import { projectTargets } from "./projectTargets.ts";
import { PROSE } from "./prose.ts";
import { carryover, projectExpenditure, threePublic } from "./smallTables.ts";
import { fiscalSummary, summary } from "./summaries.ts";

export const DISCLOSURE: DocumentModel = {
  prose: PROSE,
  tables: [
    summary,
    revenue,
    expenditure,
    fiscalSummary,
    generalPublic,
    basicExpenditure,
    classification,
    threePublic,
    governmentFund,
    projectExpenditure,
    details,
    carryover,
    departmentTargets,
    projectTargets,
  ],
};
