/** Texts cut anywhere, and what comes out of them. */
import fc from "fast-check";
import { LineBatch, type LineError, type LinesOptions } from "../../lib/batch/lines.js";

/** The bytes, cut at these places. */
export async function* cutAt(bytes: Uint8Array, places: readonly number[]): AsyncGenerator<Uint8Array> {
  const cuts = [...places].map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  let start = 0;
  for (const cut of [...cuts, bytes.length]) {
    // Some sources answer at once, others later.
    if (cut % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    yield bytes.subarray(start, cut);
    start = cut;
  }
}

export const cuts = fc.array(fc.nat(), { maxLength: 12 });

export interface Came {
  readonly output: string;
  /** `line: message` */
  readonly errors: readonly string[];
  readonly summary: LineBatch<"convert">["summary"];
}

/** Converts lines to HTTP, bad ones and all. */
export async function converted(
  bytes: AsyncIterable<Uint8Array>,
  options: LinesOptions & { bail?: boolean } = {},
): Promise<Came> {
  const errors: string[] = [];
  const onError = ({ line, pointer, message }: LineError) => {
    errors.push(`${line}${pointer}: ${message}`);
  };
  const batch = new LineBatch("convert", [{ bytes }], { to: "http" }, { onError, ...options });
  const output: Buffer[] = [];
  for await (const piece of batch) output.push(Buffer.from(piece));
  return { output: Buffer.concat(output).toString(), errors, summary: batch.summary };
}
