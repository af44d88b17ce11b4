/**
 * Remembers what a function makes of texts that come again and again in a batch: keys of mappings, patterns, lists of
 * header names. Bounded in number and length, so that no input can make it grow: full, it starts anew.
 */
const MOST_TEXTS = 1024;
const LONGEST_TEXT = 256;

/** @param compute gives the same answer, which nobody changes, for the same text. */
export function memo<T extends object | string>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const answer = compute(text);
    if (text.length <= LONGEST_TEXT) {
      if (known.size >= MOST_TEXTS) known.clear();
      known.set(text, answer);
    }
    return answer;
  };
}
