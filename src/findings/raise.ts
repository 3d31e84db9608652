import type { Flag, Place } from "../contract/schema.ts";
import type { FlagRule } from "../contract/vocabulary.ts";
import { CATALOGUE, type CaseOf, type CaseValues, type SeverityOf } from "./catalogue.ts";
import { EN } from "./en.ts";
import type { CaseSpec, NamedPlace, RuleSpec } from "./types.ts";
import { ZH } from "./zh.ts";

/** What a flag says, apart from where: its rule and severity, the message in both languages, and what it is made from. */
export type Raised = Pick<Flag, "rule" | "severity" | "message" | "messageZh" | "values">;

/** Makes what a flag says from the rule, the case of it and the case's values; the rule's usual severity unless given. */
export function raise<R extends FlagRule, C extends CaseOf<R>>(
  rule: R,
  kind: C,
  values: CaseValues<R, C>,
  severity?: SeverityOf<R>,
): Raised {
  const spec: RuleSpec = CATALOGUE[rule];
  const { blame } = spec.cases[kind] as CaseSpec;
  return {
    rule,
    severity: severity ?? spec.severities[0],
    message: messageIn(EN, rule, kind, values),
    messageZh: messageIn(ZH, rule, kind, values),
    values: { case: kind, ...plainValues(values), ...(blame && { blame }) },
  };
}

type AnyWording = Readonly<Record<string, Readonly<Record<string, (values: never) => string>>>>;

const messageIn = (wording: AnyWording, rule: string, kind: string, values: unknown): string =>
  (wording[rule] as Readonly<Record<string, (values: unknown) => string>>)[kind]!(values);

/** The values as the contract has them, each a text or a place; absent and empty ones are left out. */
function plainValues(values: object): Flag["values"] {
  const plain = Object.entries(values).flatMap(
    ([name, value]: [string, unknown]): [string, string | Place][] => {
      if (value === undefined) return [];
      if (Array.isArray(value)) return value.length === 0 ? [] : [[name, value.join("; ")]];
      if (typeof value === "object") return [[name, (value as NamedPlace).place]];
      return value === "" ? [] : [[name, String(value)] as const];
    },
  );
  return Object.fromEntries(plain);
}
