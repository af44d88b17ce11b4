import { type Dictionary, get, isObject, put } from "../../common/own.js";
import type { PatchOperation } from "../../patch/grammar/resources.js";
import type { Call } from "./step.js";

/** Where a v1 integration is. */
export interface V1Target {
  readonly api: "v1";
  readonly restApiId: string;
  readonly resourceId: string;
  /** The verb of the method that clients call, not of the backend. */
  readonly httpMethod: string;
}

/** The members of the model that PutIntegration takes, by the name that they have there. */
const PUT_MEMBERS: Readonly<Record<string, string>> = {
  type: "type",
  httpMethod: "integrationHttpMethod",
  uri: "uri",
  connectionType: "connectionType",
  connectionId: "connectionId",
  credentials: "credentials",
  requestParameters: "requestParameters",
  requestTemplates: "requestTemplates",
  passthroughBehavior: "passthroughBehavior",
  contentHandling: "contentHandling",
  timeoutInMillis: "timeoutInMillis",
  cacheNamespace: "cacheNamespace",
  cacheKeyParameters: "cacheKeyParameters",
  tlsConfig: "tlsConfig",
  responseTransferMode: "responseTransferMode",
  integrationTarget: "integrationTarget",
};

const RESPONSE_MEMBERS = [
  "selectionPattern",
  "responseParameters",
  "responseTemplates",
  "contentHandling",
] as const;

/** What a MOCK integration has no use for: AWS drops it (recorded). */
const NOT_ON_MOCK: ReadonlySet<string> = new Set(["httpMethod", "uri"]);

/** Members that are sent even where they are empty text. */
const KEEPS_EMPTY: ReadonlySet<string> = new Set(["selectionPattern"]);

const address = ({ restApiId, resourceId, httpMethod }: V1Target): Dictionary => ({
  restApiId,
  resourceId,
  httpMethod,
});

/** A value as a put takes it: a template that is `null` is an empty text, an empty member is left out. */
function sendable(member: string, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (value === "" && !KEEPS_EMPTY.has(member)) return undefined;
  if (!isObject(value)) return Array.isArray(value) && value.length === 0 ? undefined : value;
  const keys = Object.keys(value);
  if (keys.length === 0) return undefined;
  const templates = member.endsWith("Templates");
  const result: Dictionary = {};
  for (const key of keys) {
    const entry = value[key] ?? (templates ? "" : undefined);
    if (entry !== undefined) put(result, key, entry);
  }
  return result;
}

const call = (command: string, input: Dictionary): Call => ({ service: "apigateway", command, input });

export function putIntegration(target: V1Target, integration: Readonly<Dictionary>): Call {
  const input = address(target);
  for (const [member, name] of Object.entries(PUT_MEMBERS)) {
    if (integration.type === "MOCK" && NOT_ON_MOCK.has(member)) continue;
    const value = sendable(member, get(integration, member));
    if (value !== undefined) input[name] = value;
  }
  return call("PutIntegration", input);
}

export function updateIntegration(target: V1Target, patchOperations: readonly PatchOperation[]): Call {
  return call("UpdateIntegration", { ...address(target), patchOperations });
}

export function deleteIntegration(target: V1Target): Call {
  return call("DeleteIntegration", address(target));
}

export function putResponse(target: V1Target, statusCode: string, response: Readonly<Dictionary>): Call {
  const input: Dictionary = { ...address(target), statusCode };
  for (const member of RESPONSE_MEMBERS) {
    const value = sendable(member, get(response, member));
    if (value !== undefined) input[member] = value;
  }
  return call("PutIntegrationResponse", input);
}

export function updateResponse(
  target: V1Target,
  statusCode: string,
  patchOperations: readonly PatchOperation[],
): Call {
  return call("UpdateIntegrationResponse", { ...address(target), statusCode, patchOperations });
}

export function deleteResponse(target: V1Target, statusCode: string): Call {
  return call("DeleteIntegrationResponse", { ...address(target), statusCode });
}
