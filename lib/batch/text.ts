/** What a batch reads as lines: NDJSON as it is, and one JSON document of many integrations as a line for each. */
import { sniff } from "./json/sniff.js";
import { takeApart } from "./json/take-apart.js";
import type { BatchText } from "./lines.js";

export interface TextOptions {
  /** As errors name it. */
  readonly file?: string;
  /** The most bytes that one element of a document may have. */
  readonly maxElementBytes?: number;
  readonly signal?: AbortSignal;
}

/** How much text of lines is passed on at once. */
const GROUP_LENGTH = 256 * 1024;

async function* lines(
  pieces: AsyncIterable<Uint8Array>,
  options: TextOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  let group = "";
  try {
    for await (const line of takeApart(pieces, options)) {
      group += `${line}\n`;
      if (group.length < GROUP_LENGTH) continue;
      yield Buffer.from(group);
      group = "";
    }
  } catch (error) {
    // What stood before the error is whole.
    if (group !== "") yield Buffer.from(group);
    throw error;
  }
  if (group !== "") yield Buffer.from(group);
}

/** A text of integrations: its first bytes tell whether it is lines or a document. */
export function integrationsText(bytes: AsyncIterable<Uint8Array>, options: TextOptions = {}): BatchText {
  let isDocument = false;
  async function* told(): AsyncGenerator<Uint8Array> {
    const { form, pieces } = await sniff(bytes);
    isDocument = form === "document";
    yield* isDocument ? lines(pieces, options) : pieces;
  }
  return {
    ...(options.file === undefined ? {} : { file: options.file }),
    get isDocument() {
      return isDocument;
    },
    bytes: told(),
  };
}
