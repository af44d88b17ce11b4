/** The length of a text in characters, not in UTF-16 units. */
export function length(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - length(text)));
}

/** The beginning of a text that does not fit, with a sign that it goes on. */
export function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const characters = Array.from(text.slice(0, 2 * width + 2));
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join("")}…`;
}

/** Breaks a text at its spaces; a word that is longer than a line stays whole, so that it can be copied. */
export function wrap(text: string, width: number): string[] {
  const [first = "", ...rest] = text.split(" ");
  const lines = [first];
  for (const word of rest) {
    const line = lines.at(-1) as string;
    if (length(line) + 1 + length(word) > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** A wrapped text behind a margin, the first line of which starts with `lead`. */
export function paragraph(text: string, width: number, lead: string): string {
  const margin = " ".repeat(length(lead));
  return wrap(text, Math.max(20, width - lead.length))
    .map((line, index) => `${index === 0 ? lead : margin}${line}`)
    .join("\n");
}

/** `1 change`, `2 changes`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
