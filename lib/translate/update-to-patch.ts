import { InputError } from "../../common/errors.js";
import type { Finding } from "../../common/findings.js";
import { type Dictionary, isObject } from "../../common/own.js";
import type { ToV1Options } from "../../mappings/model.js";
import { diff } from "../../patch/diff.js";
import type { Desired, PatchOperation, Resources } from "../../patch/grammar/types.js";
import { escapeToken } from "../../patch/pointer.js";
import { type Agreement, agree } from "./agree.js";
import { applyUpdate, type SharedKind } from "./apply-update.js";
import { back, checkArguments, newFindings, refuses } from "./between.js";
import { finding, whyNot } from "./findings.js";
import { V2_RESPONSES, V2_SKELETONS } from "./skeletons.js";

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
  const findings = newFindings(before.findings, after.findings);
  if (refuses(before) || refuses(after)) {
    const errors = refuses(after) ? findings : before.findings.filter(({ severity }) => severity === "error");
    return { result: { ...EMPTY, findings: [...errors] }, possible: false };
  }
  const made = diff(kind, before.object as Resources["Integration"], after.object as Desired<"Integration">);
  return {
    result: { patchOperations: made.patchOperations, findings: [...findings, ...made.findings] },
    possible: true,
  };
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
      const { result, possible } = forObject(kind, object, input, options);
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
    return forObject(kind, current, members, chosen).result;
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
    if (made.assumed !== undefined) findings.push(finding("assumed-object", path, { path, ...made.assumed }));
  }
  return { patchOperations, findings };
}
