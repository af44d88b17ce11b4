/** What holds for integrations and their responses. */
import { documented, recorded, reported, unknown } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";
import { GUIDE, MODEL, RECORDED, TABLE } from "../grammar/sources.js";

export const integrationFindings = {
  "credentials-undocumented": {
    severity: "info",
    message: "/credentials is not in AWS's table of patch paths; clients send it",
    remedy:
      "If AWS refuses it, put the whole integration: plan with what is documented alone (options.documentedOnly, --documented-only).",
    why: "The operation stands first in its list, so that a refusal comes before anything is changed.",
    evidence: unknown("AWS's table of patch paths does not list /credentials; no recording"),
  },
  "left-out-undocumented": {
    severity: "warning",
    message: "{path} is left out: AWS's table of patch paths does not list it",
    remedy:
      "Plan it with the same option (planIntegration, patchway plan): a plan puts the whole integration.",
    why: "Only operations that AWS documents were asked for.",
    evidence: documented(TABLE),
  },
  "cache-namespace-reset": {
    severity: "warning",
    message: "cacheNamespace cannot be reset without the resource id",
    remedy:
      "Give the id of the resource (options.resourceId, --resource-id): it is the default cache namespace.",
    why: "No operation clears the member; AWS's default for it is the resource id.",
    evidence: documented(GUIDE),
  },
  "default-unknown": {
    severity: "warning",
    message: "{path} has no known default here; {current} is kept",
    remedy: "Give the desired object a value.",
    why: "The documentation gives this default for buffered integrations only.",
    evidence: unknown("the pages on response streaming contradict each other on the timeout"),
  },
  "stream-timeout": {
    severity: "warning",
    message: "switching to STREAM may drop the timeout of {timeout} ms",
    remedy: "Read the integration back and diff it again.",
    why: "The guide says that a customised timeout is removed by the switch; feature pages say otherwise.",
    evidence: documented(`${GUIDE}, response streaming`),
  },
  "cache-key-may-drop": {
    severity: "warning",
    message: "AWS may drop this cache key: the parameter that it names changes in the same update",
    remedy:
      "Plan it (planIntegration, patchway plan): a plan sends the cache keys in an update of their own.",
    why: "Users report that changing a mapped parameter silently removes the cache keys that name it.",
    evidence: reported("terraform-provider-aws issues 29910, 39801, 25736 and pull request 40124"),
  },
  "timeout-out-of-range": {
    severity: "error",
    message: "timeoutInMillis must be from {min} to {max} ms here, not {text}",
    remedy:
      "Choose a value in the range; after a quota increase, give the new ceiling (options.maxTimeoutMillis, --max-timeout).",
    why: "29,000 ms is the ceiling of buffered integrations unless the account's quota was raised; 900,000 of STREAM.",
    evidence: documented(`${MODEL}; ${GUIDE}, response streaming`),
  },
  "timeout-needs-quota": {
    severity: "info",
    message: "{timeout} ms is above 29,000: AWS takes it only where the account's quota was raised",
    remedy:
      "Nothing to do where it was; to try the list, give maxTimeoutMillis in the context (options.context, --context).",
    why: "The ceiling belongs to the account, and neither object shows that it was raised.",
    evidence: documented(`${GUIDE}, quotas`),
  },
  "uri-not-http": {
    severity: "error",
    message: "an {type} integration takes an http or https URL, not {text}",
    remedy: "Give a full URL.",
    why: "API Gateway refuses other URIs for the HTTP types.",
    evidence: recorded(`${RECORDED}: PutIntegration; that a patch is checked alike is inferred`),
  },
  "uri-not-arn": {
    severity: "error",
    message: "an {type} integration takes arn:…:apigateway:region:service:path|action/…, not {text}",
    remedy: "For a Lambda function give its invocation ARN.",
    why: "API Gateway refuses other URIs for the AWS types.",
    evidence: recorded(`${RECORDED}: PutIntegration; that a patch is checked alike is inferred`),
  },
  "lambda-needs-post": {
    severity: "error",
    message: "a Lambda function is invoked with POST, not {text}",
    remedy: "Set httpMethod to POST; the method that clients call is another member of another object.",
    why: "API Gateway takes another verb at configuration time and every call fails.",
    evidence: documented(MODEL),
  },
  "vpc-link-needs-connection": {
    severity: "error",
    message: "connectionType VPC_LINK needs a connectionId",
    remedy: "Give connectionId in the same desired object.",
    why: "A private integration is reached through the link that connectionId names.",
    evidence: documented(MODEL),
  },
  "stream-needs-proxy": {
    severity: "error",
    message: "responseTransferMode STREAM is for HTTP_PROXY and AWS_PROXY, not {type}",
    remedy: "Keep BUFFERED, or change the type.",
    why: "Only proxy integrations stream.",
    evidence: documented(MODEL),
  },
  "mock-ignores": {
    severity: "warning",
    message: "a MOCK integration has no {member}: AWS drops it",
    remedy: "Leave the operation out.",
    why: "AWS's table excludes MOCK for the path; a put drops the member (recorded).",
    evidence: documented(TABLE),
  },
} as const satisfies Catalogue;
