import { escapeToken } from "../common/pointer.js";
import type { Draft } from "./draft.js";
import type { PatchOperation } from "./grammar/resources.js";
import type { Apart, Combined, KindGrammar } from "./grammar/types.js";
import { refuse } from "./session.js";

const concerns = ({ paths }: Apart, operation: PatchOperation): boolean =>
  operation.path !== undefined && paths.includes(operation.path);

const has = (apart: Apart, operations: readonly PatchOperation[], op: PatchOperation["op"]): boolean =>
  operations.some((operation) => operation.op === op && concerns(apart, operation));

/** Where a list that AWS refuses goes wrong. */
export interface Parting {
  readonly apart: Apart;
  /** Of the first removal that cannot stand beside an addition of the list. */
  readonly index: number;
}

/** What a list both adds and removes, and must not; what is no operation is passed over. */
export function partings(grammar: KindGrammar, list: readonly (PatchOperation | undefined)[]): Parting[] {
  const operations = list.filter((operation) => operation !== undefined);
  return (grammar.apart ?? []).flatMap((apart) => {
    if (!has(apart, operations, "add")) return [];
    const index = list.findIndex((operation) => operation?.op === "remove" && concerns(apart, operation));
    return index < 0 ? [] : [{ apart, index }];
  });
}

/** AWS's refusal of a list that both adds and removes what does not stand in one list. */
export function apartRules(grammar: KindGrammar): readonly Combined[] {
  return (grammar.apart ?? []).map(
    (apart): Combined =>
      (_session, _before, operations) =>
        has(apart, operations, "add") && has(apart, operations, "remove")
          ? refuse(apart.refusal, {})
          : undefined,
  );
}

/** Takes the removals that must wait for a second list out of a draft, and says so of each. */
export function keepApart(apart: Apart, draft: Draft): void {
  const { patchOperations } = draft;
  if (!has(apart, patchOperations, "add") || !has(apart, patchOperations, "remove")) return;
  const waits = (operation: PatchOperation) => operation.op === "remove" && concerns(apart, operation);
  for (const { path, value } of patchOperations.filter(waits)) {
    const pointer = value === undefined ? path : `${path}/${escapeToken(value)}`;
    draft.say(apart.finding, pointer, { path: pointer });
  }
  const rest = patchOperations.filter((operation) => !waits(operation));
  patchOperations.splice(0, patchOperations.length, ...rest);
}
