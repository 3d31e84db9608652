/** Which region a disclosure is of: chosen from what its department, cover, codes and prose name. */
import type { Disclosure } from "../contract/schema.ts";
import { countOf, mostFrequent } from "../core/countOf.ts";
import {
  type Division,
  divisionAbove,
  divisionOf,
  divisionsCalled,
  divisionsNamed,
  holdsCode,
  isInForce,
  isWithin,
  longestName,
  uniqueName,
} from "./regions/divisions.ts";

/** What a disclosure prints of its region. Texts are normalised. */
export interface RegionEvidence {
  readonly department: string | null;
  /** Lines of the cover and titles, in order. */
  readonly cover: readonly string[];
  /** Every text outside tables. */
  readonly prose: readonly string[];
  readonly projectCodes: readonly string[];
  readonly year: number | null;
}

/** A region that a text names: several where its name alone does not tell which. */
interface Named {
  readonly divisions: readonly Division[];
  readonly printed: string;
  readonly end: number;
}

/** Lines of a cover that name the body; those after them are of contents and duties. */
const COVER_LINES = 6;
/** Project codes begin with the region's six digits (GB/T 2260) and two of the year. */
const PROJECT_CODE = /^(\d{6})\d{10,}$/u;
/** How the names of bodies of the whole country begin. From the list of the State Council's bodies. */
const NATIONAL = /^(?:国家|国务院|中央|全国|最高人民|中华|中国|中共中央)/u;
/** A region is taken from the prose alone where it is named so often and is so large a share of all that are named. */
const LEAST_MENTIONS = 3;
const LEAST_SHARE = 2 / 3;

/**
 * The region with its GB/T 2260 code: the one that the department's name has, else the cover, else the codes of
 * projects, else the one that the prose names again and again. A name that several regions have is decided by what else
 * the document prints, and keeps no code where nothing decides. Null for a body of the whole country and where no
 * region is printed.
 */
export function regionOf(evidence: RegionEvidence): Disclosure["region"] {
  const { department, cover, year } = evidence;
  const open: Named[] = [];
  const chosen = (text: string): Division | null => {
    const named = firstNamed(text);
    const called = named ? null : calledAtStart(text, evidence);
    const division = decide(named ?? called, evidence);
    if (named && !division) open.push(named);
    return division;
  };
  const own = department === null ? null : chosen(department);
  if (own) return toRegion(own);
  if (open.length === 0 && NATIONAL.test(department ?? cover[0] ?? "")) return null;
  for (const line of cover.slice(0, COVER_LINES)) {
    const division = chosen(line);
    if (division) return toRegion(division);
  }
  const coded = codedRegion(evidence.projectCodes);
  if (coded) return toRegion(coded);
  const [undecided] = open;
  if (undecided) return { code: null, name: undecided.printed };
  const told = toldRegion(evidence.prose, year);
  return told ? toRegion(told) : null;
}

const toRegion = (division: Division): Disclosure["region"] => ({
  code: division.code,
  name: uniqueName(division),
});

/** The first region that a text names in full, with every lower one right behind it: 江苏省苏州市吴中区. */
function firstNamed(text: string, from = 0): Named | null {
  for (let at = from; at < text.length; at++) {
    const named = namedAt(text, at);
    // 城区 and 新县 are names too: two characters count where a text begins with them.
    if (named && (at === 0 || named.printed.length > 2)) return withLower(text, named);
  }
  return null;
}

function namedAt(text: string, at: number): Named | null {
  for (let length = Math.min(longestName(), text.length - at); length > 1; length--) {
    const printed = text.slice(at, at + length);
    const divisions = divisionsNamed(printed);
    if (divisions.length > 0) return { divisions, printed, end: at + length };
  }
  return null;
}

function withLower(text: string, upper: Named): Named {
  const next = namedAt(text, upper.end);
  const divisions = next?.divisions.filter((lower) => upper.divisions.some((one) => isWithin(lower, one)));
  if (!next || !divisions || divisions.length === 0) return upper;
  return withLower(text, { divisions, printed: `${upper.printed}${next.printed}`, end: next.end });
}

/**
 * A province or prefecture whose short name a text begins with: 长沙 for 长沙市. It is taken where the document prints the
 * full name or a part of the region, or names no region at all: 南京东路街道 stands beside 上海市.
 */
function calledAtStart(text: string, { prose, cover, projectCodes, year }: RegionEvidence): Named | null {
  const mentions = [
    ...[...cover, ...prose].flatMap((line) => mentionsIn(line, year)),
    ...projectCodes.filter((code) => PROJECT_CODE.test(code)),
  ];
  for (let length = Math.min(longestName(), text.length); length > 1; length--) {
    const printed = text.slice(0, length);
    const divisions = divisionsCalled(printed).filter(
      (division) => mentions.length === 0 || mentions.some((code) => holdsCode(division, code)),
    );
    if (divisions.length > 0) return { divisions, printed, end: length };
  }
  return null;
}

/** The one division that is meant: in force in the year, and the one whose city or codes the document prints. */
function decide(named: Named | null, { cover, prose, projectCodes, year }: RegionEvidence): Division | null {
  const divisions = named?.divisions ?? [];
  const inForce = divisions.filter((division) => isInForce(division, year));
  const candidates = inForce.length > 0 ? inForce : divisions;
  const [first, ...others] = candidates;
  if (first && others.every(({ code }) => code === first.code)) return first;
  const texts = [...cover, ...prose];
  const support = (division: Division): number => {
    const above = divisionAbove(division)?.name ?? division.name;
    const codes = projectCodes.filter((code) => PROJECT_CODE.test(code) && holdsCode(division, code));
    return codes.length + texts.filter((text) => text.includes(above)).length;
  };
  const [best, second] = candidates
    .map((division) => ({ division, support: support(division) }))
    .toSorted((a, b) => b.support - a.support);
  return best && best.support > (second?.support ?? 0) ? best.division : null;
}

function codedRegion(projectCodes: readonly string[]): Division | null {
  const regions = projectCodes.flatMap((code) => PROJECT_CODE.exec(code)?.[1] ?? []);
  const [code] = mostFrequent(regions.filter((region) => divisionOf(region) !== null)) ?? [];
  return code === undefined ? null : divisionOf(code);
}

/** The region that most mentions in the prose are of. */
function toldRegion(prose: readonly string[], year: number | null): Division | null {
  const mentions = prose.flatMap((text) => mentionsIn(text, year));
  const [code, count] = mostFrequent(mentions) ?? [];
  if (code === undefined || count === undefined || count < LEAST_MENTIONS) return null;
  return count >= LEAST_SHARE * mentions.length ? divisionOf(code) : null;
}

function mentionsIn(text: string, year: number | null): string[] {
  const codes: string[] = [];
  for (let named = firstNamed(text); named; named = firstNamed(text, named.end)) {
    const [only, other] = [...countOf(named.divisions.filter((one) => isInForce(one, year))).keys()];
    if (only && !other) codes.push(only.code);
  }
  return codes;
}
