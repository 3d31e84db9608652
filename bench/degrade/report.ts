import type { Damage } from "./drawDamage.ts";
import type { PageResult } from "./scorePage.ts";
import { type Band, bandOf, type Severity } from "./severity.ts";

/** Everything known of a page that was spoilt and read. */
export interface PageReport {
  readonly seed: number;
  /** Null for a page of any kind. */
  readonly kind: string | null;
  readonly page: string;
  readonly file: string;
  readonly damage: Damage;
  /** Of each figure, in the order of the results. */
  readonly severities: readonly Severity[];
  readonly result: PageResult;
  readonly leftOut: number;
}

/** What an outcome is called in the counts. */
const OUTCOMES = { wrong: "Wrong", missing: "Missing", unitless: "Unitless" } as const;

/** Counts over some figures. */
interface Tally {
  pages: number;
  figures: number;
  exact: number;
  /** Wrong or missing, and a flag or the status says so. */
  toldWrong: number;
  toldMissing: number;
  toldUnitless: number;
  silentWrong: number;
  silentMissing: number;
  silentUnitless: number;
  silentInvented: number;
  toldInvented: number;
  verifiedWrong: number;
  /** Right, flagged, and not so on the born-digital page. */
  rightFlagged: number;
}

const emptyTally = (): Tally => ({
  pages: 0,
  figures: 0,
  exact: 0,
  toldWrong: 0,
  toldMissing: 0,
  toldUnitless: 0,
  silentWrong: 0,
  silentMissing: 0,
  silentUnitless: 0,
  silentInvented: 0,
  toldInvented: 0,
  verifiedWrong: 0,
  rightFlagged: 0,
});

const silentOf = (tally: Tally): number =>
  tally.silentWrong + tally.silentMissing + tally.silentUnitless + tally.silentInvented;

/** Counts the figures of pages that lie in one of `bands`; inventions count with the band that most figures of their page are in. */
function count(reports: readonly PageReport[], bands: readonly Band[] = ["A", "B", "C"]): Tally {
  const tally = emptyTally();
  for (const report of reports) {
    const { result, severities } = report;
    const isCounted = (_: unknown, index: number): boolean => {
      const severity = severities[index] as Severity;
      return bands.includes(bandOf(severity)) && !isExcused(report, index);
    };
    const own = result.figures.filter(isCounted);
    if (own.length > 0) tally.pages++;
    tally.figures += own.length;
    for (const { outcome, isTold, isVerified, expected } of own) {
      if (outcome === "exact") {
        tally.exact++;
        if (isTold && !expected.isFlagged) tally.rightFlagged++;
        continue;
      }
      tally[`${isTold ? "told" : "silent"}${OUTCOMES[outcome]}`]++;
      if (outcome === "wrong" && isVerified) tally.verifiedWrong++;
    }
    if (!bands.includes(pageBand(report))) continue;
    for (const { isTold, isVerified } of result.inventions) {
      if (isTold) tally.toldInvented++;
      else tally.silentInvented++;
      if (isVerified) tally.verifiedWrong++;
    }
  }
  return tally;
}

/** Is the figure gone from the scan, and nothing read in its place? A figure that is made up there counts. */
export const isExcused = ({ severities, result }: PageReport, index: number): boolean =>
  severities[index]?.isGone === true && result.figures[index]?.outcome === "missing";

/** The band of the page's middle figure, by stroke and by contrast. */
function pageBand({ severities }: PageReport): Band {
  return bandOf(middle(severities));
}

function middle(severities: readonly Severity[]): Omit<Severity, "isGone"> {
  const median = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return {
    stroke: median(severities.map(({ stroke }) => stroke)),
    contrastToNoise: median(severities.map(({ contrastToNoise }) => contrastToNoise)),
  };
}

/** Seed, conditions, severity and figures of a page. */
export function pageLine(report: PageReport): string {
  const { seed, kind, page, damage, severities, leftOut } = report;
  const { stroke, contrastToNoise } = middle(severities);
  const tally = count([report]);
  return [
    `${kind === null ? "" : `${kind} `}seed ${seed}`,
    page,
    `${damage.dpi} dpi ${damage.form.container} q${damage.form.quality}`,
    `stroke ${stroke.toFixed(1)} cnr ${contrastToNoise.toFixed(1)} ${pageBand(report)}`,
    `exact ${tally.exact}/${tally.figures}`,
    `told ${tally.toldWrong} wrong ${tally.toldMissing} missing ${tally.toldUnitless} without unit`,
    `SILENT ${silentOf(tally)}`,
    `right flagged ${tally.rightFlagged}`,
    `left out ${leftOut}`,
    `gone ${severities.filter(({ isGone }) => isGone).length}`,
    damage.effects.map(({ name, detail }) => `${name} (${detail})`).join(" · "),
  ].join(" | ");
}

/** Each silent error of a page with its place, and each amount that is verified and wrong. */
export function errorLines(report: PageReport): string[] {
  const { seed, file, result } = report;
  const lost = result.figures.flatMap(({ outcome, isTold, isVerified, expected, read }, index): string[] => {
    const isProven = isVerified && outcome === "wrong";
    if (outcome === "exact" || (isTold && !isProven) || isExcused(report, index)) return [];
    const at = expected.box.map((side) => side.toFixed(0)).join(" ");
    return [
      `seed ${seed} at ${at}: "${expected.text}" ${outcome === "wrong" ? `read "${read}"` : `${outcome}${read ? `, cell says "${read}"` : ""}`}${isProven ? ", VERIFIED" : ""}${isTold ? "" : ", SILENT"} (${file})`,
    ];
  });
  const made = result.inventions
    .filter(({ isTold, isVerified }) => !isTold || isVerified)
    .map(({ read, box, isVerified }) => {
      const at = box.map((side) => side.toFixed(0)).join(" ");
      return `seed ${seed} at ${at} of the scan: "${read}" invented${isVerified ? ", VERIFIED" : ""}, SILENT (${file})`;
    });
  return [...lost, ...made];
}

const HEADINGS = [
  "",
  "pages",
  "figures",
  "exact",
  "told: wrong",
  "missing",
  "without unit",
  "silent: wrong",
  "missing",
  "invented",
  "verified and wrong",
  "right but flagged",
];

/** Tables of Markdown: by band, and by condition. */
export function tables(reports: readonly PageReport[]): string {
  const bands = (["A", "B", "C"] as const).map((band) => line(`band ${band}`, count(reports, [band])));
  const names = [...new Set(reports.flatMap(({ damage }) => damage.effects.map(({ name }) => name)))].sort();
  const conditions = names.map((name) => {
    const own = reports.filter(({ damage }) => damage.effects.some((effect) => effect.name === name));
    return line(name, count(own));
  });
  const kinds = [...new Set(reports.flatMap(({ kind }) => kind ?? []))].map((name) =>
    line(`kind ${name}`, count(reports.filter(({ kind }) => kind === name))),
  );
  const coarse = reports.filter(({ damage }) => damage.dpi < 100);
  const rows = [
    ...bands,
    line("all", count(reports)),
    ...kinds,
    ...conditions,
    line("below 100 dpi", count(coarse)),
  ];
  return [HEADINGS, HEADINGS.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function line(name: string, tally: Tally): string[] {
  const share = (part: number, whole: number): string =>
    whole === 0 ? "–" : `${(Math.floor((10_000 * part) / whole) / 100).toFixed(2)} %`;
  return [
    name,
    String(tally.pages),
    String(tally.figures),
    share(tally.exact, tally.figures),
    String(tally.toldWrong),
    String(tally.toldMissing),
    String(tally.toldUnitless),
    String(tally.silentWrong),
    String(tally.silentMissing + tally.silentUnitless),
    String(tally.silentInvented),
    String(tally.verifiedWrong),
    share(tally.rightFlagged, tally.exact),
  ];
}
