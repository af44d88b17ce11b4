import { isUtf8 } from "node:buffer";
import { existsSync, readFileSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { ReadError } from "./errors.js";
import type { Io } from "./io.js";

/** A JSON value and where it came from, as messages give it. */
export interface Input {
  readonly file: string;
  /** The part of the file that was asked for; "" for the whole. */
  readonly pointer: string;
  readonly value: unknown;
}

const STDIN = "-";

/** What the operating system answers, in words. */
const REFUSED: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file: a part of its path is a file, not a directory",
  EISDIR: "this is a directory; name a file",
  EACCES: "there is no permission to read it",
  EPERM: "there is no permission to read it",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "the name is too long for this system",
  ERR_FS_FILE_TOO_LARGE: "it is larger than 2 GiB, which is too much for one JSON text",
  ERR_STRING_TOO_LONG: "it is larger than 512 MiB, which is too much for one JSON text",
  ERR_INVALID_ARG_VALUE: "the name holds a NUL character",
};

/** What is there under a name; nothing where nothing is, or where it is out of reach: whoever opens it says why. */
export function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

/** The error of a file that the system does not let us read. */
export function refused(file: string, error: unknown): ReadError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new ReadError(REFUSED[code ?? ""] ?? `it cannot be read: ${code ?? message}`, { file });
}

/** How files begin that are not text in UTF-8, and what to do. */
const NOT_TEXT: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], "this is gzip-compressed; decompress it first, for instance: gunzip -c FILE | patchway … -"],
  [[0x50, 0x4b, 0x03, 0x04], "this is a ZIP archive; unpack it first"],
  [[0xff, 0xfe], "this text is in UTF-16; save it as UTF-8"],
  [[0xfe, 0xff], "this text is in UTF-16; save it as UTF-8"],
];

const LINE_FEED = 0x0a;

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

/** What bytes are that begin as no text in UTF-8 does, and what to do. */
export function notText(bytes: Uint8Array): string | undefined {
  return NOT_TEXT.find(([start]) => start.every((byte, index) => bytes[index] === byte))?.[1];
}

/** The text of bytes, a byte order mark included. */
function decode(bytes: Buffer, file: string): string {
  const sort = notText(bytes);
  if (sort !== undefined) throw new ReadError(sort, { file });
  if (bytes.includes(0)) throw new ReadError("this is binary data, not JSON text", { file });
  if (!isUtf8(bytes)) {
    throw new ReadError("this line is not valid UTF-8; save the file as UTF-8", {
      file,
      line: firstBadLine(bytes),
    });
  }
  try {
    return bytes.toString("utf8");
  } catch (error) {
    throw refused(file, error);
  }
}

/** A second value, on a line of its own. */
const MORE_LINES = /\n[ \t]*[[{]$/;

async function parse(whole: string, file: string, lines: string): Promise<unknown> {
  const text = whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (text.trim() === "") throw new ReadError("it is empty; a JSON value is expected", { file });
    const [{ jsonFault, MORE }, { placeOf }] = await Promise.all([
      import("../../common/json-fault.js"),
      import("./text-place.js"),
    ]);
    const fault = jsonFault(text);
    // JSON.parse decides; should the two ever differ, its message is all there is to say.
    if (fault === undefined) throw new ReadError((error as Error).message, { file });
    const hasLines =
      fault.message === MORE &&
      MORE_LINES.test(text.slice(Math.max(0, fault.offset - 100), fault.offset + 1));
    throw new ReadError(`not JSON: ${fault.message}${hasLines ? lines : ""}`, {
      file,
      ...placeOf(text, fault.offset),
    });
  }
}

/** What texts with numbers that are not kept have in them, and some others too. */
const SUSPECT = /[\d.]{16}|\d[eE][+-]?\d{3}/;

/** @throws ReadError where a number of a part of the text would come out as another one */
async function refuseLost(whole: string, file: string, pointer: string): Promise<void> {
  if (!SUSPECT.test(whole)) return;
  const [{ lostIn, shortened }, { placeOf }, { formatPointer }] = await Promise.all([
    import("../batch/exact.js"),
    import("./text-place.js"),
    import("../../common/pointer.js"),
  ]);
  const text = whole.charCodeAt(0) === 0xfeff ? whole.slice(1) : whole;
  for (const { start, end, path } of lostIn(text)) {
    const at = formatPointer(path.map(String));
    if (at !== pointer && !at.startsWith(`${pointer}/`)) continue;
    const message = `${shortened(text.slice(start, end))} cannot be kept as a number here; write it as a text`;
    throw new ReadError(message, { file, pointer: at, ...placeOf(text, start) });
  }
}

/** Reads the operands of one run: files, `-`, and a part of either behind `#`. */
export class Reader {
  #stdinRead = false;
  /** What stdin, or a pipe, gave to somebody who only looked: it gives it once. */
  readonly #seen = new Map<string, Buffer>();
  readonly #io: Pick<Io, "stdin" | "cwd">;
  readonly #lines: string;

  /** @param lines how the command reads one value a line, for whoever gives it several */
  constructor(io: Pick<Io, "stdin" | "cwd">, lines = "") {
    this.#io = io;
    this.#lines = lines;
  }

  /**
   * @param operand `FILE`, `-` for stdin, or either with a JSON pointer: `state.json#/items/0`
   * @throws ReadError where there is no such file, text or part
   */
  json(operand: string): Promise<Input> {
    return this.#json(operand, false);
  }

  /** The same of what is written again: a number that JavaScript would change is an error. */
  exactJson(operand: string): Promise<Input> {
    return this.#json(operand, true);
  }

  async #json(operand: string, isExact: boolean): Promise<Input> {
    const { file, pointer } = this.#split(operand);
    const name = file === STDIN ? "(stdin)" : file;
    const text = decode(await this.#bytes(file), name);
    const value = await parse(text, name, this.#lines);
    if (isExact) await refuseLost(text, name, pointer);
    if (pointer === "") return { file: name, pointer, value };
    const { select } = await import("./select.js");
    return { file: name, pointer, value: select(value, pointer, name) };
  }

  /** The text of stdin or a pipe, which can still be read as an operand afterwards. */
  async lookAt(file: string): Promise<string> {
    const bytes = await this.#bytes(file);
    this.#seen.set(file, bytes);
    if (file === STDIN) this.#stdinRead = false;
    return decode(bytes, file === STDIN ? "(stdin)" : file);
  }

  /** The file that an operand names, or a part of. */
  fileOf(operand: string): string {
    return this.#split(operand).file;
  }

  #exists(file: string): boolean {
    return file === STDIN || existsSync(resolve(this.#io.cwd, file));
  }

  /** A `#` belongs to the name where there is a file of that name; otherwise a pointer begins at the first that can. */
  #split(operand: string): { file: string; pointer: string } {
    if (this.#exists(operand)) return { file: operand, pointer: "" };
    const marks = [...operand.matchAll(/#/g)].map(({ index }) => index);
    const mark =
      marks.find((at) => this.#exists(operand.slice(0, at))) ?? marks.find((at) => operand[at + 1] === "/");
    if (mark === undefined) return { file: operand, pointer: "" };
    return { file: operand.slice(0, mark), pointer: operand.slice(mark + 1) };
  }

  async #bytes(file: string): Promise<Buffer> {
    const seen = this.#seen.get(file);
    if (file !== STDIN) {
      if (seen !== undefined) return seen;
      try {
        return readFileSync(resolve(this.#io.cwd, file));
      } catch (error) {
        throw refused(file, error);
      }
    }
    if (this.#stdinRead) {
      throw new ReadError("it can be read only once; give one of the inputs as a file", { file: "(stdin)" });
    }
    this.#stdinRead = true;
    if (seen !== undefined) return seen;
    const chunks: Buffer[] = [];
    for await (const chunk of this.#io.stdin) {
      chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk));
    }
    return Buffer.concat(chunks);
  }
}
