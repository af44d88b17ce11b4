import { expect } from "chai";
import {
  type ApplyOptions,
  applyPatch,
  InputError,
  type PatchOperation,
  type Resources,
  ServiceError,
} from "../../lib/index.js";

type Integration = Resources["Integration"];

const apply = (resource: object, operations: unknown, options?: ApplyOptions) =>
  applyPatch("Integration", resource as Integration, operations as PatchOperation[], options);

/** AWS's refusal of a list, which must be one. */
function refusal(resource: object, operations: PatchOperation[], options?: ApplyOptions): ServiceError {
  try {
    apply(resource, operations, options);
  } catch (error) {
    expect(error).to.be.instanceOf(ServiceError);
    return error as ServiceError;
  }
  return expect.fail("the list was taken");
}

describe("applyPatch on an Integration", () => {
  it("carries out the reference example: remove, add and replace of one template", () => {
    const integration = { type: "HTTP" as const, requestTemplates: { "application/xml": " 1 " } };
    const after = apply(integration, [
      { op: "remove", path: "/requestTemplates/application~1xml" },
      { op: "add", path: "/requestTemplates/application~1xml", value: " 2 " },
      { op: "replace", path: "/requestTemplates/application~1xml", value: " 3 " },
    ]);
    expect(after).to.deep.equal({ type: "HTTP", requestTemplates: { "application/xml": " 3 " } });
    expect(integration.requestTemplates).to.deep.equal({ "application/xml": " 1 " });
  });

  it("stores numbers and booleans, and reads every text but true as false", () => {
    const after = apply({}, [
      { op: "replace", path: "/timeoutInMillis", value: "5000" },
      { op: "replace", path: "/tlsConfig/insecureSkipVerification", value: "yes" },
    ]);
    expect(after).to.deep.equal({ timeoutInMillis: 5000, tlsConfig: { insecureSkipVerification: false } });
  });

  it("stores an empty template as null, and drops a map with its last key", () => {
    expect(apply({}, [{ op: "add", path: "/requestTemplates/a~1b", value: "" }])).to.deep.equal({
      requestTemplates: { "a/b": null },
    });
    expect(
      apply({ requestTemplates: { "a/b": "x" } }, [{ op: "remove", path: "/requestTemplates/a~1b" }]),
    ).to.deep.equal({});
  });

  it("clears what an empty text clears", () => {
    const before = { contentHandling: "CONVERT_TO_TEXT", connectionId: "v" } as Integration;
    const clear = [
      { op: "replace", path: "/contentHandling", value: "" },
      { op: "replace", path: "/connectionId", value: "" },
    ];
    expect(apply(before, clear)).to.deep.equal({});
  });

  it("keeps an empty selection pattern, which AWS does as well", () => {
    const response = applyPatch("IntegrationResponse", { statusCode: "200", selectionPattern: "2.." }, [
      { op: "replace", path: "/selectionPattern", value: "" },
    ]);
    expect(response).to.deep.equal({ statusCode: "200", selectionPattern: "" });
  });

  it("drops the backend of a MOCK", () => {
    expect(apply({ type: "MOCK" }, [{ op: "replace", path: "/uri", value: "https://a" }])).to.deep.equal({
      type: "MOCK",
    });
  });

  it("ignores the value of a remove", () => {
    const before = { requestTemplates: { "a/b": "x", "c/d": "y" } };
    expect(apply(before, [{ op: "remove", path: "/requestTemplates/a~1b", value: "z" }])).to.deep.equal({
      requestTemplates: { "c/d": "y" },
    });
  });

  it("checks the names of all operations first, in one message, from 1", () => {
    const error = refusal({}, [
      { op: "replace", path: "/nothing" },
      { op: "wrong" as "add", path: "/uri" },
      { op: "Add" as "add", path: "/uri" },
    ]);
    const clause = (name: string, at: number): string =>
      `Value '${name}' at 'updateIntegrationInput.patchOperations.${at}.member.op' failed to satisfy constraint: ` +
      "Member must satisfy enum value set: [add, remove, move, test, replace, copy]";
    expect(error.message).to.equal(
      `2 validation errors detected: ${clause("wrong", 2)}; ${clause("Add", 3)}`,
    );
    expect([error.name, error.status, error.index]).to.deep.equal(["ValidationException", 400, -1]);
  });

  const refused: [string, object, PatchOperation, string, string][] = [
    [
      "a path that is none",
      {},
      { op: "replace", path: "/nothing", value: "" },
      "BadRequestException",
      "Invalid patch path /nothing",
    ],
    ["no path", {}, { op: "replace" } as PatchOperation, "BadRequestException", "Invalid patch path null"],
    [
      "a path without a slash",
      {},
      { op: "replace", path: "uri", value: "" },
      "BadRequestException",
      "Invalid patch path uri",
    ],
    [
      "a whole map",
      {},
      { op: "replace", path: "/requestParameters", value: "{}" },
      "BadRequestException",
      "Invalid patch path /requestParameters",
    ],
    [
      "a key with an unescaped slash",
      {},
      { op: "add", path: "/requestTemplates/application/json", value: "" },
      "BadRequestException",
      "Invalid patch path /requestTemplates/application/json",
    ],
    [
      "the type",
      { type: "HTTP" },
      { op: "replace", path: "/type", value: "MOCK" },
      "BadRequestException",
      "Invalid patch path /type",
    ],
    [
      "the responses",
      {},
      { op: "replace", path: "/integrationResponses/200", value: "" },
      "BadRequestException",
      "Invalid patch path /integrationResponses/200",
    ],
    [
      "the removal of a scalar",
      {},
      { op: "remove", path: "/uri" },
      "BadRequestException",
      "Invalid patch path /uri",
    ],
    [
      "move",
      {},
      { op: "move", path: "/uri", from: "/credentials" },
      "BadRequestException",
      "Invalid patch path /uri",
    ],
    [
      "the removal of a key that is not there",
      {},
      { op: "remove", path: "/requestTemplates/a~1b" },
      "NotFoundException",
      "Content-Type specified was not found",
    ],
    [
      "the removal of a parameter that is not there",
      {},
      { op: "remove", path: "/requestParameters/integration.request.header.a" },
      "NotFoundException",
      "Invalid parameter name specified",
    ],
    [
      "the removal of a cache key that is not there",
      {},
      { op: "remove", path: "/cacheKeyParameters/a" },
      "NotFoundException",
      "Invalid parameter name specified",
    ],
    [
      "an empty verb",
      { type: "HTTP" },
      { op: "replace", path: "/httpMethod", value: "" },
      "BadRequestException",
      "Enumeration value for HttpMethod must be non-empty",
    ],
    [
      "a timeout out of range",
      {},
      { op: "replace", path: "/timeoutInMillis", value: "49" },
      "BadRequestException",
      "Timeout should be between 50 ms and 29000 ms",
    ],
    [
      "an unquoted static value",
      {},
      { op: "add", path: "/requestParameters/integration.request.header.a", value: "true" },
      "BadRequestException",
      "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: true]",
    ],
    [
      "a template under no content type",
      {},
      { op: "add", path: "/requestTemplates/123", value: "" },
      "BadRequestException",
      "Validation Result: warnings : [], errors : [Invalid content type specified: 123]",
    ],
    [
      "a URL that is none",
      { type: "HTTP" },
      { op: "replace", path: "/uri", value: "non-valid-http" },
      "BadRequestException",
      "Invalid HTTP endpoint specified for URI",
    ],
    [
      "an ARN that is none",
      { type: "AWS" },
      { op: "replace", path: "/uri", value: "non-valid-arn" },
      "BadRequestException",
      "Invalid ARN specified in the request",
    ],
    [
      "an ARN of no action",
      { type: "AWS" },
      { op: "replace", path: "/uri", value: "arn:aws:iam::000000000000:role/service-role/a" },
      "BadRequestException",
      "AWS ARN for integration must contain path or action",
    ],
    [
      "a service that no proxy calls",
      { type: "AWS_PROXY" },
      { op: "replace", path: "/uri", value: "arn:aws:apigateway:us-east-1:s3:path/b/k" },
      "BadRequestException",
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    ],
  ];
  for (const [what, resource, operation, name, message] of refused) {
    it(`refuses ${what} in AWS's words`, () => {
      const error = refusal(resource, [{ op: "add", path: "/cacheKeyParameters/x" }, operation]);
      expect([error.name, error.message, error.index]).to.deep.equal([name, message, 1]);
      expect(error.status).to.equal(name === "NotFoundException" ? 404 : 400);
    });
  }

  describe("under an assumption", () => {
    const refusedSecond: PatchOperation[] = [
      { op: "replace", path: "/timeoutInMillis", value: "50" },
      { op: "replace", path: "/nothing", value: "" },
    ];

    it("atomic: a refused list changes nothing; else the operations before it stand", () => {
      const before = { timeoutInMillis: 29_000 };
      expect(refusal(before, refusedSecond).resource).to.deep.equal(before);
      expect(refusal(before, refusedSecond, { assume: { atomic: false } }).resource).to.deep.equal({
        timeoutInMillis: 50,
      });
    });

    it("addExisting: add overwrites, or is refused", () => {
      const before = { requestTemplates: { "a/b": "1" } };
      const add: PatchOperation[] = [{ op: "add", path: "/requestTemplates/a~1b", value: "2" }];
      expect(apply(before, add)).to.deep.equal({ requestTemplates: { "a/b": "2" } });
      expect(refusal(before, add, { assume: { addExisting: "refuse" } }).name).to.equal(
        "BadRequestException",
      );
    });

    it("replaceMissing: replace creates, or is refused", () => {
      const replace: PatchOperation[] = [{ op: "replace", path: "/requestTemplates/a~1b", value: "2" }];
      expect(apply({}, replace)).to.deep.equal({ requestTemplates: { "a/b": "2" } });
      expect(refusal({}, replace, { assume: { replaceMissing: "refuse" } }).message).to.equal(
        "Content-Type specified was not found",
      );
    });

    it("credentialsPatch: the path is taken, or is none", () => {
      const role = "arn:aws:iam::123456789012:role/r";
      const replace: PatchOperation[] = [{ op: "replace", path: "/credentials", value: role }];
      expect(apply({}, replace)).to.deep.equal({ credentials: role });
      expect(refusal({}, replace, { assume: { credentialsPatch: "refuse" } }).message).to.equal(
        "Invalid patch path /credentials",
      );
    });
  });

  it("checks the account's ceiling of timeouts only where it is said what that is", () => {
    const replace: PatchOperation[] = [{ op: "replace", path: "/timeoutInMillis", value: "60000" }];
    expect(apply({}, replace, { context: { maxTimeoutMillis: 120_000 } })).to.deep.equal({
      timeoutInMillis: 60_000,
    });
    expect(apply({}, replace)).to.deep.equal({ timeoutInMillis: 60_000 });
    const standard = { context: { maxTimeoutMillis: 29_000 } };
    expect(refusal({}, replace, standard).message).to.equal("Timeout should be between 50 ms and 29000 ms");
    // An object with such a timeout shows that the quota was raised.
    expect(apply({ timeoutInMillis: 90_000 }, replace, standard)).to.deep.equal({ timeoutInMillis: 60_000 });
  });

  const malformed: [string, unknown, string][] = [
    ["a list that is none", "x", ""],
    ["an operation that is none", [null], "/0"],
    ["an operation without a name", [{ path: "/uri" }], "/0/op"],
    ["a path that is no text", [{ op: "add", path: 5 }], "/0/path"],
    ["a value that is no text", [{ op: "add", path: "/uri", value: {} }], "/0/value"],
    ["a hole", new Array(1), "/0"],
  ];
  for (const [what, operations, pointer] of malformed) {
    it(`does not take ${what}: the SDK would not send it`, () => {
      expect(() => apply({}, operations))
        .to.throw(InputError)
        .with.property("pointer", pointer);
    });
  }
});
