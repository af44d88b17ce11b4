/** Lines and columns of offsets, both from 1, columns in UTF-16 code units. */
export class Lines {
  #starts: number[] | undefined;
  constructor(readonly text: string) {}

  /** Offsets at which lines begin. */
  get starts(): readonly number[] {
    if (this.#starts === undefined) {
      this.#starts = [0];
      for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1))
        this.#starts.push(at + 1);
    }
    return this.#starts;
  }

  /** The index of the line, from 0, that an offset is on. */
  lineOf(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  place(offset: number): { readonly line: number; readonly column: number } {
    const line = this.lineOf(offset);
    const start = this.starts[line] as number;
    // A byte order mark is no column.
    const mark = line === 0 && this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return { line: line + 1, column: Math.max(0, offset - start - mark) + 1 };
  }
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
