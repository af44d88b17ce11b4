/** Lines and columns of offsets, both from 1, columns in UTF-16 code units. Going forward is cheap. */
export class Lines {
  /** The last line that was asked for: its number from 0, and where it begins. */
  #line = 0;
  #start = 0;
  constructor(readonly text: string) {}

  place(offset: number): { readonly line: number; readonly column: number } {
    const { text } = this;
    if (offset < this.#start) {
      this.#line = 0;
      this.#start = 0;
    }
    for (;;) {
      const feed = text.indexOf("\n", this.#start);
      if (feed < 0 || feed >= offset) break;
      this.#line++;
      this.#start = feed + 1;
    }
    // A byte order mark is no column.
    const mark = this.#line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return { line: this.#line + 1, column: Math.max(0, offset - this.#start - mark) + 1 };
  }
}

/** Offsets at which lines begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the line, from 0, that an offset is on. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  if (feed < 0) return text.length;
  return feed > offset && text.charCodeAt(feed - 1) === 0x0d ? feed - 1 : feed;
}

/** Where the line after that of an offset begins. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  return feed < 0 ? text.length : feed + 1;
}

/** The line break that a text uses, by its first one. */
export function lineBreak(text: string): string {
  const feed = text.indexOf("\n");
  return feed > 0 && text.charCodeAt(feed - 1) === 0x0d ? "\r\n" : "\n";
}
