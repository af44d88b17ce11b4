import { api } from "../api.js";
import { type Pair, pairs } from "../generate/pairs.js";
import type { Kind } from "../kinds.js";
import { ofRealPairs } from "./corpus.js";
import { ofEachKind } from "./kinds.js";
import { broken, holds } from "./property.js";

const MEMBERS = new Set(["op", "path", "value"]);

function acceptable(kind: Kind, { current, desired }: Pair): void {
  const { patchOperations } = api.diff(kind, current, desired);
  for (const operation of patchOperations) {
    const { op, path, value } = operation;
    const told = Object.entries(operation).every(([name, it]) => MEMBERS.has(name) && typeof it === "string");
    if (!told || !["add", "replace", "remove"].includes(op ?? ""))
      broken("not text in op, path and value", { operation });
    if (!/^(\/([^~/]|~[01])*)+$/s.test(path ?? "")) broken("the path is no escaped pointer", { operation });
    if (op === "remove" && kind !== "UsagePlan" && value === "")
      broken("a remove with an empty value", { operation });
  }
  const errors = api
    .checkPatch(kind, patchOperations, { current })
    .filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    broken("checkPatch refuses what diff made", { errors, patchOperations, current, desired });
}

describe("law 5: what a diff says, AWS takes", () => {
  ofEachKind("every operation passes checkPatch", ["diff", "checkPatch"], (kind) => {
    holds(kind, pairs(kind), (pair) => acceptable(kind, pair));
  });

  ofRealPairs("every operation passes checkPatch", (pair) => acceptable("Integration", pair));
});
