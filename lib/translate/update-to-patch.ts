import { InputError } from "../../common/errors.js";
import { type Finding, reaches } from "../../common/findings.js";
import { type Dictionary, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import type { ToV1Options } from "../../mappings/model.js";
import { diff } from "../../patch/diff.js";
import type { Desired, PatchOperation, Resources } from "../../patch/grammar/resources.js";
import { sameData } from "../../patch/shapes/fixed.js";
import { type Agreement, agree, carefully } from "./agree.js";
import { applyUpdate, type SharedKind } from "./apply-update.js";
import { back, checkArguments, newFindings, obstacles, ofCurrent, refuses } from "./between.js";
import { finding, whyNot } from "./findings.js";
import { v2Otherwise } from "./otherwise.js";
import { candidates, type Piece, partsOf, V2_NAMES } from "./parts.js";
import { type Skeleton, V2_RESPONSES, V2_SKELETONS } from "./skeletons.js";

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

/** What an update becomes for one v2 object, whose counterpart is `before`. */
function forObject(
  kind: SharedKind,
  object: Readonly<Dictionary>,
  input: Readonly<Dictionary>,
  options: ToV1Options,
  before = ofCurrent(() => back(kind, object, options)),
): { result: TranslatedUpdate; possible: boolean } {
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

/** Members of the update that came to nothing, and of which nothing was said. */
function silent(paths: readonly string[], findings: readonly Finding[]): Finding[] {
  return paths.flatMap((path) => {
    const isTold = findings.some((found) => `${found.path}/`.includes(`${path}/`));
    return isTold ? [] : [finding("nothing-on-v1", path, { path })];
  });
}

const skeletonsOf = (kind: SharedKind, { protocol }: ToV1Options): readonly Skeleton[] =>
  kind === "Integration" ? V2_SKELETONS[protocol] : V2_RESPONSES;

/** What an update becomes whichever of the objects it is for. */
function forAny(
  kind: SharedKind,
  skeletons: readonly Skeleton[],
  input: Readonly<Dictionary>,
  options: ToV1Options,
): Agreement<PatchOperation[]> {
  return agree(
    skeletons,
    (object) => {
      const whole = v2Otherwise(object, input, options);
      const before = back(kind, whole, options);
      if (refuses(before)) return undefined;
      const { result, possible } = forObject(kind, whole, input, options, before);
      if (!possible || reaches(result.findings, "error")) return "refused";
      return { result: result.patchOperations, findings: result.findings };
    },
    (operations) => operations.length === 0,
  );
}

/** A member of an update, or a key of one, and a pointer to it. */
interface Given {
  readonly path: string;
  readonly member: string;
  readonly value: unknown;
}

function piece(path: string, member: string, value: unknown): Piece<Given> {
  return { item: { path, member, value }, member, value, isNew: true };
}

/** The members of an update; keys of a map that are a part of the URI stand apart. */
function piecesOf(members: Readonly<Dictionary>, { protocol }: ToV1Options): Piece<Given>[] {
  return Object.entries(members).flatMap(([member, value]) => {
    const path = `/${escapeToken(member)}`;
    if (!isObject(value)) return [piece(path, member, value)];
    const rest: Dictionary = {};
    const apart: Piece<Given>[] = [];
    for (const key of Object.keys(value)) {
      const one = { ...piece(`${path}/${escapeToken(key)}`, member, { [key]: value[key] }), key };
      if (V2_NAMES.ofUri[protocol](one)) apart.push(one);
      else put(rest, key, value[key]);
    }
    const isAll = Object.keys(rest).length === 0 && apart.length > 0;
    return isAll ? apart : [...apart, piece(path, member, rest)];
  });
}

/**
 * A v2 update as a v1 list.
 *
 * With `current`, the v2 object that the update is for, the list leads its v1 counterpart to where the update leads it.
 * Without it, a member is translated where it says enough: where it becomes the same whichever object it is for.
 *
 * @throws ServiceError where API Gateway V2 would refuse the update for the current object.
 * @throws InputError where the update or an option has not the form that the call takes; its pointer leads into the
 * update, or, where it begins with `/current`, into `options.current`.
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
    const skeletons = skeletonsOf(kind, chosen);
    const idle = Object.keys(members).filter((member) => {
      const { [member]: value, ...others } = members;
      // A part of an update may be refused where the whole is not.
      const alone = carefully(() => applyUpdate(current, { [member]: value }, { kind }));
      const rest = carefully(() => forObject(kind, current, others, chosen).result);
      if (alone === undefined || sameData(alone, current)) return false;
      if (rest === undefined || !sameData(rest.patchOperations, result.patchOperations)) return false;
      // What has an effect on other objects was at its value here.
      const made = forAny(kind, skeletons, { [member]: value }, chosen);
      return "result" in made && made.result.length === 0;
    });
    return {
      ...result,
      findings: [
        ...result.findings,
        ...silent(
          idle.map((member) => `/${escapeToken(member)}`),
          result.findings,
        ),
      ],
    };
  }

  return withoutObject(kind, members, chosen);
}

/**
 * Translates part by part, and says of those that need the object: one that needs it does not stand in the way of the
 * others.
 */
function withoutObject(
  kind: SharedKind,
  members: Readonly<Dictionary>,
  options: ToV1Options,
): TranslatedUpdate {
  const patchOperations: PatchOperation[] = [];
  const findings: Finding[] = [];
  const skeletons = skeletonsOf(kind, options);
  for (const part of partsOf(kind, piecesOf(members, options), V2_NAMES, options.protocol)) {
    const { items, open } = part;
    const paths = items.map(({ path }) => path);
    const of = (id: "needs-current" | "assumed-object", values: Dictionary<string>): void => {
      for (const path of paths) findings.push(finding(id, path, { path, ...values }));
    };
    const input: Dictionary = {};
    for (const { member, value } of items) put(input, member, value);
    const made = forAny(kind, candidates(skeletons, V2_NAMES, part), input, options);
    if (open !== undefined || "differs" in made) {
      of("needs-current", { reason: open ?? whyNot("differs" in made ? made.differs : []) });
      continue;
    }
    patchOperations.push(...made.result);
    findings.push(...made.findings);
    if (made.result.length === 0) findings.push(...silent(paths, made.findings));
    if (made.assumed !== undefined) of("assumed-object", made.assumed);
  }
  return { patchOperations, findings };
}
