import type { Finding } from "../../common/findings.js";
import { type Dictionary, get } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import { type RouteSettings, type Setting, type StateDocument, saysNothing, settingsOf } from "./document.js";
import { finding } from "./findings.js";
import type { Live } from "./live.js";

/** What keeps callers out: a route that is made without one of these that its source has would be open. */
const PROTECTS: readonly Setting[] = [
  "authorizationType",
  "authorizerId",
  "authorizationScopes",
  "apiKeyRequired",
  "requestValidatorId",
];

/** Authorization that means the same to every API. The others name an authorizer, which belongs to one API. */
const EVERYWHERE: ReadonlySet<string> = new Set(["NONE", "AWS_IAM"]);

/**
 * The route whose authorization and API key guard a whole WebSocket API, since every connection calls it; those of other
 * routes have no effect. Source: Developer Guide, "Specify Route Request Settings for $connect".
 */
export const CONNECT = "$connect";

type Carries = (settings: RouteSettings, source: StateDocument) => boolean;

/** Is the document of the API itself? Then what it names is there. */
const sameApi = (live: Live, { api }: StateDocument): boolean =>
  api.version === live.api && api.id === live.id;

const kindOf = (live: Live): string => live.protocol ?? "REST";

/** Where a setting is carried over to: the kinds of API that have it, beyond the API that it comes from. */
const ELSEWHERE: Readonly<Record<Setting, (kind: string) => Carries>> = {
  authorizationType:
    () =>
    ({ authorizationType = "" }) =>
      EVERYWHERE.has(authorizationType),
  authorizerId: () => () => false,
  authorizationScopes: () => () => false,
  apiKeyRequired: (kind) => () => kind !== "HTTP",
  requestValidatorId: () => () => false,
  requestParameters:
    (kind) =>
    (_, { api }) =>
      kind === "REST" && api.version === "v1",
};

const settingsIn = (document: StateDocument, key: string): RouteSettings =>
  get(document.routes as Dictionary<RouteSettings> | undefined, key) ?? {};

const isGuard = (settings: RouteSettings, member: Setting): boolean =>
  member === "authorizationType"
    ? settings.authorizationType !== undefined && settings.authorizationType !== "NONE"
    : !saysNothing(settings[member]);

/** The members of settings that keep callers out. */
const guardsOf = (settings: RouteSettings): Setting[] =>
  PROTECTS.filter((member) => isGuard(settings, member));

/** What a route of a document is, and what guards it: on a WebSocket API that is what `$connect` has. */
function sourceOf(document: StateDocument, key: string): RouteSettings {
  const own = settingsIn(document, key);
  if (document.api.protocol !== "WEBSOCKET" || key === CONNECT) return own;
  const connect = settingsIn(document, CONNECT);
  const guards = guardsOf(connect).map((member) => [member, connect[member]]);
  return { ...own, ...Object.fromEntries(guards) };
}

/** Is a WebSocket API guarded already, or by what the plan makes of the document? */
function isConnectGuarded(live: Live, document: StateDocument, isMade: (key: string) => boolean): boolean {
  const there = live.routes.get(CONNECT);
  if (there !== undefined) return guardsOf(settingsOf(there.value)).length > 0;
  const { authorizationType } = settingsIn(document, CONNECT);
  return isMade(CONNECT) && authorizationType === "AWS_IAM";
}

interface Protection {
  readonly settings: RouteSettings;
  readonly findings: Finding[];
}

/** What of its source's settings a route of another API takes, and what is lost. */
function carried(
  live: Live,
  document: StateDocument,
  key: string,
  isMade: (key: string) => boolean,
): { settings: RouteSettings; lost: Setting[] } {
  const source = sourceOf(document, key);
  const settings: Dictionary = {};
  const lost: Setting[] = [];
  const behind = live.protocol === "WEBSOCKET" && key !== CONNECT;
  const guarded = behind && isConnectGuarded(live, document, isMade);
  for (const member of Object.keys(source) as Setting[]) {
    // Of a route behind $connect nothing guards the route itself.
    if (behind && isGuard(source, member)) {
      if (!guarded) lost.push(member);
    } else if (ELSEWHERE[member](kindOf(live))(source, document)) settings[member] = source[member];
    else lost.push(member);
  }
  return { settings: { authorizationType: "NONE", ...settings }, lost };
}

function found(key: string, lost: readonly Setting[], extras: { readonly severity?: "warning" }): Finding[] {
  const path = `/routes/${escapeToken(key)}`;
  const open = lost.filter((member) => PROTECTS.includes(member));
  const rest = lost.filter((member) => !PROTECTS.includes(member));
  const values = { members: open.join(", "), route: `'${key}'` };
  return [
    ...(open.length > 0 ? [finding("route-opens", path, values, extras)] : []),
    ...(rest.length > 0 ? [finding("route-settings-left", path, { members: rest.join(", ") })] : []),
  ];
}

/**
 * What of a source's settings a new route takes, and what is lost.
 *
 * @param allowed the route keys that the caller lets be open
 * @param isMade whether the plan makes a route so far: what guards others is planned before them
 */
export function protect(
  live: Live,
  document: StateDocument,
  key: string,
  allowed: ReadonlySet<string>,
  isMade: (key: string) => boolean,
): Protection {
  const own = settingsIn(document, key);
  const extras = allowed.has(key) ? { severity: "warning" as const } : {};
  if (own.authorizationType === undefined) {
    const path = `/routes/${escapeToken(key)}`;
    return {
      settings: {},
      findings: [finding("route-protection-unknown", path, { route: `'${key}'` }, extras)],
    };
  }
  if (sameApi(live, document)) return { settings: own, findings: [] };
  const { settings, lost } = carried(live, document, key, isMade);
  return { settings, findings: found(key, lost, extras) };
}

/**
 * What a route that is there lacks of what guards its source on another API. Without an integration it was no way in so
 * far, and is treated as a new one; otherwise it is as open as before, and that is said.
 */
export function lacking(
  live: Live,
  document: StateDocument,
  key: string,
  allowed: ReadonlySet<string>,
  answers: boolean,
): Finding[] {
  const route = live.routes.get(key);
  if (route === undefined || sameApi(live, document)) return [];
  const behind = live.protocol === "WEBSOCKET" && key !== CONNECT;
  const guard = behind ? live.routes.get(CONNECT) : route;
  const held = guard === undefined ? {} : settingsOf(guard.value);
  const wanted = sourceOf(document, key);
  const gone = guardsOf(held).includes("authorizationType")
    ? guardsOf(wanted).filter((member) => member === "apiKeyRequired" && !isGuard(held, member))
    : guardsOf(wanted).filter((member) => !isGuard(held, member));
  const extras = answers || allowed.has(key) ? { severity: "warning" as const } : {};
  return found(key, gone, extras);
}
