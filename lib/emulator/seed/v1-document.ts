import { InputError } from "../../../common/errors.js";
import { parseExpression } from "../../../common/expression.js";
import { type Dictionary, get, isObject } from "../../../common/own.js";
import { escapeToken } from "../../../common/pointer.js";
import { without } from "../shared.js";
import type { Holder } from "../state/tree.js";
import type { Performer } from "./performer.js";

/** A route of the document, with the pointers that errors name. */
export interface SeedRoute {
  readonly key: string;
  readonly integration: Dictionary;
  readonly integrationPointer: string;
  readonly route: Dictionary;
  readonly routePointer: string;
}

const KEY = /^([A-Z]+) (\/.*)$/;

/** What stands in the document by id alone, and has to be there for a method to name it. */
const STAND_INS = [
  {
    member: "authorizerId",
    collection: "authorizers",
    value: { name: "seed", type: "TOKEN", authType: "custom" },
  },
  {
    member: "requestValidatorId",
    collection: "requestValidators",
    value: { name: "seed", validateRequestBody: false, validateRequestParameters: false },
  },
] as const;

/** The parameters that the integration's mappings read: AWS would have asked the method to declare them. */
function namedParameters(integration: Dictionary): Dictionary {
  const parameters = get(integration, "requestParameters");
  const named: Dictionary = {};
  for (const value of Object.values(isObject(parameters) ? parameters : {})) {
    const read = typeof value === "string" ? parseExpression(value, "request") : undefined;
    if (read?.source === "request" && read.location !== "body") named[String(value)] = false;
  }
  return named;
}

/** Makes the API of a v1 state document: its resources, methods, integrations and responses. */
export function seedV1(performer: Performer, api: Dictionary, routes: readonly SeedRoute[]): void {
  const made = performer.perform("CreateRestApi", {}, { name: String(api.name ?? "seed") }, "/api");
  const id = typeof api.id === "string" ? api.id : String(made.id);
  const holder = performer.account.collection("restApis").get(String(made.id)) as Holder;
  holder.value.id = id;
  performer.account.rename("restApis", String(made.id));
  const resources = new Map<string, string>([["/", String(made.rootResourceId)]]);

  const resourceAt = (path: string, pointer: string): string => {
    const known = resources.get(path);
    if (known !== undefined) return known;
    const slash = path.lastIndexOf("/");
    const parentId = resourceAt(slash === 0 ? "/" : path.slice(0, slash), pointer);
    const labels = { restApiId: id, parentId };
    const child = performer.perform("CreateResource", labels, { pathPart: path.slice(slash + 1) }, pointer);
    resources.set(path, String(child.id));
    return String(child.id);
  };

  for (const seed of routes) {
    const [, httpMethod, path] = KEY.exec(seed.key) ?? [];
    if (httpMethod === undefined || path === undefined) {
      throw new InputError("a route of a REST API is a verb and a path: GET /pets", {
        pointer: seed.integrationPointer,
      });
    }
    const labels = { restApiId: id, resourceId: resourceAt(path, seed.integrationPointer), httpMethod };
    for (const { member, collection, value } of STAND_INS) {
      const named = get(seed.route, member);
      if (typeof named === "string" && !holder.collection(collection).has(named)) {
        holder.add(collection, { id: named, ...value });
      }
    }
    const declared = get(seed.route, "requestParameters");
    const requestParameters = {
      ...namedParameters(seed.integration),
      ...(isObject(declared) ? declared : {}),
    };
    const method = { authorizationType: "NONE", ...seed.route, requestParameters };
    performer.perform("PutMethod", labels, method, seed.routePointer);
    seedIntegration(performer, labels, seed);
  }
}

function seedIntegration(performer: Performer, labels: Record<string, string>, seed: SeedRoute): void {
  const pointer = seed.integrationPointer;
  const body = without(seed.integration, ["integrationResponses"]);
  performer.perform("PutIntegration", labels, body, pointer);
  const responses = get(seed.integration, "integrationResponses");
  if (!isObject(responses)) return;
  for (const [statusCode, response] of Object.entries(responses)) {
    const at = `${pointer}/integrationResponses/${escapeToken(statusCode)}`;
    if (!isObject(response)) throw new InputError("an integration response is an object", { pointer: at });
    const headers = get(response, "responseParameters");
    const declared = Object.keys(isObject(headers) ? headers : {}).map((name) => [name, false]);
    const one = { ...labels, statusCode };
    const responseParameters = Object.fromEntries(declared);
    performer.perform("PutMethodResponse", one, { responseParameters }, at);
    performer.perform("PutIntegrationResponse", one, without(response, ["statusCode"]), at);
  }
}
