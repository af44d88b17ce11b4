/**
 * How HTTP and WebSocket APIs write a mapped value and its key: parse and print. v1's own form is in
 * `common/expression.ts`; all three are read into the same expressions.
 *
 * Source: the developer guide's "transform API requests and responses for HTTP APIs" and "WebSocket API data mapping".
 */
import { type Expression, parseExpression, printExpression, type Side } from "../common/expression.js";

/** Anything but a static value. On an HTTP API `{ source: "request", location: "path", name: "" }` is the whole path. */
export type Selection = Exclude<Expression, { readonly source: "static" }>;

/** A piece of an HTTP API value: text, or what is selected at run time. */
export type Piece = string | Selection;

/** No name of a header, parameter or variable has these; text that does is no selection. */
const NOT_IN_NAMES = /[\s{}]/;
const SELECTED_IN_TEXT = /\$(?:request|response|context|stageVariables)\./;

const HTTP_LOCATIONS: Readonly<Record<Side, ReadonlySet<string>>> = {
  request: new Set(["header", "querystring", "path"]),
  response: new Set(["header"]),
};

/** Parses what stands behind the `$` or between `${` and `}`. */
function parseSelection(text: string, side: Side): Selection | undefined {
  const dot = text.indexOf(".");
  const source = text.slice(0, dot);
  const rest = text.slice(dot + 1);
  if (dot < 0 || rest === "") return undefined;
  if (source === "context" || source === "stageVariables") {
    return NOT_IN_NAMES.test(rest) ? undefined : { source, name: rest };
  }
  if (source !== side) return undefined;
  if (rest === "body") return { source, location: "body", name: "" };
  if (rest === "path" && side === "request") return { source, location: "path", name: "" };
  const second = rest.indexOf(".");
  const location = rest.slice(0, second);
  const name = rest.slice(second + 1);
  if (second < 0 || name === "") return undefined;
  if (location === "body") return { source, location, name };
  if (!HTTP_LOCATIONS[side].has(location) || NOT_IN_NAMES.test(name)) return undefined;
  return { source, location: location as "header" | "querystring" | "path", name };
}

/**
 * Parses a value of an HTTP API: `$request.header.x`, text, or text with `${request.header.x}` in it. `undefined` where
 * it cannot be told what API Gateway makes of it: a leading `$` that selects nothing known, a `${` that does not
 * either, or an unbraced variable inside text.
 */
export function parseHttpValue(text: string, side: Side): readonly Piece[] | undefined {
  if (!text.includes("$")) return [text];
  if (text.startsWith("$") && text[1] !== "{") {
    const selection = parseSelection(text.slice(1), side);
    return selection === undefined || text.includes("${") ? undefined : [selection];
  }
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("${", at);
    const literal = open < 0 ? text.slice(at) : text.slice(at, open);
    if (SELECTED_IN_TEXT.test(literal)) return undefined;
    if (literal !== "") pieces.push(literal);
    if (open < 0) break;
    const close = text.indexOf("}", open);
    const selection = close < 0 ? undefined : parseSelection(text.slice(open + 2, close), side);
    if (selection === undefined) return undefined;
    pieces.push(selection);
    at = close + 1;
  }
  return pieces;
}

function printSelection(selection: Selection): string {
  if (!("location" in selection)) return `${selection.source}.${selection.name}`;
  const name = selection.name === "" ? "" : `.${selection.name}`;
  return `${selection.source}.${selection.location}${name}`;
}

/** The inverse of `parseHttpValue`. */
export function printHttpValue(pieces: readonly Piece[]): string {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) {
    return typeof only === "string" ? only : `$${printSelection(only)}`;
  }
  return pieces.map((piece) => (typeof piece === "string" ? piece : `\${${printSelection(piece)}}`)).join("");
}

/** Would an HTTP API take this text as it is, without reading a variable into it? */
export function isPlainText(text: string): boolean {
  return !text.includes("$") || (parseHttpValue(text, "request")?.every((piece) => piece === text) ?? false);
}

/** Where and how a parameter of an HTTP API changes a request or response. */
export interface HttpKey {
  readonly action: "append" | "overwrite" | "remove";
  readonly location: "header" | "querystring" | "path" | "statuscode";
  /** "" for the path and the status code. */
  readonly name: string;
}

const HTTP_KEYS: Readonly<Record<Side, RegExp>> = {
  request: /^(append|overwrite|remove):(header|querystring)\.(.+)$/s,
  response: /^(append|overwrite|remove):(header)\.(.+)$/s,
};

/** Parses a key of an HTTP API's request or response parameters. */
export function parseHttpKey(key: string, side: Side): HttpKey | undefined {
  if (key === "overwrite:path") {
    return side === "request" ? { action: "overwrite", location: "path", name: "" } : undefined;
  }
  if (key === "overwrite:statuscode") {
    return side === "response" ? { action: "overwrite", location: "statuscode", name: "" } : undefined;
  }
  const match = HTTP_KEYS[side].exec(key);
  if (match === null) return undefined;
  return {
    action: match[1] as HttpKey["action"],
    location: match[2] as HttpKey["location"],
    name: match[3] as string,
  };
}

/** The inverse of `parseHttpKey`. */
export function printHttpKey({ action, location, name }: HttpKey): string {
  return name === "" ? `${action}:${location}` : `${action}:${location}.${name}`;
}

const ROUTE = "route.request.";
const METHOD = "method.request.";

export interface WebSocketValue {
  readonly expression: Expression;
  /** The API reference spells the source `method.request`, the developer guide `route.request`. */
  readonly spelledAsMethod: boolean;
}

/** Parses a request value of a WebSocket API. */
export function parseWebSocketValue(text: string): WebSocketValue | undefined {
  const isRoute = text.startsWith(ROUTE);
  const expression = parseExpression(isRoute ? METHOD + text.slice(ROUTE.length) : text, "request");
  return expression === undefined
    ? undefined
    : { expression, spelledAsMethod: !isRoute && expression.source === "request" };
}

/** The inverse of `parseWebSocketValue`, spelled `route.request`. */
export function printWebSocketValue(expression: Expression): string {
  const text = printExpression(expression);
  return expression.source === "request" ? ROUTE + text.slice(METHOD.length) : text;
}
