/**
 * The members of x-amazon-apigateway-integration, and what either API calls them.
 *
 * Source: developer guide, x-amazon-apigateway-integration object; API references of PutIntegration and
 * CreateIntegration. `responses` and `responseParameters` have shapes of their own and are read apart.
 */
export interface MemberRow {
  /** The member of v1's Integration. */
  readonly rest?: string;
  /** The member of API Gateway V2's Integration, for HTTP APIs. */
  readonly http?: string;
  readonly shape: "text" | "word" | "number" | "map" | "list" | "tls" | "responses" | "mappings";
}

export const MEMBERS = {
  type: { rest: "type", http: "IntegrationType", shape: "word" },
  integrationSubtype: { http: "IntegrationSubtype", shape: "text" },
  httpMethod: { rest: "httpMethod", http: "IntegrationMethod", shape: "text" },
  uri: { rest: "uri", http: "IntegrationUri", shape: "text" },
  credentials: { rest: "credentials", http: "CredentialsArn", shape: "text" },
  connectionType: { rest: "connectionType", http: "ConnectionType", shape: "word" },
  connectionId: { rest: "connectionId", http: "ConnectionId", shape: "text" },
  integrationTarget: { rest: "integrationTarget", shape: "text" },
  requestParameters: { rest: "requestParameters", http: "RequestParameters", shape: "map" },
  requestTemplates: { rest: "requestTemplates", shape: "map" },
  passthroughBehavior: { rest: "passthroughBehavior", shape: "word" },
  contentHandling: { rest: "contentHandling", shape: "word" },
  cacheNamespace: { rest: "cacheNamespace", shape: "text" },
  cacheKeyParameters: { rest: "cacheKeyParameters", shape: "list" },
  responses: { rest: "integrationResponses", shape: "responses" },
  responseParameters: { http: "ResponseParameters", shape: "mappings" },
  responseTransferMode: { rest: "responseTransferMode", shape: "word" },
  timeoutInMillis: { rest: "timeoutInMillis", http: "TimeoutInMillis", shape: "number" },
  tlsConfig: { rest: "tlsConfig", http: "TlsConfig", shape: "tls" },
  payloadFormatVersion: { http: "PayloadFormatVersion", shape: "text" },
} as const satisfies Readonly<Record<string, MemberRow>>;

export type MemberName = keyof typeof MEMBERS;
export const MEMBER_NAMES = Object.keys(MEMBERS) as readonly MemberName[];
export const memberRow = (name: MemberName): MemberRow => MEMBERS[name];

/** The members of a response of REST APIs. */
export const RESPONSE_MEMBERS = {
  statusCode: "word",
  responseParameters: "map",
  responseTemplates: "map",
  contentHandling: "word",
} as const;

/** The name in the extension of what one of the APIs calls its member. */
export function extensionName(api: "rest" | "http", member: string): MemberName | undefined {
  return MEMBER_NAMES.find((name) => memberRow(name)[api] === member);
}

export function isMember(name: string): name is MemberName {
  return Object.hasOwn(MEMBERS, name);
}
