import { copy, type Dictionary } from "../../common/own.js";
export type Protocol = "HTTP" | "WEBSOCKET";

import type { Call, Ref } from "./step.js";

/** Where a v2 integration is, or is to be. */
export interface V2Target {
  readonly api: "v2";
  readonly apiId: string;
  readonly protocol: Protocol;
  /** The integration that is there; absent where there is none. */
  readonly integrationId?: string;
  /** The routes that lead to it: where it is made anew, they are pointed at the new one. */
  readonly routes?: readonly RouteToTarget[];
}

export interface RouteToTarget {
  readonly routeId: string;
  readonly routeKey?: string;
  /** As GetRoute answers it: with it, a route that leads nowhere so far can be made again as it was. */
  readonly route?: Readonly<Dictionary>;
}

/** An integration's id: known, or a step's answer. */
export type Id = string | { readonly step: string };

const TARGET = "integrations/";

function call(command: string, input: Dictionary, refs: Readonly<Record<string, Ref>> = {}): Call {
  return { service: "apigatewayv2", command, input, ...(Object.keys(refs).length === 0 ? {} : { refs }) };
}

function withId(command: string, apiId: string, id: Id, rest: Readonly<Dictionary> = {}): Call {
  if (typeof id === "string") return call(command, { ApiId: apiId, IntegrationId: id, ...copy(rest) });
  const refs = { "/IntegrationId": { step: id.step, member: "IntegrationId" } };
  return call(command, { ApiId: apiId, ...copy(rest) }, refs);
}

export const createIntegration = (apiId: string, integration: Readonly<Dictionary>): Call =>
  call("CreateIntegration", { ApiId: apiId, ...copy(integration) });

export const updateIntegration = (apiId: string, id: Id, input: Readonly<Dictionary>): Call =>
  withId("UpdateIntegration", apiId, id, input);

export const deleteIntegration = (apiId: string, id: Id): Call => withId("DeleteIntegration", apiId, id);

export const createResponse = (apiId: string, id: Id, response: Readonly<Dictionary>): Call =>
  withId("CreateIntegrationResponse", apiId, id, response);

export const updateResponse = (
  apiId: string,
  id: Id,
  responseId: string,
  input: Readonly<Dictionary>,
): Call => withId("UpdateIntegrationResponse", apiId, id, { IntegrationResponseId: responseId, ...input });

/** Deletes a response, whose id a step's answer may give. */
export function deleteResponse(apiId: string, id: Id, responseId: string | { readonly step: string }): Call {
  if (typeof responseId === "string") {
    return withId("DeleteIntegrationResponse", apiId, id, { IntegrationResponseId: responseId });
  }
  const made = withId("DeleteIntegrationResponse", apiId, id);
  const ref = { step: responseId.step, member: "IntegrationResponseId" };
  return { ...made, refs: { ...made.refs, "/IntegrationResponseId": ref } };
}

/** Points a route at an integration. */
export function updateRoute(apiId: string, routeId: string, id: Id): Call {
  const input: Dictionary = { ApiId: apiId, RouteId: routeId };
  if (typeof id === "string") return call("UpdateRoute", { ...input, Target: TARGET + id });
  return call("UpdateRoute", input, {
    "/Target": { step: id.step, member: "IntegrationId", prefix: TARGET },
  });
}

/**
 * Makes a route again as it was.
 *
 * @param target where its integration was made again as well, the step that has done so
 */
export function remakeRoute(apiId: string, route: Readonly<Dictionary>, target?: string): Call {
  const { RouteId: _, ApiGatewayManaged: _managed, ...members } = copy(route) as Dictionary;
  const ref: Ref | undefined =
    target === undefined
      ? undefined
      : { step: target, member: "IntegrationId", prefix: TARGET, optional: true };
  return call("CreateRoute", { ApiId: apiId, ...members }, ref === undefined ? {} : { "/Target": ref });
}

export const deleteRoute = (apiId: string, routeId: string): Call =>
  call("DeleteRoute", { ApiId: apiId, RouteId: routeId });

/** Points a route back at an integration, or at the one that the undo of a step has made in its place. */
export function restoreRoute(apiId: string, routeId: string, id: string, remade: string): Call {
  const input: Dictionary = { ApiId: apiId, RouteId: routeId, Target: TARGET + id };
  const ref: Ref = { step: remade, member: "IntegrationId", prefix: TARGET, optional: true };
  return call("UpdateRoute", input, { "/Target": ref });
}
