/** Steps that make and delete routes, and the form that the steps of every route have in one plan. */

import { parseDestination } from "../../common/expression.js";
import { byCodeUnit, copy, type Dictionary, isObject } from "../../common/own.js";
import type { Call, Ref, Step } from "../plan/step.js";
import * as v1Calls from "../plan/v1-calls.js";
import { responsesOf } from "../plan/v1-responses.js";
import * as v2Calls from "../plan/v2-calls.js";
import type { RouteSettings } from "./document.js";
import { type Live, type LiveRoute, targetOf } from "./live.js";
import { keyOf } from "./objects.js";
import { atResource, type ResourceId } from "./resources.js";

/** A step of a plan for an API: of which route, and which object it changes. */
export interface LiveStep extends Step {
  readonly route: string;
  /** `method GET /pets`, `integration abc123`, `resource /pets`, `route GET /pets`. */
  readonly object: string;
}

const call = (service: Call["service"], command: string, input: Dictionary, refs?: Call["refs"]): Call => ({
  service,
  command,
  input,
  ...(refs === undefined ? {} : { refs }),
});

/** The declaration of a method response that an integration response needs. */
export function methodResponse(
  target: v1Calls.V1Target,
  statusCode: string,
  response: Readonly<Dictionary>,
): Call {
  const { restApiId, resourceId, httpMethod } = target;
  const mapped = isObject(response.responseParameters) ? Object.keys(response.responseParameters) : [];
  const headers = mapped.filter((key) => parseDestination(key, "response") !== undefined);
  return call("apigateway", "PutMethodResponse", {
    restApiId,
    resourceId,
    httpMethod,
    statusCode,
    ...(headers.length === 0
      ? {}
      : { responseParameters: Object.fromEntries(headers.map((header) => [header, false])) }),
  });
}

const deleteMethodResponse = ({ restApiId, resourceId, httpMethod }: v1Calls.V1Target, statusCode: string) =>
  call("apigateway", "DeleteMethodResponse", { restApiId, resourceId, httpMethod, statusCode });

/** Method responses for the statuses of an integration that the method does not have. */
export function declareResponses(
  target: v1Calls.V1Target,
  integration: Readonly<Dictionary>,
  declared: unknown,
): Step[] {
  const responses = responsesOf(integration);
  const statuses = Object.keys(responses).sort(byCodeUnit);
  return statuses
    .filter((status) => !isObject(declared) || !Object.hasOwn(declared, status))
    .map((status) => ({
      id: `declare-response-${status}`,
      ...methodResponse(target, status, responses[status] as Dictionary),
      undo: [deleteMethodResponse(target, status)],
      why: `an integration response ${status} needs a method response`,
    }));
}

export function putMethod(target: v1Calls.V1Target, settings: RouteSettings): Step {
  const { restApiId, resourceId, httpMethod } = target;
  const address = { restApiId, resourceId, httpMethod };
  return {
    id: "put-method",
    ...call("apigateway", "PutMethod", { ...address, authorizationType: "NONE", ...copy(settings) }),
    undo: [call("apigateway", "DeleteMethod", address)],
    why: "there is no such method yet",
  };
}

const METHOD_MEMBERS = [
  "authorizationType",
  "authorizerId",
  "apiKeyRequired",
  "operationName",
  "requestParameters",
  "requestModels",
  "requestValidatorId",
  "authorizationScopes",
] as const;

/** Deletes a method with all that belongs to it; the way back makes all of it again. */
export function deleteMethod(live: Live, { value, resourceId = "" }: LiveRoute): Step {
  const httpMethod = String(value.httpMethod);
  const target: v1Calls.V1Target = { api: "v1", restApiId: live.id, resourceId, httpMethod };
  const address = { restApiId: live.id, resourceId, httpMethod };
  const members = METHOD_MEMBERS.filter((member) => value[member] !== undefined);
  const method = Object.fromEntries(members.map((member) => [member, copy(value[member])]));
  const undo = [call("apigateway", "PutMethod", { ...address, ...method })];
  const declared = isObject(value.methodResponses) ? value.methodResponses : {};
  for (const [statusCode, response] of Object.entries(declared)) {
    const { responseParameters, responseModels } = isObject(response) ? response : {};
    const input = { ...address, statusCode, responseParameters, responseModels };
    undo.push(call("apigateway", "PutMethodResponse", JSON.parse(JSON.stringify(input))));
  }
  const { methodIntegration } = value;
  if (isObject(methodIntegration)) {
    undo.push(v1Calls.putIntegration(target, methodIntegration));
    for (const [status, response] of Object.entries(responsesOf(methodIntegration))) {
      undo.push(v1Calls.putResponse(target, status, response));
    }
  }
  return {
    id: "delete-method",
    ...call("apigateway", "DeleteMethod", address),
    before: copy(value),
    undo,
    why: "the document has no such route",
  };
}

const capital = (member: string): string => member.charAt(0).toUpperCase() + member.slice(1);

/** Makes a v2 route to an integration that a step makes. */
export function createRoute(live: Live, key: string, settings: RouteSettings, made: string): Step {
  const members = Object.fromEntries(
    Object.entries(copy(settings)).map(([member, value]) => [capital(member), value]),
  );
  const target: Ref = { step: made, member: "IntegrationId", prefix: "integrations/" };
  const input = { ApiId: live.id, RouteKey: key, ...members };
  return {
    id: "create-route",
    ...call("apigatewayv2", "CreateRoute", input, { "/Target": target }),
    undo: [
      call(
        "apigatewayv2",
        "DeleteRoute",
        { ApiId: live.id },
        { "/RouteId": { step: "create-route", member: "RouteId" } },
      ),
    ],
    why: "there is no such route yet",
  };
}

/** Deletes a v2 route; its integration goes in a step of its own, where no other route leads to it. */
export function deleteRoute(live: Live, { value }: LiveRoute, integrationStep?: string): Step {
  return {
    id: "delete-route",
    ...v2Calls.deleteRoute(live.id, String(value.RouteId)),
    before: copy(value),
    undo: [v2Calls.remakeRoute(live.id, value, integrationStep)],
    why: "the document has no such route",
  };
}

/** The object that a step changes. */
function objectOf(step: Step, route: string, qualified: string): string {
  const { command, input, refs } = step;
  if (step.service === "apigateway") return keyOf({ kind: "method", name: route });
  if (command.endsWith("Route")) return keyOf({ kind: "route", name: route });
  if (command === "CreateIntegration") return keyOf({ kind: "integration", name: `(${qualified})` });
  const made = refs?.["/IntegrationId"]?.step;
  const name = made === undefined ? String(input.IntegrationId) : `(${made})`;
  return keyOf({ kind: "integration", name });
}

/** Gives the steps of a route the form that they have in a plan for an API: ids and refs say which route they are of. */
export function qualify(
  live: Live,
  route: string,
  steps: readonly Step[],
  resource?: ResourceId,
): LiveStep[] {
  const own = new Set(steps.map(({ id }) => id));
  const named = (id: string): string => (own.has(id) ? `${route} ${id}` : id);
  const within = <T extends Call>(one: T): T => {
    const placed = resource === undefined ? one : atResource(one, resource);
    if (placed.refs === undefined) return placed;
    const refs = Object.entries(placed.refs).map(([pointer, ref]) => [
      pointer,
      { ...ref, step: named(ref.step) },
    ]);
    return { ...placed, refs: Object.fromEntries(refs) };
  };
  const keys = new Map([...live.routes].map(([key, { value }]) => [String(value.RouteId), key]));
  return steps.map((step) => {
    const placed = within(step);
    const id = named(step.id);
    const of = step.command === "UpdateRoute" ? (keys.get(String(step.input.RouteId)) ?? route) : route;
    return {
      ...placed,
      id,
      route,
      object: objectOf(placed, of, id),
      ...(step.undo === undefined ? {} : { undo: step.undo.map(within) }),
    };
  });
}

/** The other routes that lead to the integration of a v2 route. */
export function sharers(live: Live, key: string): string[] {
  const id = targetOf(live.routes.get(key));
  if (id === undefined) return [];
  return [...live.routes.values()]
    .filter((one) => one.key !== key && targetOf(one) === id)
    .map((one) => one.key);
}
