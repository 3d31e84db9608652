/** Characters that readers take for each other even on a clear scan, as they differ in a stroke's length or place. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["入", "人"],
  ["末", "未"],
  ["己", "已"],
  ["千", "干"],
  ["士", "土"],
  ["日", "曰"],
];

const TWIN = new Map(PAIRS.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));

/** The texts that `printed` may be with one of its characters taken for the one that looks like it: 收人 may be 收入. */
export const lookAlikesOf = (printed: string): string[] =>
  [...printed].flatMap((character, index, all) => {
    const twin = TWIN.get(character);
    return twin === undefined ? [] : [all.with(index, twin).join("")];
  });
