/**
 * What an update of API Gateway V2 does with each member: how it is set, and how it is taken away again. A v2 update is
 * a merge: what it leaves out stays.
 */
import type * as V2 from "@aws-sdk/client-apigatewayv2";
import { documented, type Evidence, inferred, reported, unknown } from "../common/evidence.js";

const PROBED = "cdkd apigatewayv2-provider.ts, probed on AWS by its author (07 and 08-2026)";
const TERRAFORM = "terraform-provider-aws, internal/service/apigatewayv2/integration.go";
const MODEL = "API Gateway V2 service model 2018-11-29";

/**
 * - `scalar`: one value, overwritten.
 * - `parameters`: a map, merged by key; `""` takes a key away.
 * - `whole`: a map; whether an update merges it or replaces it is not known, so that it is sent whole.
 * - `statuses`: a map of maps by status code; an empty map takes a status away.
 * - `object`: overwritten.
 * - `address`: names the object.
 * - `readOnly`: the service sets it.
 */
export type UpdateShape = "scalar" | "parameters" | "whole" | "statuses" | "object" | "address" | "readOnly";

/** How a member, or a key of it, is taken away. */
export type UpdateClear =
  | { readonly by: "value"; readonly value: string | number; readonly evidence: Evidence }
  /** No value is known to do it: the integration is made anew. */
  | { readonly by: "recreate"; readonly evidence: Evidence }
  /** There is nothing to take away. */
  | { readonly by: "nothing"; readonly evidence: Evidence };

/** A member that the service fills in, or drops without a word, where the rest of the object is of a kind. */
export interface UpdateDependence {
  readonly when: (object: Readonly<Record<string, unknown>>) => boolean;
  /** What it fills in for an absent one; `null` where it drops what is given. */
  readonly becomes: string | null;
  readonly evidence: Evidence;
}

export interface UpdateRow {
  readonly shape: UpdateShape;
  /** How an update sets it. */
  readonly set: Evidence;
  readonly clear: UpdateClear;
  /** What the service fills in, by protocol: a member at this value counts as absent. */
  readonly serverDefault?: Readonly<Partial<Record<"HTTP" | "WEBSOCKET", string | number>>>;
  /** What the service makes of it by the other members of the object, whatever is asked for. */
  readonly depends?: UpdateDependence;
  /** A change of it makes the integration anew. */
  readonly recreates?: Evidence;
  readonly source: string;
}

const row = (shape: UpdateShape, clear: UpdateClear, rest: Partial<UpdateRow> = {}): UpdateRow => ({
  shape,
  set: documented(MODEL),
  clear,
  source: MODEL,
  ...rest,
});

const anew = (evidence: Evidence): UpdateClear => ({ by: "recreate", evidence });
const value = (text: string | number, evidence: Evidence): UpdateClear => ({
  by: "value",
  value: text,
  evidence,
});
const NOTHING: UpdateClear = { by: "nothing", evidence: documented(MODEL) };
const ADDRESS = row("address", NOTHING);
const READ_ONLY = row("readOnly", NOTHING);
const TEMPLATES = row(
  "whole",
  anew(unknown('"" is a template like any other; merge or replace is not probed')),
);

/** A Lambda function behind an integration without a subtype: it is called by POST, whatever is asked for. */
function callsLambda(object: Readonly<Record<string, unknown>>): boolean {
  const { IntegrationType: type, IntegrationUri: uri, IntegrationSubtype: subtype } = object;
  if (subtype !== undefined && subtype !== null && subtype !== "") return false;
  return type === "AWS_PROXY" || (type === "AWS" && typeof uri === "string" && uri.includes(":lambda:path/"));
}

/** UpdateIntegration. */
export const integrationUpdate: {
  readonly [M in keyof Required<V2.UpdateIntegrationRequest> | keyof Required<V2.Integration>]: UpdateRow;
} = {
  ApiId: ADDRESS,
  IntegrationId: ADDRESS,
  ApiGatewayManaged: READ_ONLY,
  IntegrationResponseSelectionExpression: READ_ONLY,
  ConnectionId: row(
    "scalar",
    anew(unknown(`${TERRAFORM} sends ""; the model asks for one character; no answer is known`)),
  ),
  ConnectionType: row("scalar", value("INTERNET", documented(MODEL)), {
    serverDefault: { HTTP: "INTERNET", WEBSOCKET: "INTERNET" },
  }),
  ContentHandlingStrategy: row("scalar", anew(unknown("no source clears it"))),
  CredentialsArn: row("scalar", anew(unknown(`${TERRAFORM} sends ""; no answer is known`))),
  Description: row("scalar", value("", reported(PROBED))),
  IntegrationMethod: row("scalar", anew(reported(`${PROBED}: it cannot be reset`)), {
    depends: {
      when: callsLambda,
      becomes: "POST",
      evidence: inferred("observed for functions: hashicorp/terraform-provider-aws#42391, LocalStack"),
    },
  }),
  IntegrationSubtype: row("scalar", anew(inferred("another kind of integration")), {
    recreates: reported(`${TERRAFORM} replaces the integration`),
  }),
  IntegrationType: row("scalar", anew(inferred("an integration has a type")), {
    recreates: reported(`${TERRAFORM} replaces the integration`),
  }),
  IntegrationUri: row("scalar", anew(reported(`${PROBED}: it cannot be reset`))),
  PassthroughBehavior: row("scalar", value("WHEN_NO_MATCH", documented(MODEL)), {
    serverDefault: { WEBSOCKET: "WHEN_NO_MATCH" },
  }),
  PayloadFormatVersion: row("scalar", anew(reported(`${PROBED}: it cannot be reset`)), {
    serverDefault: { HTTP: "1.0", WEBSOCKET: "1.0" },
  }),
  RequestParameters: row("parameters", value("", reported(PROBED)), { set: reported(PROBED) }),
  RequestTemplates: TEMPLATES,
  ResponseParameters: row("statuses", {
    by: "nothing",
    evidence: documented("developer guide, http-api-parameter-mapping: an empty map takes a status away"),
  }),
  TemplateSelectionExpression: row("scalar", anew(unknown("no source clears it"))),
  TimeoutInMillis: row("scalar", anew(reported(`${PROBED}: it cannot be reset, only overwritten`)), {
    serverDefault: { HTTP: 30_000, WEBSOCKET: 29_000 },
  }),
  TlsConfig: row("object", anew(unknown(`${TERRAFORM} sends {}; no answer is known`)), {
    depends: {
      when: ({ ConnectionType }) => ConnectionType !== "VPC_LINK",
      becomes: null,
      evidence: reported("go-to-k/cdkd#1602, probed on AWS: dropped without a word outside a VPC link"),
    },
  }),
};

/** UpdateIntegrationResponse (WebSocket). */
export const integrationResponseUpdate: {
  readonly [M in
    | keyof Required<V2.UpdateIntegrationResponseRequest>
    | keyof Required<V2.IntegrationResponse>]: UpdateRow;
} = {
  ApiId: ADDRESS,
  IntegrationId: ADDRESS,
  IntegrationResponseId: ADDRESS,
  ContentHandlingStrategy: row("scalar", anew(unknown("no source clears it"))),
  IntegrationResponseKey: row("scalar", anew(documented(`${MODEL}: required`))),
  ResponseParameters: row("whole", anew(unknown("merge or replace is not probed"))),
  ResponseTemplates: TEMPLATES,
  TemplateSelectionExpression: row("scalar", anew(unknown("no source clears it"))),
};

/** An update of an integration with a subtype is refused without it (probed). */
export const SUBTYPE_MISSING = {
  name: "BadRequestException",
  message: "Invalid integration URI specified",
} as const;

/** The texts around a request parameter that an update of an integration with a subtype sends as "" (reported). */
export const SUBTYPE_TOMBSTONE = {
  name: "BadRequestException",
  message:
    "Invalid selection expression specified: Validation Result: warnings : [], errors : [Mapping expression missing source or destination]",
} as const;
