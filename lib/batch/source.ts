/** What a batch reads from: pieces of text in any of the forms in which streams give them, or objects. */
import { InputError } from "../../common/errors.js";

/** Bytes and strings are pieces of one text, cut anywhere; an object is a line of its own. */
export type BatchChunk = Uint8Array | string | object;

/** An array, a generator, a Node stream or a Web stream: whatever can be iterated over. */
export type BatchSource<T = BatchChunk> = AsyncIterable<T> | Iterable<T>;

const isHigh = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
};

function lineOf(value: object): string {
  let text: string | undefined;
  let reason = "";
  try {
    text = JSON.stringify(value);
  } catch (error) {
    reason = `: ${(error as Error).message}`;
  }
  if (text === undefined) throw new InputError(`an object of the source cannot be written as JSON${reason}`);
  return text;
}

/** The bytes of a source. */
export async function* bytesOf(source: BatchSource): AsyncGenerator<Uint8Array> {
  /** The first half of a character that is cut in two. */
  let half = "";
  let isLineOpen = false;
  for await (const chunk of source) {
    if (chunk instanceof Uint8Array) {
      if (chunk.length === 0) continue;
      yield chunk;
      isLineOpen = chunk[chunk.length - 1] !== 0x0a;
    } else if (typeof chunk === "string") {
      const text = half + chunk;
      half = text !== "" && isHigh(text) ? text.slice(-1) : "";
      const whole = half === "" ? text : text.slice(0, -1);
      if (whole === "") continue;
      yield Buffer.from(whole);
      isLineOpen = !whole.endsWith("\n");
    } else {
      yield Buffer.from(`${isLineOpen ? "\n" : ""}${lineOf(chunk)}\n`);
      isLineOpen = false;
    }
  }
  if (half !== "") yield Buffer.from(half);
}
