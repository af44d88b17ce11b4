import { PatchwayError } from "../../common/errors.js";
import { type Dictionary, isObject } from "../../common/own.js";
import { hidden, secretsOf, withoutSecrets } from "./secrets.js";

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
  /** Did the service itself answer? */
  readonly answered: boolean;
  /** Milliseconds that the service asks to wait before the next try; 0 where it does not say. */
  readonly retryAfter: number;

  constructor(command: string, failure: Omit<Failure, "text">, text: string) {
    super(text);
    this.command = command;
    this.kind = failure.kind;
    this.code = failure.code;
    this.status = failure.status;
    this.answered = failure.answered;
    this.retryAfter = failure.retryAfter;
  }
}

interface Failure {
  readonly kind: FailureKind;
  readonly code: string;
  readonly status: number | undefined;
  readonly answered: boolean;
  readonly retryAfter: number;
  readonly text: string;
}

/** Conflicts that pass: two writes met. Other conflicts, such as a name that is taken, do not. */
const CONCURRENT = /concurrent modification|unable to complete operation due to/i;

/** Seconds: a service that asks for a longer wait is asked again after this. */
const LONGEST_WAIT = 60;

const ENDPOINT = " (is it the right endpoint and region?)";
const GARBLED = {
  code: "UnreadableAnswer",
  text: `this is not what API Gateway answers${ENDPOINT}`,
} as const;

const THROTTLED = /^(TooManyRequests|Throttling|RequestLimitExceeded|ThrottledException)/;

/** What the network says before the request can have left. */
const NOT_SENT: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/** Faults of this side: no retry mends them. */
const OURS = /Credential|ExpiredToken|UnrecognizedClient|InvalidSignature|Region is missing/i;

/** What is missing on this side, and how it is given; the rest says itself what is wrong. */
const MISSING: readonly (readonly [RegExp, string])[] = [
  [
    /^CredentialsProviderError/,
    " (credentials are found as by the AWS CLI: in a profile, --profile or AWS_PROFILE, or in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)",
  ],
  [/Region is missing/i, " (--region or AWS_REGION names it)"],
];

const helpFor = (failure: string): string => MISSING.find(([pattern]) => pattern.test(failure))?.[1] ?? "";

/** TLS that does not come about: no retry mends a certificate, nor an endpoint that speaks without TLS. */
const TLS = /^(?:CERT_|DEPTH_ZERO|EPROTO$|ERR_SSL|ERR_TLS|HOSTNAME_MISMATCH|SELF_SIGNED|UNABLE_TO_)/;

/** What an SDK adds to the error of an answer that it cannot read. Spaces are looked at from the first of them alone. */
const SDK_ADVICE = /(?<!\s)\s*Deserialization error: to see the raw response.*$/s;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Milliseconds that the service asks to wait; 0 where it does not say. */
function retryAfterOf(found: Dictionary): number {
  const response = isObject(found.$response) ? found.$response : {};
  const headers = isObject(response.headers) ? response.headers : {};
  const seconds = Number(found.retryAfterSeconds ?? headers["retry-after"] ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_WAIT) * 1000 : 0;
}

/** What an error says. It is the service that speaks where there is an HTTP status, and a text that can be read. */
function read(error: unknown): Failure {
  const found: Dictionary = isObject(error) ? error : {};
  const metadata = isObject(found.$metadata) ? found.$metadata : {};
  const status = typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
  const code = textOf(found.code) || textOf(found.name) || "Error";
  const text = (error instanceof Error ? error.message : String(error)).replace(SDK_ADVICE, "");
  const garbled = error instanceof SyntaxError;
  const answered = status !== undefined && status !== 200 && !garbled;
  const seen = { code, status, text, answered, retryAfter: retryAfterOf(found) };
  if (status === 429 || THROTTLED.test(code)) return { ...seen, kind: "again" };
  if (status !== undefined && status >= 500) {
    return { ...seen, ...(garbled ? { code: `HTTP ${status}`, text: "" } : {}), kind: "unknown" };
  }
  if ((status === 409 || status === 400) && CONCURRENT.test(text)) return { ...seen, kind: "again" };
  // The call went through, and its answer was lost on the way or is none of API Gateway's.
  if (status !== undefined && status < 300) return { ...seen, ...(garbled ? GARBLED : {}), kind: "unknown" };
  if (status !== undefined) return { ...seen, ...(garbled ? GARBLED : {}), kind: "no" };
  if (NOT_SENT.has(code)) return { ...seen, kind: "again", text: `${text}${ENDPOINT}` };
  if (TLS.test(code)) return { ...seen, kind: "no", text: `${text.trim()}${ENDPOINT}` };
  const failure = `${code} ${text}`;
  if (OURS.test(failure)) return { ...seen, kind: "no", text: `${text}${helpFor(failure)}` };
  return { ...seen, kind: "unknown" };
}

/**
 * The error of a call that failed, whatever the client threw.
 *
 * @param input the call's: values in it that open something are not repeated, whoever repeats them
 */
export function failureOf(command: string, error: unknown, input?: unknown): LiveError {
  if (error instanceof LiveError) return error;
  const { text, ...failure } = read(error);
  const name = hidden(failure.code);
  const said = withoutSecrets(text, secretsOf(input));
  return new LiveError(command, failure, `${command}: ${name}${said === "" ? "" : `: ${said}`}`);
}
