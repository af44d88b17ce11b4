import { randomUUID } from "node:crypto";
import { ServiceError } from "../../common/errors.js";
import { WireError } from "./wire/errors.js";

/** What goes back over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Every answer has one, and no two the same. */
export const requestId = (): Readonly<Record<string, string>> => ({ "x-amzn-RequestId": randomUUID() });

const JSON_TYPE = { "content-type": "application/json" };

export function success(status: number, body: object | undefined): Answer {
  if (body === undefined) return { status, headers: requestId(), body: "" };
  return { status, headers: { ...JSON_TYPE, ...requestId() }, body: JSON.stringify(body) };
}

/** Errors of the framework, not of the service's model, spell their text with a capital (recorded). */
const FRAMEWORK: ReadonlySet<string> = new Set(["ValidationException", "SerializationException"]);

/** A refusal: its name in a header, its text in the body. */
export function refusal(error: ServiceError | WireError): Answer {
  const { name, status, message } = error;
  const own = error instanceof WireError ? error.headers : {};
  return {
    status,
    headers: { ...JSON_TYPE, "x-amzn-ErrorType": name, ...own, ...requestId() },
    body: JSON.stringify(FRAMEWORK.has(name) ? { Message: message } : { message }),
  };
}

/** The answer to whatever was thrown: what is neither AWS's refusal nor the wire's is a fault of the emulator. */
export function failure(error: unknown): Answer {
  if (error instanceof ServiceError || error instanceof WireError) return refusal(error);
  const reason = error instanceof Error ? error.message : String(error);
  return refusal(new WireError("internal", { reason }));
}
