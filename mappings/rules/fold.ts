/** Fills the placeholders of a v1 URI as an HTTP API can: from the route's parameters, in place, or by a path mapping. */
import type { Expression } from "../../common/expression.js";
import { type Dictionary, get } from "../../common/own.js";
import type { Piece } from "../expressions.js";
import { catalogue, note, under } from "../findings.js";
import { readEntry, readObject } from "../read.js";
import { encodePath, routePath, splitPlaceholders } from "../uri.js";
import { expressionToHttp, readV1Value } from "../values.js";
import type { ToV2State } from "./to-v2.js";

const URI = "/uri";
const PATH_KEY = "integration.request.path.";

/** A placeholder's own name, and what v1 fills it with. */
interface Filled {
  readonly name: string;
  readonly path: string;
  readonly expression: Expression | undefined;
}

function filledWith(
  state: ToV2State,
  parameters: Readonly<Dictionary> | undefined,
  name: string,
): Filled | undefined {
  const key = PATH_KEY + name;
  const path = under("/requestParameters", key);
  const value = parameters === undefined ? undefined : readEntry(parameters[key], path);
  if (value === undefined) {
    note(state.findings, catalogue["placeholder-unmapped"], URI, { name });
    return { name, path, expression: { source: "request", location: "path", name } };
  }
  const expression = readV1Value(value, "request", path, state.findings);
  return expression === undefined ? undefined : { name, path, expression };
}

/** The route has to declare what its integration reads. */
function isInRoute(state: ToV2State, name: string, path: string): boolean {
  const { routeKey } = state.options;
  const route = routePath(routeKey);
  if (route === undefined || route.names.has(name)) return true;
  note(state.findings, catalogue["placeholder-not-in-route"], path, { routeKey, name });
  return false;
}

/** What an HTTP API fills a placeholder with; `undefined` where it cannot. */
function fill(state: ToV2State, { name, path, expression }: Filled): Piece | undefined {
  if (expression === undefined) return undefined;
  const piece = expressionToHttp(expression, path, state.findings);
  if (piece === undefined) return undefined;
  if (typeof piece === "string" || piece.source === "stageVariables") {
    const value = typeof piece === "string" ? piece : `\${stageVariables.${piece.name}}`;
    note(state.findings, catalogue["placeholder-filled"], path, { name, value });
    note(state.findings, catalogue["placeholder-filled"], URI, { name, value });
    return typeof piece === "string" ? encodePath(piece) : piece;
  }
  if (!("location" in piece) || piece.location !== "path") return piece;
  if (!isInRoute(state, piece.name, path)) return undefined;
  if (piece.name !== name) {
    note(state.findings, catalogue["placeholder-renamed"], path, { from: name, to: piece.name });
    note(state.findings, catalogue["placeholder-renamed"], URI, { from: name, to: piece.name });
  }
  return piece;
}

/** Does the URI itself hold this piece, or does it take a path mapping? */
function isInUri(piece: Piece): boolean {
  if (typeof piece === "string" || piece.source === "stageVariables") return true;
  return "location" in piece && piece.location === "path";
}

export function printInUri(piece: Piece): string {
  if (typeof piece === "string") return piece;
  return piece.source === "stageVariables" ? `\${stageVariables.${piece.name}}` : `{${piece.name}}`;
}

/** Cuts text into pieces of an HTTP value, with its stage variables. */
function pieces(text: string): Piece[] {
  if (!text.includes("${")) return text === "" ? [] : [text];
  return text
    .split(/\$\{stageVariables\.(\w+)\}/)
    .map((part, index): Piece => (index % 2 === 0 ? part : { source: "stageVariables", name: part }))
    .filter((piece) => piece !== "");
}

export interface Folded {
  /** The URI's pieces, literal text and what fills each placeholder. */
  readonly pieces: readonly Piece[];
  /** The first source that only a path mapping can read. */
  readonly mapped?: { readonly name: string; readonly value: string; readonly path: string };
}

/** Fills every placeholder of a text; `undefined` where one cannot be filled. */
export function fold(state: ToV2State, text: string): Folded | undefined {
  const parameters = readObject(state.v1.requestParameters, "/requestParameters");
  const result: Piece[] = [];
  let mapped: Folded["mapped"];
  for (const part of splitPlaceholders(text)) {
    if (typeof part === "string") {
      result.push(...pieces(part));
      continue;
    }
    const filled = filledWith(state, parameters, part.placeholder);
    const piece = filled === undefined ? undefined : fill(state, filled);
    if (filled === undefined || piece === undefined) return undefined;
    const { name, path } = filled;
    if (!isInUri(piece)) mapped ??= { name, path, value: String(get(parameters, PATH_KEY + name)) };
    result.push(piece);
  }
  return mapped === undefined ? { pieces: result } : { pieces: result, mapped };
}

/** Where the URI could not be written, the path parameters that fill it are lost with it. */
export function tellLost(state: ToV2State, uri: string): void {
  const parameters = readObject(state.v1.requestParameters, "/requestParameters");
  if (parameters === undefined) return;
  for (const key of Object.keys(parameters)) {
    const path = under("/requestParameters", key);
    if (!key.startsWith(PATH_KEY) || !uri.includes(`{${key.slice(PATH_KEY.length)}}`)) continue;
    if (state.findings.some((finding) => finding.path === path)) continue;
    note(state.findings, catalogue["uri-part-lost"], path, { member: key });
  }
}

/** Path parameters without a placeholder had no effect. */
export function tellUnused(state: ToV2State, uri: string): void {
  const parameters = readObject(state.v1.requestParameters, "/requestParameters");
  if (parameters === undefined) return;
  for (const key of Object.keys(parameters)) {
    if (!key.startsWith(PATH_KEY)) continue;
    const name = key.slice(PATH_KEY.length);
    if (!uri.includes(`{${name}}`)) {
      note(state.findings, catalogue["path-parameter-unused"], under("/requestParameters", key), { name });
    }
  }
}
