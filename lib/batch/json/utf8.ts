/** Bytes in UTF-8 that arrive in pieces, cut between characters. */
import { isUtf8 } from "node:buffer";

/** How many bytes a character has, by its first byte; 0 where no character begins so. */
function lengthOf(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** How many bytes at the end may be the beginning of a character. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** The index of the first byte that belongs to no character. */
function firstBad(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthOf(bytes[at] as number);
    if (length === 0 || (length > 1 && !isUtf8(bytes.subarray(at, at + length)))) break;
    if (at + length > bytes.length) break;
    at += length;
  }
  return at;
}

export interface Characters {
  /** Whole characters, all of them valid. */
  readonly bytes: Uint8Array;
  /** Whether what comes behind them is not UTF-8. */
  readonly bad: boolean;
}

export class Utf8Cutter {
  #held: Uint8Array = new Uint8Array(0);

  push(piece: Uint8Array): Characters {
    const all = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    const whole = all.length - unfinished(all);
    // A copy: the piece's owner may write over it.
    this.#held = Uint8Array.from(all.subarray(whole));
    const bytes = all.subarray(0, whole);
    return isUtf8(bytes) ? { bytes, bad: false } : { bytes: bytes.subarray(0, firstBad(bytes)), bad: true };
  }

  /** Whether the text ends in the middle of a character. */
  get isOpen(): boolean {
    return this.#held.length > 0;
  }
}
