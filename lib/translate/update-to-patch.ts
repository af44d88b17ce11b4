import { InputError } from "../../common/errors.js";
import type { Finding } from "../../common/findings.js";
import { type Dictionary, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import type { ToV1Options } from "../../mappings/model.js";
import { diff } from "../../patch/diff.js";
import type { Desired, PatchOperation, Resources } from "../../patch/grammar/resources.js";
import { sameData } from "../../patch/shapes/fixed.js";
import { type Agreement, agree, carefully } from "./agree.js";
import { applyUpdate, type SharedKind } from "./apply-update.js";
import { back, checkArguments, newFindings, obstacles } from "./between.js";
import { finding, whyNot } from "./findings.js";
import { otherThan, V2_OTHERS, V2_RESPONSES, V2_SKELETONS } from "./skeletons.js";

export type TranslateUpdateOptions = ToV1Options & {
  /** The v2 object that the update is for. Without it, what depends on other members is a finding. */
  readonly current?: object;
};

export interface TranslatedUpdate {
  readonly patchOperations: PatchOperation[];
  readonly findings: Finding[];
}

const EMPTY: TranslatedUpdate = { patchOperations: [], findings: [] };

/** Members that name the object in an update's input. */
const ADDRESS: ReadonlySet<string> = new Set(["ApiId", "IntegrationId", "IntegrationResponseId"]);

/** What an update becomes for one v2 object. */
function forObject(
  kind: SharedKind,
  object: Readonly<Dictionary>,
  input: Readonly<Dictionary>,
  options: ToV1Options,
): { result: TranslatedUpdate; possible: boolean } {
  const before = back(kind, object, options);
  const after = back(kind, applyUpdate(object, input, { kind }), options);
  const errors = obstacles(before, after);
  if (errors !== undefined) return { result: { ...EMPTY, findings: errors }, possible: false };
  const findings = newFindings(before.findings, after.findings);
  const made = diff(kind, before.object as Resources["Integration"], after.object as Desired<"Integration">);
  return {
    result: { patchOperations: made.patchOperations, findings: [...findings, ...made.findings] },
    possible: true,
  };
}

/** A text that a request parameter may hold, for one that the update takes away. */
function heldBy(key: string, protocol: ToV1Options["protocol"]): string {
  if (protocol === "WEBSOCKET") return "'1'";
  return key.startsWith("remove:") ? "''" : "1";
}

/** An object in which what the update sets is something else, and what it takes away is there. */
function otherwise(
  object: Readonly<Dictionary>,
  input: Readonly<Dictionary>,
  { protocol }: ToV1Options,
): Dictionary {
  const result: Dictionary = { ...object };
  for (const [member, value] of Object.entries(input)) {
    const other = otherThan(V2_OTHERS[protocol], member, value ?? "");
    if (other !== undefined && (object[member] === undefined || object[member] === value)) {
      result[member] = other;
    }
    if (member !== "RequestParameters" || !isObject(value)) continue;
    const held: Dictionary = {};
    for (const key of Object.keys(value)) if (value[key] === "") put(held, key, heldBy(key, protocol));
    if (Object.keys(held).length > 0) result[member] = held;
  }
  return result;
}

/** Members of the update that came to nothing, and of which nothing was said. */
function silent(members: readonly string[], findings: readonly Finding[]): Finding[] {
  return members.flatMap((member) => {
    const path = `/${escapeToken(member)}`;
    const isTold = findings.some((found) => `${found.path}/`.includes(`${path}/`));
    return isTold ? [] : [finding("nothing-on-v1", path, { path })];
  });
}

function forAny(
  kind: SharedKind,
  input: Readonly<Dictionary>,
  options: ToV1Options,
): Agreement<PatchOperation[]> {
  const skeletons = kind === "Integration" ? V2_SKELETONS[options.protocol] : V2_RESPONSES;
  return agree(
    skeletons,
    (object) => {
      const { result, possible } = forObject(kind, otherwise(object, input, options), input, options);
      return possible ? { result: result.patchOperations, findings: result.findings } : undefined;
    },
    (operations) => operations.length === 0,
  );
}

/**
 * A v2 update as a v1 list.
 *
 * With `current`, the v2 object that the update is for, the list leads its v1 counterpart to where the update leads it.
 * Without it, a member is translated where it says enough: where it becomes the same whichever object it is for.
 *
 * @throws ServiceError where API Gateway V2 would refuse the update for the current object.
 * @throws InputError where the update or an option has not the form that the call takes.
 */
export function translateUpdate(
  kind: SharedKind,
  input: object,
  options: TranslateUpdateOptions,
): TranslatedUpdate {
  checkArguments(kind, options);
  if (!isObject(input)) throw new InputError("an update is an object, as the SDK's command takes it");
  const { current, ...chosen } = options;
  if (kind === "IntegrationResponse" && options.protocol === "HTTP") {
    const values = { protocol: "HTTP", object: "integration responses" };
    return { ...EMPTY, findings: [finding("no-counterpart-object", "", values)] };
  }
  const members = Object.fromEntries(Object.entries(input).filter(([member]) => !ADDRESS.has(member)));
  if (current !== undefined) {
    if (!isObject(current)) throw new InputError("options.current is an object", { pointer: "/current" });
    const { result, possible } = forObject(kind, current, members, chosen);
    if (!possible) return result;
    const idle = Object.keys(members).filter((member) => {
      const { [member]: value, ...others } = members;
      // A part of an update may be refused where the whole is not.
      const alone = carefully(() => applyUpdate(current, { [member]: value }, { kind }));
      const rest = carefully(() => forObject(kind, current, others, chosen).result);
      if (alone === undefined || sameData(alone, current)) return false;
      if (rest === undefined || !sameData(rest.patchOperations, result.patchOperations)) return false;
      // What has an effect on other objects was at its value here.
      const made = forAny(kind, { [member]: value }, chosen);
      return "result" in made && made.result.length === 0;
    });
    return { ...result, findings: [...result.findings, ...silent(idle, result.findings)] };
  }

  // Member by member: one that needs the object does not stand in the way of the others.
  const patchOperations: PatchOperation[] = [];
  const findings: Finding[] = [];
  for (const [member, value] of Object.entries(members)) {
    const path = `/${escapeToken(member)}`;
    const made = forAny(kind, { [member]: value }, chosen);
    if ("differs" in made) {
      findings.push(finding("needs-current", path, { path, reason: whyNot(made.differs) }));
      continue;
    }
    patchOperations.push(...made.result);
    findings.push(...made.findings);
    if (made.result.length === 0) findings.push(...silent([member], made.findings));
    if (made.assumed !== undefined) findings.push(finding("assumed-object", path, { path, ...made.assumed }));
  }
  return { patchOperations, findings };
}
