import { expect } from "chai";
import {
  findLambdaInvokeHeader,
  findRefusedOnV1,
  findRemappedByV1,
  findReservedOnHttp,
  isCorsHeader,
} from "../../mappings/headers.js";

describe("headers that a mapping may not set", () => {
  // The developer guide's list, a name for each prefix.
  const RESERVED =
    "access-control-allow-origin apigw-x authorization connection content-encoding content-length content-location forwarded keep-alive origin proxy-authenticate proxy-authorization te trailers transfer-encoding upgrade x-amz-date x-amzn-trace-id x-forwarded-for x-forwarded-host x-forwarded-proto via";
  for (const name of RESERVED.split(" ")) {
    it(`HTTP APIs reserve ${name}, in any case`, () => {
      expect(findReservedOnHttp(name)).to.not.equal(undefined);
      expect(findReservedOnHttp(name.toUpperCase())).to.not.equal(undefined);
    });
  }

  it("leaves others alone", () => {
    for (const name of [
      "Host",
      "Content-Type",
      "X-Custom",
      "amz-x",
      "Authorization2",
      "access-control",
      "",
      "__proto__",
    ]) {
      expect(findReservedOnHttp(name), name).to.equal(undefined);
    }
  });

  it("knows what makes a v1 integration fail, by type", () => {
    for (const name of [
      "Content-Length",
      "transfer-encoding",
      "X-Amzn-Trace-Id",
      "x-amzn-apigateway-api-id",
    ]) {
      for (const type of ["HTTP", "HTTP_PROXY", "AWS", "MOCK"])
        expect(findRefusedOnV1(name, type)).to.not.equal(undefined);
    }
    for (const name of ["Authorization", "Connection", "Expect", "Proxy-Authenticate", "TE"]) {
      expect(findRefusedOnV1(name, "AWS"), name).to.not.equal(undefined);
      expect(findRefusedOnV1(name, "AWS_PROXY"), name).to.not.equal(undefined);
      expect(findRefusedOnV1(name, "HTTP_PROXY"), name).to.equal(undefined);
    }
  });

  it("knows the headers of CORS, of Lambda's Invoke call, and those that v1 renames", () => {
    expect(isCorsHeader("Access-Control-Max-Age")).to.equal(true);
    expect(isCorsHeader("Origin")).to.equal(false);
    expect(findLambdaInvokeHeader("x-amz-tenant-id")?.evidence.level).to.equal("documented");
    expect(findLambdaInvokeHeader("X-Amz-Invocation-Type")).to.equal(undefined);
    expect(findRemappedByV1("content-md5")?.name).to.equal("Content-MD5");
    expect(findRemappedByV1("X-Custom")).to.equal(undefined);
  });
});
