import { InputError } from "../../../common/errors.js";
import { type Dictionary, get, isObject, put } from "../../../common/own.js";
import { without } from "../shared.js";
import type { Holder } from "../state/tree.js";
import { INTEGRATION_BODY, RESPONSE_BODY, ROUTE_BODY } from "../v2/shapes.js";
import { lowerFirst, type Members } from "../wire/shape.js";
import { writeMembers } from "../wire/write.js";
import type { Performer } from "./performer.js";
import type { SeedRoute } from "./v1-document.js";

/** The members of a route that a document may spell as v1 does: `authorizationType` for `AuthorizationType`. */
function capitalised(route: Dictionary): Dictionary {
  const spelled: Dictionary = {};
  for (const member of Object.keys(route)) {
    put(spelled, member.charAt(0).toUpperCase() + member.slice(1), route[member]);
  }
  return spelled;
}

/** A body as the wire has it, of what the SDK answers; what the service sets is left out. */
function bodyOf(members: Members, value: Dictionary): Dictionary {
  const settable = Object.keys(value).filter((member) => Object.hasOwn(members, member));
  return writeMembers(
    members,
    Object.fromEntries(settable.map((member) => [member, value[member]])),
    lowerFirst,
  );
}

const HTTP_KEY = /^(?:[A-Z]+ \/|\$default$)/;

function protocolOf(api: Dictionary, routes: readonly SeedRoute[]): string {
  const given = get(api, "protocol") ?? get(api, "protocolType");
  if (typeof given === "string") return given;
  return routes.every(({ key }) => HTTP_KEY.test(key)) ? "HTTP" : "WEBSOCKET";
}

/** Makes the API of a v2 state document: its integrations, their responses and the routes to them. */
export function seedV2(performer: Performer, api: Dictionary, routes: readonly SeedRoute[]): void {
  const protocolType = protocolOf(api, routes);
  const selection = protocolType === "WEBSOCKET" ? { routeSelectionExpression: "$request.body.action" } : {};
  const body = { name: String(api.name ?? "seed"), protocolType, ...selection };
  const made = performer.perform("CreateApi", {}, body, "/api");
  const ApiId = typeof api.id === "string" ? api.id : String(made.apiId);
  const holder = performer.account.collection("apis").get(String(made.apiId)) as Holder;
  const endpoint = String(holder.value.ApiEndpoint).replace(String(made.apiId), ApiId);
  holder.value = { ...holder.value, ApiId, ApiEndpoint: endpoint };
  performer.account.rename("apis", String(made.apiId));
  const integrations = new Map<string, string>();

  for (const seed of routes) {
    const pointer = seed.integrationPointer;
    if (get(seed.integration, "type") !== undefined) {
      throw new InputError(
        "an integration of a v2 document is as the SDK answers it: IntegrationType, IntegrationUri",
        {
          pointer,
        },
      );
    }
    const own = get(seed.integration, "IntegrationId");
    let id = typeof own === "string" ? integrations.get(own) : undefined;
    if (id === undefined) {
      id = seedIntegration(performer, ApiId, seed);
      if (typeof own === "string") integrations.set(own, id);
    }
    const route = without(capitalised(seed.route), ["Target", "RouteId", "RouteKey"]);
    const authorizer = get(route, "AuthorizerId");
    if (typeof authorizer === "string" && !holder.collection("authorizers").has(authorizer)) {
      const AuthorizerType = route.AuthorizationType === "JWT" ? "JWT" : "REQUEST";
      holder.add("authorizers", { AuthorizerId: authorizer, Name: "seed", AuthorizerType });
    }
    const full = { ...route, RouteKey: seed.key, Target: `integrations/${id}` };
    performer.perform("CreateRoute", { ApiId }, bodyOf(ROUTE_BODY, full), seed.routePointer);
  }
}

function seedIntegration(performer: Performer, ApiId: string, seed: SeedRoute): string {
  const pointer = seed.integrationPointer;
  const made = performer.perform(
    "CreateIntegration",
    { ApiId },
    bodyOf(INTEGRATION_BODY, seed.integration),
    pointer,
  );
  const IntegrationId = String(made.integrationId);
  const responses = get(seed.integration, "IntegrationResponses");
  for (const [index, response] of (Array.isArray(responses) ? responses : []).entries()) {
    const at = `${pointer}/IntegrationResponses/${index}`;
    if (!isObject(response)) throw new InputError("an integration response is an object", { pointer: at });
    const body = bodyOf(RESPONSE_BODY, response);
    performer.perform("CreateIntegrationResponse", { ApiId, IntegrationId }, body, at);
  }
  return IntegrationId;
}
