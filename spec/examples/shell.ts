/** The words of a simple command line: spaces between words, single and double quotes around them. */
export function words(line: string): string[] {
  const found = line.match(/'[^']*'|"[^"]*"|[^\s'"]+/g) ?? [];
  return found.map((word) => (/^['"]/.test(word) ? word.slice(1, -1) : word));
}
