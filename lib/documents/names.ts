/** Names of files as git and patch(1) read them, and as a line of a list can hold them. */

const ACTS = /["\\\p{Cc}]/u;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** In quotes, as in C, where it holds a quote, a backslash or a control character; otherwise as it is. */
export function quotedName(name: string): string {
  if (!ACTS.test(name)) return name;
  const escaped = name.replaceAll(/["\\\p{Cc}]/gu, (character) => {
    const bytes = () => [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`);
    return SHORT[character] ?? bytes().join("");
  });
  return `"${escaped}"`;
}

/** A name behind `---` or `+++`: a tab ends one that has spaces in it. */
export function headerName(name: string): string {
  const quoted = quotedName(name);
  return quoted === name && name.includes(" ") ? `${name}\t` : quoted;
}
