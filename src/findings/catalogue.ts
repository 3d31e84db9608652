import type { FlagRule } from "../contract/vocabulary.ts";
import { FIGURE_RULES } from "./catalogue/figures.ts";
import { MEANING_RULES } from "./catalogue/meaning.ts";
import { PAGE_RULES } from "./catalogue/pages.ts";
import type { RuleSpec, ValuesOf } from "./types.ts";

/**
 * Every rule by which a flag is raised: what it means, how severe it is, what its messages are made from, an example
 * that raises it and one that does not. The messages themselves are in `en.ts` and `zh.ts`.
 */
export const CATALOGUE = { ...PAGE_RULES, ...MEANING_RULES, ...FIGURE_RULES } as const satisfies Record<
  FlagRule,
  RuleSpec
>;

type Catalogue = typeof CATALOGUE;

/** The cases of a rule; of several rules, those that all of them have. */
export type CaseOf<R extends FlagRule> = keyof Catalogue[R]["cases"] & string;

/** The values that the message of a case is made from. */
export type CaseValues<R extends FlagRule, C> = Catalogue[R]["cases"] extends infer Cases
  ? C extends keyof Cases
    ? Cases[C] extends { readonly fields: infer F }
      ? ValuesOf<F>
      : never
    : never
  : never;

/** The severities that a rule is raised with. */
export type SeverityOf<R extends FlagRule> = Catalogue[R]["severities"][number];

/** The messages of every case of every rule in one language, as functions of the case's values. */
export type Wording = {
  readonly [R in FlagRule]: {
    readonly [C in CaseOf<R>]: (values: CaseValues<R, C>) => string;
  };
};
