/** Private integrations of v1 on an HTTP API, which addresses a backend by its listener and a link by another id. */
import { get } from "../../common/own.js";
import { catalogue, note } from "../findings.js";
import { readText } from "../read.js";
import { type HttpUrl, splitHttpUrl, splitPlaceholders } from "../uri.js";
import { printHttpParameter } from "../values.js";
import { fold, tellLost, tellUnused } from "./fold.js";
import { isPrivate, LONGEST, putConnectionId, tellTooLong } from "./shared-to-v2.js";
import { putIn, type ToV2State } from "./to-v2.js";

const URI = "/uri";

/** A backend behind a VPC link: the listener is the URI, the rest of v1's URI goes elsewhere. */
export function privateUri(state: ToV2State, uri: string): void {
  const { findings, out } = state;
  tellUnused(state, uri);
  const url = splitHttpUrl(uri);
  if (url === undefined) {
    note(findings, catalogue["private-uri-unreadable"], URI);
    tellLost(state, uri);
    return;
  }
  const listener = findListener(state, url);
  if (listener !== undefined) out.IntegrationUri = listener;
  const inHost = splitPlaceholders(url.host).find((piece) => typeof piece !== "string");
  if (inHost !== undefined && typeof inHost !== "string") {
    note(findings, catalogue["placeholder-not-in-path"], URI, {
      name: inHost.placeholder,
      source: "a path parameter",
    });
    tellLost(state, url.host);
  } else if (url.scheme === "https") {
    if (url.host.length <= LONGEST.ServerNameToVerify) out.TlsConfig = { ServerNameToVerify: url.host };
    else tellTooLong(state, "ServerNameToVerify", url.host, URI);
  } else {
    note(findings, catalogue["private-host-lost"], URI, { host: url.host });
  }
  if (url.port !== undefined) note(findings, catalogue["private-port-implied"], URI, { port: url.port });
  if (url.query !== undefined) {
    note(findings, catalogue["private-query-lost"], URI);
    tellLost(state, url.query);
  }
  const path = url.path === "" ? "/" : url.path;
  if (url.path === "") note(findings, catalogue["path-slash-added"], URI);
  const pieces = path.includes("{") ? fold(state, path)?.pieces : [path];
  const printed = pieces === undefined ? undefined : printHttpParameter(pieces, URI, findings);
  if (printed === undefined) tellLost(state, uri);
  else putIn(out, "RequestParameters", "overwrite:path", printed);
}

const OWN_PORT = { http: "80", https: "443" } as const;

function findListener(state: ToV2State, url: HttpUrl): string | undefined {
  const { v1, findings, options } = state;
  const target = readText(v1.integrationTarget, "/integrationTarget") ?? "";
  if (target.includes(":listener/")) return target;
  const key = target === "" ? url.host : target;
  const { listeners } = options;
  const found =
    listeners === undefined
      ? undefined
      : (get(listeners, `${key}:${url.port ?? OWN_PORT[url.scheme]}`) ?? get(listeners, key));
  const path = target === "" ? URI : "/integrationTarget";
  if (found === undefined) {
    note(findings, catalogue["listener-unknown"], path, { target: key, key });
    return undefined;
  }
  note(findings, catalogue["listener-found"], path, { from: key, to: found });
  return found;
}

export function connectionIdToHttp(state: ToV2State): void {
  const id = readText(state.v1.connectionId, "/connectionId");
  if (id === undefined || id === "") return;
  const { findings, options } = state;
  if (!isPrivate(state)) {
    note(findings, catalogue["private-member-inert"], "/connectionId", { member: "connectionId" });
    return;
  }
  if (readText(state.v1.integrationTarget, "/integrationTarget")) {
    // An integrationTarget goes with a V2 link, whose id holds on an HTTP API as well.
    if (id.includes("${")) note(findings, catalogue["vpc-link-stage-variable"], "/connectionId");
    putConnectionId(state, id);
    return;
  }
  const replacement = get(options.vpcLinks, id);
  if (replacement === undefined) {
    note(findings, catalogue["vpc-link-v1"], "/connectionId", { connectionId: id });
    return;
  }
  note(findings, catalogue["vpc-link-replaced"], "/connectionId", { from: id, to: replacement });
  putConnectionId(state, replacement);
}

/** The target itself is read with the URI. */
export function integrationTargetToHttp(state: ToV2State): void {
  const target = readText(state.v1.integrationTarget, "/integrationTarget");
  if (target && !isPrivate(state)) {
    note(state.findings, catalogue["private-member-inert"], "/integrationTarget", {
      member: "integrationTarget",
    });
  }
}
