import { expect } from "chai";
import type { Operation } from "../../lib/emulator/operation.js";
import { OPERATIONS } from "../../lib/emulator/routes.js";
import {
  asItIs,
  lowerFirst,
  type Members,
  type Naming,
  rowOf,
  type Shape,
  wireName,
} from "../../lib/emulator/wire/shape.js";
import { type SdkMember, sdkOperation } from "./sdk-schemas.js";

const naming = ({ service }: Operation) => (service === "apigateway" ? asItIs : lowerFirst);

function typeOf(shape: Shape, names: Naming): string {
  switch (shape.type) {
    case "integer":
    case "number":
      return "number";
    case "list":
    case "map":
      return `${shape.type} of ${typeOf(shape.of, names)}`;
    case "struct":
      return `{${Object.entries(shape.members)
        .map(([member, raw]) => {
          const row = rowOf(raw);
          return `${member}=${wireName(member, row, names)}:${typeOf(row.shape, names)}`;
        })
        .sort()
        .join(",")}}`;
    default:
      return shape.type;
  }
}

function table(operation: Operation, members: Members | undefined, place: SdkMember["place"]) {
  return Object.entries(members ?? {}).map(([member, raw]): [string, SdkMember] => {
    const row = rowOf(raw);
    return [
      member,
      { place, wire: wireName(member, row, naming(operation)), type: typeOf(row.shape, naming(operation)) },
    ];
  });
}

const labelsOf = (operation: Operation): [string, SdkMember][] =>
  [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [
    name as string,
    { place: "label", wire: name as string, type: "text" },
  ]);

/** What the SDK has and the emulator's table does not, with the reason. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  // Private custom domain names have an id of their own beside the name; the emulator holds one domain a name.
  GetDomainName: ["domainNameId"],
  UpdateDomainName: ["domainNameId"],
  DeleteDomainName: ["domainNameId"],
  GetDomainNames: ["resourceOwner"],
  CreateBasePathMapping: ["domainNameId"],
  GetBasePathMapping: ["domainNameId"],
  GetBasePathMappings: ["domainNameId"],
  UpdateBasePathMapping: ["domainNameId"],
  DeleteBasePathMapping: ["domainNameId"],
  // Documentation is not looked into.
  GetDocumentationParts: ["locationStatus"],
  // A key of a plan is looked for by its name; the list is short.
  GetUsagePlanKeys: ["nameQuery"],
  // One page holds it all.
  GetUsage: ["position", "limit"],
};

/** By another name here, because the query's own name is what both sides see. */
const QUERY_NAMES: Readonly<Record<string, string>> = { nameQuery: "name" };

describe("the route table", () => {
  const named = (operation: Operation): string => `${operation.service} ${operation.name}`;

  it("has every operation once, and every method and path once", () => {
    const names = OPERATIONS.map(named);
    expect(new Set(names).size).to.equal(names.length);
    const places = OPERATIONS.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, "{}")}`);
    expect(new Set(places).size).to.equal(places.length);
  });

  it("has the operations of the issue: make, get, list, update and delete of each resource", () => {
    const has = (service: string, name: string) =>
      OPERATIONS.some((operation) => operation.service === service && operation.name === name);
    const full = (verb: string, kinds: readonly string[]) =>
      kinds.flatMap((kind) => [`${verb}${kind}`, `Get${kind}`, `Update${kind}`, `Delete${kind}`]);
    const v1 = [
      ...full("Create", [
        "RestApi",
        "Resource",
        "Deployment",
        "Stage",
        "Authorizer",
        "RequestValidator",
        "Model",
      ]),
      ...full("Put", ["Method", "MethodResponse", "Integration", "IntegrationResponse"]),
      ...["RestApis", "Resources", "Deployments", "Stages", "Authorizers", "RequestValidators", "Models"].map(
        (s) => `Get${s}`,
      ),
      ...[
        "Account",
        "ApiKey",
        "BasePathMapping",
        "ClientCertificate",
        "DocumentationPart",
        "DocumentationVersion",
        "DomainName",
        "GatewayResponse",
        "Usage",
        "UsagePlan",
        "VpcLink",
      ].flatMap((kind) => [`Get${kind}`, `Update${kind}`]),
    ];
    const kinds = ["Api", "Integration", "IntegrationResponse", "Route", "Deployment", "Stage"];
    const v2 = [...full("Create", kinds), ...kinds.map((kind) => `Get${kind}s`)];
    expect(v1.filter((name) => !has("apigateway", name))).to.deep.equal([]);
    expect(v2.filter((name) => !has("apigatewayv2", name))).to.deep.equal([]);
  });

  for (const operation of OPERATIONS) {
    const { service, name } = operation;
    it(`${named(operation)} is where the SDK calls it, and takes what the SDK sends`, () => {
      const sdk = sdkOperation(service, name);
      if (sdk === undefined) throw new Error(`the SDK has no ${name}`);
      const plain = (path: string) => path.replace(/\{\w+\+?\}/g, "{}");
      expect([operation.method, plain(operation.path), operation.status]).to.deep.equal([
        sdk.method,
        plain(sdk.path),
        sdk.status,
      ]);
      const ours = new Map([
        ...labelsOf(operation),
        ...table(operation, operation.query, "query"),
        ...table(operation, operation.body, "body"),
      ]);
      const left = LEFT_OUT[name] ?? [];
      for (const [member, row] of Object.entries(sdk.input)) {
        const mine = ours.get(member) ?? ours.get(QUERY_NAMES[member] ?? "");
        if (left.includes(member)) expect(mine, member).to.equal(undefined);
        else expect(mine, member).to.deep.equal(row);
      }
      const known = new Set(Object.keys(sdk.input).map((member) => QUERY_NAMES[member] ?? member));
      for (const member of ours.keys())
        expect([...known, ...Object.keys(sdk.input)], member).to.include(member);
    });
  }

  it("asks of v1 for the members of a body that the service model requires", () => {
    for (const operation of OPERATIONS.filter(({ service }) => service === "apigateway")) {
      const sdk = sdkOperation(operation.service, operation.name);
      const wanted = sdk?.required.filter((member) => sdk.input[member]?.place === "body");
      const asked = Object.entries(operation.body ?? {}).filter(([, raw]) => rowOf(raw).required === true);
      expect(
        asked.map(([member]) => member),
        operation.name,
      ).to.have.members(wanted ?? []);
    }
  });

  for (const operation of OPERATIONS.filter(
    ({ service, method }) => service === "apigatewayv2" && method !== "DELETE",
  )) {
    it(`${named(operation)} answers members by the names that the SDK reads`, () => {
      const sdk = sdkOperation(operation.service, operation.name);
      const ours = Object.fromEntries(table(operation, operation.answer, "body"));
      for (const [member, row] of Object.entries(sdk?.output ?? {})) {
        expect(ours[member], member).to.deep.equal(row);
      }
    });
  }
});
