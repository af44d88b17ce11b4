import { expect } from "chai";
import { couldBe } from "../../lib/docs/match.js";
import { type Apply, type RecordedCall, replay, replayable } from "../../lib/docs/replay.js";
import { api, isThere } from "../api.js";
import { oracleDifferences } from "../oracle/index.js";
import { hasShared, readShared } from "../shared.js";

const UPDATES = "vectors/aws-recorded-updates.json";
const PUTS = "vectors/aws-recorded-puts.json";

interface RecordedPut {
  readonly id: string;
  readonly resource: "Integration" | "IntegrationResponse";
  readonly request: Readonly<Record<string, unknown>>;
  readonly response?: Readonly<Record<string, unknown>>;
}

const KINDS = ["Integration", "IntegrationResponse"] as const;

/** Members of AWS's answer that its note says came from a call in between, not from the patch. */
const FROM_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  "s3.test_apigw_s3_binary_support_request_convert_to_binary_with_request_template.unrecorded-1": [
    "integrationResponses",
  ],
};

function without(resource: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => !names.includes(name)));
}

/** The recorder masked some values in the answer and not in the request: there the answer's word is taken. */
function masked(request: RecordedPut["request"], response: RecordedPut["request"]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => [
      name,
      couldBe(response[name], value) ? response[name] : value,
    ]),
  );
}

describe("integrations and their responses against the calls recorded on AWS (skipped where ../shared is absent)", () => {
  before(function () {
    if (!hasShared(UPDATES) || !hasShared(PUTS) || !isThere("applyPatch", "diff")) this.skip();
  });

  it("every UpdateIntegration and UpdateIntegrationResponse gives AWS's answer", () => {
    const apply: Apply = (kind, resource, operations, options) =>
      api.applyPatch(kind, resource, operations, { context: options?.context ?? {} });
    const calls = readShared<RecordedCall[]>(UPDATES).filter(({ resource }) =>
      (KINDS as readonly string[]).includes(resource),
    );
    expect(calls).to.have.length(9);
    for (const call of calls.filter(replayable)) {
      const ours = FROM_ELSEWHERE[call.id] ?? [];
      const result = replay(
        call.after === undefined ? call : { ...call, after: without(call.after, ours) },
        apply,
      );
      expect(result.actual, call.id).to.deep.equal(result.expected);
    }
    for (const call of calls.filter(({ after, error }) => after === undefined && error === undefined)) {
      expect(() => apply(call.resource, call.before, call.patchOperations), call.id).not.to.throw();
    }
  });

  for (const kind of KINDS) {
    it(`law 2: from what AWS answered to what Put${kind} had sent, there is nothing to do`, () => {
      const puts = readShared<RecordedPut[]>(PUTS).filter(
        ({ resource, response }) => resource === kind && response !== undefined,
      );
      expect(puts.length).to.be.at.least(9);
      for (const { id, request, response = {} } of puts) {
        const { patchOperations, findings } = api.diff(kind, response, masked(request, response));
        expect(patchOperations, id).to.deep.equal([]);
        expect(
          findings.filter(({ severity }) => severity !== "info"),
          id,
        ).to.deep.equal([]);
      }
    });

    it(`the answers to Put${kind} are states of which the oracle's equality knows every member`, () => {
      const puts = readShared<RecordedPut[]>(PUTS).filter(({ resource }) => resource === kind);
      for (const { id, response = {} } of puts)
        expect(oracleDifferences(kind, response, response), id).to.deep.equal([]);
    });
  }
});
