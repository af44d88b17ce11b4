import { InputError, ServiceError } from "../../../common/errors.js";
import { type Finding, reaches } from "../../../common/findings.js";
import { type Dictionary, isObject } from "../../../common/own.js";
import { type Protocol, TO_V1_ALLOWANCES, TO_V2_ALLOWANCES } from "../../../mappings/model.js";
import { placeInCurrent, type SharedKind, translatePatch, translateUpdate } from "../../translate.js";
import { type LineList, listOf, refusalOf } from "./list.js";
import { type Meeting, protocolOfLine, routed, toV1Base, toV2Base } from "./meeting.js";
import {
  type Answer,
  HELD,
  heldBy,
  type LineWork,
  type Outcome,
  objectOf,
  outside,
  withoutKeys,
} from "./task.js";

/** What a batch of translations is told. A line may have an object, a `protocol` and a `routeKey` of its own. */
export interface TranslateTaskOptions extends Meeting {
  /** The API whose updates come out; each line tells it where it is left out. */
  readonly to?: "v1" | "v2";
  readonly kind?: SharedKind;
  /** `HTTP` where it is left out. */
  readonly protocol?: Protocol;
  readonly current?: object;
}

/** The update in a line. */
interface Update {
  readonly input: object;
  readonly pointer: string;
}

/** `{ "input": … }` as a batch to V2 writes it, or the members of an update alone. */
function updateOf(value: unknown): Update {
  if (!isObject(value)) {
    throw new InputError(
      "a line is a list of patchOperations, or the members of an update of API Gateway V2",
    );
  }
  return Object.hasOwn(value, "input")
    ? { input: objectOf(value, "input"), pointer: "/input" }
    : { input: value, pointer: "" };
}

const NO_KEYS: Dictionary = {};

/** Carries out a translation: its errors name places in the update, in the line's own object, or in that of all. */
function placed<T>(
  update: string,
  line: Readonly<Dictionary>,
  { current }: { current?: object },
  call: () => T,
) {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const place = current === undefined ? undefined : placeInCurrent(error);
    if (place === undefined) throw outside(update, error);
    const held = heldBy(line);
    if (held !== undefined) throw new InputError(error.message, { pointer: `/${held}${place}` });
    throw new InputError(`${error.message}, at ${place} of the current object (options.current, --current)`);
  }
}

/** What an update that is not refused has: a line may have it from an earlier run. */
const OWN = ["input", "recreate", "patchOperations", "findings"];

/** What became of a line by what came out. */
function outcomeOf(changes: boolean, findings: readonly Finding[]): Outcome {
  if (reaches(findings, "error")) return "blocked";
  return changes ? "translated" : "unchanged";
}

/** The options of one direction: where each line tells its own, an allowance of the other one says nothing. */
function allowing(options: TranslateTaskOptions, known: readonly string[]): Meeting {
  const { to, allow } = options;
  if (to !== undefined || allow === undefined) return options;
  return { ...options, allow: allow.filter((name) => known.includes(name)) };
}

export function prepare(options: TranslateTaskOptions): LineWork {
  const { to, kind = "Integration", protocol: usual = "HTTP", current } = options;
  const forth = allowing(options, TO_V2_ALLOWANCES);
  const back = allowing(options, TO_V1_ALLOWANCES);
  const v2 = { HTTP: routed(toV2Base("HTTP", forth)), WEBSOCKET: routed(toV2Base("WEBSOCKET", forth)) };
  const v1 = { HTTP: routed(toV1Base("HTTP", back)), WEBSOCKET: routed(toV1Base("WEBSOCKET", back)) };

  /** The object that a line's update is for. */
  const currentOf = (line: Readonly<Dictionary>): { current?: object } => {
    const held = heldBy(line);
    if (held !== undefined) return { current: objectOf(line, held) };
    return current === undefined ? {} : { current };
  };

  const toUpdate = (line: Dictionary, list: LineList): Answer => {
    const result = withoutKeys(line, [...HELD, list.holder, "recreate", "error"]);
    const chosen = { ...v2[protocolOfLine(line) ?? usual](line), ...currentOf(line) };
    const { input, recreate, findings } = placed(list.pointer, line, chosen, () =>
      translatePatch(kind, list.operations, chosen),
    );
    result.input = input;
    if (recreate !== undefined) result.recreate = recreate;
    result.findings = findings;
    const changes = Object.keys(input).length > 0 || recreate !== undefined;
    return { result, outcome: outcomeOf(changes, findings) };
  };

  const toList = (value: unknown, line: Dictionary): Answer => {
    const { input, pointer } = updateOf(value);
    const result = withoutKeys(line, [...HELD, "input", "recreate", "error"]);
    const chosen = { ...v1[protocolOfLine(line) ?? usual](line), ...currentOf(line) };
    const { patchOperations, findings } = placed(pointer, line, chosen, () =>
      translateUpdate(kind, input, chosen),
    );
    result.patchOperations = patchOperations;
    result.findings = findings;
    return { result, outcome: outcomeOf(patchOperations.length > 0, findings) };
  };

  return (value): Answer => {
    const list = listOf(value);
    if (list === undefined && to === "v2") {
      throw new InputError("this is no v1 list, but an update of API Gateway V2: translate --to v1");
    }
    if (list !== undefined && to === "v1") {
      throw new InputError("this is a v1 list already: translate --to v2", { pointer: list.pointer });
    }
    const isBare = list === undefined && !(isObject(value) && Object.hasOwn(value, "input"));
    const line = isObject(value) && !isBare ? value : NO_KEYS;
    try {
      return list === undefined ? toList(value, line) : toUpdate(line, list);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const result = withoutKeys(line, [...HELD, list?.holder ?? "input", ...OWN]);
      result.error = refusalOf(error);
      return { result, outcome: "refused" };
    }
  };
}
