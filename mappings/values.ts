/** Translating one mapped value between the APIs: expressions in, expressions out, and what there is to say. */
import { type Expression, parseExpression, printExpression, type Side } from "../common/expression.js";
import type { Finding } from "../common/findings.js";
import { type ApiKind, translateContext } from "./context.js";
import {
  isPlainText,
  type Piece,
  parseHttpValue,
  parseWebSocketValue,
  printHttpValue,
  printWebSocketValue,
  type Selection,
} from "./expressions.js";
import { catalogue, note } from "./findings.js";

/** API Gateway V2 takes values of 1 to 512 characters in request and response parameters. */
export const LONGEST_PARAMETER = 512;

const EXPECTED: Readonly<Record<Side, string>> = {
  request:
    "method.request.{header|querystring|path}.NAME, method.request.body[.JSON-path], context.NAME, stageVariables.NAME or 'text'",
  response:
    "integration.response.header.NAME, integration.response.body[.JSON-path], context.NAME, stageVariables.NAME or 'text'",
};
const EXPECTED_WEBSOCKET =
  "route.request.{header|querystring}.NAME, route.request.body.JSON-path, context.NAME, stageVariables.NAME or 'text'";

/** Reads a v1 value, or says that it is none. */
export function readV1Value(
  value: string,
  side: Side,
  path: string,
  findings: Finding[],
): Expression | undefined {
  const expression = parseExpression(value, side);
  if (expression === undefined) {
    note(findings, catalogue["parameter-value-invalid"], path, { value, expected: EXPECTED[side] });
  }
  return expression;
}

/** Kinds of API as a person reads them. */
export const API_NAMES: Readonly<Record<ApiKind, string>> = {
  v1: "REST",
  HTTP: "HTTP",
  WEBSOCKET: "WebSocket",
};

/** Names of context variables are looked up in the other kind's list. */
function translateVariable(
  name: string,
  from: ApiKind,
  to: ApiKind,
  path: string,
  findings: Finding[],
): string | undefined {
  const answer = translateContext(name, from, to);
  if (answer.name === undefined) {
    note(
      findings,
      catalogue["context-missing"],
      path,
      { name, target: API_NAMES[to], note: answer.note ?? "use another value" },
      { evidence: answer.evidence },
    );
  } else if (answer.note !== undefined && from === "v1") {
    note(findings, catalogue["context-differs"], path, { name, target: API_NAMES[to], note: answer.note });
  }
  return answer.name;
}

const PROVEN_NAME = /^[\w.-]+$/;

/**
 * What an HTTP API writes for a v1 expression: text or a selection.
 *
 * @returns `undefined` where it has none; a finding says why.
 */
export function expressionToHttp(
  expression: Expression,
  path: string,
  findings: Finding[],
): Piece | undefined {
  if (expression.source === "static") {
    if (isPlainText(expression.text)) return expression.text;
    note(findings, catalogue["static-evaluated"], path, { value: expression.text });
    return undefined;
  }
  if (expression.source === "context") {
    const name = translateVariable(expression.name, "v1", "HTTP", path, findings);
    return name === undefined ? undefined : { source: "context", name };
  }
  if (!("location" in expression)) return expression;
  const { source, location, name } = expression;
  if (location === "body") {
    if (name.includes("..") || name.includes("?(")) {
      note(findings, catalogue["body-path-unsupported"], path, { path: name });
      return undefined;
    }
    if (name !== "") note(findings, catalogue["body-truncated"], path);
    return { source, location, name };
  }
  if (!PROVEN_NAME.test(name)) note(findings, catalogue["name-unproven"], path, { name });
  if (location === "multivalueheader" || location === "multivaluequerystring") {
    note(findings, catalogue["multi-value-joined"], path, { name });
    return { source, location: location === "multivalueheader" ? "header" : "querystring", name };
  }
  return { source, location, name };
}

/** Prints an HTTP API's value, or says that it is empty or too long. */
export function printHttpParameter(
  pieces: readonly Piece[],
  path: string,
  findings: Finding[],
): string | undefined {
  const value = printHttpValue(pieces);
  if (value === "") {
    note(findings, catalogue["static-empty"], path);
    return undefined;
  }
  if (value.length > LONGEST_PARAMETER) {
    note(findings, catalogue["value-too-long"], path, { length: value.length });
    return undefined;
  }
  return value;
}

/** A v1 value as an HTTP API writes it. */
export function valueToHttp(
  value: string,
  side: Side,
  path: string,
  findings: Finding[],
): string | undefined {
  const expression = readV1Value(value, side, path, findings);
  const piece = expression === undefined ? undefined : expressionToHttp(expression, path, findings);
  return piece === undefined ? undefined : printHttpParameter([piece], path, findings);
}

/** A v1 request value as a WebSocket API writes it. */
export function valueToWebSocket(
  value: string,
  routeKey: string | undefined,
  path: string,
  findings: Finding[],
): string | undefined {
  const expression = readV1Value(value, "request", path, findings);
  if (expression === undefined) return undefined;
  if (expression.source === "context") {
    if (translateVariable(expression.name, "v1", "WEBSOCKET", path, findings) === undefined) return undefined;
  } else if (expression.source === "request" && !isReadable(expression, value, routeKey, path, findings)) {
    return undefined;
  }
  const printed = printWebSocketValue(expression);
  if (printed.length > LONGEST_PARAMETER) {
    note(findings, catalogue["value-too-long"], path, { length: printed.length });
    return undefined;
  }
  return printed;
}

/** Can the route of a WebSocket API read this part of a request? */
function isReadable(
  expression: Extract<Expression, { source: "request" | "response" }>,
  value: string,
  routeKey: string | undefined,
  path: string,
  findings: Finding[],
): boolean {
  if (expression.location === "path") {
    note(findings, catalogue["path-parameter-websocket"], path, { value });
    return false;
  }
  if (expression.location === "body") {
    if (expression.name === "") note(findings, catalogue["whole-body-websocket"], path);
    return true;
  }
  if (routeKey === undefined) {
    note(findings, catalogue["connect-only-unchecked"], path, { value });
  } else if (routeKey === "$connect") {
    note(findings, catalogue["declare-route-parameter"], path, { name: printWebSocketValue(expression) });
  } else {
    note(findings, catalogue["connect-only"], path, { value, routeKey });
    return false;
  }
  return true;
}

/** What v1 has for a selection of an HTTP API. */
export function selectionFromHttp(
  selection: Selection,
  path: string,
  findings: Finding[],
): Selection | undefined {
  if (selection.source === "context") {
    const name = translateVariable(selection.name, "HTTP", "v1", path, findings);
    return name === undefined ? undefined : { source: "context", name };
  }
  if (!("location" in selection)) return selection;
  if (selection.location === "path" && selection.name === "") {
    note(findings, catalogue["request-path-unavailable"], path);
    return undefined;
  }
  return selection;
}

/** v1 refuses to map a parameter that the method does not declare. */
export function noteDeclaration(expression: Expression, path: string, findings: Finding[]): void {
  if (expression.source === "request" && expression.location !== "body") {
    note(findings, catalogue["declare-method-parameter"], path, { name: printExpression(expression) });
  }
}

/** Reads an HTTP API's value, or says that it cannot be told what it means. */
export function readHttpValue(
  value: string,
  side: Side,
  path: string,
  findings: Finding[],
): readonly Piece[] | undefined {
  const pieces = value === "" ? undefined : parseHttpValue(value, side);
  if (pieces === undefined) note(findings, catalogue["parameter-value-unclear"], path, { value });
  return pieces;
}

/** An HTTP API's value as v1 writes it. */
export function valueFromHttp(
  value: string,
  side: Side,
  path: string,
  findings: Finding[],
): string | undefined {
  const pieces = readHttpValue(value, side, path, findings);
  if (pieces === undefined) return undefined;
  const [piece] = pieces;
  if (piece === undefined || pieces.length > 1) {
    note(findings, catalogue["composite-value"], path, { value });
    return undefined;
  }
  if (typeof piece === "string") return printExpression({ source: "static", text: piece });
  const expression = selectionFromHttp(piece, path, findings);
  if (expression === undefined) return undefined;
  noteDeclaration(expression, path, findings);
  return printExpression(expression);
}

/** A WebSocket API's request value as v1 writes it. */
export function valueFromWebSocket(value: string, path: string, findings: Finding[]): string | undefined {
  const read = parseWebSocketValue(value);
  if (read === undefined) {
    note(findings, catalogue["parameter-value-invalid"], path, { value, expected: EXPECTED_WEBSOCKET });
    return undefined;
  }
  const { expression } = read;
  if (expression.source === "context") {
    if (translateVariable(expression.name, "WEBSOCKET", "v1", path, findings) === undefined) return undefined;
  }
  if (read.spelledAsMethod)
    note(findings, catalogue["method-spelling"], path, { value, read: printWebSocketValue(expression) });
  noteDeclaration(expression, path, findings);
  return printExpression(expression);
}

/** Is this a response value that the other kind of API, which writes it alike, can read as well? */
export function isResponseValue(
  value: string,
  from: ApiKind,
  to: ApiKind,
  path: string,
  findings: Finding[],
): boolean {
  const expression = readV1Value(value, "response", path, findings);
  if (expression === undefined) return false;
  if (expression.source === "context") {
    return translateVariable(expression.name, from, to, path, findings) !== undefined;
  }
  if (value.length <= LONGEST_PARAMETER || to === "v1") return true;
  note(findings, catalogue["value-too-long"], path, { length: value.length });
  return false;
}
