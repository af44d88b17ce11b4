import { visible } from "../report/visible.js";
import type { Answer } from "./answer.js";
import type { Operation } from "./operation.js";

/** One request and how it was answered. */
export interface LogEntry {
  readonly method: string;
  /** As it was sent, with its query. */
  readonly path: string;
  /** `UpdateIntegration`; none where the request is for no operation. */
  readonly operation?: string;
  /** The HTTP status; none where the connection was reset in place of an answer. */
  readonly status?: number;
  /** AWS's name of the refusal, and its text. */
  readonly error?: string;
  readonly message?: string;
  /** Milliseconds from the head of the request to its answer. */
  readonly milliseconds: number;
}

function errorOf({ headers, body }: Answer): Pick<LogEntry, "error" | "message"> {
  const error = headers["x-amzn-ErrorType"];
  if (error === undefined) return {};
  const { message, Message } = JSON.parse(body) as { message?: string; Message?: string };
  return { error, message: message ?? Message ?? "" };
}

export function entryOf({
  operation,
  answer,
  ...rest
}: Pick<LogEntry, "method" | "path" | "milliseconds"> & {
  readonly operation: Operation | undefined;
  readonly answer: Answer | undefined;
}): LogEntry {
  return {
    ...rest,
    ...(operation === undefined ? {} : { operation: operation.name }),
    ...(answer === undefined ? {} : { status: answer.status, ...errorOf(answer) }),
  };
}

/** An entry as one line of text: `PATCH /restapis/a1b2c3 UpdateRestApi 200 1.4 ms`. */
export function logLine({ method, path, operation, status, error, message, milliseconds }: LogEntry): string {
  const said =
    error === undefined ? [] : [message === undefined || message === "" ? error : `${error}: ${message}`];
  const words = [method, path, operation ?? "-", status ?? "reset", `${milliseconds.toFixed(1)} ms`, ...said];
  return visible(words.join(" "));
}
