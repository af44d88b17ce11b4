import { documented, inferred, unknown } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";

const NO_TEMPLATES = documented("API reference: CreateIntegration, RequestTemplates is for WebSocket APIs");
const SOCKET_TEMPLATES = documented("developer guide: WebSocket API data transformations");

/** Findings on mapping templates and on how one is chosen. */
export const templateFindings = {
  "template-inert": {
    severity: "info",
    message: "the template for {key} is left out: a proxy integration does not run it",
    remedy: "nothing to do",
    evidence: documented("developer guide: proxy integrations of REST APIs"),
    why: "A proxy passes the body on as it is.",
  },
  "template-identity": {
    severity: "info",
    message: "the template for {key} passes the body on, as an HTTP API does without one",
    remedy: "nothing to do",
    evidence: documented("developer guide: mapping template reference, $input.body and $input.json('$')"),
    why: "The template changes nothing.",
  },
  "template-empty": {
    severity: "warning",
    message:
      "the template for {key} is empty; whether v1 sends an empty body or the client's is not documented, and an HTTP API passes the body on",
    remedy: "test what the other side receives",
    evidence: unknown("the run-time meaning of an empty template is not documented"),
    why: "v1 stores an empty template as null.",
  },
  "template-unsupported": {
    severity: "error",
    message: "HTTP APIs have no mapping templates; the one for {key} cannot run",
    remedy: "do in the backend what the template does, or keep this method on the REST API",
    evidence: NO_TEMPLATES,
    why: "The backend or the client would receive another body.",
  },
  "template-lost": {
    severity: "warning",
    message: "the template for {key} is lost; the function has to do what it did",
    remedy: "move it into the function",
    evidence: NO_TEMPLATES,
    why: "lambdaCustomAsProxy says that the function is rewritten.",
  },
  "template-content-type": {
    severity: "warning",
    message:
      "the template for {key} is lost: messages of a WebSocket API have no content type, and the one for {chosen} runs for all",
    remedy: "choose by a member of the message with TemplateSelectionExpression",
    evidence: SOCKET_TEMPLATES,
    why: "v1 chooses a template by the Content-Type header of the request.",
  },
  "template-for-all": {
    severity: "warning",
    message: "the template for {key} will run for every message, of whatever content",
    remedy: "nothing to do, if all messages are of that type",
    evidence: SOCKET_TEMPLATES,
    why: "Messages of a WebSocket API have no content type.",
  },
  "template-choice-unclear": {
    severity: "error",
    message:
      "none of several templates is for application/json, and messages of a WebSocket API have no content type to choose by",
    remedy: "leave one template",
    evidence: SOCKET_TEMPLATES,
    why: "Without a content type one template has to serve every message.",
  },
  "template-reads-request": {
    severity: "warning",
    message: "the template for {key} reads $input.params, which is empty except on the $connect route",
    remedy: "send the value in the message and read it with $input.path",
    evidence: inferred("only the handshake of a WebSocket connection has headers and a query string"),
    why: "Messages have a body and nothing else.",
  },
  "template-reads-context": {
    severity: "warning",
    message: "the template for {key} uses $context.{name}, which {target} APIs do not have",
    remedy: "take the value from elsewhere",
    evidence: documented("developer guide: context variables of REST, HTTP and WebSocket APIs"),
    why: "A variable that is not there is empty, or stays as it is written.",
  },
  "template-key-changed": {
    severity: "info",
    message:
      "the template that runs is kept for application/json; its key {key} and the expression that chose it are not",
    remedy: "nothing to do",
    evidence: SOCKET_TEMPLATES,
    why: "v1 chooses a template by content type, and application/json is the one it takes where a request names none.",
  },
  "template-unselected": {
    severity: "info",
    message: "the template {key} is never selected by {expression}; it is left out",
    remedy: "nothing to do",
    evidence: SOCKET_TEMPLATES,
    why: "A static expression selects one key.",
  },
  "template-selection-single": {
    severity: "warning",
    message:
      "the template {key} runs only where {expression} selects it; on v1 it runs for every JSON request",
    remedy: "check the value inside the template",
    evidence: SOCKET_TEMPLATES,
    why: "v1 cannot choose a template by a member of the request.",
  },
  "template-selection-lost": {
    severity: "error",
    message: "{expression} picks one of several templates at run time, which v1 cannot",
    remedy: "merge the templates into one with #if",
    evidence: SOCKET_TEMPLATES,
    why: "v1 chooses a template by content type alone.",
  },
  "template-selection-dropped": {
    severity: "info",
    message: "TemplateSelectionExpression {expression} is left out: one template serves every message",
    remedy: "nothing to do",
    evidence: SOCKET_TEMPLATES,
    why: "Where only $default has a template, every value selects it.",
  },
} as const satisfies Catalogue;
