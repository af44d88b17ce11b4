/** Cuts a stream of bytes into blocks of whole lines, without looking at what the lines hold. */

export interface Block {
  /** Whole lines; the last of a stream may be without its end. */
  readonly bytes: Uint8Array;
  /** A line follows that is longer than the limit; it is not in the bytes. */
  readonly long?: true;
}

/** Large enough that what a block costs is nothing beside its lines, small enough that several may be under way. */
export const BLOCK_BYTES = 512 * 1024;

const LINE_FEED = 0x0a;
const MARK = [0xef, 0xbb, 0xbf];

/** What was read and not yet passed on: whole lines, and the beginning of the next. */
class Waiting {
  #whole: Uint8Array[] = [];
  #wholeBytes = 0;
  #part: Uint8Array[] = [];
  #partBytes = 0;
  #isFirst = true;
  /** In the middle of a line that is too long. */
  #skips = false;
  /** What began with the end of a line that is too long, and is still to be taken in. */
  #rest: Uint8Array | undefined;

  constructor(readonly maxLine: number) {}

  get bytes(): number {
    return this.#wholeBytes;
  }

  /** The whole lines so far. */
  take(): Uint8Array {
    const parts = this.#whole;
    const bytes = parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts, this.#wholeBytes);
    this.#whole = [];
    this.#wholeBytes = 0;
    if (!this.#isFirst) return bytes;
    this.#isFirst = false;
    return MARK.every((byte, index) => bytes[index] === byte) ? bytes.subarray(MARK.length) : bytes;
  }

  /** Takes in a piece no longer than the limit of a line; true where a line was too long that ends the block. */
  add(piece: Uint8Array): boolean {
    const first = piece.indexOf(LINE_FEED);
    if (this.#skips) {
      if (first < 0) return false;
      this.#skips = false;
      return this.add(piece.subarray(first + 1));
    }
    if (this.#partBytes + (first < 0 ? piece.length : first) > this.maxLine) {
      this.#part = [];
      this.#partBytes = 0;
      this.#skips = true;
      this.#rest = piece;
      return true;
    }
    if (first < 0) {
      if (piece.length > 0) this.#part.push(piece);
      this.#partBytes += piece.length;
      return false;
    }
    const last = piece.lastIndexOf(LINE_FEED);
    for (const part of this.#part) this.#whole.push(part);
    this.#whole.push(piece.subarray(0, last + 1));
    this.#wholeBytes += this.#partBytes + last + 1;
    const rest = piece.subarray(last + 1);
    this.#part = rest.length === 0 ? [] : [rest];
    this.#partBytes = rest.length;
    return false;
  }

  /** Takes in what stands behind the beginning of a line that was too long. */
  resume(): boolean {
    const rest = this.#rest;
    this.#rest = undefined;
    return rest === undefined ? false : this.add(rest);
  }

  /** The last line may have no end. */
  end(): void {
    this.#whole.push(...this.#part);
    this.#wholeBytes += this.#partBytes;
    this.#part = [];
  }
}

const WAITS = Symbol("the source makes us wait");
const soon = (): Promise<typeof WAITS> => new Promise((resolve) => setImmediate(resolve, WAITS));

/**
 * Blocks of whole lines. A block is passed on when it is large enough, or when the source has nothing more for now: a
 * line that was written reaches the other end without waiting for the next.
 *
 * @param maxLine the longest line that is taken, in bytes without its end; a longer one is skipped, not held
 */
export async function* blocksOf(chunks: AsyncIterator<Uint8Array>, maxLine: number): AsyncGenerator<Block> {
  const waiting = new Waiting(maxLine);
  const size = Math.max(1, Math.min(BLOCK_BYTES, maxLine));
  const read = () => {
    const reading = chunks.next();
    // Whoever stops taking blocks does not hear of it.
    reading.catch(() => {});
    return reading;
  };
  let next = read();
  for (;;) {
    if (waiting.bytes > 0 && (await Promise.race([next, soon()]).catch(() => WAITS)) === WAITS) {
      yield { bytes: waiting.take() };
    }
    const { done, value } = await next;
    if (done === true) break;
    next = read();
    for (let start = 0; start < value.length; start += size) {
      let isLong = waiting.add(value.subarray(start, start + size));
      while (isLong) {
        yield { bytes: waiting.take(), long: true };
        isLong = waiting.resume();
      }
      if (waiting.bytes >= BLOCK_BYTES) yield { bytes: waiting.take() };
    }
  }
  waiting.end();
  if (waiting.bytes > 0) yield { bytes: waiting.take() };
}
