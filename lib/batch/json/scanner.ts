/**
 * RFC 8259 over bytes that arrive in pieces: an automaton that checks every byte, keeps nothing of what has passed, and
 * tells of the values near the root. Whoever listens can stop it behind a value and go on from there.
 *
 * Own code, because what has to come out is the text of an element as it stands. Streaming parsers hand out values, in
 * which a number beyond 2^53 and the first of two equal names are gone. Those that are kept are also slower: stream-json 3.8
 * reads a get-resources answer at 0.25 (pretty-printed) and 0.18 (compact) of the speed of JSON.parse over the whole text,
 * @streamparser/json 0.0.26 at 0.36 and 0.32; jsonparse 1.3 at 0.72 and 0.54. This one, envelopes included, at 1.3 and 1.5:
 * `bench/take-apart.ts`.
 */
import { DEEPEST } from "../../../common/own.js";

/** Where a text stops being JSON. */
export class ScanFault extends Error {
  constructor(
    message: string,
    /** Counted from 1. */
    readonly line: number,
    /** In bytes, among all that was scanned. */
    readonly offset: number,
    /** Of the first byte of the line, likewise. */
    readonly lineStart: number,
  ) {
    super(message);
  }
}

/** Told of the values that have at most `Scanner.watched` lists and objects around them; `depth` counts those. */
export interface Listener {
  /** A value begins; what is kept of it will stand from `scanner.length` on. */
  begin(depth: number, byte: number): void;
  /**
   * A value has ended, and with it what is kept.
   *
   * @returns true to stop there
   */
  end(depth: number): boolean;
  /** The name of the value that begins next is kept between these offsets, without its quotes. */
  name(depth: number, from: number, to: number): void;
}

export const OPEN_OBJECT = 0x7b;
export const OPEN_LIST = 0x5b;
const CLOSE_OBJECT = 0x7d;
const CLOSE_LIST = 0x5d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/**
 * What may come next. These and the bytes above stand in this file because the loop below compares with them: numbers that
 * are imported are looked up each time, which takes a quarter of the speed.
 */
const TOP = 0;
const VALUE = 1;
const FIRST_ITEM = 2;
const FIRST_NAME = 3;
const NAME = 4;
const AFTER_NAME = 5;
const AFTER = 6;
const STRING = 7;
const ESCAPE = 8;
const HEX = 9;
const WORD = 10;
const SIGN = 11;
const LEADING_ZERO = 12;
const INTEGER = 13;
const POINT = 14;
const FRACTION = 15;
const EXPONENT = 16;
const EXPONENT_SIGN = 17;
const EXPONENT_DIGITS = 18;
const MARK = 19;

/** What a state expects, in words. */
const EXPECTED: Readonly<Record<number, string>> = {
  [TOP]: "an object or a list is expected",
  [VALUE]: "a value is expected",
  [FIRST_ITEM]: 'a value or "]" is expected',
  [FIRST_NAME]: 'a name in double quotes or "}" is expected',
  [NAME]: "a name in double quotes is expected",
  [AFTER_NAME]: '":" is expected after the name',
  [STRING]: "a line break or control character in a string must be escaped",
  [ESCAPE]: "a backslash must begin an escape such as \\n or \\u00e9",
  [HEX]: "a backslash must begin an escape such as \\n or \\u00e9",
  [WORD]: "a value is expected: a string in double quotes, a number, true, false or null",
  [SIGN]: "a digit is expected",
  [POINT]: "a digit is expected",
  [EXPONENT]: "a digit is expected",
  [EXPONENT_SIGN]: "a digit is expected",
  [MARK]: "a byte order mark is expected whole",
};

const UNFINISHED: Readonly<Record<number, string>> = {
  [STRING]: "this string has no end",
  [ESCAPE]: "this string has no end",
  [HEX]: "this string has no end",
};

/** The bytes of a string that need no second look. */
const CLEAN = new Uint8Array(256).fill(1, SPACE);
CLEAN[QUOTE] = 0;
CLEAN[BACKSLASH] = 0;

const bytesOf = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));

const ESCAPABLE = new Uint8Array(256);
for (const byte of bytesOf('"\\/bfnrt')) ESCAPABLE[byte] = 1;
const UNICODE = 0x75;
const HEX_DIGITS: ReadonlySet<number> = new Set(bytesOf("0123456789abcdefABCDEF"));
const WORDS: ReadonlyMap<number, readonly number[]> = new Map(
  ["true", "false", "null"].map((word) => [word.charCodeAt(0), bytesOf(word)]),
);
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];

/** Where a number may end. */
const COMPLETE: ReadonlySet<number> = new Set([LEADING_ZERO, INTEGER, FRACTION, EXPONENT_DIGITS]);

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE;
const isExponent = (byte: number): boolean => byte === 0x65 || byte === 0x45;

/** What is kept begins with room for this many bytes; one of more than `LARGE` is given back. */
const ROOM = 1 << 17;
const LARGE = 1 << 22;

export class Scanner {
  /** Up to which depth the listener is told of values. It may change this whenever it is told something. */
  watched = 2;
  /** Whether what passes is kept. Otherwise only names near the root are, until they have been told. */
  keeping = false;
  /** How many bytes are kept. */
  length = 0;
  #kept = Buffer.allocUnsafe(ROOM);
  #state = TOP;
  #depth = 0;
  /** Whether each of the open values is an object. */
  readonly #objects = new Uint8Array(DEEPEST + 1);
  #inName = false;
  /** Where the name that is read begins in what is kept. */
  #nameFrom = 0;
  /** How many digits of an escape, or bytes of a word, have been seen. */
  #seen = 0;
  #word: readonly number[] = BYTE_ORDER_MARK;
  #line = 1;
  /** Of the first byte of the line, among all that was scanned. */
  #lineStart = 0;
  /** Of the first byte of the piece. */
  #base = 0;

  constructor(readonly listener: Listener) {}

  /** Whether nothing is open: the text may end here. */
  get atTop(): boolean {
    return this.#state === TOP;
  }

  get line(): number {
    return this.#line;
  }

  /** Keeps what comes next, and nothing of what has passed. */
  keep(): void {
    this.keeping = true;
    this.length = 0;
  }

  /** What is kept: tokens without the white space between them. */
  text(from: number, to: number): string {
    return this.#kept.toString("utf8", from, to);
  }

  /** Whether these bytes of what is kept are the same. */
  has(bytes: Uint8Array, from: number, to: number): boolean {
    if (bytes.length !== to - from) return false;
    const kept = this.#kept;
    for (let at = 0; at < bytes.length; at++) if (bytes[at] !== kept[from + at]) return false;
    return true;
  }

  hasEscape(from: number, to: number): boolean {
    const kept = this.#kept;
    for (let at = from; at < to; at++) if (kept[at] === BACKSLASH) return true;
    return false;
  }

  byte(at: number): number {
    return this.#kept[at] as number;
  }

  /** @param at an index in the piece */
  fault(message: string, at: number): ScanFault {
    return new ScanFault(message, this.#line, this.#base + at, this.#lineStart);
  }

  /**
   * Goes on with a piece of the text.
   *
   * @returns where it stopped: behind a value, as the listener said, or at the end of the piece, which is then done
   * @throws ScanFault where the text is not JSON
   */
  scan(piece: Uint8Array, from: number): number {
    const { listener } = this;
    const objects = this.#objects;
    const end = piece.length;
    let state = this.#state;
    let depth = this.#depth;
    if (!this.keeping && !this.#inName) this.length = 0;
    const kept = this.#room(end - from);
    // Every token is written there, as that is quicker than to ask whether it is wanted.
    let length = this.length;
    let at = from;

    while (at < end) {
      let byte = piece[at] as number;

      if (state === STRING) {
        while (CLEAN[byte] === 1) {
          kept[length++] = byte;
          if (++at === end) break;
          byte = piece[at] as number;
        }
        if (at === end) break;
        kept[length++] = byte;
        if (byte === BACKSLASH) {
          at++;
          if (at < end && ESCAPABLE[piece[at] as number] === 1) kept[length++] = piece[at++] as number;
          else state = ESCAPE;
        } else if (byte !== QUOTE) {
          throw this.#unexpected(state, depth, at);
        } else {
          at++;
          if (this.#inName) {
            state = AFTER_NAME;
            this.#inName = false;
            if (depth <= this.watched) {
              this.length = length;
              listener.name(depth, this.#nameFrom, length - 1);
            }
            if (at < end && piece[at] === COLON) {
              kept[length++] = COLON;
              state = VALUE;
              at++;
            }
          } else {
            state = AFTER;
            if (depth <= this.watched) {
              this.length = length;
              if (listener.end(depth)) break;
              length = this.length;
            }
          }
        }
        continue;
      }

      if (state <= AFTER) {
        if (byte <= SPACE) {
          if (byte === LINE_FEED) {
            this.#line++;
            this.#lineStart = this.#base + at + 1;
          } else if (byte !== SPACE && byte !== RETURN && byte !== TAB) {
            throw this.#unexpected(state, depth, at);
          }
          at++;
          while (at < end && piece[at] === SPACE) at++;
          continue;
        }

        if (state === AFTER) {
          const object = objects[depth - 1] as number;
          if (byte === COMMA) {
            kept[length++] = byte;
            state = object === 1 ? NAME : VALUE;
            at++;
            continue;
          }
          if (byte !== (object === 1 ? CLOSE_OBJECT : CLOSE_LIST)) throw this.#unexpected(state, depth, at);
        } else if (state === AFTER_NAME) {
          if (byte !== COLON) throw this.#unexpected(state, depth, at);
          kept[length++] = byte;
          state = VALUE;
          at++;
          continue;
        } else if (state === NAME || state === FIRST_NAME) {
          if (byte === QUOTE) {
            kept[length++] = byte;
            this.#inName = true;
            this.#nameFrom = length;
            state = STRING;
            at++;
            continue;
          }
          if (state === NAME || byte !== CLOSE_OBJECT) throw this.#unexpected(state, depth, at);
        } else if (state !== FIRST_ITEM || byte !== CLOSE_LIST) {
          // A value begins.
          if (state === TOP && byte !== OPEN_OBJECT && byte !== OPEN_LIST) {
            if (byte !== BYTE_ORDER_MARK[0]) throw this.#unexpected(state, depth, at);
            state = MARK;
            this.#seen = 1;
            at++;
            continue;
          }
          if (depth <= this.watched) {
            this.length = length;
            listener.begin(depth, byte);
            length = this.length;
          }
          if (byte === QUOTE) {
            state = STRING;
          } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
            if (depth === DEEPEST) throw this.fault(`this is nested more than ${DEEPEST} levels deep`, at);
            const object = byte === OPEN_OBJECT;
            objects[depth] = object ? 1 : 0;
            depth++;
            state = object ? FIRST_NAME : FIRST_ITEM;
          } else if (byte === MINUS) state = SIGN;
          else if (byte === ZERO) state = LEADING_ZERO;
          else if (isDigit(byte)) state = INTEGER;
          else {
            const word = WORDS.get(byte);
            if (word === undefined) throw this.#unexpected(state, depth, at);
            this.#word = word;
            this.#seen = 1;
            state = WORD;
          }
          kept[length++] = byte;
          at++;
          continue;
        }
        // An object or a list ends.
        kept[length++] = byte;
        at++;
        depth--;
        state = depth === 0 ? TOP : AFTER;
        if (depth <= this.watched) {
          this.length = length;
          if (listener.end(depth)) break;
          length = this.length;
        }
        continue;
      }

      const next = this.#step(state, byte);
      if (next < 0) throw this.#unexpected(state, depth, at);
      const isMark = state === MARK;
      state = next;
      // A word ends with its last byte, a number before the byte that follows it.
      if (state !== AFTER || this.#seen > 0) {
        if (!isMark) kept[length++] = byte;
        at++;
      }
      if (state === AFTER && depth <= this.watched) {
        this.length = length;
        if (listener.end(depth)) break;
        length = this.length;
      }
    }

    this.#state = state;
    this.#depth = depth;
    this.length = length;
    if (at === end) this.#base += end;
    return at;
  }

  /** @throws ScanFault where something is open */
  finish(): void {
    if (this.atTop) return;
    throw this.fault(
      `the text ends too early: ${UNFINISHED[this.#state] ?? this.#expected(this.#state, this.#depth)}`,
      0,
    );
  }

  /** The rarer states: where escapes, words and numbers stand. `AFTER` where they end, -1 where the byte is wrong. */
  #step(state: number, byte: number): number {
    switch (state) {
      case ESCAPE:
        if (ESCAPABLE[byte] === 1) return STRING;
        this.#seen = 0;
        return byte === UNICODE ? HEX : -1;
      case HEX:
        if (!HEX_DIGITS.has(byte)) return -1;
        this.#seen++;
        return this.#seen === 4 ? STRING : HEX;
      case WORD:
        if (byte !== this.#word[this.#seen]) return -1;
        this.#seen++;
        return this.#seen === this.#word.length ? AFTER : WORD;
      case MARK:
        if (byte !== BYTE_ORDER_MARK[this.#seen]) return -1;
        this.#seen++;
        return this.#seen === BYTE_ORDER_MARK.length ? TOP : MARK;
      case SIGN:
        if (byte === ZERO) return LEADING_ZERO;
        return isDigit(byte) ? INTEGER : -1;
      case POINT:
        return isDigit(byte) ? FRACTION : -1;
      case EXPONENT:
        if (byte === MINUS || byte === PLUS) return EXPONENT_SIGN;
        return isDigit(byte) ? EXPONENT_DIGITS : -1;
      case EXPONENT_SIGN:
        return isDigit(byte) ? EXPONENT_DIGITS : -1;
    }
    if (state !== LEADING_ZERO && isDigit(byte)) return state;
    if (byte === DOT && state <= INTEGER) return POINT;
    if (isExponent(byte) && state !== EXPONENT_DIGITS) return EXPONENT;
    this.#seen = 0;
    return AFTER;
  }

  #expected(state: number, depth: number): string {
    if (state === AFTER || COMPLETE.has(state))
      return `"," or "${this.#objects[depth - 1] === 1 ? "}" : "]"}" is expected`;
    return EXPECTED[state] as string;
  }

  #unexpected(state: number, depth: number, at: number): ScanFault {
    return this.fault(this.#expected(state, depth), at);
  }

  /** A buffer that has room for so many bytes more. */
  #room(more: number): Buffer {
    const needed = this.length + more;
    if (needed > this.#kept.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#kept.length * 2));
      this.#kept.copy(larger, 0, 0, this.length);
      this.#kept = larger;
    } else if (this.length === 0 && this.#kept.length > LARGE && more <= ROOM) {
      this.#kept = Buffer.allocUnsafe(ROOM);
    }
    return this.#kept;
  }
}
