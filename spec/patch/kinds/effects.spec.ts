import { expect } from "chai";
import { applies, differs, undoes } from "./run.js";

const edge = { endpointConfiguration: { types: ["EDGE"], ipAddressType: "ipv4" } };
const closed = { endpointConfiguration: { types: ["PRIVATE"], ipAddressType: "dualstack" } };
const PRIVATE = "replace /endpointConfiguration/types/0 PRIVATE";

describe("what AWS does beside an operation", () => {
  describe("RestApi: PRIVATE goes with dual-stack addresses", () => {
    it("so that an API becomes private with one operation", () => {
      expect(differs("RestApi", edge, closed)).to.deep.equal({ operations: [PRIVATE], findings: [] });
      expect(applies("RestApi", edge, [PRIVATE])).to.deep.equal(closed);
    });

    it("and a desired ipv4 is refused, which is said, though it is the address type of before", () => {
      const desired = { endpointConfiguration: { types: ["PRIVATE"], ipAddressType: "ipv4" } };
      expect(differs("RestApi", edge, desired)).to.deep.equal({
        operations: [PRIVATE],
        findings: ["error private-needs-dualstack /endpointConfiguration/ipAddressType"],
      });
    });

    it("and nothing is known of the way back, so that the address type is sent", () => {
      expect(differs("RestApi", closed, edge).operations).to.deep.equal([
        "replace /endpointConfiguration/types/0 EDGE",
        "replace /endpointConfiguration/ipAddressType ipv4",
      ]);
    });

    it("whichever type of before the path names, as recorded", () => {
      expect(
        applies("RestApi", edge, ["replace /endpointConfiguration/types/REGIONAL PRIVATE"]),
      ).to.deep.equal(closed);
    });

    it("and VPC endpoints are for private APIs alone", () => {
      const desired = {
        endpointConfiguration: { ...edge.endpointConfiguration, vpcEndpointIds: ["vpce-1"] },
      };
      expect(differs("RestApi", edge, desired)).to.deep.equal({
        operations: [],
        findings: ["error vpc-endpoint-needs-private /endpointConfiguration/vpcEndpointIds/vpce-1"],
      });
    });
  });

  describe("Method: the type and the authorizer are looked at together", () => {
    const open = { authorizationType: "NONE" };
    const custom = { authorizationType: "CUSTOM", authorizerId: "a1" };

    it("in whichever order they stand in the list", () => {
      const list = ["replace /authorizationType CUSTOM", "replace /authorizerId a1"];
      expect(applies("Method", open, list)).to.deep.equal(custom);
      expect(applies("Method", open, list.toReversed())).to.deep.equal(custom);
    });

    it("an authorizer beside NONE is dropped, and the diff says so instead of sending it", () => {
      expect(applies("Method", open, ["replace /authorizerId a1"])).to.deep.equal(open);
      expect(differs("Method", open, { ...open, authorizerId: "a1" })).to.deep.equal({
        operations: [],
        findings: ["info authorizer-ignored /authorizerId"],
      });
    });

    it("a type that needs an authorizer is not sent without one, and the authorizer of such a type stays", () => {
      expect(differs("Method", open, { authorizationType: "CUSTOM" })).to.deep.equal({
        operations: [],
        findings: ["error authorizer-required /authorizationType"],
      });
      expect(differs("Method", custom, { authorizationType: "CUSTOM" })).to.deep.equal({
        operations: [],
        findings: ["error authorizer-required /authorizerId"],
      });
    });

    it("nothing is checked where neither is touched", () => {
      const odd = { authorizationType: "CUSTOM" };
      expect(applies("Method", odd, ["replace /operationName x"])).to.deep.equal({
        ...odd,
        operationName: "x",
      });
    });
  });

  describe("GatewayResponse: an update makes a default response a customised one", () => {
    const before = { responseType: "UNAUTHORIZED", statusCode: "401", defaultResponse: true };

    it("which is said, and no update takes back", () => {
      const desired = { ...before, statusCode: "444", defaultResponse: false };
      expect(differs("GatewayResponse", before, desired)).to.deep.equal({
        operations: ["replace /statusCode 444"],
        findings: ["info default-response-customised /defaultResponse"],
      });
      expect(applies("GatewayResponse", before, ["replace /statusCode 444"])).to.deep.equal(desired);
      expect(undoes("GatewayResponse", before, "replace /statusCode 444")).to.deep.equal({
        operations: ["replace /statusCode 401"],
        findings: ["warning default-response /defaultResponse"],
      });
    });

    it("also one that stays as it is, where a list is refused half way without atomicity", () => {
      const list = ["replace /statusCode 444", "replace /nowhere a"];
      expect(() => applies("GatewayResponse", before, list, { assume: { atomic: false } }))
        .to.throw()
        .with.deep.property("resource", { ...before, statusCode: "444", defaultResponse: false });
    });

    it("status code and template that AWS fills in may be left out", () => {
      const filled = {
        ...before,
        defaultResponse: false,
        responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
      };
      const wanted = { responseType: "UNAUTHORIZED", defaultResponse: false };
      expect(differs("GatewayResponse", filled, wanted)).to.deep.equal({ operations: [], findings: [] });
      const custom = { ...filled, statusCode: "444", responseTemplates: { "audio/x~y": "no" } };
      expect(differs("GatewayResponse", custom, wanted).operations).to.deep.equal([
        "replace /statusCode 401",
        "remove /responseTemplates/audio~1x~0y",
      ]);
    });

    it("DEFAULT_4XX has no status code of its own: an empty one resets it", () => {
      const fallback = { responseType: "DEFAULT_4XX", defaultResponse: false };
      expect(
        differs("GatewayResponse", { ...fallback, statusCode: "444" }, fallback).operations,
      ).to.deep.equal(["replace /statusCode ="]);
    });
  });

  describe("Resource: the path follows", () => {
    const before = { id: "r", parentId: "p", pathPart: "pets", path: "/shop/pets" };
    const resources = [
      { id: "p", path: "/shop", parentId: "root", pathPart: "shop" },
      { id: "root", path: "/" },
      { id: "q", path: "/zoo", parentId: "root", pathPart: "zoo" },
    ];

    it("the path part, without an operation or a finding of its own", () => {
      const after = { ...before, pathPart: "dogs", path: "/shop/dogs" };
      expect(differs("Resource", before, after)).to.deep.equal({
        operations: ["replace /pathPart dogs"],
        findings: [],
      });
      expect(applies("Resource", before, ["replace /pathPart dogs"])).to.deep.equal(after);
    });

    it("the parent, where the context knows it, and the diff says that it does not", () => {
      const after = { ...before, parentId: "q", path: "/zoo/pets" };
      expect(applies("Resource", before, ["replace /parentId q"], { context: { resources } })).to.deep.equal(
        after,
      );
      expect(
        applies("Resource", before, ["replace /parentId root"], { context: { resources } }),
      ).to.deep.include({
        path: "/pets",
      });
      expect(differs("Resource", before, after)).to.deep.equal({
        operations: ["replace /parentId q"],
        findings: ["info path-follows /path"],
      });
    });

    it("nothing else: another path is not sent, and said", () => {
      expect(differs("Resource", before, { ...before, path: "/a" })).to.deep.equal({
        operations: [],
        findings: ["warning read-only-member /path"],
      });
    });
  });

  describe("Method: changing a parameter may cost cache keys of its integration", () => {
    it("which is said of each of them", () => {
      const parameters = { "method.request.path.id": true, "method.request.querystring.q": false };
      const methodIntegration = {
        type: "HTTP",
        cacheKeyParameters: ["method.request.path.id", "method.request.querystring.q"],
      };
      const before = { requestParameters: parameters, methodIntegration };
      const after = { ...before, requestParameters: { ...parameters, "method.request.path.id": false } };
      expect(differs("Method", before, after)).to.deep.equal({
        operations: ["replace /requestParameters/method.request.path.id false"],
        findings: ["warning cache-key-may-drop /methodIntegration/cacheKeyParameters/method.request.path.id"],
      });
    });
  });
});
