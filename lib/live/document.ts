import { InputError } from "../../common/errors.js";
import { copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import type { Clients } from "../clients/client.js";
import { Sender, type SenderOptions } from "../clients/sender.js";
import { type ApiAddress, dictionaryOf, integrationOf, type Live, readApi } from "./live.js";

/** What a route is besides its integration, spelled as v1 does for either API. */
export interface RouteSettings {
  /** `NONE`, `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS`; v2 also `JWT`. */
  readonly authorizationType?: string;
  readonly authorizerId?: string;
  readonly authorizationScopes?: readonly string[];
  readonly apiKeyRequired?: boolean;
  /** v1 only. */
  readonly requestValidatorId?: string;
  /** v1: whether each declared parameter is required; WebSocket: as CreateRoute takes them. */
  readonly requestParameters?: Readonly<Dictionary>;
}

/** An API as `pull` writes it and `plan` reads it. */
export interface StateDocument {
  readonly api: {
    readonly version: "v1" | "v2";
    readonly id?: string;
    readonly region?: string;
    readonly name?: string;
    /** v2 only. */
    readonly protocol?: "HTTP" | "WEBSOCKET";
  };
  /** By route key. v1: GetIntegration's members; v2: the SDK's, and `IntegrationResponses`. */
  readonly integrations: Readonly<Dictionary<Readonly<Dictionary>>>;
  readonly routes?: Readonly<Dictionary<RouteSettings>>;
}

const SETTINGS = [
  "authorizationType",
  "authorizerId",
  "authorizationScopes",
  "apiKeyRequired",
  "requestValidatorId",
  "requestParameters",
] as const;
export type Setting = (typeof SETTINGS)[number];
export { SETTINGS };

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";

/** What each setting has to be, so that none is taken for another: `"false"` is no flag. */
const FORMS: Readonly<Record<Setting, readonly [string, (value: unknown) => boolean]>> = {
  authorizationType: ["a text, NONE where the route is open", isText],
  authorizerId: ["a text", isText],
  authorizationScopes: ["a list of texts", (value) => Array.isArray(value) && value.every(isText)],
  apiKeyRequired: ["true or false", (value) => typeof value === "boolean"],
  requestValidatorId: ["a text", isText],
  requestParameters: ["a map", isObject],
};

const capital = (member: string): string => member.charAt(0).toUpperCase() + member.slice(1);

/** Empty lists and maps, and flags that are not set, say nothing. */
export function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** The settings of a method or route, in whichever spelling it has them. */
export function settingsOf(value: Readonly<Dictionary>): RouteSettings {
  const found: Dictionary = {};
  for (const member of SETTINGS) {
    const held = get(value, member) ?? get(value, capital(member));
    if (!saysNothing(held)) found[member] = copy(held);
  }
  return found as RouteSettings;
}

/** The document of an API that was read. A route without an integration stands in `routes` alone. */
export function documentOf(live: Live, region?: string): StateDocument {
  const integrations: [string, Dictionary][] = [];
  for (const [key, route] of live.routes) {
    const integration = integrationOf(live, route);
    if (integration !== undefined) integrations.push([key, copy(integration)]);
  }
  return {
    api: {
      version: live.api,
      id: live.id,
      ...(region === undefined ? {} : { region }),
      ...(live.name === undefined ? {} : { name: live.name }),
      ...(live.protocol === undefined ? {} : { protocol: live.protocol }),
    },
    integrations: dictionaryOf(integrations),
    routes: dictionaryOf([...live.routes].map(([key, { value }]) => [key, settingsOf(value)])),
  };
}

/**
 * Reads an API: its integrations with their responses, and what its routes declare, by route key. v1 takes one call for
 * every 500 resources; v2 one for each page of routes and integrations, and one for each integration of a WebSocket API.
 *
 * @throws LiveError where the service refuses, or cannot be reached
 */
export async function pullState(
  clients: Clients,
  address: ApiAddress,
  options: SenderOptions & { readonly region?: string } = {},
): Promise<StateDocument> {
  return documentOf(await readApi(new Sender(clients, options), address), options.region);
}

function bad(message: string, ...path: string[]): never {
  throw new InputError(message, { pointer: path.map((token) => `/${escapeToken(token)}`).join("") });
}

/**
 * A state document, once it is known to be one.
 *
 * @throws InputError with the pointer of what is not as it has to be
 */
export function readDocument(value: unknown): StateDocument {
  if (!isObject(value) || !isObject(value.api) || !isObject(value.integrations)) {
    throw new InputError(
      'a state document is { "api": …, "integrations": …, "routes": … }, as pull writes it',
    );
  }
  const { version, protocol } = value.api;
  if (version !== "v1" && version !== "v2") bad("the version of the API is v1 or v2", "api", "version");
  if (version === "v2" && protocol !== "HTTP" && protocol !== "WEBSOCKET") {
    bad("the protocol of a v2 API is HTTP or WEBSOCKET", "api", "protocol");
  }
  for (const [key, integration] of Object.entries(value.integrations)) {
    if (!isObject(integration)) bad("an integration is an object", "integrations", key);
    const member = version === "v1" ? "type" : "IntegrationType";
    if (typeof integration[member] !== "string") {
      bad(`an integration of a ${version} document has a ${member}`, "integrations", key, member);
    }
  }
  if (value.routes !== undefined && !isObject(value.routes)) bad("routes is a map by route key", "routes");
  for (const member of ["id", "region", "name"]) {
    const given = get(value.api, member);
    if (given !== undefined && (typeof given !== "string" || given === ""))
      bad(`${member} is a text`, "api", member);
  }
  const routes: Dictionary<RouteSettings> = {};
  for (const [key, route] of Object.entries(value.routes ?? {})) {
    if (!isObject(route)) bad("a route is an object", "routes", key);
    for (const member of Object.keys(route)) {
      const known = SETTINGS.find((one) => one === member || capital(one) === member);
      if (known === undefined) bad(`a route has ${SETTINGS.join(", ")}`, "routes", key, member);
      const given = route[member];
      const [what, fits] = FORMS[known];
      if (given !== undefined && given !== null && !fits(given))
        bad(`${member} is ${what}`, "routes", key, member);
    }
    put(routes, key, { ...settingsOf(route), ...kept(route) });
  }
  return { ...(copy(value) as unknown as StateDocument), routes };
}

/** An authorization that is named, even where it is none, is known. */
function kept(route: Readonly<Dictionary>): RouteSettings {
  const type = get(route, "authorizationType") ?? get(route, "AuthorizationType");
  return typeof type === "string" ? { authorizationType: type } : {};
}
