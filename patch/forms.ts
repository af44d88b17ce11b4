import { InputError } from "../common/errors.js";
import { readV1Integration } from "../common/forms.js";
import { type Dictionary, isObject, put } from "../common/own.js";
import { grammars } from "./grammar/index.js";
import type { Kind } from "./grammar/resources.js";
import type { KindGrammar } from "./grammar/types.js";

/** Members of answers that say nothing of the resource. */
const ANSWER: ReadonlySet<string> = new Set(["$metadata", "ResponseMetadata", "_links"]);

/** What names a resource in requests, where the resource itself has no such member. */
const ADDRESS: ReadonlySet<string> = new Set(["restApiId", "resourceId", "httpMethod"]);

/** Members that only an Integration's forms have. */
const INTEGRATION: ReadonlySet<string> = new Set(["_embedded", "integrationHttpMethod"]);

const isMember = (kind: Kind, member: string): boolean =>
  Object.hasOwn(grammars, kind) && Object.hasOwn((grammars[kind] as KindGrammar).members, member);

/** A member whose presence says that the object is not in the model's own form. */
export function isEnvelope(kind: Kind, member: string): boolean {
  if (kind === "Integration" && (INTEGRATION.has(member) || ADDRESS.has(member))) return true;
  return ANSWER.has(member) || (ADDRESS.has(member) && !isMember(kind, member));
}

export interface Form {
  readonly resource: Readonly<Dictionary>;
  /** Members that the form cannot carry: their absence says nothing. */
  readonly silent: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();
const RESPONSES: ReadonlySet<string> = new Set(["integrationResponses"]);

/**
 * Reads a resource in whichever form people hold it: an answer with its metadata or links, or the input of a put.
 *
 * @throws InputError where the input is no object.
 */
export function readForm(kind: Kind, input: unknown): Form {
  if (kind === "Integration") {
    const { integration, place } = readV1Integration(input);
    return {
      resource: integration,
      silent: place.restApiId === undefined && !isPut(input) ? NOTHING : RESPONSES,
    };
  }
  if (!isObject(input)) throw new InputError(`${kind} is an object, such as the SDK answers it`);
  const resource: Dictionary = {};
  for (const member of Object.keys(input)) {
    if (!isEnvelope(kind, member)) put(resource, member, input[member]);
  }
  return { resource, silent: NOTHING };
}

function isPut(input: unknown): boolean {
  return (
    isObject(input) && (Object.hasOwn(input, "integrationHttpMethod") || Object.hasOwn(input, "resourceId"))
  );
}
