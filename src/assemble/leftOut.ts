import type { PageLayout } from "../table/types.ts";
import type { PageOrder } from "./orderPages.ts";

/** Tells whether the caller left out a page that lies between two others in the file. */
export function findLeftOut({
  pages,
  duplicates,
}: PageOrder): (before: PageLayout, after: PageLayout) => boolean {
  const given = new Set([...duplicates.keys(), ...pages].map(({ page }) => page.number));
  return (before, after) => {
    for (let page = before.page.number + 1; page < after.page.number; page++)
      if (!given.has(page)) return true;
    return false;
  };
}
