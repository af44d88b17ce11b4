import { InputError } from "../../../common/errors.js";
import { isObject } from "../../../common/own.js";
import type { Settings } from "../operation.js";
import { isDump, load } from "../state/dump.js";
import type { Holder } from "../state/tree.js";

/**
 * Fills an account from a document: a state document, as `pull` writes it, or a dump.
 *
 * @throws InputError with the pointer of what is not as it has to be
 */
export function seed(account: Holder, document: unknown, _settings: Settings): void {
  if (!isObject(document)) throw new InputError("a seed is an object: a state document, or a dump");
  if (isDump(document)) load(account, document);
  else throw new InputError("this is neither a state document nor a dump");
}
