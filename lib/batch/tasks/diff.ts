import { InputError } from "../../../common/errors.js";
import { reaches } from "../../../common/findings.js";
import { type Dictionary, isObject } from "../../../common/own.js";
import type { Protocol } from "../../../mappings/model.js";
import { toV2 } from "../../../mappings/to-v2.js";
import { type DiffOptions, diff } from "../../../patch/diff.js";
import { readForm } from "../../../patch/forms.js";
import type { Desired, Kind, Resources } from "../../../patch/grammar/resources.js";
import { hasChanges } from "../../changes.js";
import { updateBetween } from "../../translate.js";
import { type Meeting, protocolOfLine, routed, toV2Base } from "./meeting.js";
import { type Answer, inside, type LineWork, objectOf, outside, textOf, withoutKeys } from "./task.js";

/** What a batch of diffs is told. A line may have a `resourceId` of its own, and a `routeKey` for updates of V2. */
export interface DiffTaskOptions extends Omit<DiffOptions, "resourceId">, Meeting {
  readonly kind?: Kind;
  readonly resourceId?: string;
  /** Updates of API Gateway V2 instead of patchOperations; a line may have a protocol of its own. */
  readonly toV2?: Protocol;
}

const USED = ["current", "desired"];

function pairOf(value: unknown): { line: Dictionary; current: Dictionary; desired: Dictionary } {
  if (!isObject(value)) throw new InputError('a line is { "current": …, "desired": … }');
  return { line: value, current: objectOf(value, "current"), desired: objectOf(value, "desired") };
}

/** An error that speaks of one of two objects, without saying of which. */
function ofOne(error: unknown, kind: Kind, current: Dictionary): unknown {
  if (!(error instanceof InputError)) return error;
  try {
    readForm(kind, current);
  } catch {
    return outside("/current", error);
  }
  return outside("/desired", error);
}

function patchWork(options: DiffTaskOptions): LineWork {
  const { kind = "Integration", absent, documentedOnly, maxTimeoutMillis, resourceId } = options;
  const chosen: DiffOptions = {
    ...(absent === undefined ? {} : { absent }),
    ...(documentedOnly === undefined ? {} : { documentedOnly }),
    ...(maxTimeoutMillis === undefined ? {} : { maxTimeoutMillis }),
    ...(resourceId === undefined ? {} : { resourceId }),
  };
  return (value): Answer => {
    const { line, current, desired } = pairOf(value);
    const ownId = textOf(line, "resourceId");
    let made: ReturnType<typeof diff>;
    try {
      made = diff(
        kind,
        current as Resources[Kind],
        desired as Desired<Kind>,
        ownId === undefined ? chosen : { ...chosen, resourceId: ownId },
      );
    } catch (error) {
      throw ofOne(error, kind, current);
    }
    const result = withoutKeys(line, USED);
    result.patchOperations = made.patchOperations;
    result.findings = made.findings;
    return { result, outcome: hasChanges(made) ? "changed" : "unchanged" };
  };
}

function updateWork(options: DiffTaskOptions, usual: Protocol): LineWork {
  const optionsFor = {
    HTTP: routed(toV2Base("HTTP", options)),
    WEBSOCKET: routed(toV2Base("WEBSOCKET", options)),
  };
  return (value): Answer => {
    const { line, current, desired } = pairOf(value);
    const protocol = protocolOfLine(line) ?? usual;
    const chosen = optionsFor[protocol](line);
    const before = inside("/current", () => toV2(current, chosen));
    const after = inside("/desired", () => toV2(desired, chosen));
    const update = updateBetween(
      "Integration",
      before.integration as Dictionary,
      after.integration as Dictionary,
      protocol,
    );
    const findings = [...after.findings, ...update.findings];
    const result = withoutKeys(line, [...USED, "recreate"]);
    const blocked = reaches(findings, "error");
    result.input = blocked ? {} : update.input;
    if (!blocked && update.recreate !== undefined) result.recreate = update.recreate;
    result.findings = findings;
    const changes = Object.keys(update.input).length > 0 || update.recreate !== undefined;
    return { result, outcome: blocked ? "blocked" : changes ? "changed" : "unchanged" };
  };
}

export function prepare(options: DiffTaskOptions): LineWork {
  return options.toV2 === undefined ? patchWork(options) : updateWork(options, options.toV2);
}
