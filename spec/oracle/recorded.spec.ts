import { expect } from "chai";
import { type Apply, type RecordedCall, replay, replayable } from "../../lib/docs/replay.js";
import { hasShared, readShared } from "../shared.js";
import { oracleApply } from "./index.js";

const FILE = "vectors/aws-recorded-updates.json";

/** The calls that the oracle does not reproduce, each with the reason: the object before cannot tell what AWS answered. */
const NOT_REPRODUCED: Readonly<Record<string, string>> = {
  "s3.test_apigw_s3_binary_support_request_convert_to_binary_with_request_template.unrecorded-1":
    "the integrationResponses of the answer were put by a call in between",
  "hist.837ab7375.common.test_api_gateway_request_validator.change-request-path-names":
    "the state before is the creating request: the integration and the responses came with later calls",
  "hist.837ab7375.common.test_api_gateway_request_validator.add-schema-GET":
    "the state before is the creating request: the integration and the responses came with later calls",
};

class Answer extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const apply: Apply = (kind, resource, operations, options) => {
  const result = oracleApply(kind, resource, operations, options);
  if (result.error !== undefined) throw new Answer(result.error.name, result.error.message);
  return result.resource;
};

describe("the oracle against the calls recorded on AWS (skipped where ../shared is absent)", () => {
  let calls: RecordedCall[] = [];

  before(function () {
    if (!hasShared(FILE)) this.skip();
    calls = readShared<RecordedCall[]>(FILE).filter(replayable);
  });

  it("reproduces every call whose outcome depends on the object and its context alone", () => {
    const failed = calls
      .filter((call) => !(call.id in NOT_REPRODUCED))
      .map((call) => ({ call, ...replay(call, apply) }))
      .filter(({ reproduced }) => !reproduced)
      .map(({ call, expected, actual }) => ({ id: call.id, expected, actual }));
    expect(failed).to.deep.equal([]);
  });

  it("still fails the calls that are listed as not reproduced, so that the list stays honest", () => {
    const listed = calls.filter((call) => call.id in NOT_REPRODUCED);
    expect(listed.map(({ id }) => id)).to.have.members(Object.keys(NOT_REPRODUCED));
    expect(listed.filter((call) => replay(call, apply).reproduced).map(({ id }) => id)).to.deep.equal([]);
  });

  it("has no doubt about a call that AWS was recorded to answer", () => {
    const doubtful = calls
      .filter((call) => !(call.id in NOT_REPRODUCED))
      .map((call) => ({
        id: call.id,
        ...oracleApply(call.resource, call.before, call.patchOperations, call),
      }))
      .filter(({ doubts, error }) => doubts.length > 0 || error?.sure === false)
      .map(({ id, doubts, error }) => ({ id, doubts, error }));
    expect(doubtful).to.deep.equal([]);
  });

  it("is held to 150 calls or more", () => {
    expect(calls.length).to.be.at.least(150);
  });
});
