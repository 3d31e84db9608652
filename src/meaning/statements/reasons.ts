/** A reason that the prose gives, and where its marker stands. */
interface Reason {
  readonly at: number;
  /** What its clause says is explained: 决算数小于预算数的. */
  readonly of: string;
  readonly reason: string;
  /** 主要是 may as well say what money is spent on: a reason only where something has moved. */
  readonly isWeak: boolean;
}

const BODY = "[^。；;：:，,\\s][^。；;]*";
/** 主要原因是, 减少的原因：, 下降原因为, 是由于; and 主要是, 主要系. */
const REASON = new RegExp(
  [
    `(?:主要原因(?:是|为|在于|有)?|原因(?:主要)?(?:是|为|在于|有|(?=[：:])))[：:]?\\s*(?:由于|因为)?(?<strong>${BODY})`,
    `主要[是系][：:]?\\s*(?:由于|因为)?(?<weak>${BODY})`,
    `是(?:由于|因为)(?<cause>${BODY})`,
  ].join("|"),
  "gu",
);

/** Every reason that `text` gives, in order. */
export const findReasons = (text: string): Reason[] =>
  [...text.matchAll(REASON)].map(({ index, groups: { strong, weak, cause } = {} }) => ({
    at: index,
    of: /[^，。；：！？;:!?,]*$/u.exec(text.slice(0, index))?.[0] ?? "",
    reason: (strong ?? weak ?? cause ?? "").trim(),
    isWeak: weak !== undefined,
  }));
