/**
 * What counts as equal, written out once more for the mappings: nothing here is shared with the code under test. A
 * resource becomes a flat map from JSON pointers to values, in which what counts as absent is absent.
 */

type Plain = Readonly<Record<string, unknown>>;
export type Flat = ReadonlyMap<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const token = (text: string) => text.replaceAll("~", "~0").replaceAll("/", "~1");

function own(object: unknown, key: string): unknown {
  return isPlain(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

function entries(object: unknown): [string, unknown][] {
  return isPlain(object)
    ? Object.entries(object).filter(([, value]) => value !== undefined && value !== null)
    : [];
}

/** A text that AWS takes for absent when it is empty. */
const EMPTY_IS_ABSENT = new Set(["contentHandling", "credentials", "connectionId", "integrationTarget"]);
const V1_DEFAULTS: Plain = {
  connectionType: "INTERNET",
  passthroughBehavior: "WHEN_NO_MATCH",
  responseTransferMode: "BUFFERED",
};

/**
 * The leaves of a v1 integration. Responses are named by their pattern, since that is what selects them.
 *
 * @param isStream whether the default of timeouts is unknown, as it is for streams.
 */
export function flattenV1(
  integration: unknown,
  isStream = own(integration, "responseTransferMode") === "STREAM",
): Flat {
  const flat = new Map<string, unknown>();
  const isMock = own(integration, "type") === "MOCK";
  for (const [member, value] of entries(integration)) {
    const path = `/${token(member)}`;
    if (value === V1_DEFAULTS[member]) continue;
    if (value === "" && EMPTY_IS_ABSENT.has(member)) continue;
    if (member === "timeoutInMillis" && value === 29_000 && !isStream) continue;
    if (isMock && (member === "uri" || member === "httpMethod")) continue;
    if (member === "tlsConfig") {
      for (const [name, flag] of entries(value)) if (flag !== false) flat.set(`${path}/${token(name)}`, flag);
    } else if (member === "cacheKeyParameters") {
      const keys = [...(value as string[])].sort();
      if (keys.length > 0) flat.set(path, keys.join("\n"));
    } else if (member === "requestTemplates") {
      for (const key of Object.keys(value as Plain)) {
        flat.set(`${path}/${token(key)}`, own(value, key) ?? "");
      }
    } else if (member === "integrationResponses") {
      flattenResponses(value, flat);
    } else if (isPlain(value)) {
      for (const [key, item] of entries(value)) flat.set(`${path}/${token(key)}`, item);
    } else {
      flat.set(path, value);
    }
  }
  return flat;
}

function flattenResponses(responses: unknown, flat: Map<string, unknown>): void {
  for (const [, response] of entries(responses)) {
    const pattern = String(own(response, "selectionPattern") ?? "");
    const path = `/integrationResponses/${token(pattern)}`;
    flat.set(`${path}/selectionPattern`, pattern);
    for (const [member, value] of entries(response)) {
      if (member === "selectionPattern" || (member === "contentHandling" && value === "")) continue;
      if (member === "responseTemplates") {
        for (const key of Object.keys(value as Plain)) {
          flat.set(`${path}/${member}/${token(key)}`, own(value, key) ?? "");
        }
      } else if (isPlain(value)) {
        for (const [key, item] of entries(value)) flat.set(`${path}/${token(member)}/${token(key)}`, item);
      } else {
        flat.set(`${path}/${token(member)}`, value);
      }
    }
  }
}

const INVOKE =
  /^arn:(aws[a-z-]*):apigateway:([^:]+):lambda:path\/{1,2}2015-03-31\/functions\/(.+)\/invocations$/;

/** A function is invoked by its invocation ARN and by its own alike. */
function sameUri(uri: unknown): unknown {
  return typeof uri === "string" ? (INVOKE.exec(uri)?.[3] ?? uri) : uri;
}

/** `${a.b}` alone is `$a.b`. */
const unbraced = (value: unknown) =>
  typeof value === "string" ? value.replace(/^\$\{([^{}]+)\}$/, "$$$1") : value;

/** The leaves of a v2 integration and its responses, which are named by their key. */
export function flattenV2(
  protocol: "HTTP" | "WEBSOCKET",
  integration: unknown,
  responses: readonly unknown[],
): Flat {
  const flat = new Map<string, unknown>();
  const isLambda =
    typeof own(integration, "IntegrationUri") === "string" &&
    sameUri(own(integration, "IntegrationUri")) !== own(integration, "IntegrationUri");
  const isFunction = isLambda || /^arn:aws[a-z-]*:lambda:/.test(String(own(integration, "IntegrationUri")));
  const isMock = own(integration, "IntegrationType") === "MOCK";
  const defaults: Plain = {
    ConnectionType: "INTERNET",
    PassthroughBehavior: "WHEN_NO_MATCH",
    PayloadFormatVersion: "1.0",
    TimeoutInMillis: protocol === "HTTP" ? 30_000 : 29_000,
    ...(isFunction || own(integration, "IntegrationType") === "AWS_PROXY"
      ? { IntegrationMethod: "POST" }
      : {}),
  };
  for (const [member, value] of entries(integration)) {
    const path = `/${token(member)}`;
    if (value === "" || value === false || value === defaults[member]) continue;
    if (isMock && (member === "IntegrationUri" || member === "IntegrationMethod")) continue;
    if (member === "IntegrationUri") flat.set(path, sameUri(value));
    else if (member === "ResponseParameters") {
      for (const [code, parameters] of entries(value)) {
        for (const [key, item] of entries(parameters))
          flat.set(`${path}/${code}/${token(key)}`, unbraced(item));
      }
    } else if (member === "RequestTemplates") {
      for (const key of Object.keys(value as Plain)) flat.set(`${path}/${token(key)}`, own(value, key) ?? "");
    } else if (isPlain(value)) {
      for (const [key, item] of entries(value)) {
        flat.set(`${path}/${token(key)}`, protocol === "HTTP" ? unbraced(item) : item);
      }
    } else flat.set(path, value);
  }
  for (const response of responses) {
    const path = `/responses/${token(String(own(response, "IntegrationResponseKey")))}`;
    flat.set(path, true);
    for (const [member, value] of entries(response)) {
      if (value === "" || member === "IntegrationResponseKey") continue;
      if (member === "ResponseTemplates") {
        for (const key of Object.keys(value as Plain)) {
          flat.set(`${path}/${member}/${token(key)}`, own(value, key) ?? "");
        }
      } else if (isPlain(value)) {
        for (const [key, item] of entries(value)) flat.set(`${path}/${token(member)}/${token(key)}`, item);
      } else flat.set(`${path}/${token(member)}`, value);
    }
  }
  return flat;
}

/** The pointers at which two differ. */
export function differences(a: Flat, b: Flat): string[] {
  const found: string[] = [];
  for (const [path, value] of a) if (!b.has(path) || b.get(path) !== value) found.push(path);
  for (const path of b.keys()) if (!a.has(path)) found.push(path);
  return found.sort();
}
