/** Rows that several kinds have alike. */
import { documented, type Evidence, inferred } from "../../common/evidence.js";
import { string } from "./codecs.js";
import { MODEL, RECORDED, TABLE } from "./sources.js";
import type { FixedRow, ScalarRow } from "./types.js";

const NONE = {};

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
    before: { [path.slice(1)]: before },
    after: { [path.slice(1)]: after },
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
    before: { [path.slice(1)]: before },
    after: { [path.slice(1)]: after },
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
    before: { [path.slice(1)]: before },
    after: { [path.slice(1)]: after },
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

/** The description of something that only `replace` changes. */
export const description = (
  summary: string,
  replace: Evidence,
  cleared: Evidence = inferred(`${RECORDED}: Model, whose "" leaves no description`),
): ScalarRow => ({
  shape: "scalar",
  path: "/description",
  summary,
  operations: { replace },
  value: string,
  clear: { by: "replace", value: "", evidence: cleared },
  emptyIsAbsent: cleared,
  example: {
    before: { description: "pets" },
    after: { description: "pets of the shop" },
    patchOperations: [{ op: "replace", path: "/description", value: "pets of the shop" }],
  },
});
