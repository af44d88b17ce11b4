/** The edits (insert, delete, replace, swap of neighbours) between two words: optimal string alignment. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(
        (above[column] as number) + 1,
        (line[column - 1] as number) + 1,
        (above[column - 1] as number) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (before[column - 2] as number) + 1);
      }
      line.push(best);
    }
    before = above;
    above = line;
  }
  return above[b.length] as number;
}

/** The longest word that is compared: the work grows with the product of the lengths. */
const LONGEST = 100;

/** The known names that a mistyped word may have meant, the nearest first, at most `most`. */
export function nearest(word: string, names: readonly string[], most = 1): string[] {
  const wanted = word.toLowerCase().slice(0, LONGEST);
  const score = (name: string): number => {
    const known = name.toLowerCase();
    if (wanted.length > 2 && known.startsWith(wanted)) return 0;
    return distance(wanted, known.slice(0, LONGEST));
  };
  return names
    .map((name) => ({ name, far: score(name) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3)))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ name }) => name);
}

/** ` Did you mean diff?`, or "" where nothing is near. */
export function didYouMean(word: string, names: readonly string[]): string {
  const [name] = nearest(word, names);
  return name === undefined ? "" : ` Did you mean ${name}?`;
}
