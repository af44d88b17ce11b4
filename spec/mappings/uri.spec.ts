import { expect } from "chai";
import fc from "fast-check";
import {
  hasPlaceholder,
  invocationUri,
  readServiceUri,
  routePath,
  splitHttpUrl,
  splitPlaceholders,
  uriForm,
  uriForms,
} from "../../mappings/uri.js";

const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const INVOKE = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;

describe("the forms of a URI", () => {
  for (const [uri, form] of [
    [INVOKE, "lambda"],
    [INVOKE.replace(FUNCTION, `${FUNCTION}:live`), "lambda"],
    [INVOKE.replace("path/2015", "path//2015"), "lambda"],
    [INVOKE.replaceAll("arn:aws:", "arn:aws-cn:"), "lambda"],
    [INVOKE.replaceAll("arn:aws:", "arn:aws-us-gov:"), "lambda"],
    [INVOKE.replace("orders", "${stageVariables.fn}"), "lambda"],
    [
      INVOKE.replace("2015-03-31", "2021-11-15").replace("/invocations", "/response-streaming-invocations"),
      "lambda-streaming",
    ],
    [FUNCTION, "lambda-function"],
    [`${FUNCTION}:7`, "lambda-function"],
    ["arn:aws:apigateway:eu-west-1:states:action/StartExecution", "service"],
    ["arn:aws:apigateway:us-west-2:s3:path/{bucket}/{key}", "service"],
    ["https://example.com/pets/{id}", "http"],
    ["HTTP://example.com", "http"],
    ["http://${stageVariables.host}/x", "http"],
    ["arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c", "listener"],
    ["arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/net/a/b/c", "listener"],
    ["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/b", "load-balancer"],
    ["arn:aws:servicediscovery:us-east-1:123456789012:service/srv-x?stage=blue", "cloud-map"],
    ["${lambda_invocation_arn}", "unknown"],
    ["arn:aws:s3:::bucket", "unknown"],
    ["ftp://x", "unknown"],
    ["", "unknown"],
  ] as const) {
    it(`tells ${uri || "an empty one"}: ${form}`, () => {
      expect(uriForm(uri)).to.equal(form);
    });
  }

  it("reads the parts of a service's URI, with and without a subdomain", () => {
    expect(readServiceUri("arn:aws:apigateway:eu-west-1:states:action/StartExecution")).to.deep.equal({
      partition: "aws",
      region: "eu-west-1",
      service: "states",
      kind: "action",
      api: "StartExecution",
    });
    expect(
      readServiceUri("arn:aws-cn:apigateway:cn-north-1:runtime.sagemaker:path/endpoints/e"),
    ).to.deep.equal({
      partition: "aws-cn",
      region: "cn-north-1",
      service: "sagemaker",
      kind: "path",
      api: "endpoints/e",
    });
    expect(readServiceUri(FUNCTION)).to.equal(undefined);
  });

  it("lists each form once, with an example and evidence", () => {
    expect(uriForms.map(({ form }) => form)).to.have.members([
      "lambda",
      "lambda-streaming",
      "lambda-function",
      "service",
      "http",
      "listener",
      "load-balancer",
      "cloud-map",
      "unknown",
    ]);
  });

  it("wraps a function as v1 wants it", () => {
    expect(invocationUri(FUNCTION)).to.equal(INVOKE);
    expect(invocationUri(INVOKE)).to.equal(undefined);
  });
});

describe("placeholders of a URI", () => {
  it("are cut out, stage variables are not", () => {
    expect(splitPlaceholders("https://h/{a}/x/{b+}?q={c}")).to.deep.equal([
      "https://h/",
      { placeholder: "a" },
      "/x/",
      { placeholder: "b" },
      "?q=",
      { placeholder: "c" },
    ]);
    expect(splitPlaceholders("https://${stageVariables.h}/x")).to.deep.equal([
      "https://${stageVariables.h}/x",
    ]);
    expect(splitPlaceholders("")).to.deep.equal([]);
    expect(splitPlaceholders("{}")).to.deep.equal(["{}"]);
  });

  it("are found again and again", () => {
    for (let turn = 0; turn < 3; turn += 1) {
      expect(hasPlaceholder("/{a}")).to.equal(true);
      expect(hasPlaceholder("/${stageVariables.a}")).to.equal(false);
      expect(hasPlaceholder("/a")).to.equal(false);
      expect(splitPlaceholders("/{a}")).to.deep.equal(["/", { placeholder: "a" }]);
    }
  });

  it("leave nothing out", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("{", "}", "$", "+", "a", "/") }), (uri) => {
        const again = splitPlaceholders(uri)
          .map((piece) => (typeof piece === "string" ? piece : `{${piece.placeholder}}`))
          .join("");
        expect(again).to.equal(uri.replace(/(?<!\$)\{([A-Za-z0-9._-]+)\+\}/g, "{$1}"));
      }),
    );
  });

  it("of a route are told from its path", () => {
    expect(routePath("GET /pets/{id}/{proxy+}")?.names).to.deep.equal(new Set(["id", "proxy"]));
    expect(routePath("ANY /")?.path).to.equal("/");
    for (const key of ["$default", "$connect", undefined, "", "GET pets"])
      expect(routePath(key)).to.equal(undefined);
  });
});

describe("the parts of an HTTP URL", () => {
  for (const [url, parts] of [
    ["https://h", { scheme: "https", host: "h", path: "" }],
    ["HTTP://h:8080/a/{b}?c=d", { scheme: "http", host: "h", port: "8080", path: "/a/{b}", query: "c=d" }],
    [
      "https://${stageVariables.host}/${stageVariables.p}?${stageVariables.q}",
      {
        scheme: "https",
        host: "${stageVariables.host}",
        path: "/${stageVariables.p}",
        query: "${stageVariables.q}",
      },
    ],
    ["http://[::1]:80/", { scheme: "http", host: "[::1]", port: "80", path: "/" }],
    ["http://{h}/", { scheme: "http", host: "{h}", path: "/" }],
  ] as const) {
    it(`are those of ${url}`, () => {
      expect(splitHttpUrl(url)).to.deep.equal(parts);
    });
  }

  it("are none of anything else", () => {
    for (const url of ["", "h", "http://", "http:///x", "https://h/#f", "arn:aws:lambda:x"]) {
      expect(splitHttpUrl(url), url).to.equal(undefined);
    }
  });
});
