/** The texts that `--ndjson` reads: files and stdin, decompressed where they are compressed. */
import { createReadStream, statSync } from "node:fs";
import { resolve } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { BatchText } from "../../batch/lines.js";
import { bytesOf } from "../../batch/source.js";
import { ReadError, UsageError } from "../errors.js";
import type { Io } from "../io.js";
import { notText, refused } from "../read.js";

/** What is read at once, and what comes out of a decompression at once. */
const CHUNK_BYTES = 512 * 1024;

const STDIN = "-";

/** What zlib says of data that is not whole. */
const DAMAGED: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: "the gzip data ends too early: the file was cut off",
  Z_DATA_ERROR: "the gzip data is damaged",
};

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** At least two bytes, where there are as many: what tells what the rest is. */
async function beginning(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let begun: Uint8Array = new Uint8Array();
  while (begun.length < 4) {
    const { done, value } = await bytes.next();
    if (done === true) break;
    begun = begun.length === 0 ? value : Buffer.concat([begun, value]);
  }
  return begun;
}

async function* after(begun: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (begun.length > 0) yield begun;
    for (;;) {
      const { done, value } = await rest.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    rest.return?.()?.catch(() => {});
  }
}

async function* decompressed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // An error of either ends both, and is met where the result is read.
  pipeline(Readable.from(bytes, { objectMode: false }), gunzip, () => {});
  yield* gunzip as AsyncIterable<Uint8Array>;
}

/** The bytes of one operand, as text. */
async function* textOf(raw: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const bytes = raw[Symbol.asyncIterator]();
  try {
    const begun = await beginning(bytes);
    if (isGzip(begun)) yield* decompressed(after(begun, bytes));
    else {
      const sort = notText(begun);
      if (sort !== undefined) throw new ReadError(sort, { file });
      yield* after(begun, bytes);
    }
  } catch (error) {
    if (error instanceof ReadError) throw error;
    const damage = DAMAGED[(error as NodeJS.ErrnoException).code ?? ""];
    throw damage === undefined ? refused(file, error) : new ReadError(damage, { file });
  }
}

export interface Inputs {
  readonly texts: readonly BatchText[];
  /** How many bytes there are to read; nothing where only the end will tell. */
  readonly size: number | undefined;
  /** How many were read so far. */
  read(): number;
}

/**
 * @param asText what is made of the bytes of an operand
 * @throws ReadError where one of the files is not there, before any is read
 */
export function openInputs(
  io: Io,
  operands: readonly string[],
  asText: (bytes: AsyncIterable<Uint8Array>, file: string) => BatchText,
): Inputs {
  const names = operands.length === 0 ? [STDIN] : operands;
  if (names.filter((name) => name === STDIN).length > 1) {
    throw new UsageError("stdin can be read only once.");
  }
  let size: number | undefined = 0;
  let read = 0;
  async function* counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      read += chunk.length;
      yield chunk;
    }
  }
  const texts = names.map((name): BatchText => {
    if (name === STDIN) {
      size = undefined;
      return asText(textOf(counted(bytesOf(io.stdin)), "(stdin)"), "(stdin)");
    }
    const path = resolve(io.cwd, name);
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
      size = size === undefined || !stat.isFile() ? undefined : size + stat.size;
    } catch (error) {
      throw refused(name, error);
    }
    async function* file(): AsyncGenerator<Uint8Array> {
      yield* createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
    }
    return asText(textOf(counted(file()), name), name);
  });
  return { texts, size, read: () => read };
}
