/**
 * The forms in which people hold a v1 integration: what GetIntegration answers (through an SDK, the AWS CLI or as raw
 * HAL), and what PutIntegration takes. All are read into the one model.
 *
 * Source: the API reference of GetIntegration, UpdateIntegration (its sample response) and PutIntegration.
 */
import { InputError } from "./errors.js";
import { copy, type Dictionary, get, isObject, put } from "./own.js";
import { describe } from "./show.js";

/** What names a v1 integration, where the input says so. */
export interface V1Place {
  readonly restApiId?: string;
  readonly resourceId?: string;
  /** The verb of the method, not of the backend. */
  readonly httpMethod?: string;
}

export interface V1Form {
  /** The model's members. The input itself where there was nothing to set aside: do not write to it. */
  readonly integration: Readonly<Dictionary>;
  /** JSON pointers of what was known and set aside: answer metadata and links. */
  readonly ignored: readonly string[];
  readonly place: V1Place;
}

/** Members of an answer that say nothing of the integration. */
const ENVELOPE: ReadonlySet<string> = new Set(["$metadata", "ResponseMetadata", "_links"]);

/** Members that only PutIntegration's input has; there `httpMethod` is the verb of the method. */
const PUT_ONLY = ["restApiId", "resourceId", "integrationHttpMethod"] as const;

const RESPONSES = "integration:responses";

const NOTHING: readonly string[] = [];
const NOWHERE: V1Place = {};

/**
 * Reads any form of a v1 integration.
 *
 * @throws InputError where the input is no object, or its embedded responses are not what GetIntegration answers.
 */
export function readV1Integration(input: unknown): V1Form {
  if (!isObject(input)) {
    throw new InputError("an integration is an object, such as GetIntegration answers it", { pointer: "" });
  }
  const isPut = PUT_ONLY.some((member) => Object.hasOwn(input, member));
  if (!isPut && !Object.hasOwn(input, "_embedded") && !hasEnvelope(input)) {
    return { integration: input, ignored: NOTHING, place: NOWHERE };
  }

  const integration: Dictionary = {};
  const ignored: string[] = [];
  for (const member of Object.keys(input)) {
    if (ENVELOPE.has(member)) ignored.push(`/${member}`);
    else if (member === "_embedded") continue;
    else if (!isPut) put(integration, member, input[member]);
    else if (member === "integrationHttpMethod") integration.httpMethod = input[member];
    else if (member !== "restApiId" && member !== "resourceId" && member !== "httpMethod") {
      put(integration, member, input[member]);
    }
  }
  readEmbedded(input, integration, ignored);
  return { integration, ignored, place: isPut ? placeOf(input) : NOWHERE };
}

function hasEnvelope(input: Dictionary): boolean {
  for (const member of ENVELOPE) if (Object.hasOwn(input, member)) return true;
  return false;
}

function placeOf(input: Dictionary): V1Place {
  const place: { -readonly [K in keyof V1Place]: V1Place[K] } = {};
  for (const member of ["restApiId", "resourceId", "httpMethod"] as const) {
    const value = get(input, member);
    if (value === undefined || value === null) continue;
    if (typeof value !== "string") {
      throw new InputError(`a string is expected, not ${describe(value)}`, { pointer: `/${member}` });
    }
    place[member] = value;
  }
  return place;
}

/** Folds `_embedded["integration:responses"]`, one response or a list of them, into `integrationResponses`. */
function readEmbedded(input: Dictionary, integration: Dictionary, ignored: string[]): void {
  const embedded = get(input, "_embedded");
  if (embedded === undefined || embedded === null) return;
  if (!isObject(embedded)) {
    throw new InputError(`an object is expected, not ${describe(embedded)}`, { pointer: "/_embedded" });
  }
  const rest: Dictionary = {};
  for (const member of Object.keys(embedded)) {
    if (member !== RESPONSES) put(rest, member, embedded[member]);
  }
  // What nobody knows stays, so that whoever checks the members can say so.
  if (Object.keys(rest).length > 0) integration._embedded = rest;

  const found = get(embedded, RESPONSES);
  if (found === undefined || found === null) return;
  const given = get(input, "integrationResponses");
  if (given !== undefined && given !== null && Object.keys(given).length > 0) {
    throw new InputError("the responses stand in integrationResponses and in _embedded: give them once", {
      pointer: `/_embedded/${RESPONSES}`,
    });
  }
  const list = Array.isArray(found) ? found : [found];
  const responses: Dictionary = {};
  list.forEach((response: unknown, index) => {
    const at = Array.isArray(found) ? `/_embedded/${RESPONSES}/${index}` : `/_embedded/${RESPONSES}`;
    if (!isObject(response)) throw new InputError("an integration response is an object", { pointer: at });
    const statusCode = get(response, "statusCode");
    if (typeof statusCode !== "string") {
      throw new InputError("an embedded integration response names its statusCode, a string", {
        pointer: `${at}/statusCode`,
      });
    }
    if (Object.hasOwn(responses, statusCode)) {
      throw new InputError(`two embedded integration responses have the statusCode ${statusCode}`, {
        pointer: `${at}/statusCode`,
      });
    }
    const kept = copy(response);
    if (Object.hasOwn(kept, "_links")) {
      delete kept._links;
      ignored.push(`${at}/_links`);
    }
    put(responses, statusCode, kept);
  });
  integration.integrationResponses = responses;
}
