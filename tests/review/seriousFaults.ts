import axe from "axe-core";
import type { Page } from "playwright-core";

interface Axe {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** Serious and critical faults of accessibility that axe finds on the page, each with the first part of it that has the fault. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const faults = await page.evaluate(async () => {
    const { violations } = await (globalThis as never as { axe: { run: () => Promise<Axe> } }).axe.run();
    return violations.map(({ id, impact, nodes }) => `${impact} ${id} ${nodes[0]?.html}`);
  });
  return faults.filter((fault) => /^(?:serious|critical)/u.test(fault));
}
