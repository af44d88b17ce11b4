import * as V1 from "@aws-sdk/client-api-gateway";
import * as V2 from "@aws-sdk/client-apigatewayv2";
import { expect } from "chai";
import { integrationTables } from "../../mappings/integration.js";
import { integrationResponseTables } from "../../mappings/integration-response.js";
import {
  readV1Members,
  readV1ResponseMembers,
  readV2Members,
  readV2ResponseMembers,
  V1_BITS,
  V1_RESPONSE_BITS,
} from "../../mappings/members.js";
import {
  CONNECTION_TYPES,
  CONTENT_HANDLING,
  INTEGRATION_TYPES,
  PASSTHROUGH,
  TRANSFER_MODES,
} from "../../mappings/model.js";
import { v2Schemas } from "../../mappings/schemas.js";

/** The member names of a schema that an SDK carries at run time. */
function membersOf(sdk: object, schema: string): string[] {
  const found = (sdk as Record<string, readonly unknown[]>)[`${schema}$`];
  if (found === undefined) throw new Error(`the SDK has no schema ${schema}`);
  return found[4] as string[];
}

const union = (...lists: readonly string[][]) => [...new Set(lists.flat())];

const V1_MEMBERS = membersOf(V1, "Integration");
const V1_RESPONSE = membersOf(V1, "IntegrationResponse");
const V2_MEMBERS = union(
  membersOf(V2, "Integration"),
  membersOf(V2, "GetIntegrationResult"),
  membersOf(V2, "CreateIntegrationRequest"),
  membersOf(V2, "UpdateIntegrationRequest"),
);
const V2_RESPONSE = union(
  membersOf(V2, "IntegrationResponse"),
  membersOf(V2, "CreateIntegrationResponseRequest"),
  membersOf(V2, "UpdateIntegrationResponseRequest"),
);

describe("the tables and the AWS SDKs", () => {
  for (const protocol of ["HTTP", "WEBSOCKET"] as const) {
    it(`${protocol}: every member of an integration has its row in both directions, and no other has`, () => {
      const { toV2, toV1 } = integrationTables[protocol];
      expect(Object.keys(toV2.source)).to.have.members(V1_MEMBERS);
      expect(Object.keys(toV2.target)).to.have.members(V2_MEMBERS);
      expect(Object.keys(toV1.source)).to.have.members(V2_MEMBERS);
      expect(Object.keys(toV1.target)).to.have.members(V1_MEMBERS);
    });

    it(`${protocol}: every member of a response has its row in both directions, and no other has`, () => {
      const { toV2, toV1 } = integrationResponseTables[protocol];
      expect(Object.keys(toV2.source)).to.have.members(V1_RESPONSE);
      expect(Object.keys(toV2.target)).to.have.members(V2_RESPONSE);
      expect(Object.keys(toV1.source)).to.have.members(V2_RESPONSE);
      expect(Object.keys(toV1.target)).to.have.members(V1_RESPONSE);
    });
  }

  it("the bits of members are in the order in which rules are applied", () => {
    const byBit = (bits: Readonly<Record<string, number>>) =>
      Object.keys(bits).sort((one, other) => (bits[one] as number) - (bits[other] as number));
    for (const protocol of ["HTTP", "WEBSOCKET"] as const) {
      expect(Object.keys(integrationTables[protocol].toV2.source)).to.deep.equal(byBit(V1_BITS));
      expect(Object.keys(integrationResponseTables[protocol].toV2.source)).to.deep.equal(
        byBit(V1_RESPONSE_BITS),
      );
    }
  });

  it("every member is read", () => {
    const everything = (members: readonly string[]) =>
      Object.fromEntries(members.map((member) => [member, member]));
    const { present, ...v1 } = readV1Members(everything(V1_MEMBERS));
    const whole = (members: readonly string[]) => ({ ...everything(members), strangers: undefined });
    expect(v1).to.deep.equal(whole(V1_MEMBERS));
    const { present: presentOfResponse, ...response } = readV1ResponseMembers(everything(V1_RESPONSE));
    expect(response).to.deep.equal(whole(V1_RESPONSE));
    expect(readV2Members(everything(V2_MEMBERS))).to.deep.equal(whole(V2_MEMBERS));
    expect(readV2ResponseMembers(everything(V2_RESPONSE))).to.deep.equal(whole(V2_RESPONSE));
    expect(readV1Members({ type: "MOCK", a: 1, b: 2 }).strangers).to.deep.equal(["a", "b"]);
    expect(present).to.equal(2 ** V1_MEMBERS.length - 1);
    expect(Object.values(V1_BITS).reduce((all, bit) => all + bit)).to.equal(present);
    expect(presentOfResponse).to.equal(2 ** V1_RESPONSE.length - 1);
    expect(Object.values(V1_RESPONSE_BITS).reduce((all, bit) => all + bit)).to.equal(presentOfResponse);
  });

  it("an empty list is not there, whatever else is", () => {
    const { present } = readV1Members({ type: "AWS", cacheKeyParameters: [] });
    expect(present).to.equal(V1_BITS.type);
    expect(readV1Members({ cacheKeyParameters: ["a"] }).present).to.equal(V1_BITS.cacheKeyParameters);
    expect(readV1Members({ cacheKeyParameters: "" }).present).to.equal(V1_BITS.cacheKeyParameters);
  });

  it("the words are those of the SDKs", () => {
    expect(INTEGRATION_TYPES).to.have.members(Object.values(V1.IntegrationType));
    expect(INTEGRATION_TYPES).to.have.members(Object.values(V2.IntegrationType));
    expect(CONNECTION_TYPES).to.have.members(Object.values(V1.ConnectionType));
    expect(CONNECTION_TYPES).to.have.members(Object.values(V2.ConnectionType));
    expect(CONTENT_HANDLING).to.have.members(Object.values(V1.ContentHandlingStrategy));
    expect(CONTENT_HANDLING).to.have.members(Object.values(V2.ContentHandlingStrategy));
    expect(PASSTHROUGH).to.have.members(Object.values(V2.PassthroughBehavior));
    expect(TRANSFER_MODES).to.have.members(Object.values(V1.ResponseTransferMode));
  });

  it("the JSON Schemas of v2 name every member", () => {
    expect(v2Schemas.Integration.properties).to.have.all.keys(V2_MEMBERS);
    expect(v2Schemas.IntegrationResponse.properties).to.have.all.keys(V2_RESPONSE);
  });
});
