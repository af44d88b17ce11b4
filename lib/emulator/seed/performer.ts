import { InputError, PatchwayError } from "../../../common/errors.js";
import type { Dictionary } from "../../../common/own.js";
import { dispatch } from "../dispatch.js";
import type { Service, Settings } from "../operation.js";
import { OPERATIONS } from "../routes.js";
import type { Holder } from "../state/tree.js";

/** Carries out operations without the wire, so that a seed is held to what a client would be held to. */
export interface Performer {
  readonly account: Holder;
  /**
   * @param body as it would be on the wire
   * @throws InputError with the pointer, where the operation is refused
   */
  perform(
    name: string,
    labels: Readonly<Record<string, string>>,
    body: Dictionary,
    pointer: string,
  ): Dictionary;
}

export function performer(service: Service, account: Holder, settings: Settings): Performer {
  const byName = new Map(OPERATIONS.filter((one) => one.service === service).map((one) => [one.name, one]));
  return {
    account,
    perform(name, labels, body, pointer) {
      const operation = byName.get(name);
      if (operation === undefined) throw new TypeError(`there is no operation ${name}`);
      try {
        const world = { account, settings };
        const answer = dispatch({ operation, labels }, new URLSearchParams(), JSON.stringify(body), world);
        return JSON.parse(answer.body) as Dictionary;
      } catch (error) {
        if (!(error instanceof PatchwayError)) throw error;
        throw new InputError(`${name} is refused: ${error.message}`, { pointer });
      }
    },
  };
}
