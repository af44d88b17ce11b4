import { documented, inferred, recorded, reported, unknown } from "../../common/evidence.js";
import * as checks from "./checks.js";
import { boolean, integer, string } from "./codecs.js";
import { MISSING_CONTENT_TYPE, MISSING_PARAMETER, notFound, PATH_FAMILY } from "./families.js";
import { ACK, DRIFT, GUIDE, MODEL, RECORDED, TABLE, TERRAFORM } from "./sources.js";
import type { KindGrammar, Operations } from "./types.js";

const replaceListed: Operations = { replace: documented(TABLE) };
const isMock = (resource: Readonly<Record<string, unknown>>): boolean => resource.type === "MOCK";
const isBuffered = (resource: Readonly<Record<string, unknown>>): boolean =>
  (resource.responseTransferMode ?? "BUFFERED") === "BUFFERED";
const mockDrops = {
  where: isMock,
  evidence: recorded(`${RECORDED}: PutIntegration of a MOCK answers without uri and httpMethod`),
};
const PARAMETER_GONE = MISSING_PARAMETER(
  inferred("recorded for MethodResponse and GatewayResponse; reported for cache keys"),
);

export const integration: KindGrammar<"Integration"> = {
  kind: "Integration",
  operation: "UpdateIntegration",
  inputName: "updateIntegrationInput",
  errors: PATH_FAMILY,
  required: ["type"],
  members: {
    credentials: {
      shape: "scalar",
      path: "/credentials",
      summary: "What API Gateway calls the backend as: a role, or the caller's identity.",
      operations: {
        replace: {
          ...unknown(`not in AWS's table (${TABLE}); clients send it`),
          listed: false,
          needs: { assumption: "credentialsPatch", value: "accept" },
        },
      },
      value: string,
      clear: {
        by: "replace",
        value: "",
        evidence: unknown("clients send an empty text; no answer of AWS is known"),
      },
      emptyIsAbsent: inferred(`${TERRAFORM}: an empty text stands for none`),
      first: true,
      notices: ["credentials-undocumented"],
      example: {
        before: {},
        after: { credentials: "arn:aws:iam::123456789012:role/orders" },
        patchOperations: [
          { op: "replace", path: "/credentials", value: "arn:aws:iam::123456789012:role/orders" },
        ],
        findings: ["credentials-undocumented"],
      },
    },
    type: {
      shape: "fixed",
      path: "/type",
      summary: "The integration type.",
      operations: {},
      because: "put",
      instead:
        "PutIntegration, then the integration responses again; a plan does both (planIntegration, patchway plan)",
      evidence: documented(`${TABLE}: listed without an operation`),
      notice: "type-needs-put",
      example: {
        before: { type: "HTTP" },
        after: { type: "HTTP_PROXY" },
        patchOperations: [],
        findings: ["type-needs-put"],
      },
    },
    httpMethod: {
      shape: "scalar",
      path: "/httpMethod",
      summary: "The verb that the backend is called with.",
      operations: replaceListed,
      value: string,
      checks: [checks.verbGiven, checks.oneOf(checks.verbs), checks.lambdaPost],
      clear: { by: "nothing", evidence: recorded(`${RECORDED}: PutIntegration refuses an empty verb`) },
      ignored: mockDrops,
      example: {
        before: { type: "HTTP", httpMethod: "GET" },
        after: { type: "HTTP", httpMethod: "POST" },
        patchOperations: [{ op: "replace", path: "/httpMethod", value: "POST" }],
      },
    },
    uri: {
      shape: "scalar",
      path: "/uri",
      summary: "The backend: a URL, or the ARN of a service's path or action.",
      operations: replaceListed,
      value: string,
      checks: [checks.httpUri, checks.arnUri],
      clear: { by: "nothing", evidence: recorded(`${RECORDED}: PutIntegration refuses an empty uri`) },
      ignored: mockDrops,
      example: {
        before: { type: "HTTP", uri: "https://example.com/a" },
        after: { type: "HTTP", uri: "https://example.com/b" },
        patchOperations: [{ op: "replace", path: "/uri", value: "https://example.com/b" }],
      },
    },
    connectionType: {
      shape: "scalar",
      path: "/connectionType",
      summary: "Through the internet, or through a VPC link.",
      operations: replaceListed,
      value: string,
      checks: [checks.oneOf(["INTERNET", "VPC_LINK"]), checks.linkHasConnection],
      clear: { by: "replace", value: "INTERNET", evidence: documented(MODEL) },
      serverDefault: { value: "INTERNET", evidence: documented(MODEL) },
      example: {
        before: { connectionType: "VPC_LINK", connectionId: "vl0a1b" },
        after: { connectionId: "vl0a1b" },
        patchOperations: [{ op: "replace", path: "/connectionType", value: "INTERNET" }],
      },
    },
    connectionId: {
      shape: "scalar",
      path: "/connectionId",
      summary: "The id of the VPC link, or a stage variable that holds it.",
      operations: { replace: recorded(RECORDED) },
      value: string,
      clear: {
        by: "replace",
        value: "",
        evidence: unknown(`${TERRAFORM} sends it; the effect is not recorded`),
      },
      emptyIsAbsent: inferred(`${TERRAFORM}: an empty text stands for none`),
      example: {
        before: { connectionType: "VPC_LINK", connectionId: "vl0a1b" },
        after: { connectionType: "VPC_LINK", connectionId: "${stageVariables.link}" },
        patchOperations: [{ op: "replace", path: "/connectionId", value: "${stageVariables.link}" }],
      },
    },
    integrationTarget: {
      shape: "scalar",
      path: "/integrationTarget",
      summary: "The listener or load balancer behind a VPC link V2.",
      operations: replaceListed,
      value: string,
      clear: { by: "replace", value: "", evidence: unknown("no source clears it") },
      emptyIsAbsent: inferred("the same as connectionId"),
      example: {
        before: {},
        after: {
          integrationTarget:
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/orders/50dc6c495c0c9188/f2f7dc8efc522ab2",
        },
        patchOperations: [
          {
            op: "replace",
            path: "/integrationTarget",
            value:
              "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/orders/50dc6c495c0c9188/f2f7dc8efc522ab2",
          },
        ],
      },
    },
    tlsConfig: {
      shape: "object",
      path: "/tlsConfig",
      summary: "How the backend's certificate is checked.",
      operations: {},
      members: {
        insecureSkipVerification: {
          shape: "scalar",
          path: "/tlsConfig/insecureSkipVerification",
          summary: "Take a certificate that no supported authority issued.",
          operations: replaceListed,
          value: boolean,
          clear: { by: "replace", value: "false", evidence: documented(MODEL) },
          serverDefault: { value: false, evidence: documented(MODEL) },
          example: {
            before: { tlsConfig: { insecureSkipVerification: true } },
            after: {},
            patchOperations: [{ op: "replace", path: "/tlsConfig/insecureSkipVerification", value: "false" }],
          },
        },
      },
      example: {
        before: {},
        after: { tlsConfig: { insecureSkipVerification: true } },
        patchOperations: [{ op: "replace", path: "/tlsConfig/insecureSkipVerification", value: "true" }],
      },
    },
    responseTransferMode: {
      shape: "scalar",
      path: "/responseTransferMode",
      summary: "Send the response when it is complete, or as it comes.",
      operations: replaceListed,
      value: string,
      checks: [checks.oneOf(["BUFFERED", "STREAM"]), checks.streamNeedsProxy],
      clear: { by: "replace", value: "BUFFERED", evidence: documented(MODEL) },
      serverDefault: { value: "BUFFERED", evidence: documented(MODEL) },
      example: {
        before: { type: "HTTP_PROXY" },
        after: { type: "HTTP_PROXY", responseTransferMode: "STREAM" },
        patchOperations: [{ op: "replace", path: "/responseTransferMode", value: "STREAM" }],
      },
    },
    timeoutInMillis: {
      shape: "scalar",
      path: "/timeoutInMillis",
      summary: "How long the backend may take, in milliseconds.",
      operations: replaceListed,
      value: integer,
      checks: [checks.timeoutRange],
      clear: { by: "replace", value: "29000", evidence: documented(MODEL) },
      serverDefault: {
        value: 29_000,
        holds: isBuffered,
        evidence: recorded(`${RECORDED}: PutIntegration without a timeout answers 29000`),
      },
      example: {
        before: { timeoutInMillis: 29_000 },
        after: { timeoutInMillis: 5000 },
        patchOperations: [{ op: "replace", path: "/timeoutInMillis", value: "5000" }],
      },
    },
    passthroughBehavior: {
      shape: "scalar",
      path: "/passthroughBehavior",
      summary: "What happens to a body whose content type has no template.",
      operations: replaceListed,
      value: string,
      checks: [checks.oneOf(["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"])],
      clear: { by: "replace", value: "WHEN_NO_MATCH", evidence: documented(MODEL) },
      serverDefault: {
        value: "WHEN_NO_MATCH",
        evidence: recorded(`${RECORDED}: PutIntegration without it answers WHEN_NO_MATCH`),
      },
      example: {
        before: { passthroughBehavior: "NEVER" },
        after: {},
        patchOperations: [{ op: "replace", path: "/passthroughBehavior", value: "WHEN_NO_MATCH" }],
      },
    },
    contentHandling: {
      shape: "scalar",
      path: "/contentHandling",
      summary: "Convert the request body between text and binary.",
      operations: replaceListed,
      value: string,
      checks: [checks.oneOf(["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"], "optional")],
      clear: { by: "replace", value: "", evidence: reported(`${TERRAFORM}; ${DRIFT}`) },
      emptyIsAbsent: reported(`${TERRAFORM}; ${DRIFT}`),
      example: {
        before: { contentHandling: "CONVERT_TO_TEXT" },
        after: {},
        patchOperations: [{ op: "replace", path: "/contentHandling", value: "" }],
        findings: ["clear-reported"],
      },
    },
    cacheNamespace: {
      shape: "scalar",
      path: "/cacheNamespace",
      summary: "The group of cached parameters; by default the id of the resource.",
      operations: replaceListed,
      value: string,
      clear: { by: "nothing", evidence: documented(`${GUIDE}: the default is the resource id`) },
      absentKeeps: {
        evidence: recorded(`${RECORDED}: AWS fills in the resource id`),
        resetTo: "resourceId",
      },
      example: {
        before: { cacheNamespace: "a1b2c3" },
        after: { cacheNamespace: "shared" },
        patchOperations: [{ op: "replace", path: "/cacheNamespace", value: "shared" }],
      },
    },
    requestParameters: {
      shape: "map",
      path: "/requestParameters",
      key: "integration.request.location.name",
      summary: "The parameters of the backend request, and where their values come from.",
      operations: {
        add: recorded(RECORDED),
        replace: documented(TABLE),
        remove: documented(TABLE),
      },
      value: string,
      keyChecks: [checks.destination("request")],
      checks: [checks.expression("request")],
      missingKey: PARAMETER_GONE,
      example: {
        before: {
          requestParameters: {
            "integration.request.header.X-Old": "'1'",
            "integration.request.path.id": "method.request.path.id",
          },
        },
        after: {
          requestParameters: {
            "integration.request.header.X-New": "'1'",
            "integration.request.path.id": "method.request.path.petId",
          },
        },
        patchOperations: [
          { op: "add", path: "/requestParameters/integration.request.header.X-New", value: "'1'" },
          { op: "remove", path: "/requestParameters/integration.request.header.X-Old" },
          {
            op: "replace",
            path: "/requestParameters/integration.request.path.id",
            value: "method.request.path.petId",
          },
        ],
      },
    },
    requestTemplates: {
      shape: "map",
      path: "/requestTemplates",
      key: "contentType",
      summary: "The templates that make the backend's body, by the content type of the request.",
      operations: {
        add: recorded(RECORDED),
        replace: documented(TABLE),
        remove: documented(TABLE),
      },
      value: string,
      keyChecks: [checks.contentType],
      nullIsEmpty: recorded(`${RECORDED}: a template that was "" or null is answered as null`),
      missingKey: MISSING_CONTENT_TYPE(inferred("recorded for MethodResponse")),
      example: {
        before: { requestTemplates: { "application/json": "{}", "text/plain": "x" } },
        after: { requestTemplates: { "application/xml": "<a/>", "text/plain": "y" } },
        patchOperations: [
          { op: "remove", path: "/requestTemplates/application~1json" },
          { op: "add", path: "/requestTemplates/application~1xml", value: "<a/>" },
          { op: "replace", path: "/requestTemplates/text~1plain", value: "y" },
        ],
      },
    },
    cacheKeyParameters: {
      shape: "set",
      path: "/cacheKeyParameters",
      key: "parameterName",
      addressed: "path",
      summary: "The parameters that a cached response depends on.",
      operations: {
        add: reported(`${TERRAFORM}; ${ACK}`),
        remove: reported(`${TERRAFORM}; ${ACK}`),
        replace: unknown(`${TABLE} lists it; no client, test or recording uses it`),
      },
      missingKey: notFound(
        "Invalid parameter name specified",
        reported("terraform-provider-aws issues: removing a cache key that has gone"),
      ),
      example: {
        before: { cacheKeyParameters: ["method.request.path.id"] },
        after: { cacheKeyParameters: ["method.request.querystring.q"] },
        patchOperations: [
          { op: "remove", path: "/cacheKeyParameters/method.request.path.id" },
          { op: "add", path: "/cacheKeyParameters/method.request.querystring.q" },
        ],
      },
    },
    integrationResponses: {
      shape: "nested",
      path: "/integrationResponses",
      summary: "The integration responses, by status code.",
      operations: {},
      kind: "IntegrationResponse",
      many: true,
      instead: "UpdateIntegrationResponse, PutIntegrationResponse or DeleteIntegrationResponse",
      evidence: inferred("AWS's table of patch paths lists none below /integrationResponses"),
      notice: "responses-need-plan",
      example: {
        before: { integrationResponses: { "200": { statusCode: "200" } } },
        after: { integrationResponses: {} },
        patchOperations: [],
        findings: ["responses-need-plan"],
      },
    },
  },
};
