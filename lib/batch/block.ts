/**
 * The inner loop: a block of whole lines in, a block of results out. Bytes become text once a block and text becomes bytes
 * once a block; to do either for each line takes longer than to convert it.
 */
import { isAscii, isUtf8 } from "node:buffer";
import { InputError } from "../../common/errors.js";
import { shortly } from "../../common/findings.js";
import { jsonFault } from "../../common/json-fault.js";
import { get, isObject } from "../../common/own.js";
import { checkDepth } from "./depth.js";
import { hasLongNumber, parseExactly, withNumbers } from "./exact.js";
import { countFindings, countLine, newTally, type Tally } from "./tally.js";
import type { LineWork } from "./tasks/task.js";

/** Why a line has no result. Plain data: it may come from another thread. */
export interface Fault {
  /** Counted from 0, from the beginning of the block. */
  readonly line: number;
  readonly message: string;
  readonly pointer: string;
  /** In UTF-16 code units, counted from 1: where the line stops being JSON. */
  readonly column?: number;
  /** A JSON pointer to where the line's object stood in a document, as the line says. */
  readonly at?: string;
}

export interface BlockResult {
  /** The lines of the result, each with its end. */
  readonly output: Uint8Array;
  /** Lines of the block, blank ones included. */
  readonly lines: number;
  readonly tally: Tally;
  readonly errors: readonly Fault[];
}

export interface BlockOptions {
  /** Nothing is done after the first error. */
  readonly bail?: boolean;
}

const LINE_FEED = 0x0a;
const NOT_UTF8 = "this line is not valid UTF-8";

/** What is wrong with a line, or with us. */
function errorOf(error: unknown, line: number): Fault {
  if (error instanceof InputError) return { line, message: error.message, pointer: error.pointer };
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return { line, message: "the line is nested too deeply", pointer: "" };
  }
  const { stack, message } = error as Error;
  return { line, message: `this is a fault of patchway; please report it: ${stack ?? message}`, pointer: "" };
}

/** JSON.parse has refused a text. */
function notJson(text: string, error: unknown, line: number): Fault {
  const fault = jsonFault(text);
  // JSON.parse decides; should the two ever differ, its message is all there is to say.
  if (fault === undefined) return { line, message: `not JSON: ${(error as Error).message}`, pointer: "" };
  return { line, message: `not JSON: ${fault.message}`, pointer: "", column: fault.offset + 1 };
}

/** How much text becomes bytes at once: less costs a call each, more has to be put together first. */
const GROUP_LENGTH = 8 * 1024;

/** Text that becomes bytes in groups of lines. */
class Written {
  #group = "";
  #bytes: Buffer;
  #length = 0;

  /** @param size a guess of how many bytes there will be */
  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(size);
  }

  add(line: string): void {
    this.#group += line;
    this.#group += "\n";
    if (this.#group.length > GROUP_LENGTH) this.#flush();
  }

  #flush(): void {
    // A UTF-16 code unit is at most three bytes.
    const needed = this.#length + 3 * this.#group.length;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * needed);
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(this.#group, this.#length);
    this.#group = "";
  }

  take(): Uint8Array {
    this.#flush();
    return this.#bytes.subarray(0, this.#length);
  }
}

/** The work on one block. */
class Pass {
  readonly tally = newTally();
  readonly errors: Fault[] = [];
  lines = 0;
  readonly output: Written;
  constructor(
    readonly work: LineWork,
    size: number,
    /** The block may hold numbers that JSON.parse would change. */
    readonly isExact: boolean,
  ) {
    this.output = new Written(size);
  }

  fail(error: Fault): void {
    countLine(this.tally, "failed");
    this.errors.push(error);
  }

  /** Answers one line; false where it has no answer. */
  line(text: string): boolean {
    const line = this.lines;
    this.lines += 1;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      if (text.trim() === "") {
        this.tally.blank += 1;
        return true;
      }
      this.fail(notJson(text, error, line));
      return false;
    }
    try {
      checkDepth(text);
      if (this.isExact) value = parseExactly(text, value);
      const { result, outcome } = this.work(value, true);
      const json = JSON.stringify(result);
      // Before anything is counted: what cannot be written has no result.
      this.output.add(this.isExact ? withNumbers(json) : json);
      countLine(this.tally, outcome);
      const { findings } = result;
      if (findings !== undefined) countFindings(this.tally, findings as Parameters<typeof countFindings>[1]);
      return true;
    } catch (error) {
      const at = isObject(value) ? get(value, "pointer") : undefined;
      this.fail({ ...errorOf(error, line), ...(typeof at === "string" ? { at } : {}) });
      return false;
    }
  }

  text(text: string, bail: boolean): void {
    for (let start = 0; start < text.length; ) {
      const found = text.indexOf("\n", start);
      const end = found < 0 ? text.length : found;
      if (end === start) {
        this.lines += 1;
        this.tally.blank += 1;
      } else if (!this.line(text.slice(start, end)) && bail) return;
      start = end + 1;
    }
  }

  /** Line by line, since one of them is no text. */
  bytes(bytes: Buffer, bail: boolean): void {
    for (let start = 0; start < bytes.length; ) {
      const found = bytes.indexOf(LINE_FEED, start);
      const end = found < 0 ? bytes.length : found;
      const line = bytes.subarray(start, end);
      if (isUtf8(line)) this.text(`${line.toString("utf8")}\n`, bail);
      else {
        this.fail({ line: this.lines, message: NOT_UTF8, pointer: "" });
        this.lines += 1;
      }
      if (bail && this.errors.length > 0) return;
      start = end + 1;
    }
  }
}

/** Works on a block of whole lines; the last one may be without its end. Whatever it holds, nothing is thrown. */
export function workBlock(
  block: Uint8Array,
  work: LineWork,
  { bail = false }: BlockOptions = {},
): BlockResult {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const pass = new Pass(work, bytes.length + (bytes.length >> 2) + 4 * GROUP_LENGTH, hasLongNumber(bytes));
  // Once a block: the switch costs more than a finding.
  shortly(() => {
    // Most is ASCII, which takes a copy and no decoding.
    if (isAscii(bytes)) pass.text(bytes.toString("latin1"), bail);
    else if (isUtf8(bytes)) pass.text(bytes.toString("utf8"), bail);
    else pass.bytes(bytes, bail);
  });
  const { tally, errors, lines } = pass;
  return { output: pass.output.take(), lines, tally, errors };
}
