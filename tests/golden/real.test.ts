import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compare } from "../../bench/accuracy/compare.ts";
import { detailLines } from "../../bench/accuracy/report.ts";
import { truthSchema } from "../../samples/generate/truthSchema.ts";
import { documentSchema } from "../../src/contract/schema.ts";
import { extract } from "../../src/index.ts";

/** Published PDFs that are no part of the project: beside it, or beside the folder its worktrees stand in. */
const folder = ["../../../shared/real/", "../../../../shared/real/"]
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find(existsSync);

const DISCLOSURES = [
  "shanghai-putuo-commerce-commission-2025-budget",
  "shanghai-putuo-finance-bureau-2024-final-accounts",
];

type Stated = Partial<
  Record<"section" | "figure" | "text" | "amount" | "percent" | "change" | "role", string | undefined>
>;

/** A statement as the truth has it, without places and reasons. */
const asStated = ({ section, figure, text, amount, percent, change, role }: Stated) => ({
  section,
  figure,
  text,
  amount,
  percent,
  change,
  role,
});

describe.skipIf(folder === undefined)(
  `two published disclosures${folder ? "" : " (skipped: ../shared/real is not there)"}`,
  () => {
    it.each(DISCLOSURES)("%s comes out as its pages have it, flags and all", async (name) => {
      const document = await extract(`${folder}${name}.pdf`);
      expect(documentSchema.safeParse(document).error).toBeUndefined();
      const file = new URL(`real/${name}.truth.json`, import.meta.url);
      const truth = truthSchema.parse(JSON.parse(await readFile(file, "utf8")));
      const comparison = compare(truth, document);
      expect(detailLines(comparison)).toEqual([]);
      expect(document.statements.map(asStated)).toEqual(truth.statements.map(asStated));
      expect(document.disclosure).toEqual(truth.disclosure);
      expect(document.source.pages.every(({ kind }) => kind === "text")).toBe(true);
      const told = ({ rule, severity, cells }: (typeof truth.flags)[number]) => ({ rule, severity, cells });
      expect(document.flags.map((flag) => told({ ...flag, note: "" }))).toEqual(truth.flags.map(told));
    });

    it("does not read again on page 4 what it clips away there of page 3", async () => {
      const document = await extract(`${folder}${DISCLOSURES[0]}.pdf`, { pages: [{ first: 3, last: 4 }] });
      const text = document.prose.map((entry) => entry.text).join("");
      expect(text.split("组织商品市场监控").length - 1).toBe(1);
      expect(text.match(/8、/gu)).toHaveLength(1);
      expect(text.match(/13、完成区委/gu)).toHaveLength(1);
    });
  },
);
