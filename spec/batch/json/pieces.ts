/** Texts in pieces, and what comes out of them. */
import { InputError } from "../../../common/errors.js";
import { type TakeApartOptions, takeApart } from "../../../lib/batch/json/take-apart.js";

/** The bytes of a text, cut at these places; each piece is written over once the next is asked for. */
export function* cut(text: string | Uint8Array, places: readonly number[]): Generator<Uint8Array> {
  const bytes = typeof text === "string" ? Buffer.from(text) : Buffer.from(text);
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const end of [...ends, bytes.length]) {
    const piece = Uint8Array.from(bytes.subarray(from, end));
    yield piece;
    piece.fill(0x3f);
    from = end;
  }
}

export function* byteByByte(text: string | Uint8Array): Generator<Uint8Array> {
  const { length } = Buffer.from(text as string);
  yield* cut(
    text,
    Array.from({ length }, (_, at) => at),
  );
}

export interface Taken {
  readonly lines: readonly string[];
  readonly error?: InputError;
}

/** What a document gives, and the error that ends it. Errors that are not the package's own are thrown. */
export async function taken(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options?: TakeApartOptions,
): Promise<Taken> {
  const lines: string[] = [];
  try {
    for await (const line of takeApart(pieces, options)) lines.push(line);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { lines, error };
  }
  return { lines };
}

/** The envelopes of a text that is one or more documents as a whole. */
export async function envelopesOf(text: string): Promise<unknown[]> {
  const { lines, error } = await taken([Buffer.from(text)]);
  if (error !== undefined) throw error;
  return lines.map((line) => JSON.parse(line) as unknown);
}

/** The error of a text, as messages give it. */
export async function errorOf(text: string | Uint8Array, options?: TakeApartOptions) {
  const { lines, error } = await taken([Buffer.from(text as string)], options);
  if (error === undefined) throw new Error("there is no error");
  const { message, pointer, line } = error;
  return { lines: lines.length, message, pointer, line };
}
