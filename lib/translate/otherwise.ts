/** Objects that a change is one for: what it sets is something else there, and what it takes away is there. */
import { type Dictionary, isObject, put } from "../../common/own.js";
import { parsePointer } from "../../common/pointer.js";
import type { ToV1Options } from "../../mappings/model.js";
import type { PatchOperation } from "../../patch/grammar/resources.js";
import { BACKENDS, FUNCTIONS, type Held } from "./skeletons.js";

const ROLES = ["arn:aws:iam::123456789012:role/one", "arn:aws:iam::123456789012:role/other"] as const;
const TIMEOUTS = [5000, 6000] as const;
const METHODS = ["PUT", "PATCH"] as const;
const HANDLINGS = ["CONVERT_TO_TEXT", "CONVERT_TO_BINARY"] as const;
const BEHAVIOURS = ["NEVER", "WHEN_NO_TEMPLATES"] as const;

type Others = Readonly<Record<string, readonly [string | number, (string | number)?]>>;

/**
 * Values for a member that a change sets, so that the change is one: on an object that has the value already, or by
 * default, it would come to nothing and seem to have no counterpart.
 */
const V1_OTHERS: Others = {
  timeoutInMillis: TIMEOUTS,
  credentials: ROLES,
  httpMethod: METHODS,
  contentHandling: HANDLINGS,
  passthroughBehavior: BEHAVIOURS,
  connectionType: ["VPC_LINK"],
};

const V2_SHARED: Others = {
  TimeoutInMillis: TIMEOUTS,
  CredentialsArn: ROLES,
  IntegrationMethod: METHODS,
  ConnectionType: ["VPC_LINK"],
};

const V2_OTHERS: Readonly<Record<"HTTP" | "WEBSOCKET", Others>> = {
  HTTP: V2_SHARED,
  WEBSOCKET: { ...V2_SHARED, ContentHandlingStrategy: HANDLINGS, PassthroughBehavior: BEHAVIOURS },
};

/**
 * A URI of the same kind, for an object that has this one already: a change to it would come to nothing.
 *
 * @param held the object's
 */
function otherUri(held: unknown, value: unknown): string | undefined {
  const text = String(value);
  const alike: readonly Held[] =
    [FUNCTIONS, BACKENDS].find((all) => all.some(({ uri, has }) => uri === held && text.includes(has))) ?? [];
  return alike.find(({ has }) => !text.includes(has))?.uri;
}

/** A value for the member that is another than this one. */
function otherThan(others: Others, member: string, value: unknown): string | number | undefined {
  return Object.hasOwn(others, member)
    ? others[member]?.find((other) => other !== undefined && String(other) !== String(value))
    : undefined;
}

/**
 * An object on which a list can be carried out and changes something: the keys that it removes or replaces are there,
 * and what it sets is something else.
 */
export function v1Otherwise(object: Readonly<Dictionary>, operations: readonly PatchOperation[]): Dictionary {
  const result: Dictionary = { ...object };
  for (const { op, path, value } of operations) {
    const [member, key] = parsePointer(path ?? "") ?? [];
    if (member === undefined) continue;
    if (key === undefined) {
      const held = object[member];
      const isUri = member === "uri";
      const other = isUri ? otherUri(held, value) : otherThan(V1_OTHERS, member, value ?? "");
      const isHeld = isUri || held === undefined || String(held) === value;
      if (other !== undefined && isHeld) result[member] = other;
      continue;
    }
    if (op === "add") continue;
    if (member === "cacheKeyParameters") {
      result[member] = [...((result[member] as string[] | undefined) ?? []), key];
    } else if (member.endsWith("Parameters") || member.endsWith("Templates")) {
      const map: Dictionary = { ...(result[member] as Dictionary | undefined) };
      put(map, key, member.endsWith("Templates") ? "$input.body" : "'1'");
      result[member] = map;
    }
  }
  return result;
}

/** A text that a request parameter may hold, for one that the update takes away. */
function heldBy(key: string, protocol: ToV1Options["protocol"]): string {
  if (protocol === "WEBSOCKET") return "'1'";
  return key.startsWith("remove:") ? "''" : "1";
}

/** An object in which what the update sets is something else, and what it takes away is there. */
export function v2Otherwise(
  object: Readonly<Dictionary>,
  input: Readonly<Dictionary>,
  { protocol }: ToV1Options,
): Dictionary {
  const result: Dictionary = { ...object };
  for (const [member, value] of Object.entries(input)) {
    const isUri = member === "IntegrationUri";
    const was = object[member];
    const other = isUri ? otherUri(was, value) : otherThan(V2_OTHERS[protocol], member, value ?? "");
    if (other !== undefined && (isUri || was === undefined || was === value)) result[member] = other;
    if (member !== "RequestParameters" || !isObject(value)) continue;
    const held: Dictionary = {};
    for (const key of Object.keys(value)) if (value[key] === "") put(held, key, heldBy(key, protocol));
    if (Object.keys(held).length > 0) result[member] = held;
  }
  return result;
}
