/** Characters that mean something to a regular expression and stand for themselves in a spelling. */
const LITERAL = /[.*+?^$()\\]/gu;

/**
 * The pattern of a whole word in the notation of the word lists: `[本年]收入` may lack 本年, `{合计|小计}` is either,
 * `…` is any text, `#` is a digit, all else stands for itself. Words are compared normalised, without quotation marks.
 */
function compileSpelling(spelling: string): RegExp {
  const source = spelling
    .replace(LITERAL, "\\$&")
    .replaceAll("[", "(?:")
    .replaceAll("]", ")?")
    .replaceAll("{", "(?:")
    .replaceAll("}", ")")
    .replaceAll("…", ".*")
    .replaceAll("#", "\\d");
  return new RegExp(`^${source}$`, "u");
}

/** Tells whether a normalised word is spelled like one of `spellings`. */
export function spelledLike(spellings: readonly string[]): (word: string) => boolean {
  const patterns = spellings.map(compileSpelling);
  return (word) => {
    const plain = withoutQuotes(word);
    return patterns.some((pattern) => pattern.test(plain));
  };
}

/** “三公”经费 is 三公经费. */
const withoutQuotes = (word: string): string => word.replace(/["'“”‘’„《》]/gu, "");
