/**
 * The parameter-mapping expressions of REST APIs (v1): what may stand as a key and as a value of `requestParameters`
 * and `responseParameters`. One parser serves the checks of values and the translation to API Gateway V2.
 *
 * Source: the API reference of Integration and IntegrationResponse, and the developer guide's "data mapping
 * reference"; that an unquoted static value is refused is recorded.
 */

/** Where a mapped value comes from. */
export type Expression =
  | { readonly source: "static"; readonly text: string }
  | { readonly source: "context" | "stageVariables"; readonly name: string }
  | { readonly source: "request" | "response"; readonly location: Location; readonly name: string }
  /** `name` is the JSON path below the body, "" for the whole body. */
  | { readonly source: "request" | "response"; readonly location: "body"; readonly name: string };

export type Location = "header" | "querystring" | "path" | "multivalueheader" | "multivaluequerystring";

/** What `method.request.` and `integration.response.` may go on with. */
const LOCATIONS: Readonly<Record<"request" | "response", readonly Location[]>> = {
  request: ["header", "querystring", "path", "multivalueheader", "multivaluequerystring"],
  response: ["header", "multivalueheader"],
};

/** The side that a map reads from: `requestParameters` the method request, `responseParameters` the response. */
export type Side = "request" | "response";

const PREFIX: Readonly<Record<Side, string>> = {
  request: "method.request.",
  response: "integration.response.",
};

const NAMED = [
  { source: "context", prefix: "context." },
  { source: "stageVariables", prefix: "stageVariables." },
] as const;

/** Parses the value of a mapping; `undefined` where API Gateway would not take it. */
export function parseExpression(text: string, side: Side): Expression | undefined {
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'")) {
    return { source: "static", text: text.slice(1, -1) };
  }
  const prefix = PREFIX[side];
  if (text.startsWith(prefix)) return parseRead(text, side, prefix.length);
  for (const { source, prefix } of NAMED) {
    if (!text.startsWith(prefix)) continue;
    return text.length === prefix.length ? undefined : { source, name: text.slice(prefix.length) };
  }
  return undefined;
}

/** What stands behind `method.request.` and `integration.response.`: a location and a name, or the body. */
function parseRead(text: string, side: Side, from: number): Expression | undefined {
  const dot = text.indexOf(".", from);
  if (dot < 0) return text.slice(from) === "body" ? { source: side, location: "body", name: "" } : undefined;
  if (dot === text.length - 1) return undefined;
  const location = text.slice(from, dot);
  const name = text.slice(dot + 1);
  if (location === "body") return { source: side, location, name };
  return (LOCATIONS[side] as readonly string[]).includes(location)
    ? { source: side, location: location as Location, name }
    : undefined;
}

/** Writes an expression as v1 spells it: the inverse of `parseExpression`. */
export function printExpression(expression: Expression): string {
  switch (expression.source) {
    case "static":
      return `'${expression.text}'`;
    case "context":
    case "stageVariables":
      return `${expression.source}.${expression.name}`;
    default: {
      const name = expression.name === "" ? "" : `.${expression.name}`;
      return `${PREFIX[expression.source]}${expression.location}${name}`;
    }
  }
}

/** What a mapping sets: the parameter that its key names. */
export interface Destination {
  readonly location: "header" | "querystring" | "path";
  readonly name: string;
}

interface DestinationForm {
  readonly location: Destination["location"];
  readonly prefix: string;
}

const DESTINATIONS: Readonly<Record<Side, readonly DestinationForm[]>> = {
  request: [
    { location: "header", prefix: "integration.request.header." },
    { location: "querystring", prefix: "integration.request.querystring." },
    { location: "path", prefix: "integration.request.path." },
  ],
  response: [{ location: "header", prefix: "method.response.header." }],
};

function destinationForm(key: string, side: Side): DestinationForm | undefined {
  for (const form of DESTINATIONS[side]) {
    if (key.startsWith(form.prefix)) return key.length > form.prefix.length ? form : undefined;
  }
  return undefined;
}

/** Parses the key of a mapping; `undefined` where API Gateway would not take it. */
export function parseDestination(key: string, side: Side): Destination | undefined {
  const form = destinationForm(key, side);
  return form === undefined ? undefined : { location: form.location, name: key.slice(form.prefix.length) };
}

/** Would `parseDestination` take the key? */
export function isDestination(key: string, side: Side): boolean {
  return destinationForm(key, side) !== undefined;
}

/** The inverse of `parseDestination`. */
export function printDestination(destination: Destination, side: Side): string {
  const prefix = side === "request" ? "integration.request" : "method.response";
  return `${prefix}.${destination.location}.${destination.name}`;
}
