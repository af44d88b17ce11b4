import { recorded } from "../../common/evidence.js";
import { type Dictionary, get } from "../../common/own.js";
import { show } from "../../common/show.js";
import { badRequest } from "../grammar/families.js";
import { RECORDED } from "../grammar/sources.js";
import type { Check, Combined } from "../grammar/types.js";
import { refuse } from "../session.js";

const NEEDS_ONE: ReadonlySet<unknown> = new Set(["CUSTOM", "COGNITO_USER_POOLS"]);

const isAbsent = (id: unknown): boolean => id === undefined || id === null || id === "";

/** Nobody is authorized: an authorizer does not count. */
export const isOpen = ({ authorizationType }: Readonly<Dictionary>): boolean =>
  (authorizationType ?? "NONE") === "NONE";

const NO_AUTHORIZER = badRequest(
  "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.",
  recorded(`${RECORDED}: UpdateMethod`),
);

/** For the type: an authorizer goes with it. AWS looks at the result of the list, so that there is no refusal here. */
export const typeHasAuthorizer: Check = {
  finding: "authorizer-required",
  broken: (text, { resource }) =>
    NEEDS_ONE.has(text) && isAbsent(resource.authorizerId) ? { text } : undefined,
};

/** For the authorizer: it cannot be taken away from a type that needs one. */
export const authorizerStays: Check = {
  finding: "authorizer-required",
  broken: (_text, { resource }) =>
    NEEDS_ONE.has(resource.authorizationType) ? { text: show(resource.authorizationType) } : undefined,
};

const PATHS: ReadonlySet<unknown> = new Set(["/authorizationType", "/authorizerId"]);

/**
 * Recorded for Method: type and authorizer are checked together once the list is carried out, in whichever order they
 * stand; an authorizer beside the type NONE is dropped without an error.
 */
export const authorization: Combined = ({ state, context }, _before, operations) => {
  if (!operations.some(({ path }) => PATHS.has(path))) return undefined;
  const id = get(state, "authorizerId");
  if (isOpen(state)) {
    delete state.authorizerId;
  } else if (NEEDS_ONE.has(state.authorizationType)) {
    const { authorizers } = context;
    const isKnown = authorizers === undefined || authorizers.includes(id as string);
    if (isAbsent(id) || !isKnown) return refuse(NO_AUTHORIZER, {});
  }
  return undefined;
};
