import { expect } from "chai";
import { applies, differs, refuses } from "./run.js";

const EDGE = "arn:aws:acm:us-east-1:123456789012:certificate/1";
const REGIONAL = "arn:aws:acm:eu-west-1:123456789012:certificate/2";
const atTheEdge = { certificateArn: EDGE, endpointConfiguration: { types: ["EDGE"] } };
const regional = { regionalCertificateArn: REGIONAL, endpointConfiguration: { types: ["REGIONAL"] } };

describe("a domain name moves from the edge to a region", () => {
  it("in two updates: the new endpoint first, and the old one when that is there", () => {
    const first = differs("DomainName", atTheEdge, regional);
    expect(first).to.deep.equal({
      operations: ["add /endpointConfiguration/types REGIONAL", `add /regionalCertificateArn ${REGIONAL}`],
      findings: [
        "warning needs-second-update /certificateArn",
        "warning needs-second-update /endpointConfiguration/types/EDGE",
      ],
    });
    const between = applies("DomainName", atTheEdge, first.operations);
    const second = differs("DomainName", between, regional);
    expect(second).to.deep.equal({
      operations: ["remove /certificateArn", "remove /endpointConfiguration/types EDGE"],
      findings: [],
    });
    expect(applies("DomainName", between, second.operations)).to.deep.equal(regional);
  });

  it("and not in one, which AWS documents to refuse", () => {
    const types = ["add /endpointConfiguration/types REGIONAL", "remove /endpointConfiguration/types EDGE"];
    const certificates = [`add /regionalCertificateArn ${REGIONAL}`, "remove /certificateArn"];
    for (const list of [types, certificates]) {
      expect(refuses("DomainName", atTheEdge, list)).to.match(
        /^BadRequestException: .* cannot be added and removed in the same request$/,
      );
    }
  });

  it("but a certificate is replaced in one", () => {
    expect(differs("DomainName", atTheEdge, { ...atTheEdge, certificateArn: REGIONAL })).to.deep.equal({
      operations: [`replace /certificateArn ${REGIONAL}`],
      findings: [],
    });
  });

  it("and never has no endpoint", () => {
    expect(differs("DomainName", atTheEdge, { certificateArn: EDGE })).to.deep.equal({
      operations: [],
      findings: ["error set-never-empty /endpointConfiguration/types"],
    });
  });
});

describe("the rest of a domain name", () => {
  it("mutual TLS is switched on and off by its members", () => {
    const on = { mutualTlsAuthentication: { truststoreUri: "s3://b/a.pem", truststoreVersion: "3" } };
    expect(differs("DomainName", {}, on).operations).to.deep.equal([
      "add /mutualTlsAuthentication/truststoreUri s3://b/a.pem",
      "add /mutualTlsAuthentication/truststoreVersion 3",
    ]);
    expect(differs("DomainName", on, {}).operations).to.deep.equal([
      "remove /mutualTlsAuthentication/truststoreUri",
      "remove /mutualTlsAuthentication/truststoreVersion",
    ]);
  });

  it("VPC endpoints are associated by another call", () => {
    const before = { endpointConfiguration: { types: ["PRIVATE"], vpcEndpointIds: ["vpce-1"] } };
    expect(differs("DomainName", before, { endpointConfiguration: { types: ["PRIVATE"] } })).to.deep.equal({
      operations: [],
      findings: ["warning changed-elsewhere /endpointConfiguration/vpcEndpointIds"],
    });
  });

  it("the routing mode that every domain name has by default may be left out", () => {
    const filled = { routingMode: "BASE_PATH_MAPPING_ONLY" };
    expect(differs("DomainName", filled, {})).to.deep.equal({ operations: [], findings: [] });
    expect(differs("DomainName", { routingMode: "ROUTING_RULE_ONLY" }, {}).operations).to.deep.equal([
      "replace /routingMode BASE_PATH_MAPPING_ONLY",
    ]);
  });
});
