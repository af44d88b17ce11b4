/** Real integrations, changed in ways that people change them, through the whole of pull, plan, apply and rollback. */
import { expect } from "chai";
import { copy, type Dictionary } from "../../common/own.js";
import { type EmulatorOptions, startEmulator } from "../../lib/emulator/index.js";
import {
  applyPlan,
  type Clients,
  checkModel,
  type Finding,
  memoryJournal,
  pullState,
  readDocument,
  rollbackPlan,
  type StateDocument,
  type StatePlan,
  unescapeToken,
} from "../../lib/index.js";
import { clientsFor } from "../emulator/harness.js";
import { oracleDifferences } from "../oracle/index.js";
import { RUNS } from "../runs.js";
import { hasShared, readSharedLines } from "../shared.js";
import { addressOf, FAST, planFor } from "./harness.js";

const PAIRS = "corpus/pairs-v1.ndjson";

interface Pair {
  readonly id: string;
  readonly n: number;
  readonly before: Dictionary;
  readonly after: Dictionary;
}

const REQUEST = /^method\.request\.(?:multivalue)?(header|querystring|path)\.(.+)$/;

/** What a method has to declare for its integrations: what their mappings read, and their cache keys. */
function declared(...integrations: readonly Dictionary[]): Dictionary {
  const names = integrations.flatMap(({ requestParameters, cacheKeyParameters }) => [
    ...Object.values((requestParameters ?? {}) as Dictionary<string>),
    ...((cacheKeyParameters ?? []) as string[]),
  ]);
  const found: Dictionary = {};
  for (const name of names) {
    const [, place = "", parameter = ""] = REQUEST.exec(name) ?? [];
    if (place !== "") found[`method.request.${place}.${parameter}`] = place === "path";
  }
  return found;
}

/** A route for each pair. A parameter's name stands once in a method, so that pairs that break that are left out. */
function documents(pairs: readonly Pair[]): { from: StateDocument; to: StateDocument } {
  const make = (side: "before" | "after"): StateDocument => {
    const integrations: Dictionary = {};
    const routes: Dictionary = {};
    for (const { id, n, before, after } of pairs) {
      const requestParameters = declared(before, after);
      const paths = Object.keys(requestParameters).flatMap(
        (name) => /^method\.request\.path\.(.+)$/.exec(name)?.[1] ?? [],
      );
      const key = `POST /${id}x${n}${paths.map((name) => `/{${name}}`).join("")}`;
      integrations[key] = copy(side === "before" ? before : after);
      routes[key] = { authorizationType: "AWS_IAM", requestParameters };
    }
    return readDocument({ api: { version: "v1", id: "corpus" }, integrations, routes });
  };
  return { from: make("before"), to: make("after") };
}

const SETTINGS: readonly EmulatorOptions[] = [
  {},
  { assume: { atomic: false } },
  { assume: { credentialsPatch: "refuse" } },
  { assume: { credentialsPatch: "refuse", putKeepsResponses: true, atomic: false } },
  { assume: { addExisting: "refuse", replaceMissing: "refuse" } },
  { dropCacheKeys: true },
];

/** Some files of people hold what AWS would refuse, such as a mapping that is `true`. */
const isSound = (integration: Dictionary): boolean =>
  checkModel("Integration", integration).every(({ severity }) => severity !== "error");

/** A header that is new in a response has to be declared by hand first; nothing else may be in the way. */
const errorsOf = ({ findings }: StatePlan) =>
  findings.filter(({ severity, id }) => severity === "error" && id !== "undeclared-header");

/** The route that a finding is about. */
const routeOf = ({ path }: Finding): string => unescapeToken(path.split("/")[2] ?? "");

/** Where two documents hold what AWS would tell apart, as the oracle judges, which knows no table of the package. */
function differences(
  is: StateDocument,
  wanted: StateDocument,
  counts: (key: string) => boolean = () => true,
): string[] {
  expect(Object.keys(is.integrations).sort()).to.deep.equal(Object.keys(wanted.integrations).sort());
  return Object.entries(wanted.integrations)
    .filter(([key]) => counts(key))
    .flatMap(([key, { integrationResponses: wants, ...integration }]) => {
      const { integrationResponses: has, ...held } = is.integrations[key] as Dictionary;
      const [mine, theirs] = [(has ?? {}) as Dictionary, (wants ?? {}) as Dictionary];
      const statuses = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
      return [
        ...oracleDifferences("Integration", held, integration),
        ...statuses.flatMap((status) =>
          mine[status] === undefined || theirs[status] === undefined
            ? [`response ${status}`]
            : oracleDifferences("IntegrationResponse", mine[status], theirs[status]),
        ),
      ].map((what) => `${key}: ${what}`);
    });
}

async function on(options: EmulatorOptions, use: (clients: Clients) => Promise<void>): Promise<void> {
  const emulator = await startEmulator(options);
  const { v1, v2 } = clientsFor(emulator.endpoint);
  try {
    await use({ apigateway: v1, apigatewayv2: v2 });
  } finally {
    v1.destroy();
    v2.destroy();
    await emulator.close();
  }
}

describe("real integrations, changed", function () {
  this.timeout(120_000);
  const all = hasShared(PAIRS)
    ? readSharedLines<Pair>(PAIRS).filter(({ before, after }) => isSound(before) && isSound(after))
    : [];
  const thorough = RUNS > 250;

  for (const [index, options] of SETTINGS.entries()) {
    it(`settle, and are taken back, under ${JSON.stringify(options)}`, async function () {
      if (all.length === 0) return this.skip();
      const pairs = all.filter((_, at) => thorough || at % SETTINGS.length === index);
      const { from, to } = documents(pairs);
      await on({ ...options, seed: from }, async (clients) => {
        const before = await pullState(clients, addressOf(from), FAST);
        expect((await planFor(clients, before)).steps).to.deep.equal([]);
        const plan = await planFor(clients, to);
        expect(errorsOf(plan)).to.deep.equal([]);
        const journal = memoryJournal();
        const result = await applyPlan(clients, plan, { ...FAST, journal });
        expect(result.departures).to.deep.equal([]);
        expect(result.error?.message).to.equal(undefined);
        expect(result).to.deep.include({ status: "complete", sent: plan.steps.length, left: 0 });
        expect((await planFor(clients, to)).steps).to.deep.equal([]);
        const untouched = new Set(plan.findings.filter(({ severity }) => severity === "error").map(routeOf));
        const now = await pullState(clients, addressOf(from), FAST);
        expect(differences(now, to, (key) => !untouched.has(key))).to.deep.equal([]);
        expect(untouched.size).to.be.lessThan(pairs.length / 5);
        const back = await rollbackPlan(clients, plan, { ...FAST, journal });
        expect(back.departures).to.deep.equal([]);
        expect(back.error?.message).to.equal(undefined);
        expect(back).to.deep.include({ status: "complete", left: 0 });
        expect(differences(await pullState(clients, addressOf(from), FAST), before)).to.deep.equal([]);
      });
    });
  }
});
