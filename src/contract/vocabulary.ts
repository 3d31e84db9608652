/** The closed word lists of the canonical schema. Programs outside read them: names are added, never renamed. */

export const TABLE_KINDS = [
  "revenue-expenditure-summary",
  "revenue",
  "expenditure",
  "fiscal-appropriation-summary",
  "general-public-budget-expenditure",
  "general-public-budget-basic-expenditure",
  "economic-classification-expenditure",
  "three-public-expenses",
  "government-fund-expenditure",
  "project-expenditure",
  "department-budget-detail",
  "carryover-funds",
  "department-performance-targets",
  "project-performance-targets",
  "state-capital-operating-expenditure",
  "government-procurement",
  "unknown",
] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export const DIMENSIONS = [
  "administrative.code",
  "administrative.name",
  "function.code",
  "function.class",
  "function.group",
  "function.item",
  "function.name",
  "departmentEconomic.code",
  "departmentEconomic.class",
  "departmentEconomic.item",
  "departmentEconomic.name",
  "governmentEconomic.code",
  "governmentEconomic.class",
  "governmentEconomic.item",
  "governmentEconomic.name",
  "revenue.code",
  "revenue.name",
  "project.code",
  "project.name",
  "project.description",
  "project.category",
  "project.type",
  "fund.name",
  "item",
  "indicator.level1",
  "indicator.level2",
  "indicator.level3",
  "indicator.value",
  "indicator.explanation",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIRECTIONS = ["revenue", "expenditure"] as const;

export const PHASES = [
  "budget",
  "adjusted-budget",
  "prior-year-budget",
  "prior-year-execution",
  "final-accounts",
  "change",
  "change-rate",
] as const;

export const NATURES = [
  "total",
  "basic",
  "basic.personnel",
  "basic.personnel.wages",
  "basic.personnel.household",
  "basic.operating",
  "basic.operating.goods-services",
  "basic.operating.capital",
  "project",
  "project.other-operating",
  "project.targeted",
  "three-public.total",
  "three-public.abroad",
  "three-public.vehicles",
  "three-public.vehicles.purchase",
  "three-public.vehicles.operation",
  "three-public.reception",
  "agency-operating",
  "meeting",
  "training",
  "superior-remittance",
  "business-operating",
  "affiliated-subsidy",
  "procurement.goods",
  "procurement.works",
  "procurement.services",
  "surplus-distribution",
  "closing-balance",
] as const;

export const FUNDS = [
  "all",
  "fiscal",
  "general-public",
  "general-public.fiscal-appropriation",
  "general-public.administrative-fees",
  "general-public.special-revenue",
  "general-public.state-assets-use",
  "general-public.other",
  "general-public.general-transfer",
  "general-public.general-bond",
  "government-fund",
  "state-capital",
  "fiscal-special-account",
  "business",
  "operating",
  "superior-subsidy",
  "affiliated-remittance",
  "other",
  "unit-funds",
  "non-fiscal-surplus",
] as const;

export const ORIGINS = ["current", "carryover", "all"] as const;

export const ROW_KINDS = ["total", "subtotal", "department", "detail", "note"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export const AGGREGATIONS = ["total", "subtotal", "department", "detail", "of-which"] as const;

export const JOIN_KINDS = ["next-page", "cut-row", "right-half", "reordered"] as const;

/** How a person may settle a flag. */
export const FLAG_DECISIONS = ["accepted", "typed", "as-printed", "source-error", "dismissed"] as const;

/** What a person may set of a table. */
export const TABLE_DECISIONS = ["kind", "unit", "column", "joined", "parted"] as const;

/** What a person may write into `decision` of a row of flags. */
export const ROW_DECISIONS = [...FLAG_DECISIONS, ...TABLE_DECISIONS, "page-moved"] as const;

export const STATUSES = ["verified", "read", "disputed", "corrected", "blank"] as const;
export type Status = (typeof STATUSES)[number];

export const SEVERITIES = ["error", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Every rule that raises a flag; `src/findings/catalogue` says of each what it means, docs/rules.md is made from that. */
export const FLAG_RULES = [
  // What happened to pages, rows and columns when the pages were put together.
  "PAGE-DAMAGED",
  "PAGE-FAILED",
  "PAGE-ILLEGIBLE",
  "RESOLUTION-LOW",
  "FONT-LIES",
  "UNREAD-FIGURE",
  "UNREAD-INK",
  "LOOSE-FIGURES",
  "GRID-DOUBTFUL",
  "PAGES-ORDER",
  "PAGES-MISSING",
  "ROW-CUT",
  "COLUMNS-DIFFER",
  // What the tables, columns and codes mean.
  "LEDGER",
  "TABLE-MISSING",
  "TABLE-APART",
  "UNIT-MISSING",
  "UNIT-INFERRED",
  "COLUMN-UNMAPPED",
  "COLUMN-CHOSEN",
  "SIGN-COLOUR",
  "CODE-UNKNOWN",
  "CODE-NAME",
  "CODE-PAIR",
  "CODE-CHOSEN",
  "NAME-CHOSEN",
  "NAME-MISREAD",
  // Whether the figures agree with each other.
  "SUM-ROW",
  "SUM-COLUMN",
  "SUM-FIELDS",
  "OF-WHICH",
  "TWO-SIDES",
  "TABLES-TOTAL",
  "TABLES-LINE",
  "STATEMENT",
  "STATEMENT-SUM",
  "STATEMENT-SHARE",
  "UNIT-CONTRADICTED",
  "ROUNDING",
  "NOT-EVALUATED",
  "READING",
  "CONFIDENCE",
  "UNPROVEN",
  "AMOUNT-FORMAT",
  "ROWS-MISSING",
] as const;
export type FlagRule = (typeof FLAG_RULES)[number];
