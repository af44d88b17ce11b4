import { byCodeUnit, copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import { show } from "../../common/show.js";
import { hidden, isSecret, MASK } from "../clients/secrets.js";
import type { Live } from "./live.js";
import { type ObjectName, same, type Value } from "./objects.js";

/** A member that differs, as people read it. */
export interface MemberChange {
  /** A JSON pointer into the object. */
  readonly path: string;
  /** Absent where the member is. */
  readonly before?: string;
  readonly after?: string;
}

/** A value as it may be shown: what stands in a header that opens something is not. */
function shown(path: string, value: unknown): string {
  return isSecret(path.slice(path.lastIndexOf("/") + 1), value) ? MASK : hidden(show(value));
}

/** Members that a service sets, and that say nothing of what was asked for. */
const SET_BY_SERVICE: ReadonlySet<string> = new Set([
  "IntegrationId",
  "IntegrationResponseId",
  "RouteId",
  "ApiGatewayManaged",
  "IntegrationResponseSelectionExpression",
]);

function flatten(value: unknown, path: string, into: Map<string, unknown>): void {
  const list = Array.isArray(value) && value.every(isObject) && value.length > 0;
  if (!isObject(value) && !list) {
    if (value !== undefined) into.set(path, value);
    return;
  }
  for (const [key, member] of Object.entries(value as object)) {
    if (SET_BY_SERVICE.has(key)) continue;
    const name = list ? String((member as Dictionary).IntegrationResponseKey ?? key) : key;
    flatten(member, `${path}/${escapeToken(name)}`, into);
  }
}

/** Gives the side that lacks a member the other's, where the two then still are the same. */
function filledIn(
  live: Live,
  name: ObjectName,
  a: Readonly<Dictionary>,
  b: Readonly<Dictionary>,
): Dictionary {
  const filled = copy(a) as Dictionary;
  const [mine, theirs] =
    name.kind === "method" ? [filled.methodIntegration, get(b, "methodIntegration")] : [filled, b];
  if (!isObject(mine) || !isObject(theirs)) return filled;
  for (const member of Object.keys(theirs)) {
    if (mine[member] !== undefined) continue;
    const before = copy(filled);
    put(mine, member, copy(theirs[member]));
    if (!same(live, name, filled, before)) delete mine[member];
  }
  return filled;
}

/** What differs between two states of an object, by path. Defaults that one of them leaves out do not. */
export function changesOf(live: Live, name: ObjectName, before: Value, after: Value): MemberChange[] {
  const both = before !== undefined && after !== undefined;
  const had = new Map<string, unknown>();
  const has = new Map<string, unknown>();
  flatten(both ? filledIn(live, name, before, after) : before, "", had);
  flatten(both ? filledIn(live, name, after, before) : after, "", has);
  const changes: MemberChange[] = [];
  for (const path of [...new Set([...had.keys(), ...has.keys()])].sort(byCodeUnit)) {
    const [old, now] = [had.get(path), has.get(path)];
    if (show(old ?? "") === show(now ?? "") && had.has(path) === has.has(path)) continue;
    changes.push({
      path: path.replace(/^\/methodIntegration/, ""),
      ...(had.has(path) ? { before: shown(path, old) } : {}),
      ...(has.has(path) ? { after: shown(path, now) } : {}),
    });
  }
  return changes;
}
