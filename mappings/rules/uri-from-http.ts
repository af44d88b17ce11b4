/** The URI of an HTTP API's integration on v1: placeholders are filled by path parameters, private backends are named. */
import { printExpression } from "../../common/expression.js";
import { get } from "../../common/own.js";
import { type Piece, parseHttpValue, type Selection } from "../expressions.js";
import { catalogue, note, under } from "../findings.js";
import { readEntry, readObject } from "../read.js";
import { encodePath, routePath, splitHttpUrl, splitPlaceholders } from "../uri.js";
import { noteDeclaration, selectionFromHttp } from "../values.js";
import { functionUriForV1, isPrivateV2 } from "./shared-to-v1.js";
import { type ToV1State, tell } from "./to-v1.js";
import { putIn } from "./to-v2.js";

const PATH_KEY = "overwrite:path";

export function uriFromHttp(state: ToV1State): void {
  const { uri, plan, out } = state;
  if (plan === "service") {
    if (uri !== undefined) {
      tell(state, catalogue["unmapped-member"], "IntegrationUri", {
        member: "IntegrationUri",
        object: "an integration with a subtype",
      });
    }
    return;
  }
  if (uri === undefined) {
    tell(state, catalogue["uri-missing"], "IntegrationUri", { type: state.type });
    return;
  }
  if (plan === "lambda") out.uri = functionUriForV1(state, uri);
  else {
    if (isPrivateV2(state)) privateUri(state, uri);
    else publicUri(state, uri);
    if (out.uri === undefined) tellLost(state);
  }
}

/** Where the URI could not be written, its parts in other members are lost with it. */
function tellLost(state: ToV1State): void {
  const { v2, at, findings } = state;
  const parts: [member: string, path: string][] = [["IntegrationUri", at("IntegrationUri")]];
  const map = readObject(v2.RequestParameters, at("RequestParameters"));
  if (map !== undefined && get(map, PATH_KEY))
    parts.push([PATH_KEY, under(at("RequestParameters"), PATH_KEY)]);
  if (isPrivateV2(state) && v2.TlsConfig) parts.push(["TlsConfig", at("TlsConfig")]);
  for (const [member, path] of parts) {
    if (!findings.some((finding) => finding.path === path))
      note(findings, catalogue["uri-part-lost"], path, { member });
  }
}

/** A path mapping: its value, in pieces where it is understood, and a pointer to it. */
interface PathMapping {
  readonly value: string;
  readonly pieces: readonly Piece[] | undefined;
  readonly path: string;
}

/** The path mapping; absent where there is none. */
function pathMapping(state: ToV1State): PathMapping | undefined {
  const { v2, at, findings } = state;
  const map = readObject(v2.RequestParameters, at("RequestParameters")) ?? {};
  const path = under(at("RequestParameters"), PATH_KEY);
  const value = readEntry(map[PATH_KEY], path);
  if (value === undefined) return undefined;
  const pieces = value === "" ? undefined : parseHttpValue(value, "request");
  if (pieces === undefined) note(findings, catalogue["parameter-value-unclear"], path, { value });
  return { value, pieces, path };
}

/** Maps a path parameter of the URI; gives back its placeholder. */
function mapPath(state: ToV1State, name: string, selection: Selection, path: string): string {
  noteDeclaration(selection, path, state.findings);
  putIn(state.out, "requestParameters", `integration.request.path.${name}`, printExpression(selection));
  return `{${name}}`;
}

function routeParameter(name: string): Selection {
  return { source: "request", location: "path", name };
}

/** A path as an HTTP API has it, with the placeholders of the route. */
function placeholders(state: ToV1State, text: string, path: string): string {
  return splitPlaceholders(text)
    .map((part) =>
      typeof part === "string"
        ? part
        : mapPath(state, part.placeholder, routeParameter(part.placeholder), path),
    )
    .join("");
}

/** A name for the placeholder of a value that is no path parameter. */
function freeName(state: ToV1State, selection: Selection): string {
  const taken = get(state.out, "requestParameters") as Readonly<Record<string, string>> | undefined;
  const base = (selection.name.split(".").at(-1) ?? "").replace(/[^\w-]/g, "") || selection.source;
  let name = base;
  for (
    let number = 2;
    taken !== undefined && Object.hasOwn(taken, `integration.request.path.${name}`);
    number += 1
  ) {
    name = `${base}${number}`;
  }
  return name;
}

/** Writes the path mapping's pieces into a URI; `undefined` where one has no place there. */
function unfold(state: ToV1State, pieces: readonly Piece[], path: string): string | undefined {
  let result = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      if (/[{}?#]/.test(piece)) {
        note(state.findings, catalogue["path-overwrite-lost"], path, {
          reason: "its text has characters that a path does not",
        });
        return undefined;
      }
      const encoded = encodePath(piece);
      if (encoded !== piece) note(state.findings, catalogue["path-encoded"], path, { text: piece, encoded });
      result += encoded;
    } else if (piece.source === "stageVariables") {
      result += `\${stageVariables.${piece.name}}`;
    } else if ("location" in piece && piece.location === "path") {
      if (piece.name !== "") {
        result += mapPath(state, piece.name, piece, path);
        continue;
      }
      const route = routePath(state.options.routeKey);
      if (route === undefined) {
        note(state.findings, catalogue["route-path-needed"], path);
        return undefined;
      }
      note(state.findings, catalogue["route-path-written"], path, { routeKey: state.options.routeKey });
      result += placeholders(state, route.path, path);
    } else {
      const selection = selectionFromHttp(piece, path, state.findings);
      if (selection === undefined) return undefined;
      const name = freeName(state, selection);
      note(state.findings, catalogue["placeholder-chosen"], path, { name });
      result += mapPath(state, name, selection, path);
    }
  }
  if (result.startsWith("/")) return result;
  note(state.findings, catalogue["path-slash-added"], path);
  return `/${result}`;
}

function publicUri(state: ToV1State, uri: string): void {
  const { out, findings, at } = state;
  if (state.form !== "http") tell(state, catalogue["uri-unrecognised"], "IntegrationUri");
  const mapping = pathMapping(state);
  if (mapping === undefined) {
    out.uri = placeholders(state, uri, at("IntegrationUri"));
    return;
  }
  if (mapping.pieces === undefined) return;
  const url = splitHttpUrl(uri);
  if (url === undefined || (url.path !== "" && url.path !== "/") || url.query !== undefined) {
    note(findings, catalogue["path-overwrite-lost"], mapping.path, {
      reason: "the URI has a path or query string of its own, and what becomes of it is not documented",
    });
    return;
  }
  const unfolded = unfold(state, mapping.pieces, mapping.path);
  if (unfolded === undefined) return;
  note(findings, catalogue["path-overwritten"], mapping.path, { source: mapping.value });
  const port = url.port === undefined ? "" : `:${url.port}`;
  out.uri = placeholders(state, `${url.scheme}://${url.host}${port}`, at("IntegrationUri")) + unfolded;
}

/** A backend behind a VPC link: v1 names the listener in integrationTarget, and scheme, host and path in the URI. */
function privateUri(state: ToV1State, uri: string): void {
  const { out, findings } = state;
  if (state.form === "cloud-map") {
    tell(state, catalogue["cloud-map-target"], "IntegrationUri");
    return;
  }
  if (state.form !== "listener") tell(state, catalogue["uri-unrecognised"], "IntegrationUri");
  out.integrationTarget = uri;
  const base = privateBase(state, uri);
  const mapping = pathMapping(state);
  let path: string | undefined;
  if (mapping !== undefined) {
    path = mapping.pieces === undefined ? undefined : unfold(state, mapping.pieces, mapping.path);
  } else {
    const route = routePath(state.options.routeKey);
    if (route === undefined) note(findings, catalogue["private-path-unknown"], state.at("IntegrationUri"));
    else {
      tell(state, catalogue["private-stage-path"], "IntegrationUri");
      path = placeholders(state, route.path, state.at("IntegrationUri"));
    }
  }
  if (base !== undefined && path !== undefined) out.uri = base + path;
}

/** Scheme, host and port: the name on the certificate, or what the caller knows of the load balancer. */
function privateBase(state: ToV1State, uri: string): string | undefined {
  const { v2, at, options } = state;
  const tls = readObject(v2.TlsConfig, at("TlsConfig"));
  const name =
    tls === undefined
      ? undefined
      : readEntry(tls.ServerNameToVerify, `${at("TlsConfig")}/ServerNameToVerify`);
  const known = splitHttpUrl(get(options.hosts ?? {}, uri) ?? "");
  const port = known?.port === undefined ? "" : `:${known.port}`;
  if (name) return `https://${name}${port}`;
  if (known === undefined) {
    tell(state, catalogue["private-host-unknown"], "IntegrationUri", { target: uri });
    return undefined;
  }
  if (tls === undefined) return `${known.scheme}://${known.host}${port}`;
  tell(state, catalogue["private-name-verified"], "TlsConfig", { host: known.host });
  return `https://${known.host}${port}`;
}
