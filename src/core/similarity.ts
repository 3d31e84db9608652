/** Edit distance (insert, delete, replace one character) between two texts, by code point. */
export function editDistance(a: string, b: string): number {
  const [short, long] = a.length <= b.length ? [[...a], [...b]] : [[...b], [...a]];
  let previous = Array.from({ length: short.length + 1 }, (_, index) => index);
  for (const [row, letter] of long.entries()) {
    const current = [row + 1];
    for (const [column, other] of short.entries()) {
      current.push(
        Math.min(
          (previous[column + 1] as number) + 1,
          (current[column] as number) + 1,
          (previous[column] as number) + (letter === other ? 0 : 1),
        ),
      );
    }
    previous = current;
  }
  return previous[short.length] as number;
}

/** 1 for equal texts, 0 for texts with nothing in common. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max([...a].length, [...b].length);
  return 1 - editDistance(a, b) / longest;
}
