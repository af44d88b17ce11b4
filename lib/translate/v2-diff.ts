import type { Finding } from "../../common/findings.js";
import { byCodeUnit, copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import type { UpdateRow } from "../../mappings/update.js";
import { sameData } from "../../patch/shapes/fixed.js";
import { type SharedKind, UPDATES } from "./apply-update.js";
import { finding } from "./findings.js";

export interface Update {
  /** The members of the update, as the SDK's command takes them beside the ids. */
  readonly input: Dictionary;
  /** JSON pointers of what no update does; absent where the update does everything. */
  readonly recreate?: readonly string[];
  readonly findings: Finding[];
}

interface Work {
  readonly kind: SharedKind;
  readonly input: Dictionary;
  readonly recreate: string[];
  readonly findings: Finding[];
}

function recreate(work: Work, path: string, what: string, row: UpdateRow): void {
  work.recreate.push(path);
  const object = work.kind === "Integration" ? "integration" : "integration response";
  const evidence = row.recreates ?? row.clear.evidence;
  work.findings.push(finding("recreate-needed", path, { what, object }, { evidence }));
}

const entries = (value: unknown): Readonly<Dictionary> => (isObject(value) ? value : {});
const isThere = (value: unknown): boolean => value !== undefined && value !== null;

/** Keys of two maps that differ, in order. */
function changedKeys(a: Readonly<Dictionary>, b: Readonly<Dictionary>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((key) => !sameData(get(a, key), get(b, key)))
    .sort(byCodeUnit);
}

/** A map that is merged by key: what changed, and "" for what goes. */
function parameters(
  work: Work,
  member: string,
  row: UpdateRow,
  was: unknown,
  wanted: unknown,
  resend: boolean,
): void {
  const [a, b] = [entries(was), entries(wanted)];
  const changed = changedKeys(a, b);
  if (changed.length === 0) return;
  const gone = changed.filter((key) => !isThere(get(b, key)));
  if (resend) {
    for (const key of gone) {
      const path = `/${member}/${escapeToken(key)}`;
      recreate(work, path, `take ${key} away from an integration with a subtype`, row);
    }
    if (Object.keys(b).length > 0) work.input[member] = copy(b);
    return;
  }
  const update: Dictionary = {};
  for (const key of changed) put(update, key, gone.includes(key) ? "" : b[key]);
  work.input[member] = update;
}

/** A map that is sent whole, since it is not known whether an update merges it. */
function whole(work: Work, member: string, row: UpdateRow, was: unknown, wanted: unknown): void {
  const [a, b] = [entries(was), entries(wanted)];
  const changed = changedKeys(a, b);
  if (changed.length === 0) return;
  for (const key of changed) {
    if (!isThere(get(b, key)))
      recreate(work, `/${member}/${escapeToken(key)}`, `take ${key} away from ${member}`, row);
  }
  if (Object.keys(b).length > 0) work.input[member] = copy(b);
}

/** The statuses that map something: an empty one is absent. */
function mapping(value: unknown): Dictionary {
  const result: Dictionary = {};
  for (const [status, parameters] of Object.entries(entries(value))) {
    if (Object.keys(entries(parameters)).length > 0) put(result, status, parameters);
  }
  return result;
}

/** A map of maps: a status is sent whole, an empty one takes it away. */
function statuses(work: Work, member: string, row: UpdateRow, was: unknown, wanted: unknown): void {
  const [a, b] = [mapping(was), mapping(wanted)];
  const update: Dictionary = {};
  for (const status of changedKeys(a, b)) {
    const [had, has] = [entries(get(a, status)), entries(get(b, status))];
    const gone = Object.keys(had).filter((key) => !Object.hasOwn(has, key));
    if (Object.keys(has).length > 0 && gone.length > 0) {
      const path = `/${member}/${escapeToken(status)}`;
      recreate(work, path, `take ${gone.join(", ")} away from status ${status}`, row);
    }
    put(update, status, copy(has));
  }
  if (Object.keys(update).length > 0) work.input[member] = update;
}

function single(work: Work, member: string, row: UpdateRow, was: unknown, wanted: unknown): void {
  if (sameData(was, wanted)) return;
  if (isThere(wanted) && !(isObject(wanted) && Object.keys(wanted).length === 0)) {
    if (row.recreates !== undefined && isThere(was)) recreate(work, `/${member}`, `change ${member}`, row);
    work.input[member] = copy(wanted);
  } else if (row.clear.by === "value") {
    work.input[member] = row.clear.value;
  } else {
    recreate(work, `/${member}`, `clear ${member}`, row);
  }
}

/** The members that an update may carry, in order. */
function sendable(kind: SharedKind): readonly (readonly [string, UpdateRow])[] {
  const rows = Object.entries<UpdateRow>(UPDATES[kind]);
  return rows
    .filter(([, { shape }]) => shape !== "address" && shape !== "readOnly")
    .sort(([a], [b]) => byCodeUnit(a, b));
}

const SENDABLE: Readonly<Record<SharedKind, readonly (readonly [string, UpdateRow])[]>> = {
  Integration: sendable("Integration"),
  IntegrationResponse: sendable("IntegrationResponse"),
};

/** A member at its server default counts as absent; a desired object that lacks it asks for that default. */
function held(
  row: UpdateRow,
  member: string,
  object: Readonly<Dictionary>,
  protocol: "HTTP" | "WEBSOCKET",
): unknown {
  const { depends } = row;
  const given = get(object, member);
  if (depends?.when(object) === true) {
    if (depends.becomes === null) return undefined;
    return isThere(given) ? given : depends.becomes;
  }
  return isThere(given) ? given : row.serverDefault?.[protocol];
}

const droppable = (kind: SharedKind): readonly (readonly [string, UpdateRow])[] =>
  SENDABLE[kind].filter(([, { depends }]) => depends?.becomes === null);

const DROPPABLE: typeof SENDABLE = {
  Integration: droppable("Integration"),
  IntegrationResponse: droppable("IntegrationResponse"),
};

/** What is asked for, and the service is known to drop. */
function droppedFindings(kind: SharedKind, desired: Readonly<Dictionary>): Finding[] {
  return DROPPABLE[kind].flatMap(([member, { depends }]) => {
    const given = get(desired, member);
    const asked = isThere(given) && !(isObject(given) && Object.keys(given).length === 0);
    if (!asked || depends?.when(desired) !== true) return [];
    return [finding("dropped-by-service", `/${member}`, { member }, { evidence: depends.evidence })];
  });
}

/**
 * The update that leads a v2 integration, or a WebSocket API's integration response, from what is there to what is
 * wanted. What no update does is named in `recreate`.
 */
export function updateBetween(
  kind: SharedKind,
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  protocol: "HTTP" | "WEBSOCKET",
): Update {
  const work: Work = { kind, input: {}, recreate: [], findings: [] };
  const subtype = get(current, "IntegrationSubtype");
  const resend = typeof subtype === "string" && get(desired, "IntegrationSubtype") === subtype;
  for (const [member, row] of SENDABLE[kind]) {
    const was = held(row, member, current, protocol);
    const wanted = held(row, member, desired, protocol);
    if (row.shape === "parameters") {
      parameters(work, member, row, was, wanted, resend);
    } else if (row.shape === "whole") whole(work, member, row, was, wanted);
    else if (row.shape === "statuses") statuses(work, member, row, was, wanted);
    else single(work, member, row, was, wanted);
  }
  if (resend && Object.keys(work.input).length > 0) {
    work.input.IntegrationSubtype = subtype;
    const all = get(desired, "RequestParameters");
    if (isObject(all) && Object.keys(all).length > 0) work.input.RequestParameters = copy(all);
    work.findings.push(finding("subtype-resent", "/IntegrationSubtype"));
  }
  return {
    input: work.input,
    ...(work.recreate.length === 0 ? {} : { recreate: work.recreate }),
    findings: [...work.findings, ...droppedFindings(kind, desired)],
  };
}
