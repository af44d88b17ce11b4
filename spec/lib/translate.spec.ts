import { expect } from "chai";
import {
  InputError,
  type PatchOperation,
  ServiceError,
  translatePatch,
  translateUpdate,
} from "../../lib/index.js";

const said = ({
  findings,
}: {
  findings: readonly { id: string; severity: string; path: string }[];
}): string[] => findings.map(({ id, severity, path }) => `${severity} ${id} ${path}`);

const forth = (operations: PatchOperation[], protocol: "HTTP" | "WEBSOCKET", current?: object) =>
  translatePatch("Integration", operations, current === undefined ? { protocol } : { protocol, current });

const header = "/requestParameters/integration.request.header.X";

describe("translatePatch", () => {
  it("translates what says enough without the object", () => {
    const list: PatchOperation[] = [
      { op: "replace", path: "/timeoutInMillis", value: "5000" },
      { op: "replace", path: "/credentials", value: "arn:aws:iam::123456789012:role/r" },
      { op: "replace", path: "/uri", value: "https://example.com/b" },
    ];
    const input = {
      TimeoutInMillis: 5000,
      CredentialsArn: "arn:aws:iam::123456789012:role/r",
      IntegrationUri: "https://example.com/b",
    };
    expect(forth(list, "HTTP")).to.deep.equal({ input, findings: [] });
    expect(forth(list, "WEBSOCKET").input).to.deep.equal(input);
  });

  it("sets and takes away a parameter by its key", () => {
    expect(forth([{ op: "add", path: header, value: "'a'" }], "WEBSOCKET")).to.deep.include({
      input: { RequestParameters: { "integration.request.header.X": "'a'" } },
    });
    const removed = forth([{ op: "remove", path: header }], "HTTP");
    expect(removed.input).to.deep.equal({ RequestParameters: { "overwrite:header.X": "" } });
    expect(said(removed)).to.deep.equal([`warning assumed-object ${header}`]);
  });

  it("says what needs the object, and translates the rest", () => {
    const path = "/requestParameters/integration.request.querystring.q";
    const list: PatchOperation[] = [
      { op: "add", path, value: "'a'" },
      { op: "replace", path: "/timeoutInMillis", value: "5000" },
    ];
    // An HTTP proxy appends a query parameter, a custom integration sends the mapped ones alone.
    const update = translatePatch("Integration", list, { protocol: "HTTP", allow: ["httpAsProxy"] });
    expect(update.input).to.deep.equal({ TimeoutInMillis: 5000 });
    expect(said(update)).to.deep.equal([`error needs-current ${path}`]);
    const current = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com" };
    expect(forth(list, "HTTP", current).input).to.deep.equal({
      RequestParameters: { "append:querystring.q": "a" },
      TimeoutInMillis: 5000,
    });
  });

  it("sends templates as a whole, and asks for a new integration where one goes", () => {
    const current = {
      type: "HTTP",
      httpMethod: "POST",
      uri: "https://a",
      requestTemplates: { "application/json": "1" },
    };
    const changed = forth(
      [{ op: "replace", path: "/requestTemplates/application~1json", value: "2" }],
      "WEBSOCKET",
      current,
    );
    expect(changed.input).to.deep.equal({ RequestTemplates: { $default: "2" } });
    const removed = forth(
      [{ op: "remove", path: "/requestTemplates/application~1json" }],
      "WEBSOCKET",
      current,
    );
    expect(removed.recreate).to.include("/RequestTemplates/$default");
  });

  it("folds a path parameter into the URI, where it has the object", () => {
    const current = {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://example.com/{id}",
      requestParameters: { "integration.request.path.id": "method.request.path.id" },
    };
    const update = forth(
      [{ op: "replace", path: "/requestParameters/integration.request.path.id", value: "stageVariables.id" }],
      "HTTP",
      current,
    );
    expect(update.input).to.deep.equal({ IntegrationUri: "https://example.com/${stageVariables.id}" });
  });

  it("says of what the other side has no member for", () => {
    const update = forth([{ op: "replace", path: "/cacheNamespace", value: "x" }], "HTTP");
    expect(update.input).to.deep.equal({});
    expect(said(update)).to.deep.equal(["info cache-dropped /cacheNamespace"]);
    expect(said(translatePatch("IntegrationResponse", [], { protocol: "HTTP" }))).to.deep.equal([
      "error no-counterpart-object ",
    ]);
  });

  it("translates responses of WebSocket APIs", () => {
    const update = translatePatch(
      "IntegrationResponse",
      [{ op: "replace", path: "/contentHandling", value: "CONVERT_TO_TEXT" }],
      { protocol: "WEBSOCKET" },
    );
    expect(update).to.deep.equal({ input: { ContentHandlingStrategy: "CONVERT_TO_TEXT" }, findings: [] });
    const moved = translatePatch(
      "IntegrationResponse",
      [{ op: "replace", path: "/selectionPattern", value: "5.." }],
      { protocol: "WEBSOCKET", current: { statusCode: "500", selectionPattern: "500" } },
    );
    expect(moved.input).to.deep.equal({ IntegrationResponseKey: "/5../" });
  });

  it("refuses a list that AWS would refuse, and options that are none", () => {
    expect(() =>
      forth([{ op: "remove", path: header }], "HTTP", {
        type: "HTTP_PROXY",
        uri: "https://a",
        httpMethod: "GET",
      }),
    ).to.throw(ServiceError);
    expect(() => forth([], "SOAP" as "HTTP")).to.throw(InputError, "HTTP or WEBSOCKET");
    expect(() => translatePatch("Stage" as "Integration", [], { protocol: "HTTP" })).to.throw(
      InputError,
      "only Integration",
    );
    expect(() => forth("x" as never, "HTTP")).to.throw(InputError);
  });
});

describe("translateUpdate", () => {
  it("translates what says enough without the object", () => {
    const { patchOperations } = translateUpdate(
      "Integration",
      {
        ApiId: "a",
        IntegrationId: "i",
        TimeoutInMillis: 5000,
        CredentialsArn: "arn:aws:iam::123456789012:role/r",
      },
      { protocol: "HTTP" },
    );
    expect(patchOperations).to.deep.equal([
      { op: "replace", path: "/timeoutInMillis", value: "5000" },
      { op: "replace", path: "/credentials", value: "arn:aws:iam::123456789012:role/r" },
    ]);
  });

  it("leads the v1 counterpart of an object to where the update leads it", () => {
    const current = {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com/a",
      PayloadFormatVersion: "1.0",
      RequestParameters: { "overwrite:header.A": "$request.header.B" },
    };
    const { patchOperations } = translateUpdate(
      "Integration",
      { RequestParameters: { "overwrite:header.A": "", "overwrite:header.C": "c" } },
      { protocol: "HTTP", current },
    );
    expect(patchOperations).to.deep.equal([
      { op: "remove", path: "/requestParameters/integration.request.header.A" },
      { op: "add", path: "/requestParameters/integration.request.header.C", value: "'c'" },
    ]);
  });

  it("says of what v1 has no member for", () => {
    const update = translateUpdate("Integration", { Description: "x" }, { protocol: "WEBSOCKET" });
    expect(update.patchOperations).to.deep.equal([]);
    expect(update.findings.map(({ id }) => id)).to.deep.equal(["description-dropped"]);
  });
});

describe("what a change comes to", () => {
  const v2 = (input: object, protocol: "HTTP" | "WEBSOCKET" = "HTTP", current?: object) =>
    translateUpdate("Integration", input, current === undefined ? { protocol } : { protocol, current });

  it("is told where an object cannot be converted, changed or not", () => {
    const current = {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://example.com/{id}",
      requestParameters: { "integration.request.path.id": "method.request.path.id" },
    };
    const list: PatchOperation[] = [{ op: "replace", path: "/timeoutInMillis", value: "5000" }];
    const update = forth(list, "WEBSOCKET", current);
    expect(update.input).to.deep.equal({});
    expect(said(update)).to.deep.equal([
      "error path-parameter-websocket /requestParameters/integration.request.path.id",
    ]);
    const held = {
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "GET",
      IntegrationUri: "https://example.com",
    };
    const lost = v2({ TimeoutInMillis: 5000 }, "HTTP", {
      ...held,
      PayloadFormatVersion: "1.0",
      ResponseParameters: { "200": { "overwrite:header.X": "1" } },
    });
    expect(lost.patchOperations).to.deep.equal([]);
    expect(said(lost)).to.deep.equal(["error proxy-responses-lost /ResponseParameters/200"]);
  });

  const TO_V2: readonly (readonly [string, string, object])[] = [
    ["/timeoutInMillis", "29000", { TimeoutInMillis: 29000 }],
    ["/httpMethod", "GET", { IntegrationMethod: "GET" }],
    ["/connectionType", "INTERNET", { ConnectionType: "INTERNET" }],
  ];
  for (const [path, value, input] of TO_V2) {
    it(`sets ${path} to ${value}, which an object may have by default, on v2`, () => {
      for (const protocol of ["HTTP", "WEBSOCKET"] as const) {
        const update = forth([{ op: "replace", path, value }], protocol);
        expect(update.input).to.deep.equal(input);
        expect(said(update).filter((text) => text.includes("not-in-update"))).to.deep.equal([]);
      }
    });
  }

  const TO_V1: readonly (readonly ["HTTP" | "WEBSOCKET", object, PatchOperation])[] = [
    ["HTTP", { TimeoutInMillis: 29000 }, { op: "replace", path: "/timeoutInMillis", value: "29000" }],
    ["HTTP", { CredentialsArn: "" }, { op: "replace", path: "/credentials", value: "" }],
    ["HTTP", { RequestParameters: { "overwrite:header.X": "" } }, { op: "remove", path: header }],
    [
      "WEBSOCKET",
      { RequestParameters: { "integration.request.header.X": "" } },
      { op: "remove", path: header },
    ],
    [
      "WEBSOCKET",
      { PassthroughBehavior: "WHEN_NO_MATCH" },
      { op: "replace", path: "/passthroughBehavior", value: "WHEN_NO_MATCH" },
    ],
  ];
  for (const [protocol, input, operation] of TO_V1) {
    it(`makes ${JSON.stringify(input)} of ${protocol} an operation`, () => {
      expect(v2(input, protocol).patchOperations).to.deep.equal([operation]);
    });
  }

  it("is told where it is nothing on v1", () => {
    expect(said(v2({ PayloadFormatVersion: "1.0" }))).to.deep.equal([
      "warning nothing-on-v1 /PayloadFormatVersion",
    ]);
    expect(said(v2({ TlsConfig: {} }, "WEBSOCKET"))).to.deep.equal(["warning nothing-on-v1 /TlsConfig"]);
  });

  it("is not told of an operation that sets what is there", () => {
    const current = {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://example.com",
      timeoutInMillis: 5000,
    };
    const list: PatchOperation[] = [{ op: "replace", path: "/timeoutInMillis", value: "5000" }];
    expect(forth(list, "HTTP", current)).to.deep.equal({ input: {}, findings: [] });
  });

  it("is not told of an operation that sets what AWS holds by default", () => {
    const current = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com" };
    const list: PatchOperation[] = [
      { op: "replace", path: "/timeoutInMillis", value: "29000" },
      { op: "replace", path: "/connectionType", value: "INTERNET" },
      { op: "replace", path: "/passthroughBehavior", value: "WHEN_NO_MATCH" },
    ];
    for (const protocol of ["HTTP", "WEBSOCKET"] as const)
      expect(forth(list, protocol, current)).to.deep.equal({ input: {}, findings: [] });
  });

  const PROXY = {
    type: "HTTP_PROXY",
    httpMethod: "GET",
    uri: "https://example.com",
    passthroughBehavior: "WHEN_NO_TEMPLATES",
    cacheNamespace: "one",
    cacheKeyParameters: ["method.request.path.id"],
    requestTemplates: { "application/json": "{}", "text/plain": "$input.body" },
  };
  const WHY: readonly (readonly [string, PatchOperation, string])[] = [
    [
      "a template that does not run",
      { op: "replace", path: "/requestTemplates/application~1json", value: "{ }" },
      "info template-inert /requestTemplates/application~1json",
    ],
    [
      "the removal of one",
      { op: "remove", path: "/requestTemplates/application~1json" },
      "info template-inert /requestTemplates/application~1json",
    ],
    [
      "the default of what had no effect",
      { op: "replace", path: "/passthroughBehavior", value: "WHEN_NO_MATCH" },
      "info passthrough-inert /passthroughBehavior",
    ],
    [
      "the namespace of a cache that there is not",
      { op: "replace", path: "/cacheNamespace", value: "two" },
      "info cache-dropped /cacheNamespace",
    ],
    [
      "one more of the keys that are lost",
      { op: "add", path: "/cacheKeyParameters/method.request.path.b" },
      "warning cache-keys-lost /cacheKeyParameters",
    ],
  ];
  for (const [what, operation, why] of WHY) {
    it(`is told of ${what} as its conversion tells it`, () => {
      const update = forth([operation], "HTTP", PROXY);
      expect(update.input).to.deep.equal({});
      expect(said(update)).to.deep.equal([why]);
      expect(update.findings.map(({ index }) => index)).to.deep.equal([0]);
    });
  }

  it("is told of each key, whatever is said of another", () => {
    const list: PatchOperation[] = [
      { op: "replace", path: "/requestTemplates/application~1json", value: "{ }" },
      { op: "add", path: "/requestTemplates/application~1xml", value: "<a/>" },
    ];
    expect(said(forth(list, "HTTP", PROXY))).to.have.members([
      "info template-inert /requestTemplates/application~1json",
      "info template-inert /requestTemplates/application~1xml",
    ]);
  });

  it("is told once of what goes with two operations, by the member of the other side", () => {
    const current = {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://e.com/a",
      connectionType: "VPC_LINK",
      connectionId: "l2",
      integrationTarget: "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/x/1/2",
    };
    const type: PatchOperation = { op: "replace", path: "/connectionType", value: "INTERNET" };
    const id: PatchOperation = { op: "replace", path: "/connectionId", value: "" };
    const target: PatchOperation = { op: "replace", path: "/integrationTarget", value: "" };
    const going = ["warning recreate-needed /ConnectionId", "warning recreate-needed /TlsConfig"];
    const update = forth([type, id], "HTTP", current);
    expect(update.recreate).to.deep.equal(["/ConnectionId", "/TlsConfig"]);
    expect(said(update)).to.deep.equal(["info private-member-inert /integrationTarget", ...going]);
    expect(said(forth([type, id, target], "HTTP", current))).to.deep.equal(going);
  });

  it("is told where what was lost goes: v1 changes, and the update does not", () => {
    const current = { ...PROXY, contentHandling: "CONVERT_TO_TEXT" };
    const list: PatchOperation[] = [{ op: "replace", path: "/contentHandling", value: "" }];
    expect(said(forth(list, "HTTP", current))).to.deep.equal(["warning not-in-update /contentHandling"]);
  });
});

describe("an error of a translation leads", () => {
  const HELD = {
    IntegrationType: "HTTP_PROXY",
    IntegrationMethod: "GET",
    IntegrationUri: "https://example.com",
  };
  const CASES: readonly (readonly [says: string, pointer: string, call: () => unknown])[] = [
    [
      "into the update",
      "/TimeoutInMillis",
      () =>
        translateUpdate("Integration", { TimeoutInMillis: Number.POSITIVE_INFINITY }, { protocol: "HTTP" }),
    ],
    [
      "into the update of an object",
      "/TimeoutInMillis",
      () => translateUpdate("Integration", { TimeoutInMillis: "1" }, { protocol: "HTTP", current: HELD }),
    ],
    [
      "into the object that the update is for",
      "/current/TimeoutInMillis",
      () =>
        translateUpdate(
          "Integration",
          { IntegrationUri: "https://example.com/a" },
          { protocol: "HTTP", current: { ...HELD, TimeoutInMillis: "1" } },
        ),
    ],
    [
      "into the update of a response",
      "/ResponseParameters/a",
      () =>
        translateUpdate("IntegrationResponse", { ResponseParameters: { a: 1 } }, { protocol: "WEBSOCKET" }),
    ],
    [
      "into the object that a list is for",
      "/current/uri",
      () => translatePatch("Integration", [], { protocol: "HTTP", current: { type: "HTTP", uri: 7 } }),
    ],
    [
      "into the response that a list is for",
      "/current/selectionPattern",
      () =>
        translatePatch("IntegrationResponse", [], {
          protocol: "WEBSOCKET",
          current: { statusCode: "404", selectionPattern: 7 },
        }),
    ],
  ];
  for (const [says, pointer, call] of CASES) {
    it(says, () => {
      expect(call).to.throw(InputError).with.property("pointer", pointer);
    });
  }
});
