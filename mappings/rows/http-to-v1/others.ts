/** An HTTP API's Integration on v1: what v1 has no place for. */
import type { V1Member } from "../../model.js";
import { managedFromV2 } from "../../rules/shared-to-v1.js";
import type { ToV1Rule } from "../../rules/to-v1.js";
import type { SourceRows } from "../../table.js";
import { foreignTo, identityOn } from "../no-counterpart.js";
import { GET_V2 } from "../sources.js";

const foreign = foreignTo("HTTP", "http-proxy");
const identity = identityOn("http-proxy");

export const othersRows: SourceRows<
  | "ApiGatewayManaged"
  | "ApiId"
  | "IntegrationId"
  | "ContentHandlingStrategy"
  | "IntegrationResponseSelectionExpression"
  | "PassthroughBehavior"
  | "RequestTemplates"
  | "TemplateSelectionExpression",
  V1Member,
  ToV1Rule
> = {
  ApiGatewayManaged: {
    to: [],
    class: "assigned",
    rule: "Left out: true for integrations that quick create made.",
    evidence: GET_V2,
    findings: ["managed-integration"],
    examples: [
      { on: "http-proxy", given: { ApiGatewayManaged: false } },
      {
        on: "http-proxy",
        given: { ApiGatewayManaged: true },
        told: ["managed-integration /integration/ApiGatewayManaged"],
      },
    ],
    apply: managedFromV2,
  },
  ApiId: identity("ApiId"),
  IntegrationId: identity("IntegrationId"),
  ContentHandlingStrategy: foreign("ContentHandlingStrategy", "CONVERT_TO_TEXT"),
  IntegrationResponseSelectionExpression: foreign(
    "IntegrationResponseSelectionExpression",
    "${integration.response.statuscode}",
  ),
  PassthroughBehavior: foreign("PassthroughBehavior", "NEVER"),
  RequestTemplates: foreign("RequestTemplates", { $default: "{}" }),
  TemplateSelectionExpression: foreign("TemplateSelectionExpression", "\\$default"),
};
