import { InputError } from "../../common/errors.js";
import { byCodeUnit, copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import { LiveError } from "../clients/failures.js";
import type { Sender } from "../clients/sender.js";
import type { ObjectName } from "./objects.js";

/** Which API: `{ api: "v1", id: "a1b2c3" }`. */
export interface ApiAddress {
  readonly api: "v1" | "v2";
  readonly id: string;
}

/** An API as it was read: every part by what names it. */
export interface Live extends ApiAddress {
  /** Tells this reading from every other one, also where it has found the same. */
  readonly reading?: string;
  readonly name?: string;
  /** Of a v2 API. */
  readonly protocol?: "HTTP" | "WEBSOCKET";
  /** v1: the id of each resource, by its path. */
  readonly resources: ReadonlyMap<string, string>;
  /** v1: each method as GetMethod answers it; v2: each route as GetRoute does; by route key. */
  readonly routes: ReadonlyMap<string, LiveRoute>;
  /** v2: each integration, its `IntegrationResponses` among its members, by its id. */
  readonly integrations: ReadonlyMap<string, Dictionary>;
}

export interface LiveRoute {
  readonly key: string;
  readonly value: Dictionary;
  /** v1 only. */
  readonly resourceId?: string;
}

/** The most that GetResources gives at once (documented). */
const PAGE = 500;

async function readV1(sender: Sender, restApiId: string): Promise<Live> {
  const resources = new Map<string, string>();
  const routes = new Map<string, LiveRoute>();
  for (let position: string | undefined; ; ) {
    const answer = await sender.send({
      service: "apigateway",
      command: "GetResources",
      input: { restApiId, embed: ["methods"], limit: PAGE, ...(position === undefined ? {} : { position }) },
    });
    for (const item of Array.isArray(answer.items) ? answer.items : []) {
      if (!isObject(item)) continue;
      const { id, path, resourceMethods } = item;
      resources.set(String(path), String(id));
      if (!isObject(resourceMethods)) continue;
      for (const verb of Object.keys(resourceMethods)) {
        const key = `${verb} ${String(path)}`;
        const value = copy(resourceMethods[verb]) as Dictionary;
        routes.set(key, { key, value: { httpMethod: verb, ...value }, resourceId: String(id) });
      }
    }
    if (typeof answer.position !== "string" || answer.position === "") break;
    position = answer.position;
  }
  return { api: "v1", id: restApiId, resources, routes, integrations: new Map() };
}

/** All pages of a list of v2. */
async function listV2(sender: Sender, command: string, input: Dictionary): Promise<Dictionary[]> {
  const items: Dictionary[] = [];
  for (let NextToken: unknown; ; ) {
    const given = { ...input, ...(NextToken === undefined ? {} : { NextToken }) };
    const answer = await sender.send({ service: "apigatewayv2", command, input: given });
    for (const item of Array.isArray(answer.Items) ? answer.Items : []) if (isObject(item)) items.push(item);
    if (typeof answer.NextToken !== "string" || answer.NextToken === "") return items;
    NextToken = answer.NextToken;
  }
}

async function readRoutes(sender: Sender, ApiId: string): Promise<Map<string, LiveRoute>> {
  const routes = new Map<string, LiveRoute>();
  for (const value of await listV2(sender, "GetRoutes", { ApiId })) {
    routes.set(String(value.RouteKey), { key: String(value.RouteKey), value });
  }
  return routes;
}

/** Reads the integrations of an API; each costs a call more where it may have responses, unless they are known. */
async function readIntegrations(
  sender: Sender,
  { id: ApiId, protocol }: Pick<Live, "id" | "protocol">,
  known: (id: string) => Dictionary | undefined,
): Promise<Map<string, Dictionary>> {
  const integrations = new Map<string, Dictionary>();
  for (const integration of await listV2(sender, "GetIntegrations", { ApiId })) {
    const { IntegrationId } = integration;
    const held = known(String(IntegrationId));
    if (held !== undefined) {
      integrations.set(String(IntegrationId), held);
      continue;
    }
    const responses =
      protocol === "HTTP" ? [] : await listV2(sender, "GetIntegrationResponses", { ApiId, IntegrationId });
    const IntegrationResponses = responses.sort((a, b) =>
      byCodeUnit(String(a.IntegrationResponseKey), String(b.IntegrationResponseKey)),
    );
    integrations.set(
      String(IntegrationId),
      responses.length === 0 ? integration : { ...integration, IntegrationResponses },
    );
  }
  return integrations;
}

async function readV2(sender: Sender, ApiId: string): Promise<Live> {
  const api = await sender.send({ service: "apigatewayv2", command: "GetApi", input: { ApiId } });
  const protocol = api.ProtocolType === "WEBSOCKET" ? "WEBSOCKET" : "HTTP";
  const integrations = await readIntegrations(sender, { id: ApiId, protocol }, () => undefined);
  const routes = await readRoutes(sender, ApiId);
  const name = typeof api.Name === "string" ? { name: api.Name } : {};
  return { api: "v2", id: ApiId, ...name, protocol, resources: new Map(), routes, integrations };
}

/**
 * Reads again what a call may have changed, with as few calls as that takes: a v1 method by one of its own; of a v2 API
 * the routes, or the list of integrations and the responses of the one that is meant and of those that are new.
 *
 * @param integration the id of the v2 integration, where it is known
 */
export async function readAgain(
  sender: Sender,
  live: Live,
  { kind, name }: ObjectName,
  integration: string | undefined,
): Promise<Live> {
  if (kind === "resource") return readApi(sender, live);
  if (kind === "method") {
    const resourceId = live.routes.get(name)?.resourceId;
    // The method of a route that is new: its resource may be as new.
    if (resourceId === undefined) return readApi(sender, live);
    const httpMethod = name.slice(0, name.indexOf(" "));
    const input = { restApiId: live.id, resourceId, httpMethod };
    const routes = new Map(live.routes);
    try {
      const value = await sender.send({ service: "apigateway", command: "GetMethod", input });
      routes.set(name, { key: name, resourceId, value: { ...value, httpMethod } });
    } catch (error) {
      if (!(error instanceof LiveError) || error.code !== "NotFoundException") throw error;
      routes.delete(name);
    }
    return { ...live, routes };
  }
  const routes = await readRoutes(sender, live.id);
  if (kind === "route") return { ...live, routes };
  const integrations = await readIntegrations(sender, live, (id) =>
    id === integration ? undefined : live.integrations.get(id),
  );
  return { ...live, routes, integrations };
}

/** Reads an API with as few calls as there are: v1 by GetResources alone, 500 resources a call. */
export function readApi(sender: Sender, { api, id }: ApiAddress): Promise<Live> {
  if (typeof id !== "string" || id === "")
    throw new InputError("id of the API is a text", { pointer: "/id" });
  return api === "v1" ? readV1(sender, id) : readV2(sender, id);
}

/** The id of the integration that a v2 route leads to. */
export function targetOf(route: LiveRoute | undefined): string | undefined {
  const target = route?.value.Target;
  return typeof target === "string" && target.startsWith("integrations/")
    ? target.slice("integrations/".length)
    : undefined;
}

/** The integration behind a route: v1's model, or V2's members with `IntegrationResponses`. */
export function integrationOf(live: Live, route: LiveRoute | undefined): Dictionary | undefined {
  if (live.api === "v1") {
    const value = get(route?.value, "methodIntegration");
    return isObject(value) ? value : undefined;
  }
  const id = targetOf(route);
  return id === undefined ? undefined : live.integrations.get(id);
}

/** A dictionary of the entries of a map, keys in order. */
export function dictionaryOf<T>(entries: Iterable<readonly [string, T]>): Dictionary<T> {
  const result: Dictionary<T> = {};
  for (const [key, value] of [...entries].sort(([a], [b]) => byCodeUnit(a, b))) put(result, key, value);
  return result;
}
