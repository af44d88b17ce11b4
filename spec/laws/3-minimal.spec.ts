import fc from "fast-check";
import { api } from "../api.js";
import { type Pair, pairs } from "../generate/pairs.js";
import type { Kind } from "../kinds.js";
import { fromToken, isData, read } from "../oracle/data.js";
import { type Assume, oracleDifferences } from "../oracle/index.js";
import { ofRealPairs } from "./corpus.js";
import { ofEachKind } from "./kinds.js";
import { isExcused, target, unexcused } from "./paths.js";
import { assumptions, broken, holds, SETTINGS } from "./property.js";

/** The maps with free keys in which AWS tells add and replace apart. */
const MAPS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  Integration: ["requestParameters", "requestTemplates"],
  IntegrationResponse: ["responseParameters", "responseTemplates"],
  Method: ["requestParameters", "requestModels"],
  MethodResponse: ["responseParameters", "responseModels"],
  GatewayResponse: ["responseParameters", "responseTemplates"],
};

function rightOperation(kind: Kind, { current, desired }: Pair): void {
  const { patchOperations } = api.diff(kind, current, desired);
  const seen = new Set<string>();
  for (const operation of patchOperations) {
    const { op, path = "" } = operation;
    const place = target(kind, operation);
    if (seen.has(place)) broken("two operations for one place", { path, patchOperations });
    seen.add(place);
    const [, member = "", token] = path.split("/");
    if (token === undefined || !MAPS[kind]?.includes(member)) continue;
    const map = read(current, member);
    const there = isData(map) && Object.hasOwn(map, fromToken(token));
    if (there === (op === "add"))
      broken(`${op} of a key that is ${there ? "" : "not "}there`, { path, patchOperations });
  }
}

/** Leaving out any one operation must break the result: that is what it is there for. */
function noneLeftOut(kind: Kind, { current, desired }: Pair, assume: Assume): void {
  const options = { documentedOnly: assume.credentialsPatch === "refuse" };
  const { patchOperations, findings } = api.diff(kind, current, desired, options);
  for (const [index, operation] of patchOperations.entries()) {
    if (isExcused(target(kind, operation), findings)) continue;
    const fewer = patchOperations.filter((_, at) => at !== index);
    let wrong: string[];
    try {
      const after = api.applyPatch(kind, current, fewer, { assume: { ...assume } });
      wrong = unexcused(oracleDifferences(kind, after, desired), findings);
    } catch {
      continue;
    }
    if (wrong.length === 0)
      broken("an operation can be left out", { operation, patchOperations, findings, assume });
  }
}

describe("law 3: a diff holds nothing that it need not hold", () => {
  ofEachKind(
    "one operation a place, replace where the key is there and add where it is not",
    ["diff"],
    (kind) => {
      holds(kind, pairs(kind), (pair) => rightOperation(kind, pair));
    },
  );

  ofEachKind("no operation can be left out, under any assumption", ["diff", "applyPatch"], (kind) => {
    holds(kind, fc.tuple(pairs(kind), assumptions), ([pair, assume]) => noneLeftOut(kind, pair, assume));
  });

  ofRealPairs("one operation a place, the right one, and none to leave out", (pair) => {
    rightOperation("Integration", pair);
    for (const assume of SETTINGS) noneLeftOut("Integration", pair, assume);
  });
});
