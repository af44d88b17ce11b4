import { documented, inferred, reported, unknown } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";

const SOCKET_RESPONSES = documented("developer guide: WebSocket API integration responses");
const HTTP_MAPPING = documented("developer guide: transform API requests and responses for HTTP APIs");

/** Findings on integration responses. */
export const responseFindings = {
  "responses-inert": {
    severity: "info",
    message: "integration responses have no effect on a proxy integration; they are left out",
    remedy: "nothing to do",
    evidence: reported("LocalStack's tests against AWS: proxies ignore integration responses"),
    why: "The answer of a proxied backend goes to the client as it is.",
  },
  "responses-lost": {
    severity: "warning",
    message: "the response {status} is lost: a Lambda proxy's function sets status, headers and body",
    remedy: "set them in the function",
    evidence: documented("developer guide: AWS Lambda proxy integrations for HTTP APIs"),
    why: "lambdaCustomAsProxy says that the function is rewritten.",
  },
  "response-unchanged": {
    severity: "info",
    message: "an HTTP API passes the status {status} on without a mapping; the response is left out",
    remedy: "nothing to do",
    evidence: HTTP_MAPPING,
    why: "The response changes neither status nor headers.",
  },
  "response-expanded": {
    severity: "info",
    message: "the pattern {pattern} becomes {count} status codes",
    remedy: "nothing to do",
    evidence: inferred("a pattern is matched against the backend's status; an HTTP API's key is one status"),
    why: "v1 selects a response by a regular expression over the status.",
  },
  "pattern-not-expandable": {
    severity: "error",
    message: "the pattern {pattern} cannot be expanded to status codes; the response is left out",
    remedy: "write it with digits, ., \\d, [], |, () and small repeat counts",
    evidence: unknown("whether v1 matches a pattern as a whole or in part is not documented"),
    why: "HTTP APIs map responses by status code, so a pattern has to be turned into codes.",
  },
  "pattern-overlap": {
    severity: "warning",
    message: "the status {code} also matches the response {other}; which one v1 chooses is not documented",
    remedy: "make the patterns exclude each other",
    evidence: unknown("the order of several matching selection patterns is not documented"),
    why: "The first one in the order of their status codes is used.",
  },
  "default-response-partial": {
    severity: "warning",
    message:
      "this response is the default: v1 answers {status} for every backend status that no other pattern matches, an HTTP API passes those on as they are",
    remedy: "list the statuses that the backend gives (options.statusCodes, --status-codes)",
    evidence: inferred("an HTTP API has no mapping for all statuses"),
    why: "Each status of an HTTP API's ResponseParameters is named, so a default would have to name hundreds.",
  },
  "response-status-outside": {
    severity: "error",
    message: "{status} is outside 200 to 599, which is what HTTP APIs map",
    remedy: "answer with another status",
    evidence: documented("API reference: CreateIntegration, ResponseParameters"),
    why: "CreateIntegration refuses it.",
  },
  "status-code-implied": {
    severity: "info",
    message: "WebSocket responses have no status; the way back would choose the same again",
    remedy: "nothing to do",
    evidence: documented("API reference: CreateIntegrationResponse"),
    why: "The status is implied by the pattern.",
  },
  "status-code-lost": {
    severity: "warning",
    message: "WebSocket responses have no status: {status} is lost, and the way back would choose {chosen}",
    remedy: "keep it where the desired state is kept",
    evidence: documented("API reference: CreateIntegrationResponse"),
    why: "A v1 response is named by its status. Nothing of a WebSocket response holds it.",
  },
  "status-code-chosen": {
    severity: "warning",
    message: "the response {key} gets the status {status}: nothing in it says which",
    remedy: "set the status that clients expect",
    evidence: inferred("v1 names each response by a status"),
    why: "WebSocket responses have no status.",
  },
  "status-code-derived": {
    severity: "info",
    message: "the response {key} gets the status {status}",
    remedy: "declare a method response {status}",
    evidence: inferred("the key matches this status"),
    why: "WebSocket responses have no status; v1 names each response by one.",
  },
  "default-response-added": {
    severity: "warning",
    message: "no response is the default; a $default response is added, or unmatched answers would be lost",
    remedy: "nothing to do, or add a default response on v1 as well",
    evidence: SOCKET_RESPONSES,
    why: "v1 answers 500 where no pattern matches. On a WebSocket API every non-proxy integration should have $default.",
  },
  "response-key-twice": {
    severity: "warning",
    message: "the response {status} has the same pattern as {other}, which is kept",
    remedy: "give each response a pattern of its own",
    evidence: unknown("which of several equal patterns v1 chooses is not documented"),
    why: "The key of a WebSocket response is its pattern, and a key exists once.",
  },
  "pattern-slash": {
    severity: "warning",
    message:
      "the pattern {pattern} has a slash in it; how a WebSocket response key writes one is not documented",
    remedy: "write . in place of the slash",
    evidence: unknown("the escape of / inside an IntegrationResponseKey is not documented"),
    why: "Response keys are written between slashes.",
  },
  "response-key-literal": {
    severity: "info",
    message: "the key {key} becomes a pattern that matches it",
    remedy: "nothing to do",
    evidence: SOCKET_RESPONSES,
    why: "A key without slashes is taken literally; v1 has patterns alone.",
  },
  "response-headers-connect-only": {
    severity: "warning",
    message: "header mappings have an effect on the $connect route alone: messages have no headers",
    remedy: "send the value in the message, with a template",
    evidence: inferred("only the handshake of a WebSocket connection is answered over HTTP"),
    why: "A message is a body and nothing else.",
  },
  "proxy-responses-lost": {
    severity: "error",
    message: "a v1 proxy passes answers on as they are; the mappings for status {status} would be lost",
    remedy:
      "allow proxyResponsesAsCustom (options.allow, --allow), which makes it a custom HTTP integration, or let the backend set them",
    evidence: reported("LocalStack's tests against AWS: proxies ignore integration responses"),
    why: "v1 changes responses of custom integrations alone.",
  },
  "proxy-as-custom": {
    severity: "warning",
    message:
      "as a custom HTTP integration v1 sends only mapped headers and query parameters, and answers only mapped headers",
    remedy: "map every header and query parameter that backend and clients need",
    evidence: documented("developer guide: HTTP custom integrations of REST APIs"),
    why: "proxyResponsesAsCustom asks for it: only a custom integration can change responses.",
  },
  "other-statuses-change": {
    severity: "warning",
    message: "statuses without a mapping pass through an HTTP API; v1 answers {status} for them",
    remedy: "map every status that the backend gives",
    evidence: inferred("a custom integration answers what its responses name, and 500 where none matches"),
    why: "v1 has no response that keeps the backend's status. Where no response answers 200 yet, one is added as the default.",
  },
  "response-action-lost": {
    severity: "warning",
    message: "{key} has no counterpart: a v1 response sets a header and passes no others on",
    remedy: "map the header's full value",
    evidence: HTTP_MAPPING,
    why: "A custom integration answers only what is mapped, so nothing needs removing and there is nothing to append to.",
  },
  "responses-not-merged": {
    severity: "error",
    message:
      "the statuses {first} and {second} both become {status}, with different mappings; v1 has one response for a status",
    remedy: "give them different statuses, or the same mappings",
    evidence: documented("API reference: Integration, integrationResponses is a map by status"),
    why: "v1 names a response by the status that it answers.",
  },
} as const satisfies Catalogue;
