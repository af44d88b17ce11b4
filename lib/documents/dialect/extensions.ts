/**
 * What a definition of a REST API says beside its integrations and an HTTP API has no use for.
 *
 * Source: developer guide, choose between REST APIs and HTTP APIs; the extensions' own pages.
 */
import { objectOf, ownMember, type SourceObject, textOf } from "../source/node.js";

export interface RestOnly {
  readonly tokens: readonly string[];
  readonly offset: number;
  readonly extension: string;
  readonly why: string;
}

const PREFIX = "x-amazon-apigateway-";
const X = 0x78;
const NONE: RestOnly[] = [];

/** Of the definition as a whole, and of an operation. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ["api-key-source", "it has no API keys and usage plans"],
  ["binary-media-types", "it hands on bodies as they come"],
  ["documentation", "it has no documentation parts"],
  ["gateway-responses", "its own answers cannot be changed"],
  ["minimum-compression-size", "it compresses nothing"],
  ["policy", "it has no resource policy, so what this one forbids is allowed"],
  ["request-validator", "it validates no requests"],
  ["request-validators", "it validates no requests"],
]);

/** Kinds of authorizers that HTTP APIs do not have. */
const AUTHORIZERS: ReadonlyMap<string, string> = new Map([
  ["token", "it has request and JWT authorizers, so that the routes are open until one takes its place"],
  [
    "cognito_user_pools",
    "a JWT authorizer reads the tokens of a user pool, and the routes are open until there is one",
  ],
]);
const AUTHORIZER = `${PREFIX}authorizer`;
const NO_KEYS = "it has no API keys, so that the routes are open until something takes their place";

/** @param tokens where the object is; asked for only where it has such a member */
export function restOnlyMembers(object: SourceObject, tokens: () => readonly string[]): RestOnly[] {
  let found: RestOnly[] | undefined;
  for (const { key, keyStart } of object.members) {
    if (key.charCodeAt(0) !== X || !key.startsWith(PREFIX)) continue;
    const why = EXTENSIONS.get(key.slice(PREFIX.length));
    if (why === undefined) continue;
    found ??= [];
    found.push({ tokens: [...tokens(), key], offset: keyStart, extension: key, why });
  }
  return found ?? NONE;
}

/** Why routes that name a security scheme would be open. */
function openBy(scheme: SourceObject): string | undefined {
  const member = ownMember(scheme, AUTHORIZER);
  const authorizer = objectOf(member?.value);
  if (authorizer !== undefined) {
    return AUTHORIZERS.get((textOf(ownMember(authorizer, "type")?.value) ?? "").toLowerCase());
  }
  if (member !== undefined || ownMember(scheme, `${PREFIX}authtype`) !== undefined) return undefined;
  const name = textOf(ownMember(scheme, "name")?.value)?.toLowerCase();
  return textOf(ownMember(scheme, "type")?.value) === "apiKey" && name === "x-api-key" ? NO_KEYS : undefined;
}

/** Security schemes, of OpenAPI 3 and Swagger 2. */
export function restOnlySchemes(root: SourceObject): RestOnly[] {
  const components = objectOf(ownMember(root, "components")?.value);
  const places = [
    [components, "securitySchemes", ["components", "securitySchemes"]],
    [root, "securityDefinitions", ["securityDefinitions"]],
  ] as const;
  const found: RestOnly[] = [];
  for (const [object, name, tokens] of places) {
    const schemes = object === undefined ? undefined : objectOf(ownMember(object, name)?.value);
    for (const { key, keyStart, value } of schemes?.members ?? []) {
      const scheme = objectOf(value);
      const why = scheme === undefined ? undefined : openBy(scheme);
      if (why !== undefined) {
        found.push({
          tokens: [...tokens, key],
          offset: keyStart,
          extension: `the security scheme ${key}`,
          why,
        });
      }
    }
  }
  return found;
}
