/** Columns of a text that arrives in pieces, in UTF-16 code units like those of other errors; the scanner counts bytes. */
import { isAscii } from "node:buffer";
import type { ScanFault } from "./scanner.js";

const LINE_FEED = 0x0a;
const MARK = "\ufeff";
const NOTHING = new Uint8Array(0);

/** Further on in a line nobody counts, and the pointer tells more. In bytes. */
const FURTHEST = 1 << 20;

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");

const unitsOf = (bytes: Uint8Array): number => (isAscii(bytes) ? bytes.length : textOf(bytes).length);

export class Columns {
  /** The piece that is read: whole characters. */
  #bytes: Uint8Array = NOTHING;
  /** Of its first byte, among all. */
  #base = 0;
  /** Of its first byte in its line. */
  #inLine = 0;
  /** The code units of the line before it, as far as they are counted. */
  #units = 0;

  enter(bytes: Uint8Array): void {
    this.#bytes = bytes;
  }

  /** The piece is read, and may be written over. */
  leave(): void {
    const bytes = this.#bytes;
    const feed = bytes.lastIndexOf(LINE_FEED);
    if (feed >= 0) {
      this.#inLine = 0;
      this.#units = 0;
    }
    const rest = bytes.subarray(feed + 1);
    if (this.#inLine <= FURTHEST) this.#units += this.#count(rest, this.#base + feed + 1);
    this.#inLine += rest.length;
    this.#base += bytes.length;
    this.#bytes = NOTHING;
  }

  /** A byte order mark is no column. */
  #count(bytes: Uint8Array, from: number): number {
    const isMarked = from === 0 && textOf(bytes.subarray(0, 3)) === MARK;
    return unitsOf(bytes) - (isMarked ? 1 : 0);
  }

  /** Counted from 1; nothing where it is too far on. */
  of({ offset, lineStart }: ScanFault): number | undefined {
    if (offset - lineStart > FURTHEST) return undefined;
    const from = Math.max(lineStart, this.#base);
    const here = this.#bytes.subarray(from - this.#base, offset - this.#base);
    return (lineStart < this.#base ? this.#units : 0) + this.#count(here, from) + 1;
  }
}
