import fc from "fast-check";
import { api, type Finding, type PatchOperation } from "../api.js";
import { type Pair, pairs, states } from "../generate/pairs.js";
import { weirdKey } from "../generate/text.js";
import type { Kind } from "../kinds.js";
import { clone, isData, read, toToken, write } from "../oracle/data.js";
import { oracleDifferences } from "../oracle/index.js";
import { RULES } from "../oracle/rules.js";
import { ofRealPairs } from "./corpus.js";
import { ofEachKind } from "./kinds.js";
import { covers, target } from "./paths.js";
import { broken, holds } from "./property.js";

const meets = (a: string, b: string) => covers(a, b) || covers(b, a);

/** The differences that remain when the list is applied: what an operation brings about beside its own place is said. */
function remaining(
  kind: Kind,
  current: unknown,
  desired: unknown,
  patchOperations: readonly PatchOperation[],
) {
  try {
    return oracleDifferences(kind, api.applyPatch(kind, current, patchOperations), desired);
  } catch {
    return oracleDifferences(kind, current, desired);
  }
}

function accountedFor(kind: Kind, { current, desired }: Pair): void {
  const { patchOperations, findings } = api.diff(kind, current, desired);
  const places = [
    ...patchOperations.map((operation) => target(kind, operation)),
    ...findings.map(({ path }: Finding) => path),
  ];
  const left = remaining(kind, current, desired, patchOperations);
  const silent = oracleDifferences(kind, current, desired).filter(
    (path) => left.includes(path) && !places.some((place) => meets(place, path)),
  );
  if (silent.length > 0)
    broken("a difference is passed over", { silent, patchOperations, findings, current, desired });
}

/** Members that no resource of the kind has, and that no form of input has either. */
function unknownMember(kind: Kind): fc.Arbitrary<string> {
  const known = new Set([...Object.keys(RULES[kind]), "restApiId", "resourceId", "integrationHttpMethod"]);
  return fc
    .oneof(
      fc.constantFrom("requestTemplate", "timeoutInMilis", "Uri", "description2", "patchOperations"),
      weirdKey,
    )
    .filter(
      (name) => !known.has(name) && !["$metadata", "ResponseMetadata", "_links", "_embedded"].includes(name),
    );
}

describe("law 9: nothing is passed over in silence", () => {
  ofEachKind("every difference is in an operation or in a finding", ["diff", "applyPatch"], (kind) => {
    holds(kind, pairs(kind), (pair) => accountedFor(kind, pair));
  });

  ofEachKind(
    "a member that the kind does not have is a finding, in what is desired and in what is checked",
    ["diff", "checkModel"],
    (kind) => {
      const arbitrary = fc.tuple(
        states(kind),
        unknownMember(kind),
        fc.constantFrom<unknown>("x", 1, { a: 1 }, ["b"]),
      );
      holds(kind, arbitrary, ([state, name, value]) => {
        const desired = clone(state);
        write(desired, name, value);
        const path = `/${toToken(name)}`;
        for (const [by, findings] of [
          ["diff", api.diff(kind, state, desired).findings] as const,
          ["checkModel", api.checkModel(kind, desired)] as const,
        ]) {
          if (!findings.some((finding) => covers(path, finding.path)))
            broken(`${by} passes over a member`, { path, findings });
        }
      });
    },
  );

  it("Integration: a member that tlsConfig or a response does not have is a finding", function () {
    if (!("Integration" in (api.grammars ?? {}))) this.skip();
    const arbitrary = fc.tuple(
      states("Integration"),
      weirdKey.filter((name) => name !== ""),
    );
    holds("IntegrationResponse", arbitrary, ([state, name]) => {
      const desired = clone(state);
      const config = isData(read(desired, "tlsConfig")) ? read(desired, "tlsConfig") : {};
      write(config as Record<string, unknown>, name, "x");
      write(desired, "tlsConfig", config);
      const { findings } = api.diff("Integration", state, desired);
      const path = `/tlsConfig/${toToken(name)}`;
      if (!findings.some((finding) => meets(path, finding.path)))
        broken("diff passes over a member", { path, findings });
    });
  });

  ofRealPairs("every difference is in an operation or in a finding", (pair) =>
    accountedFor("Integration", pair),
  );
});
