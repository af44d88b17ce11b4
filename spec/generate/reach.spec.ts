import { expect } from "chai";
import fc from "fast-check";
import { KINDS, type Kind } from "../kinds.js";
import { oracleApply } from "../oracle/index.js";
import { type Case, classify } from "./classify.js";
import { plausibleOperations } from "./operations.js";
import { pairs, states } from "./pairs.js";

const SAMPLE = 500;

/** At least so many of a thousand generated pairs, of every kind. */
const EVERY_KIND: Readonly<Partial<Record<Case, number>>> = {
  equal: 50,
  differs: 500,
  "differs in one place": 100,
};

/** And of the kinds that have maps or sets with free keys. */
const FREE_KEYS: Readonly<Partial<Record<Case, number>>> = {
  "carries a weird key": 250,
  "changes a weird key": 100,
  "adds a key": 150,
  "removes a key": 150,
  "says null": 10,
};

const MAPS: readonly Kind[] = [
  "Integration",
  "IntegrationResponse",
  "Method",
  "MethodResponse",
  "GatewayResponse",
];

const CLEARABLE: Readonly<Partial<Record<Case, number>>> = {
  "clears a member": 60,
  "sets a member anew": 60,
};
const OPTIONAL: readonly Kind[] = [
  "Integration",
  "IntegrationResponse",
  "Method",
  "RestApi",
  "Stage",
  "UsagePlan",
];

function shares(kind: Kind): Map<Case, number> {
  const counts = new Map<Case, number>();
  for (const pair of fc.sample(pairs(kind), { numRuns: SAMPLE, seed: 20_240_601 })) {
    for (const found of classify(kind, pair)) counts.set(found, (counts.get(found) ?? 0) + 1000 / SAMPLE);
  }
  return counts;
}

describe("the generators reach the cases that matter", () => {
  for (const kind of KINDS) {
    it(`${kind}: pairs differ, agree, clear, add, remove and carry weird keys often enough`, () => {
      const counts = shares(kind);
      const floors = {
        ...EVERY_KIND,
        ...(MAPS.includes(kind) ? { ...FREE_KEYS, "changes a key": 80 } : {}),
        ...(kind === "RestApi" ? { "changes a weird key": 20 } : {}),
        ...(OPTIONAL.includes(kind) ? CLEARABLE : {}),
      };
      for (const [name, floor] of Object.entries(floors)) {
        expect(counts.get(name as Case) ?? 0, `${name}, of 1000`).to.be.at.least(floor);
      }
    });

    it(`${kind}: of the plausible lists AWS takes many and refuses many`, () => {
      const lists = fc.sample(
        states(kind).chain((state) =>
          plausibleOperations(kind, state, 2).map((operations) => ({ state, operations })),
        ),
        { numRuns: SAMPLE, seed: 20_240_602 },
      );
      const results = lists
        .filter(({ operations }) => operations.length > 0)
        .map(({ state, operations }) => oracleApply(kind, state, operations));
      const refused = results.filter(({ error }) => error !== undefined).length;
      expect(refused).to.be.at.least(SAMPLE / 10);
      expect(results.length - refused).to.be.at.least(SAMPLE / 25);
    });
  }
});
