/** `GET /pets/*`: a star stands for any text, `?` for one character. What else is in it stands for itself. */
export function matcher(patterns: readonly string[]): (key: string) => boolean {
  const all = patterns.map((pattern) => {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    return new RegExp(`^${source}$`, "su");
  });
  return (key) => all.length === 0 || all.some((one) => one.test(key));
}
