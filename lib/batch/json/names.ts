/** Names that are looked for in bytes: most of what is met is none of them, and no text is made of it. */
import type { Scanner } from "./scanner.js";

interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class NameTable {
  /** By length and first byte. */
  readonly #entries = new Map<number, Entry[]>();
  readonly #names: ReadonlySet<string>;

  constructor(names: Iterable<string>) {
    this.#names = new Set(names);
    for (const name of this.#names) {
      const bytes = Buffer.from(name);
      const sort = bytes.length * 256 + (bytes[0] as number);
      this.#entries.set(sort, [...(this.#entries.get(sort) ?? []), { name, bytes }]);
    }
  }

  /** The one of the names that is kept between these offsets, spelled with escapes or without. */
  find(scanner: Scanner, from: number, to: number): string | undefined {
    const entries = this.#entries.get((to - from) * 256 + scanner.byte(from));
    if (entries !== undefined) {
      for (const { name, bytes } of entries) if (scanner.has(bytes, from, to)) return name;
    }
    if (!scanner.hasEscape(from, to)) return undefined;
    const name = JSON.parse(scanner.text(from - 1, to + 1)) as string;
    return this.#names.has(name) ? name : undefined;
  }
}
