import type { Finding } from "../../common/findings.js";
import type { Dictionary } from "../../common/own.js";
import { escapeToken } from "../../patch/pointer.js";
import type { RouteSettings, Setting, StateDocument } from "./document.js";
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

/**
 * What of a source's settings a new route takes, and what is lost.
 *
 * @param allowed the route keys that the caller lets be open
 */
export function protect(
  live: Live,
  document: StateDocument,
  key: string,
  allowed: ReadonlySet<string>,
): { settings: RouteSettings; findings: Finding[] } {
  const source = document.routes?.[key] ?? {};
  const path = `/routes/${escapeToken(key)}`;
  const extras = allowed.has(key) ? { severity: "warning" as const } : {};
  if (source.authorizationType === undefined) {
    return {
      settings: {},
      findings: [finding("route-protection-unknown", path, { route: `'${key}'` }, extras)],
    };
  }
  if (sameApi(live, document)) return { settings: source, findings: [] };
  const settings: Dictionary = {};
  const lost: Setting[] = [];
  for (const member of Object.keys(source) as Setting[]) {
    if (ELSEWHERE[member](kindOf(live))(source, document)) settings[member] = source[member];
    else lost.push(member);
  }
  const findings: Finding[] = [];
  const open = lost.filter((member) => PROTECTS.includes(member));
  const rest = lost.filter((member) => !PROTECTS.includes(member));
  if (open.length > 0) {
    const values = { members: open.join(", "), route: `'${key}'` };
    findings.push(finding("route-opens", path, values, extras));
  }
  if (rest.length > 0) findings.push(finding("route-settings-left", path, { members: rest.join(", ") }));
  return { settings: settings as RouteSettings, findings };
}
