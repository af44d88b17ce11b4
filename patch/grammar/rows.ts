/** Rows that several kinds have alike. */
import { documented, type Evidence, inferred, unknown } from "../../common/evidence.js";
import type { Dictionary } from "../../common/own.js";
import { string } from "./codecs.js";
import type { FixedRow, ScalarRow } from "./row-types.js";
import { MODEL, RECORDED, TABLE } from "./sources.js";
import type { Operations } from "./types.js";

const NONE = {};

/** An object with a value at a path, which may lie below another member. */
function at(path: string, value: unknown): Dictionary {
  const tokens = path.split("/").slice(1);
  return tokens.reduceRight<unknown>((inner, member) => ({ [member]: inner }), value) as Dictionary;
}

/** What names the object in its address. */
export const identity = (
  path: string,
  summary: string,
  instead: string,
  [before, after]: readonly [string, string],
): FixedRow => ({
  shape: "fixed",
  path,
  summary,
  operations: NONE,
  because: "identity",
  instead,
  evidence: documented(`${TABLE} does not list it; ${MODEL}: it is in the address`),
  notice: "identity-differs",
  example: {
    before: at(path, before),
    after: at(path, after),
    patchOperations: [],
    findings: ["identity-differs"],
  },
});

/** What AWS fills in. */
export const readOnly = (
  path: string,
  summary: string,
  [before, after]: readonly [unknown, unknown],
): FixedRow => ({
  shape: "fixed",
  path,
  summary,
  operations: NONE,
  because: "readOnly",
  evidence: documented(`${MODEL}: in answers alone`),
  notice: "read-only-member",
  example: {
    before: at(path, before),
    after: at(path, after),
    patchOperations: [],
    findings: ["read-only-member"],
  },
});

/** A moment that AWS fills in. */
export const moment = (path: string, summary: string): FixedRow => ({
  ...readOnly(path, summary, ["2024-06-01T00:00:00Z", "2025-06-01T00:00:00Z"]),
  moment: true,
});

/** What is given when the object is made, and stays. */
export const atCreation = (
  path: string,
  summary: string,
  instead: string,
  [before, after]: readonly [unknown, unknown],
): FixedRow => ({
  shape: "fixed",
  path,
  summary,
  operations: NONE,
  because: "creation",
  instead,
  evidence: documented(`${TABLE} does not list it; ${MODEL}: the create call takes it`),
  notice: "set-at-creation",
  example: {
    before: at(path, before),
    after: at(path, after),
    patchOperations: [],
    findings: ["set-at-creation"],
  },
});

export const tags: FixedRow = {
  shape: "fixed",
  path: "/tags",
  summary: "The tags.",
  operations: NONE,
  because: "call",
  instead: "TagResource and UntagResource",
  evidence: documented(`${MODEL}: TagResource, UntagResource; ${TABLE} does not list /tags`),
  notice: "changed-elsewhere",
  example: {
    before: { tags: { team: "pets" } },
    after: { tags: { team: "shop" } },
    patchOperations: [],
    findings: ["changed-elsewhere"],
  },
};

const base = (
  path: string,
  summary: string,
  operations: Operations,
  [before, after]: readonly [string, string],
): Omit<ScalarRow, "clear"> => ({
  shape: "scalar",
  path,
  summary,
  operations,
  value: string,
  example: {
    before: at(path, before),
    after: at(path, after),
    patchOperations: [{ op: "replace", path, value: after }],
  },
});

/** A text that AWS's table lists with `replace` alone, and that no source clears. */
export const setting = (path: string, summary: string, example: readonly [string, string]): ScalarRow => ({
  ...base(path, summary, { replace: documented(TABLE) }, example),
  clear: { by: "nothing", evidence: unknown("no source clears it") },
});

/** A text that is replaced, and cleared by an empty one. */
export const clearable = (
  path: string,
  summary: string,
  replace: Evidence,
  cleared: Evidence,
  example: readonly [string, string],
): ScalarRow => ({
  ...base(path, summary, { replace }, example),
  clear: { by: "replace", value: "", evidence: cleared },
  emptyIsAbsent: cleared,
});

/** A text that is added, replaced and removed. */
export const removable = (
  path: string,
  summary: string,
  emptyIsAbsent: Evidence,
  example: readonly [string, string],
): ScalarRow => ({
  ...base(
    path,
    summary,
    { add: documented(TABLE), replace: documented(TABLE), remove: documented(TABLE) },
    example,
  ),
  clear: { by: "remove", evidence: documented(TABLE) },
  emptyIsAbsent,
});

/** Known of a description, and taken for the texts like it. */
export const CLEARED_LIKE_A_DESCRIPTION = inferred(`${RECORDED}: Model, whose "" leaves no description`);

/** The description of something that only `replace` changes. */
export const description = (
  summary: string,
  replace: Evidence,
  cleared: Evidence = CLEARED_LIKE_A_DESCRIPTION,
): ScalarRow => clearable("/description", summary, replace, cleared, ["pets", "pets of the shop"]);
