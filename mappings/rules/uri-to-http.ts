/** The URI of a v1 integration on an HTTP API. */
import type { Piece } from "../expressions.js";
import { catalogue, note } from "../findings.js";
import { hasPlaceholder, splitHttpUrl } from "../uri.js";
import { printHttpParameter } from "../values.js";
import { fold, printInUri, tellLost, tellUnused } from "./fold.js";
import { privateUri } from "./private-to-http.js";
import { isPrivate, putUri } from "./shared-to-v2.js";
import { allows, isLambda, putIn, type ToV2State } from "./to-v2.js";

const URI = "/uri";

export function uriToHttp(state: ToV2State): void {
  const { uri, type, findings } = state;
  if (uri === undefined || uri === "") {
    if (state.plan !== "service") note(findings, catalogue["uri-missing"], URI, { type });
    return;
  }
  if (state.plan === "service") return;
  if (isLambda(state)) lambdaUri(state, uri);
  else if (isPrivate(state)) privateUri(state, uri);
  else {
    publicUri(state, uri);
    if (state.out.IntegrationUri === undefined) tellLost(state, uri);
  }
}

/** Does the integration invoke a Lambda function, as a proxy or with templates? */
export function isFunction({ type, form }: ToV2State): boolean {
  if (type !== "AWS" && type !== "AWS_PROXY") return false;
  return form === "lambda" || form === "lambda-streaming" || form === "lambda-function";
}

/** A function's resource policy names the API that may invoke it. */
export function tellPermission(state: ToV2State): void {
  const credentials = state.v1.credentials;
  if (credentials === undefined || credentials === null || credentials === "") {
    note(state.findings, catalogue["lambda-permission"], URI);
  }
}

/**
 * The URI of a function, streaming or not.
 *
 * @returns `undefined` where it cannot be invoked so.
 */
export function functionUri(state: ToV2State, uri: string): string | undefined {
  switch (state.form) {
    case "lambda":
    case "lambda-function":
      tellPermission(state);
      return uri;
    case "lambda-streaming": {
      const isAllowed = allows(state, "streamAsBuffered");
      note(
        state.findings,
        catalogue["streaming-uri"],
        URI,
        { protocol: state.target },
        isAllowed ? { severity: "warning", remedy: "nothing to do: it is allowed" } : undefined,
      );
      if (!isAllowed) return undefined;
      tellPermission(state);
      return uri
        .replace("/2021-11-15/functions/", "/2015-03-31/functions/")
        .replace(/\/response-streaming-invocations$/, "/invocations");
    }
    default:
      note(state.findings, catalogue["uri-unrecognised"], URI);
      return uri;
  }
}

function lambdaUri(state: ToV2State, uri: string): void {
  const invoked = functionUri(state, uri);
  if (invoked !== undefined) putUri(state, invoked);
}

function publicUri(state: ToV2State, uri: string): void {
  const { findings } = state;
  if (state.form !== "http") note(findings, catalogue["uri-unrecognised"], URI);
  tellUnused(state, uri);
  if (!hasPlaceholder(uri)) {
    putUri(state, uri);
    return;
  }
  const folded = fold(state, uri);
  if (folded === undefined) return;
  if (folded.mapped === undefined) {
    putUri(state, folded.pieces.map(printInUri).join(""));
    return;
  }
  const { name, path, value } = folded.mapped;
  const url = splitHttpUrl(uri);
  // Only the path can be mapped; a query string beside a mapped path is not documented.
  if (url === undefined || url.query !== undefined || hasPlaceholder(url.host + (url.port ?? ""))) {
    note(findings, catalogue["placeholder-not-in-path"], path, { name, source: value });
    note(findings, catalogue["placeholder-not-in-path"], URI, { name, source: value });
    return;
  }
  // The path begins behind the host, which holds text and stage variables alone.
  const base = `${url.scheme}://${url.host}${url.port === undefined ? "" : `:${url.port}`}`;
  const printed = printHttpParameter(behind(folded.pieces, base), path, findings);
  if (printed === undefined) return;
  note(findings, catalogue["path-overwritten"], path, { source: value });
  note(findings, catalogue["path-overwritten"], URI, { source: value });
  putUri(state, base);
  putIn(state.out, "RequestParameters", "overwrite:path", printed);
}

/** The pieces that stand behind a text which the first of them spell. */
function behind(all: readonly Piece[], base: string): Piece[] {
  let left = base.length;
  const rest: Piece[] = [];
  for (const piece of all) {
    const length = left <= 0 ? 0 : printInUri(piece).length;
    if (left <= 0) rest.push(piece);
    else if (length > left) rest.push((piece as string).slice(left));
    left -= length;
  }
  return rest;
}
