import { expect } from "chai";
import { InputError, type PatchOperation, translatePatch, translateUpdate } from "../../lib/index.js";

type Protocol = "HTTP" | "WEBSOCKET";

const LISTENER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/x/1/2";
const LAMBDA =
  "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations";

const said = ({ findings }: { findings: readonly { id: string; severity: string; path: string }[] }) =>
  findings.map(({ id, severity, path }) => `${severity} ${id} ${path}`);
const needs = (...paths: string[]) => paths.map((path) => `error needs-current ${path}`);

const replace = (member: string, value: string): PatchOperation => ({ op: "replace", path: member, value });
const fills = (name: string, value: string, op: "add" | "replace" = "add"): PatchOperation => ({
  op,
  path: `/requestParameters/integration.request.path.${name}`,
  value,
});

const forth = (list: PatchOperation[], protocol: Protocol = "HTTP") =>
  translatePatch("Integration", list, { protocol });
const back = (input: object, protocol: Protocol = "HTTP", routeKey?: string) =>
  translateUpdate("Integration", input, { protocol, ...(routeKey === undefined ? {} : { routeKey }) });

const LINK = [
  replace("/connectionType", "VPC_LINK"),
  replace("/connectionId", "x"),
  replace("/integrationTarget", LISTENER),
];
const MAPPING = "/RequestParameters/overwrite:path";

describe("an update whose object nobody gave", () => {
  for (const [value, routeKey] of [
    ["/v2"],
    [""],
    ["/x/${request.path.id}"],
    ["$request.path", "GET /a/{b}"],
  ] as const) {
    it(`asks for the object to change the path of its URI to ${JSON.stringify(value)}`, () => {
      const update = back({ RequestParameters: { "overwrite:path": value } }, "HTTP", routeKey);
      expect(update.patchOperations).to.deep.equal([]);
      expect(said(update)).to.deep.equal(needs(MAPPING));
    });
  }

  it("writes a URI and a path that are set together, and the other parameters beside them", () => {
    const update = back({
      RequestParameters: { "overwrite:header.A": "x", "overwrite:path": "/v2" },
      IntegrationUri: "https://a.org",
    });
    expect(update.patchOperations).to.have.deep.members([
      { op: "replace", path: "/uri", value: "https://a.org/v2" },
      { op: "add", path: "/requestParameters/integration.request.header.A", value: "'x'" },
    ]);
    expect(said(update)).to.deep.equal([`warning path-overwritten ${MAPPING}`]);
  });

  it("asks for the object where it is only a part of a private integration", () => {
    const link = { ConnectionType: "VPC_LINK", ConnectionId: "l", IntegrationUri: LISTENER };
    const tls = { TlsConfig: { ServerNameToVerify: "x.y" } };
    for (const input of [
      { ConnectionId: "abc" },
      tls,
      { IntegrationUri: LISTENER },
      { ConnectionType: "VPC_LINK" },
      { ConnectionType: "VPC_LINK", ConnectionId: "l" },
      link,
      { ...link, ...tls },
    ]) {
      const update = back(input, "HTTP", "GET /a");
      expect(update.patchOperations).to.deep.equal([]);
      expect(said(update)).to.deep.equal(needs(...Object.keys(input).map((member) => `/${member}`)));
    }
  });

  it("becomes a private integration where it says all of one", () => {
    const update = back({
      ConnectionType: "VPC_LINK",
      ConnectionId: "l",
      IntegrationUri: LISTENER,
      TlsConfig: { ServerNameToVerify: "x.y" },
      RequestParameters: { "overwrite:path": "/p" },
      TimeoutInMillis: 5000,
    });
    expect(update.patchOperations).to.have.deep.members([
      replace("/connectionType", "VPC_LINK"),
      replace("/connectionId", "l"),
      replace("/integrationTarget", LISTENER),
      replace("/uri", "https://x.y/p"),
      replace("/timeoutInMillis", "5000"),
    ]);
    expect(said(update)).to.deep.equal([]);
  });

  it("names a VPC link of a WebSocket API with what goes with it", () => {
    const update = back({ ConnectionType: "VPC_LINK", ConnectionId: "l" }, "WEBSOCKET");
    expect(update.patchOperations).to.have.deep.members([
      replace("/connectionType", "VPC_LINK"),
      replace("/connectionId", "l"),
    ]);
    expect(said(update)).to.deep.equal([]);
  });

  it("is held to its form, whatever it lacks", () => {
    expect(() => back({ ConnectionId: 5 })).to.throw(InputError);
    expect(() => back({ ConnectionId: "a", "": "b" })).to.throw(InputError, "no member");
    const response = () =>
      translateUpdate("IntegrationResponse", { ConnectionId: "a" }, { protocol: "WEBSOCKET" });
    expect(response).to.throw(InputError, "an update has no member ConnectionId");
  });

  it("keeps a key that is none of the protocol's beside the others", () => {
    const update = back({ RequestParameters: { "overwrite:path": "/p", other: "'1'" } }, "WEBSOCKET");
    expect(said(update)).to.deep.equal(needs("/RequestParameters"));
  });

  it("asks for the object where one cannot be changed so, and for another there is nothing to do", () => {
    expect(said(back({ IntegrationType: "HTTP_PROXY" }))).to.deep.equal(needs("/IntegrationType"));
    expect(said(back({ PayloadFormatVersion: "2.0" }))).to.deep.equal(needs("/PayloadFormatVersion"));
  });
});

describe("a list whose object nobody gave", () => {
  it("becomes a private integration where it says all of one", () => {
    expect(forth([...LINK, replace("/uri", "https://b.org/p")])).to.deep.equal({
      input: {
        ConnectionType: "VPC_LINK",
        ConnectionId: "x",
        IntegrationUri: LISTENER,
        TlsConfig: { ServerNameToVerify: "b.org" },
        RequestParameters: { "overwrite:path": "/p" },
      },
      findings: [],
    });
    expect(forth(LINK.slice(0, 2), "WEBSOCKET")).to.deep.equal({
      input: { ConnectionType: "VPC_LINK", ConnectionId: "x" },
      findings: [],
    });
  });

  it("asks for the object where it is only a part of a private integration", () => {
    for (const list of [LINK, LINK.slice(0, 1), LINK.slice(1), LINK.slice(1, 2), LINK.slice(2)]) {
      const update = forth(list);
      expect(update.input).to.deep.equal({});
      expect(said(update)).to.deep.equal(needs(...list.map(({ path }) => path as string)));
      expect(update.findings.map(({ index }) => index)).to.deep.equal([...list.keys()]);
    }
  });

  it("fills the placeholder of a URI that it sets", () => {
    const list = [replace("/uri", "https://x.org/{a}"), fills("a", "method.request.header.a")];
    const update = forth([...list, replace("/timeoutInMillis", "5000")]);
    expect(update.input).to.deep.equal({
      IntegrationUri: "https://x.org",
      RequestParameters: { "overwrite:path": "/${request.header.a}" },
      TimeoutInMillis: 5000,
    });
    expect(said(update)).to.deep.equal([
      "warning path-overwritten /requestParameters/integration.request.path.a",
      "warning path-overwritten /uri",
    ]);
  });

  it("asks for the object where the URI and what fills it are not set together", () => {
    for (const list of [
      [fills("id", "method.request.path.id")],
      [fills("id", "'x'")],
      [replace("/uri", "https://x.org/{a}")],
      [replace("/uri", "https://x.org/{a}/{b}"), fills("a", "method.request.path.a")],
      // What it filled until now may be in the path mapping.
      [replace("/uri", "https://x.org/{a}"), fills("a", "method.request.path.a", "replace")],
    ]) {
      const update = forth(list);
      expect(update.input).to.deep.equal({});
      expect(said(update)).to.deep.equal(needs(...list.map(({ path }) => path as string)));
    }
  });
});

describe("a URI that nobody's object has", () => {
  const URIS = ["https://example.com/", "https://example.net/", "https://a.org/", LAMBDA] as const;
  for (const protocol of ["HTTP", "WEBSOCKET"] as const) {
    for (const uri of URIS) {
      it(`is set like any other: ${uri} of ${protocol}`, () => {
        const ids = protocol === "HTTP" ? [] : ["assumed-object"];
        const update = forth([replace("/uri", uri)], protocol);
        expect(update.input).to.deep.equal({ IntegrationUri: uri });
        expect(update.findings.map(({ id }) => id)).to.deep.equal(ids);
        const list = back({ IntegrationUri: uri }, protocol);
        expect(list.patchOperations).to.deep.equal([replace("/uri", uri)]);
        expect(list.findings.map(({ id }) => id)).to.deep.equal(ids);
      });
    }
  }
});
