import { PatchwayError } from "../../common/errors.js";
import { type Dictionary, isObject } from "../../common/own.js";
import { visible } from "../report/visible.js";

/**
 * What a failed call means for the next one. `again`: nothing was done, and it may be sent again. `unknown`: nobody
 * knows whether it was done. `no`: the service refused it, and will again.
 */
export type FailureKind = "again" | "unknown" | "no";

/** A call that went wrong, in words that may be shown: no member of the request, no header, no control character. */
export class LiveError extends PatchwayError {
  override name = "LiveError";
  readonly kind: FailureKind;
  /** `UpdateIntegration` */
  readonly command: string;
  /** AWS's name of the error, or the network's. */
  readonly code: string;
  readonly status: number | undefined;

  constructor(command: string, failure: Omit<Failure, "text">, text: string) {
    super(text);
    this.command = command;
    this.kind = failure.kind;
    this.code = failure.code;
    this.status = failure.status;
  }
}

interface Failure {
  readonly kind: FailureKind;
  readonly code: string;
  readonly status: number | undefined;
  readonly text: string;
}

/** Conflicts that pass: two writes met. Other conflicts, such as a name that is taken, do not. */
const CONCURRENT = /concurrent modification|unable to complete operation due to/i;

const THROTTLED = /^(TooManyRequests|Throttling|RequestLimitExceeded|ThrottledException)/;

/** What the network says before the request can have left. */
const NOT_SENT: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Faults of this side: no retry mends them. */
const OURS = /Credential|ExpiredToken|UnrecognizedClient|InvalidSignature|Region is missing/i;

/** Keys and tokens that an error of a credential provider or a proxy might repeat. */
const SECRETS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /(?<=(?:authorization|x-amz-security-token|x-api-key|secret\w*|password|token)["']?\s*[:=]\s*["']?)[^\s"',}]+/gi,
  /(?<=\b(?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{6,}/g,
];

const MASK = "(hidden)";

/** A text without what looks like a key or a token, and safe to print. */
export function hidden(text: string): string {
  return SECRETS.reduce((rest, secret) => rest.replace(secret, MASK), visible(text));
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function read(error: unknown): Failure {
  const found: Dictionary = isObject(error) ? error : {};
  const metadata = isObject(found.$metadata) ? found.$metadata : {};
  const status = typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
  const code = textOf(found.code) || textOf(found.name) || "Error";
  const text = error instanceof Error ? error.message : String(error);
  const seen = { code, status, text };
  if (status === 429 || THROTTLED.test(code)) return { ...seen, kind: "again" };
  if (status !== undefined && status >= 500) return { ...seen, kind: "unknown" };
  if ((status === 409 || status === 400) && CONCURRENT.test(text)) return { ...seen, kind: "again" };
  if (status !== undefined) return { ...seen, kind: "no" };
  if (NOT_SENT.has(code)) return { ...seen, kind: "again" };
  if (OURS.test(`${code} ${text}`)) return { ...seen, kind: "no" };
  return { ...seen, kind: "unknown" };
}

/** The error of a call that failed, whatever the client threw. */
export function failureOf(command: string, error: unknown): LiveError {
  if (error instanceof LiveError) return error;
  const { text, ...failure } = read(error);
  const name = hidden(failure.code);
  const said = hidden(text);
  return new LiveError(command, failure, `${command}: ${name}${said === "" ? "" : `: ${said}`}`);
}
