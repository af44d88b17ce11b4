/** Runs one recorded call of AWS through an interpreter, and says whether it gives AWS's answer. */
import type { Kind } from "../../patch/grammar/resources.js";
import { matches } from "./match.js";

export interface RecordedCall {
  readonly id: string;
  readonly resource: Kind;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly patchOperations: readonly Readonly<Record<string, unknown>>[];
  readonly after?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: string; readonly message: string; readonly httpStatus: number };
  readonly context?: Readonly<Record<string, unknown>>;
  readonly note?: string;
  readonly superseded?: boolean;
  /** Pointers to members whose JSON text the recorder had decoded. */
  readonly jsonDecoded?: readonly string[];
}

export type Apply = (
  kind: Kind,
  resource: unknown,
  patchOperations: readonly unknown[],
  options?: { context?: Readonly<Record<string, unknown>> },
) => unknown;

export interface Replay {
  readonly reproduced: boolean;
  /** AWS's answer: the state afterwards, or the error. */
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Has the call what it takes to be replayed: a state before, an answer, and no later recording that says otherwise? */
export function replayable(call: RecordedCall): boolean {
  return call.before !== null && (call.after ?? call.error) !== undefined && call.superseded !== true;
}

/** The recorder wrote a long value as `<'a' * 125001>`. */
export function unabridged(operation: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { valueAbridged, ...rest } = operation;
  const repeated = /^<'(.)' \* (\d+)>$/s.exec(valueAbridged === true ? String(rest.value) : "");
  return repeated === null ? rest : { ...rest, value: (repeated[1] as string).repeat(Number(repeated[2])) };
}

/** AWS answers with JSON escaped as in a string literal; the recorder decoded it. */
function decoded(text: unknown): unknown {
  for (const reading of [text, `"${text}"`]) {
    try {
      const value: unknown = JSON.parse(String(reading));
      return typeof value === "string" ? JSON.parse(value) : value;
    } catch {}
  }
  return text;
}

export function asRecorded(call: RecordedCall, resource: unknown): unknown {
  const actual = { ...(resource as Record<string, unknown>) };
  for (const pointer of call.jsonDecoded ?? []) {
    const member = /^\/after\/([^/]+)$/.exec(pointer)?.[1];
    if (member !== undefined && member in actual) actual[member] = decoded(actual[member]);
  }
  // An answer holds the key's value only where the call asks for it; these calls cannot.
  if (call.resource === "ApiKey") delete actual.value;
  return actual;
}

export function replay(call: RecordedCall, applyPatch: Apply): Replay {
  const operations = call.patchOperations.map(unabridged);
  const expected =
    call.error === undefined ? call.after : { name: call.error.code, message: call.error.message };
  const options = call.context === undefined ? {} : { context: call.context };
  let actual: unknown;
  try {
    const resource = applyPatch(call.resource, structuredClone(call.before), operations, options);
    actual = asRecorded(call, resource);
    if (call.error !== undefined) return { reproduced: false, expected, actual };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    actual = { name: error.name, message: error.message };
    if (call.error === undefined) return { reproduced: false, expected, actual };
  }
  const sent = operations.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  return { reproduced: matches(expected, actual, sent), expected, actual };
}
