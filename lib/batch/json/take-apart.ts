/**
 * A JSON document of many integrations, as AWS's commands and `pull` write them, taken apart into one line of JSON for
 * each integration. No more of it is held than one element (a resource, an integration) and the piece that was read.
 */
import { InputError } from "../../../common/errors.js";
import { Columns } from "./columns.js";
import { Documents, WINDOW } from "./documents.js";
import { ScanFault } from "./scanner.js";
import { Utf8Cutter } from "./utf8.js";

export interface TakeApartOptions {
  /** The most bytes that one element may have; 64 MiB where nothing is said. */
  readonly maxElementBytes?: number;
  /** For messages. */
  readonly file?: string;
  readonly signal?: AbortSignal;
}

const MAX_ELEMENT_BYTES = 64 * 1024 * 1024;

const NOT_UTF8 = "this is not valid UTF-8; save the file as UTF-8";

function located(error: unknown, documents: Documents, columns: Columns, file: string | undefined): unknown {
  const inFile = file === undefined ? {} : { file };
  if (error instanceof ScanFault) {
    const { message, line } = error;
    return new InputError(`not JSON: ${message}`, {
      pointer: documents.pointer,
      line,
      column: columns.of(error),
      ...inFile,
    });
  }
  if (!(error instanceof InputError) || error.file !== undefined || file === undefined) return error;
  const { message, pointer, line } = error;
  return new InputError(message, { pointer, ...(line === undefined ? {} : { line }), ...inFile });
}

/**
 * Takes a document apart, in its own order. Each line has no line break in it and is an object: `integration`, as it stands
 * in the document but for white space between tokens, what its place tells of it (`routeKey`, `resourceId`,
 * `integrationId`, `responses`; `api` and `protocol`, as a state document says before its integrations), `pointer`, a JSON pointer to
 * where it stood, and, where one document follows another, `document`, counted from 1, from the second on.
 *
 * A method without an integration gives no line. Where an error is thrown, what stood before it has been given.
 *
 * @param pieces the document's bytes, UTF-8; a piece may be written over once the next is asked for
 * @throws InputError with the line and pointer, and the column within the first MiB of the line, where the text is not JSON
 */
export async function* takeApart(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: TakeApartOptions = {},
): AsyncGenerator<string, void, undefined> {
  const { maxElementBytes = MAX_ELEMENT_BYTES, file, signal } = options;
  const documents = new Documents(maxElementBytes);
  const { scanner } = documents;
  const cutter = new Utf8Cutter();
  const columns = new Columns();
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      const { bytes, bad } = cutter.push(piece);
      columns.enter(bytes);
      for (let from = 0; from < bytes.length; from += WINDOW) {
        const part = bytes.subarray(from, from + WINDOW);
        for (let at = 0; at < part.length; ) {
          at = scanner.scan(part, at);
          if (documents.isReady) yield* documents.envelopes();
        }
        documents.checkLength();
      }
      columns.leave();
      if (bad) throw scanner.fault(NOT_UTF8, 0);
    }
    if (cutter.isOpen) throw scanner.fault(NOT_UTF8, 0);
    scanner.finish();
  } catch (error) {
    throw located(error, documents, columns, file);
  }
}
