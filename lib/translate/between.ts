import { InputError } from "../../common/errors.js";
import { type Finding, reaches } from "../../common/findings.js";
import { type Dictionary, isObject } from "../../common/own.js";
import type { Protocol, ToV1Options, ToV2Options } from "../../mappings/model.js";
import { toV1 } from "../../mappings/to-v1.js";
import { toV2 } from "../../mappings/to-v2.js";
import { sameData } from "../../patch/shapes/fixed.js";
import { bareToV1 } from "../bare-v2.js";
import type { SharedKind } from "./apply-update.js";

/** One object on the other side, and what converting it had to say. */
export interface Converted {
  readonly object: Dictionary;
  readonly findings: readonly Finding[];
}

/** The integration around a response that is converted alone. The type has responses on both sides. */
const AROUND = { type: "HTTP", httpMethod: "POST", uri: "https://example.com/" } as const;
const AROUND_V2 = {
  IntegrationType: "HTTP",
  IntegrationMethod: "POST",
  IntegrationUri: "https://example.com/",
} as const;

/** Where pointers into the object that an update is for begin. */
const CURRENT = "/current";

const RESPONSES = /^\/integrationResponses\/[^/]*|^\/responses\/[^/]*/;

/** Findings of a response that was converted inside an integration, with paths into the response. */
function ofResponse(findings: readonly Finding[]): Finding[] {
  return findings
    .filter(({ path }) => RESPONSES.test(path))
    .map((found) => ({ ...found, path: found.path.replace(RESPONSES, "") }));
}

/** Carries out a conversion of a response inside an integration: its errors name places in the response. */
function ofResponseAlone<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.message, { pointer: error.pointer.replace(RESPONSES, "") });
  }
}

/** Converts a v1 object; a response stands alone for one. */
export function forth(kind: SharedKind, object: Readonly<Dictionary>, options: ToV2Options): Converted {
  if (kind === "Integration") {
    const { integration, findings } = toV2(object, options);
    return { object: integration as Dictionary, findings };
  }
  const status = typeof object.statusCode === "string" ? object.statusCode : "200";
  const { responses, findings } = ofResponseAlone(() =>
    toV2({ ...AROUND, integrationResponses: { [status]: object } }, options),
  );
  const pattern = object.selectionPattern;
  const isDefault = pattern === undefined || pattern === null || pattern === "";
  const response = responses.find(({ IntegrationResponseKey: key }) => (key === "$default") === isDefault);
  return { object: { ...response } as Dictionary, findings: ofResponse(findings) };
}

/** Converts a v2 object; a response stands alone for one. */
export function back(kind: SharedKind, object: Readonly<Dictionary>, options: ToV1Options): Converted {
  if (kind === "Integration") {
    const { integration, findings } = bareToV1(object, options);
    return { object: integration as Dictionary, findings };
  }
  const { integration, findings } = ofResponseAlone(() =>
    toV1({ integration: AROUND_V2, responses: [object] }, options),
  );
  const [response] = Object.values(integration.integrationResponses ?? {});
  return { object: { ...response } as Dictionary, findings: ofResponse(findings) };
}

/** Reads the object that an update is for: places in it are told as places in the option that holds it. */
export function ofCurrent<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.message, { pointer: `${CURRENT}${error.pointer}` });
  }
}

/** The place in the object that an update is for which an error names; `undefined` where it names another. */
export function placeInCurrent(error: InputError): string | undefined {
  const { pointer } = error;
  const isIn = pointer === CURRENT || pointer.startsWith(`${CURRENT}/`);
  return isIn ? pointer.slice(CURRENT.length) : undefined;
}

/** What converting the changed object says that converting the unchanged one did not. */
export function newFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  return after.filter(
    (found) => !before.some((old) => old.id === found.id && old.path === found.path && sameData(old, found)),
  );
}

/** Does a conversion stand in the way of an update? */
export function refuses({ findings }: Converted): boolean {
  return reaches(findings, "error");
}

/**
 * What stands in the way of an update, where one of the conversions does: what the object had before the change is told
 * as well, since nothing else is answered.
 */
export function obstacles(before: Converted, after: Converted): Finding[] | undefined {
  if (!refuses(before) && !refuses(after)) return undefined;
  const fresh = newFindings(before.findings, after.findings);
  const { findings } = refuses(after) ? after : before;
  return [...fresh, ...findings.filter((found) => found.severity === "error" && !fresh.includes(found))];
}

/** @throws InputError where a kind or protocol is none that both APIs have. */
export function checkArguments(kind: unknown, options: unknown): void {
  if (kind !== "Integration" && kind !== "IntegrationResponse") {
    throw new InputError("only Integration and IntegrationResponse have a counterpart in API Gateway V2");
  }
  const protocol = isObject(options) ? (options.protocol as Protocol) : undefined;
  if (protocol !== "HTTP" && protocol !== "WEBSOCKET") {
    throw new InputError("options.protocol is HTTP or WEBSOCKET", { pointer: "/protocol" });
  }
}
