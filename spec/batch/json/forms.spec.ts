import { expect } from "chai";
import { DOCUMENTS, ELEMENTS } from "../../../lib/batch/json/forms.js";
import { envelopesOf, errorOf, taken } from "./pieces.js";

/** As the AWS CLI prints it. */
const RESOURCES = `{
    "items": [
        {
            "id": "x1",
            "path": "/"
        },
        {
            "id": "x2",
            "parentId": "x1",
            "pathPart": "pets",
            "path": "/pets",
            "resourceMethods": {
                "GET": {
                    "httpMethod": "GET",
                    "authorizationType": "NONE",
                    "methodIntegration": {
                        "type": "HTTP_PROXY",
                        "uri": "https://example.com/a  b"
                    }
                },
                "OPTIONS": { "httpMethod": "OPTIONS", "authorizationType": "NONE" },
                "POST": { "methodIntegration": { "type": "MOCK" }, "httpMethod": "POST" }
            }
        }
    ],
    "NextToken": "eyJ"
}
`;

describe("a document is taken apart", () => {
  it("where it is an answer of get-resources, a line for each method that has an integration", async () => {
    const { lines } = await taken([Buffer.from(RESOURCES)]);
    expect(lines).to.deep.equal([
      '{"integration":{"type":"HTTP_PROXY","uri":"https://example.com/a  b"},"routeKey":"GET /pets","resourceId":"x2","pointer":"/items/1/resourceMethods/GET/methodIntegration"}',
      '{"integration":{"type":"MOCK"},"routeKey":"POST /pets","resourceId":"x2","pointer":"/items/1/resourceMethods/POST/methodIntegration"}',
    ]);
  });

  it("where members come in another order, an SDK adds metadata, or the answer is as it travels", async () => {
    const resource =
      '{"resourceMethods":{"GET":{"methodIntegration":{"type":"MOCK"}}},"path":"\\/a\\"b","id":"x"}';
    const expected = [
      {
        integration: { type: "MOCK" },
        routeKey: 'GET /a"b',
        resourceId: "x",
        pointer: "/items/0/resourceMethods/GET/methodIntegration",
      },
    ];
    const metadata = '{"httpStatusCode":200,"items":[1],"attempts":[{"path":"/"}]}';
    expect(await envelopesOf(`{"$metadata":${metadata},"items":[${resource}]}`)).to.deep.equal(expected);
    expect(await envelopesOf(`{"items":[${resource}],"ResponseMetadata":${metadata}}`)).to.deep.equal(
      expected,
    );
    expect(await envelopesOf(`{"\\u0069tems":[${resource}],"position":"p"}`)).to.deep.equal(expected);
    expect(await envelopesOf(`{"item":[${resource}]}`)).to.deep.equal([
      { ...expected[0], pointer: "/item/0/resourceMethods/GET/methodIntegration" },
    ]);
  });

  it("where it is an answer of get-integrations, in either spelling", async () => {
    const text =
      '{ "Items": [ { "IntegrationId": "a1", "IntegrationType": "HTTP_PROXY" }, { "IntegrationType": "MOCK" } ], "NextToken": "n" }';
    expect(await envelopesOf(text)).to.deep.equal([
      {
        integration: { IntegrationId: "a1", IntegrationType: "HTTP_PROXY" },
        integrationId: "a1",
        pointer: "/Items/0",
      },
      { integration: { IntegrationType: "MOCK" }, pointer: "/Items/1" },
    ]);
    expect(
      await envelopesOf('{"items":[{"integrationId":"a1","integrationType":"HTTP_PROXY"}]}'),
    ).to.deep.equal([
      {
        integration: { integrationId: "a1", integrationType: "HTTP_PROXY" },
        integrationId: "a1",
        pointer: "/items/0",
      },
    ]);
  });

  it("where it is a state document: a line for each route key, with what was said of the API before", async () => {
    const document = {
      api: { version: "v2", protocol: "WEBSOCKET", id: "x", region: "us-east-1" },
      integrations: {
        $default: {
          IntegrationType: "MOCK",
          IntegrationResponses: [{ IntegrationResponseKey: "$default" }],
          RequestTemplates: { "200": "{}" },
        },
        "a/b~c": { type: "a type that no API has", path: "/", integration: 1 },
      },
      routes: { $default: { authorizationType: "NONE" } },
    };
    const [api, integrations, routes] = Object.entries(document).map((entry) => Object.fromEntries([entry]));
    const expected = [
      {
        integration: { IntegrationType: "MOCK", RequestTemplates: { "200": "{}" } },
        responses: [{ IntegrationResponseKey: "$default" }],
        routeKey: "$default",
        api: "v2",
        protocol: "WEBSOCKET",
        pointer: "/integrations/$default",
      },
      {
        integration: document.integrations["a/b~c"],
        routeKey: "a/b~c",
        api: "v2",
        protocol: "WEBSOCKET",
        pointer: "/integrations/a~1b~0c",
      },
    ];
    expect(await envelopesOf(JSON.stringify(document, null, 2))).to.deep.equal(expected);
    const first = { ...routes, ...api, ...integrations };
    expect(await envelopesOf(JSON.stringify(first))).to.deep.equal(expected);
    const last = { ...integrations, ...api };
    expect(await envelopesOf(JSON.stringify(last))).to.deep.equal(
      expected.map(({ api: _, protocol: __, ...rest }) => rest),
    );
  });

  for (const [members, expected] of [
    ['"IntegrationResponses":[1]', "{}"],
    ['"IntegrationResponses":[1],"IntegrationType":"MOCK"', '{"IntegrationType":"MOCK"}'],
    ['"IntegrationType":"MOCK","IntegrationResponses":[1]', '{"IntegrationType":"MOCK"}'],
    [
      '"IntegrationType":"MOCK","IntegrationResponses":[1],"Description":"a"',
      '{"IntegrationType":"MOCK","Description":"a"}',
    ],
  ]) {
    it(`with the responses beside the integration: {${members}}`, async () => {
      const [only] = await envelopesOf(`{"integrations":{"a":{"IntegrationId":"i",${members}}}}`);
      const whole = (expected as string).replace(/^\{/, '{"IntegrationId":"i",').replace(",}", "}");
      expect(only).to.deep.include({ integration: JSON.parse(whole), responses: [1] });
      const alone = await taken([Buffer.from(`[{${members}}]`)]);
      if (members?.includes("IntegrationType")) {
        expect(alone.lines[0]).to.equal(`{"integration":${expected},"responses":[1],"pointer":"/0"}`);
      }
    });
  }

  it("where it is one integration, one method or one resource", async () => {
    expect(await envelopesOf('{\n  "uri": "u",\n  "type": "HTTP"\n}')).to.deep.equal([
      { integration: { uri: "u", type: "HTTP" }, pointer: "" },
    ]);
    expect(
      await envelopesOf('{"$metadata":{"x":1},"IntegrationType":"MOCK","IntegrationId":"i"}'),
    ).to.deep.equal([
      {
        integration: { $metadata: { x: 1 }, IntegrationType: "MOCK", IntegrationId: "i" },
        integrationId: "i",
        pointer: "",
      },
    ]);
    expect(await envelopesOf('{"httpMethod":"GET","methodIntegration":{"type":"MOCK"}}')).to.deep.equal([
      { integration: { type: "MOCK" }, pointer: "/methodIntegration" },
    ]);
    expect(
      await envelopesOf(
        '{"id":"x","path":"/a","resourceMethods":{"ANY":{"methodIntegration":{"type":"MOCK"}}}}',
      ),
    ).to.deep.equal([
      {
        integration: { type: "MOCK" },
        routeKey: "ANY /a",
        resourceId: "x",
        pointer: "/resourceMethods/ANY/methodIntegration",
      },
    ]);
  });

  it("where it is a list of any of these, or of lines", async () => {
    const text =
      '[{"type":"MOCK"},{"integration":{"type":"MOCK"},"team":"a"},{"current":{},"desired":{},"pointer":"/mine"},{"odd":1},5]';
    expect(await envelopesOf(text)).to.deep.equal([
      { integration: { type: "MOCK" }, pointer: "/0" },
      { integration: { type: "MOCK" }, team: "a", pointer: "/1" },
      { current: {}, desired: {}, pointer: "/mine" },
      { integration: { odd: 1 }, pointer: "/3" },
      { integration: 5, pointer: "/4" },
    ]);
  });

  it("where pages follow one another, with or without a line between them", async () => {
    const page = '{"Items":[{"IntegrationType":"MOCK"}],"NextToken":"n"}';
    const line = { integration: { IntegrationType: "MOCK" }, pointer: "/Items/0" };
    for (const between of ["", "\n", " \r\n\t", "\uFEFF"]) {
      expect(await envelopesOf(`\uFEFF${page}${between}${page}${between}{"type":"HTTP"}`)).to.deep.equal([
        line,
        { ...line, document: 2 },
        { integration: { type: "HTTP" }, pointer: "", document: 3 },
      ]);
    }
    expect(
      await envelopesOf('{"integrations":{},"api":{"version":"v1"}}{"integrations":{"a":{}}}'),
    ).to.deep.equal([{ integration: {}, routeKey: "a", pointer: "/integrations/a", document: 2 }]);
  });

  it("without a line where there is nothing", async () => {
    for (const text of [
      "",
      " \n",
      '{"items":[]}',
      "[]",
      '{"integrations":{}}',
      '{"items":[{"id":"a","path":"/"}]}',
    ]) {
      expect(await envelopesOf(text), text).to.deep.equal([]);
    }
    const empty = '{"items":[{"path":"/","resourceMethods":null}]}';
    expect(await envelopesOf(empty)).to.deep.equal([]);
    const none = '{"items":[{"path":"/","resourceMethods":{"GET":null,"PUT":{"methodIntegration":null}}}]}';
    expect(await envelopesOf(none)).to.deep.equal([]);
  });

  it("with a line for what is no resource, though it has a path: whoever converts it says so", async () => {
    const operation = { op: "replace", path: "/uri", value: "x" };
    expect(await envelopesOf(JSON.stringify([operation]))).to.deep.equal([
      { integration: operation, pointer: "/0" },
    ]);
  });

  it("with its text as it stands: hostile keys, equal names, long numbers, halves of characters", async () => {
    const integration =
      '{"type":"MOCK","__proto__":{"a":1},"constructor":null,"a":1,"a":2,"n":12345678901234567890.10,"e":1E+2,"s":"\\ud800 \\u0041\\/ \u2028"}';
    const spaced = integration.replace(/([,:{}])(?=["0-9n{}])/g, "$1\n\t ");
    const { lines } = await taken([Buffer.from(`[${spaced}]`)]);
    expect(lines).to.deep.equal([`{"integration":${integration},"pointer":"/0"}`]);
  });
});

describe("what cannot be taken apart is one error", () => {
  for (const [text, pointer, words] of [
    ['{"items":{}}', "/items", "is a list"],
    ['{"items":null}', "/items", "is a list"],
    ['{"Items":"a"}', "/Items", "is a list"],
    ['{"integrations":[]}', "/integrations", "is a map"],
    ['{"items":[{"id":"a","path":"/"}],"items":[]}', "/items", "twice"],
    ['{"items":[],"Items":[]}', "/Items", "no Items beside it"],
    ['{"items":[],"type":"MOCK"}', "/type", "no type beside it"],
    ['{"api":{},"api":{},"integrations":{}}', "/api", "twice"],
    ['{"api":{},"integrations":{},"api":{}}', "/api", "twice"],
    ['{"api":5,"integrations":{}}', "/api", "is an object"],
    ['{"api":{"version":"v3"},"integrations":{}}', "/api/version", "v1 or v2"],
    ['{"api":{"protocol":{}},"integrations":{}}', "/api/protocol", "HTTP or WEBSOCKET"],
    ['{"items":[5]}', "/items/0", "get-resources --embed methods"],
    ['{"items":[{"id":"a","name":"an API"}]}', "/items/0", "get-resources --embed methods"],
    ['{"openapi":"3.0.1","paths":{}}', "", "get-resources --embed methods"],
    ["{}", "", "get-resources --embed methods"],
    [
      '{"items":[{"path":"/a","resourceMethods":{"GET":{}}}]}',
      "/items/0/resourceMethods/GET",
      "--embed methods",
    ],
    ['{"items":[{"path":"/a","resourceMethods":[]}]}', "/items/0/resourceMethods", "an object"],
    ['{"items":[{"path":"/a","resourceMethods":{"a/b":[]}}]}', "/items/0/resourceMethods/a~1b", "an object"],
    ['{"items":[{"path":"/a","path":"/b","resourceMethods":{}}]}', "/items/0/path", "twice"],
    ['{"items":[{"op":"replace","path":"/uri"}]}', "/items/0", "get-resources --embed methods"],
    ['{"op":"replace","path":"/uri","value":"x"}', "", "get-resources --embed methods"],
    ['{"items":[{"pathPart":"a"}]}', "/items/0", "get-resources --embed methods"],
    ['{"items":[{"routeId":"a","authorizationType":"NONE"}]}', "/items/0", "get-resources --embed methods"],
    ['{"items":[{"path":"/a","id":"a","id":"b"}]}', "/items/0/id", "twice"],
    ['{"items":[{"resourceMethods":{},"resourceMethods":{}}]}', "/items/0/resourceMethods", "twice"],
    ['{"Items":[{"IntegrationId":"a","IntegrationId":"b"}]}', "/Items/0/IntegrationId", "twice"],
    ['[{"methodIntegration":1,"methodIntegration":2}]', "/0/methodIntegration", "twice"],
  ] as const) {
    it(text, async () => {
      const error = await errorOf(text);
      expect(error).to.deep.include({ pointer, line: 1, lines: 0 });
      expect(error.message).to.contain(words);
    });
  }

  it("where methods are a list, whatever the keys of the element before were", async () => {
    const before = '{"path":"/","resourceMethods":{"PUT":{"methodIntegration":null}}}';
    // An escape stands where the element before had a key.
    const path = `${"a".repeat(before.indexOf("PUT") - '{"path":"'.length)}\\u0041`;
    const error = await errorOf(`{"items":[${before},{"path":"${path}","resourceMethods":[{}]}]}`);
    expect(error).to.deep.include({
      pointer: "/items/1/resourceMethods",
      message: "this is to be an object",
    });
  });

  it("where a method or its integration stands twice, after the first", async () => {
    const method = (name: string) => `"${name}":{"methodIntegration":{"type":"MOCK"}}`;
    const twice = `{"items":[{"path":"/","resourceMethods":{${method("GET")},${method("GET")}}}]}`;
    expect(await errorOf(twice)).to.deep.include({
      pointer: "/items/0/resourceMethods/GET/methodIntegration",
      lines: 1,
      message: "the member GET stands here twice",
    });
    const inner = '{"path":"/","resourceMethods":{"GET":{"methodIntegration":{},"methodIntegration":{}}}}';
    expect(await errorOf(inner)).to.deep.include({
      pointer: "/resourceMethods/GET/methodIntegration",
      lines: 1,
      message: "the member methodIntegration stands here twice",
    });
  });
});

describe("the tables of forms", () => {
  it("have a source in each row, and no member or mark in two", () => {
    for (const { name, source } of [...DOCUMENTS, ...ELEMENTS]) {
      expect(source, name).to.match(/reference|docs/);
    }
    const marks = [...DOCUMENTS.flatMap(({ members }) => members), ...ELEMENTS.flatMap((row) => row.marks)];
    expect(new Set(marks).size).to.equal(marks.length);
  });
});
