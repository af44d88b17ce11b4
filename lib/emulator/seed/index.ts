import { InputError } from "../../../common/errors.js";
import { copy, type Dictionary, get, isObject } from "../../../common/own.js";
import { escapeToken } from "../../../common/pointer.js";
import type { Settings } from "../operation.js";
import { isDump, load } from "../state/dump.js";
import type { Holder } from "../state/tree.js";
import { performer } from "./performer.js";
import { type SeedRoute, seedV1 } from "./v1-document.js";
import { seedV2 } from "./v2-document.js";

function objectAt(value: unknown, pointer: string): Dictionary {
  if (isObject(value)) return value;
  throw new InputError("an object is expected here", { pointer });
}

/** Every route that either part of the document names. A route without an integration is none that can be made. */
function routesOf(document: Dictionary): SeedRoute[] {
  const integrations = objectAt(get(document, "integrations"), "/integrations");
  const routes = objectAt(get(document, "routes") ?? {}, "/routes");
  for (const key of Object.keys(routes)) {
    if (!Object.hasOwn(integrations, key)) {
      throw new InputError(`there is no integration of the route ${key}`, {
        pointer: `/routes/${escapeToken(key)}`,
      });
    }
  }
  return Object.keys(integrations).map((key) => {
    const integrationPointer = `/integrations/${escapeToken(key)}`;
    const routePointer = `/routes/${escapeToken(key)}`;
    return {
      key,
      integration: copy(objectAt(integrations[key], integrationPointer)),
      integrationPointer,
      route: copy(objectAt(get(routes, key) ?? {}, routePointer)),
      routePointer: Object.hasOwn(routes, key) ? routePointer : integrationPointer,
    };
  });
}

function seedDocument(account: Holder, document: Dictionary, settings: Settings): void {
  const api = objectAt(get(document, "api"), "/api");
  const version = get(api, "version");
  const routes = routesOf(document);
  if (version === "v1") seedV1(performer("apigateway", account, settings), api, routes);
  else if (version === "v2") seedV2(performer("apigatewayv2", account, settings), api, routes);
  else throw new InputError("the version of the API is v1 or v2", { pointer: "/api/version" });
}

/**
 * Fills an account from a document: a state document, as `pull` writes it, or a dump. A state document goes through the
 * operations that a client would call, and is held to the same rules.
 *
 * @throws InputError with the pointer of what is not as it has to be
 */
export function seed(account: Holder, document: unknown, settings: Settings): void {
  if (!isObject(document)) throw new InputError("a seed is an object: a state document, or a dump");
  if (isObject(get(document, "api"))) seedDocument(account, document, settings);
  else if (isDump(document)) load(account, document);
  else
    throw new InputError("this is neither a state document (api, integrations) nor a dump (restApis, apis)");
}
