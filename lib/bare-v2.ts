/** An integration of API Gateway V2 that stands alone, where toV1 takes `{ integration }`. */
import { InputError } from "../common/errors.js";
import type { ToV1Options, ToV1Result } from "../mappings/model.js";
import { type ToV1Input, toV1 } from "../mappings/to-v1.js";

const AROUND = "/integration";

/** A pointer into `{ integration }` as one into the integration. */
const within = (pointer: string): string =>
  pointer === AROUND || pointer.startsWith(`${AROUND}/`) ? pointer.slice(AROUND.length) : pointer;

/** toV1 for an integration alone: findings and errors name places in it. */
export function bareToV1(integration: unknown, options: ToV1Options): ToV1Result {
  try {
    const made = toV1({ integration } as ToV1Input, options);
    return { ...made, findings: made.findings.map((found) => ({ ...found, path: within(found.path) })) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.message, { pointer: within(error.pointer) });
  }
}
