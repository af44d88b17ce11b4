import type { IncomingMessage } from "node:http";
import { WireError } from "./errors.js";

/** API Gateway's limit of a payload. */
export const LARGEST_BODY = 10 * 1024 * 1024;

export interface Target {
  /** As it was sent, without the query. */
  readonly path: string;
  /** Decoded. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/** `http://host/path` is the path as well: proxies send it so. */
const ABSOLUTE = /^https?:\/\/[^/?#]*/i;

/** @throws WireError where an escape is none. */
export function readTarget(url: string): Target {
  const [plain = "", ...rest] = url.replace(ABSOLUTE, "").split("?");
  const path = plain.length > 1 && plain.endsWith("/") ? plain.slice(0, -1) : plain;
  try {
    const segments = path.split("/").slice(1).map(decodeURIComponent);
    return { path, segments, query: new URLSearchParams(rest.join("?")) };
  } catch {
    throw new WireError("badPath");
  }
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @throws WireError where bytes are no text: what is stored has to be what was sent. */
function decode(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new WireError("notUtf8");
  }
}

/**
 * The whole body as text.
 *
 * @throws WireError where it is larger than the limit, encoded or no text; what is beyond the limit was read and dropped,
 *   because who is still writing does not read an answer.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST_BODY) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (length > LARGEST_BODY) throw new WireError("tooLarge", { limit: LARGEST_BODY });
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (length > 0 && encoding.toLowerCase() !== "identity") throw new WireError("encoded", { encoding });
  return decode(Buffer.concat(chunks));
}
