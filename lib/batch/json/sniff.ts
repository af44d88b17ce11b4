/**
 * What a stream of JSON is, told from its first bytes: a document that is taken apart, or lines of NDJSON.
 *
 * | The first value | it is |
 * | --- | --- |
 * | is a list | a document |
 * | has a member that holds elements (`items`, `Items`, `integrations`), before one that shows an element | a document |
 * | is open at the end of its line, and the next line goes on with it: a space, `"`, `,`, `:`, `}` or `]` | a document |
 * | is followed by another on the same line | a document |
 * | is open at the end of its line, and the next line begins anew | lines, the first of them cut off |
 * | ends with its line, or with the text, or goes on for longer than is looked at | lines |
 * | is no list and no object | unknown |
 */
import { plain } from "./element.js";
import { documentWith, marksElement } from "./forms.js";
import { type Listener, OPEN_LIST, OPEN_OBJECT, ScanFault, Scanner } from "./scanner.js";

export type Sniffed = "document" | "lines" | "unknown";

/** How much is looked at: AWS's metadata and the first members stand there. */
const LOOK = 1 << 16;

const LINE_FEED = 0x0a;
const SPACE = 0x20;
/** A byte order mark is no token. */
const MARK: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf]);
const GOES_ON: ReadonlySet<number> = new Set([...' \t",:}]'].map((character) => character.charCodeAt(0)));

/** Looks at a stream until it can tell what it is. */
class Sniffer implements Listener {
  readonly #scanner = new Scanner(this);
  #member = "";
  #isElement = false;
  #isDocument = false;
  #hasBegun = false;
  /** The first value has not ended with its line. */
  #isOpen = false;
  #hasEnded = false;
  #looked = 0;

  constructor() {
    this.#scanner.watched = 1;
  }

  name(depth: number, from: number, to: number): void {
    if (depth !== 1) return;
    this.#member = plain(this.#scanner.text(from, to));
    this.#isElement ||= marksElement(this.#member);
  }

  begin(depth: number, byte: number): void {
    if (depth !== 1 || this.#isElement) return;
    this.#isDocument ||= documentWith(this.#member)?.opens === byte;
  }

  end(depth: number): boolean {
    this.#hasEnded ||= depth === 0;
    return depth === 0;
  }

  push(piece: Uint8Array): Sniffed | undefined {
    let from = 0;
    this.#looked += piece.length;
    if (!this.#hasBegun) {
      while (from < piece.length && this.#isBlank(piece[from] as number)) from++;
      if (from === piece.length) return this.#looked >= LOOK ? "lines" : undefined;
      this.#hasBegun = true;
      const first = piece[from];
      if (first === OPEN_LIST) return "document";
      if (first !== OPEN_OBJECT) return "unknown";
    }
    const told = this.#isOpen ? this.#next(piece, from) : this.#first(piece, from);
    return told ?? (this.#looked >= LOOK ? "lines" : undefined);
  }

  #isBlank(byte: number): boolean {
    return byte <= SPACE || MARK.has(byte);
  }

  /** The line in which the first value begins. */
  #first(piece: Uint8Array, from: number): Sniffed | undefined {
    const feed = piece.indexOf(LINE_FEED, from);
    const line = piece.subarray(from, feed < 0 ? piece.length : feed);
    let at = 0;
    let isFaulty = false;
    try {
      if (!this.#hasEnded) at = this.#scanner.scan(line, 0);
    } catch (error) {
      if (!(error instanceof ScanFault)) throw error;
      isFaulty = true;
    }
    if (this.#isDocument) return "document";
    if (isFaulty) return "lines";
    if (this.#hasEnded) {
      const next = line.subarray(at).find((byte) => byte > SPACE);
      if (next === OPEN_OBJECT || next === OPEN_LIST) return "document";
      return next !== undefined || feed >= 0 ? "lines" : undefined;
    }
    if (feed < 0) return undefined;
    this.#isOpen = true;
    return this.#next(piece, feed + 1);
  }

  /** The line behind it. */
  #next(piece: Uint8Array, from: number): Sniffed | undefined {
    let at = from;
    while (at < piece.length && (piece[at] === LINE_FEED || piece[at] === 0x0d)) at++;
    if (at === piece.length) return undefined;
    return GOES_ON.has(piece[at] as number) ? "document" : "lines";
  }
}

/**
 * Tells what a stream is, and gives it back whole. Of a stream that comes slowly no more is awaited than it takes.
 *
 * @param pieces bytes, which nobody writes over
 */
export async function sniff(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ readonly form: Sniffed; readonly pieces: AsyncIterable<Uint8Array> }> {
  const iterator =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const sniffer = new Sniffer();
  const seen: Uint8Array[] = [];
  let form: Sniffed | undefined;
  let isDone = false;
  while (form === undefined && !isDone) {
    const { done, value } = await iterator.next();
    if (done === true) isDone = true;
    else {
      seen.push(value);
      form = sniffer.push(value);
    }
  }

  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* seen.splice(0);
      while (!isDone) {
        const { done, value } = await iterator.next();
        if (done === true) isDone = true;
        else yield value;
      }
    } finally {
      if (!isDone) await iterator.return?.();
    }
  }
  return { form: form ?? "lines", pieces: whole() };
}
