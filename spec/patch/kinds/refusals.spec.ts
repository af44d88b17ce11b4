import { expect } from "chai";
import type { Context, Kind } from "../../../lib/index.js";
import { refuses } from "./run.js";

type Case = readonly [
  kind: Kind,
  before: object,
  operations: readonly string[],
  message: string,
  context?: Context,
];

const BAD = "BadRequestException: ";
const GONE = "NotFoundException: ";
const ONLY_REPLACE = `${BAD}Invalid patch operation specified. Must be one of: [replace]`;
const listed = (path: string, op: string, help: string) =>
  `${BAD}Invalid patch path  '${path}' specified for op '${op}'. ${help}`;
const CHOOSE = "Please choose supported operations";
const LONG = "x".repeat(300);

/** As recorded, and variants: what is right for one member is right for its neighbours. */
const PATHS: readonly Case[] = [
  ["Method", {}, ["add /operationName a"], ONLY_REPLACE],
  ["Method", {}, ["remove /apiKeyRequired"], ONLY_REPLACE],
  ["Method", {}, ["replace /httpMethod PUT"], `${BAD}Invalid patch path /httpMethod`],
  ["Method", {}, ["add /requestModels/audio/x-y Empty"], `${BAD}Invalid patch path /requestModels/audio/x-y`],
  ["Method", {}, ["replace /requestModels Empty"], `${BAD}Invalid patch path /requestModels`],
  ["Method", {}, ["replace /methodIntegration/uri a"], `${BAD}Invalid patch path /methodIntegration/uri`],
  ["Method", {}, [`add /${LONG} a`], `${BAD}Invalid patch path /${LONG}`],
  ["RestApi", {}, ["add /minimumCompressionSize 10"], ONLY_REPLACE],
  ["RestApi", {}, ["remove /policy"], ONLY_REPLACE],
  ["RestApi", {}, ["remove /endpointConfiguration/ipAddressType ipv4"], ONLY_REPLACE],
  [
    "RestApi",
    {},
    ["remove /endpointConfiguration/types/REGIONAL"],
    `${BAD}Invalid patch operation specified. Must be 'add'|'remove'|'replace'`,
  ],
  ["RestApi", {}, ["add /binaryMediaTypes image/gif"], `${BAD}Invalid patch path /binaryMediaTypes`],
  ["RestApi", {}, ["replace /endpointConfiguration a"], `${BAD}Invalid patch path /endpointConfiguration`],
  ["RestApi", {}, ["replace /tags/a b"], `${BAD}Invalid patch path /tags/a`],
  ["GatewayResponse", {}, ["add /statusCode 444"], `${BAD}Invalid patch path /statusCode`],
  ["GatewayResponse", {}, ["replace /defaultResponse true"], `${BAD}Invalid patch path /defaultResponse`],
  ["MethodResponse", {}, ["replace /statusCode 201"], `${BAD}Invalid patch path /statusCode`],
  ["Resource", {}, ["add /pathPart a"], listed("/pathPart", "add", CHOOSE)],
  ["Resource", {}, ["move /nowhere a"], listed("/nowhere", "move", CHOOSE)],
  [
    "Resource",
    {},
    ["replace /path /a"],
    listed("/path", "replace", "Must be one of: [/parentId, /pathPart]"),
  ],
  ["Model", {}, ["remove /description"], listed("/description", "remove", CHOOSE)],
  ["Model", {}, ["replace /id a"], listed("/id", "replace", "Must be one of: [/description, /schema]")],
  [
    "RequestValidator",
    {},
    ["replace /id a"],
    listed("/id", "replace", "Must be one of: [/name, /validateRequestParameters, /validateRequestBody]"),
  ],
  ["RequestValidator", {}, ["add /name a"], listed("/name", "add", CHOOSE)],
  ["DocumentationPart", {}, ["remove /properties"], listed("/properties", "remove", CHOOSE)],
  [
    "DocumentationPart",
    {},
    ["replace /location a"],
    listed("/location", "replace", "Must be one of: [/properties]"),
  ],
  [
    "ApiKey",
    {},
    ["replace /value a"],
    listed("/value", "replace", "Must be one of: [/description, /enabled, /name, /customerId]"),
  ],
  ["ApiKey", {}, ["add /name a"], listed("/name", "add", "Must be one of: [/labels, /stages]")],
  ["ApiKey", {}, ["test /name a"], listed("/name", "test", CHOOSE)],
];

const TYPE =
  "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.";
const TREE = [
  { id: "root", path: "/" },
  { id: "pets", parentId: "root", path: "/pets", pathPart: "pets" },
  { id: "dogs", parentId: "pets", path: "/pets/dogs", pathPart: "dogs" },
  { id: "toys", parentId: "dogs", path: "/pets/dogs/toys", pathPart: "toys" },
];
const PETS = TREE[1] as object;
const SIZE = `${BAD}Invalid minimum compression size, must be between 0 and 10485760`;

const VALUES: readonly Case[] = [
  ["RestApi", {}, ["replace /minimumCompressionSize -1"], SIZE],
  ["RestApi", {}, ["replace /minimumCompressionSize 10485761"], SIZE],
  ["RestApi", {}, ["replace /minimumCompressionSize 1.5"], SIZE],
  [
    "RestApi",
    {},
    ["replace /endpointConfiguration/types/0 private"],
    `${BAD}Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE`,
  ],
  [
    "RestApi",
    {},
    ["replace /endpointConfiguration/ipAddressType ipv6"],
    `${BAD}ipAddressType must be either ipv4 or dualstack.`,
  ],
  [
    "RestApi",
    { endpointConfiguration: { types: ["EDGE"] } },
    ["replace /endpointConfiguration/types/0 PRIVATE", "replace /endpointConfiguration/ipAddressType ipv4"],
    `${BAD}Only dualstack ipAddressType is supported for Private APIs.`,
  ],
  ["RequestValidator", { name: "a" }, ["replace /name ="], `${BAD}Request Validator name cannot be blank`],
  [
    "Model",
    { schema: "{}" },
    ["replace /schema ="],
    `${BAD}Model schema must have at least 1 property or array items defined`,
  ],
  [
    "ApiKey",
    {},
    [`replace /description ${"y".repeat(125_001)}`],
    `${BAD}Invalid API Key description specified.`,
  ],
  [
    "GatewayResponse",
    {},
    ["add /responseTemplates/audio~1x~0y ="],
    `${BAD}Invalid null or empty value in responseTemplates`,
  ],
  [
    "GatewayResponse",
    {},
    ["replace /responseTemplates/audio~1x~0y a"],
    `${GONE}Invalid parameter name specified`,
  ],
  [
    "MethodResponse",
    { responseModels: { "a/b": "Empty" } },
    ["remove /responseModels/audio~1x~0y"],
    `${GONE}Content-Type specified was not found`,
  ],
  [
    "MethodResponse",
    {},
    ["replace /responseParameters/method.response.header.A true"],
    `${GONE}Invalid parameter name specified`,
  ],
  ["Method", { authorizationType: "NONE" }, ["replace /authorizationType COGNITO_USER_POOLS"], BAD + TYPE],
  [
    "Method",
    { authorizationType: "CUSTOM", authorizerId: "a" },
    ["replace /authorizerId =", "replace /operationName x"],
    BAD + TYPE,
  ],
  [
    "Method",
    { authorizationType: "NONE" },
    ["replace /authorizerId c", "replace /authorizationType CUSTOM"],
    BAD + TYPE,
    { authorizers: ["a", "b"] },
  ],
  [
    "Method",
    {},
    ["replace /requestValidatorId c"],
    `${BAD}Invalid Request Validator identifier specified`,
    { requestValidators: ["a"] },
  ],
  [
    "Resource",
    { id: "root", path: "/" },
    ["replace /pathPart a"],
    `${BAD}Root resource cannot update its pathPart.`,
  ],
  [
    "Resource",
    { id: "root", path: "/" },
    ["replace /parentId pets"],
    `${BAD}Root resource cannot update its parentId.`,
    { resources: TREE },
  ],
  [
    "Resource",
    PETS,
    ["replace /parentId gone"],
    `${GONE}Invalid Resource identifier specified`,
    { resources: TREE },
  ],
  ["Resource", PETS, ["replace /parentId toys"], `${BAD}Resources cannot be cyclical.`, { resources: TREE }],
  ["Resource", PETS, ["replace /parentId pets"], `${BAD}Resources cannot be cyclical.`, { resources: TREE }],
  [
    "Resource",
    { id: "cats", parentId: "pets", path: "/pets/cats", pathPart: "cats" },
    ["replace /pathPart dogs"],
    "ConflictException: Another resource with the same parent already has this name: dogs",
    { resources: TREE },
  ],
];

describe("the refusals of AWS, as recorded and for the members beside the recorded ones", () => {
  for (const [kind, before, operations, message, context] of [...PATHS, ...VALUES]) {
    it(`${kind}: ${operations.map((text) => text.slice(0, 70)).join("; ")}`, () => {
      expect(refuses(kind, before, operations, context === undefined ? {} : { context })).to.equal(message);
    });
  }

  it("name every bad operation of a list before any path is looked at, counted from 1", () => {
    expect(refuses("VpcLink", {}, ["put /nowhere", "replace /name a", "Replace /name b"])).to.equal(
      "ValidationException: 2 validation errors detected: " +
        "Value 'put' at 'updateVpcLinkInput.patchOperations.1.member.op' failed to satisfy constraint: " +
        "Member must satisfy enum value set: [add, remove, move, test, replace, copy]; " +
        "Value 'Replace' at 'updateVpcLinkInput.patchOperations.3.member.op' failed to satisfy constraint: " +
        "Member must satisfy enum value set: [add, remove, move, test, replace, copy]",
    );
  });

  it("do not come where the context does not say what there is", () => {
    expect(refuses("Method", {}, ["replace /requestValidatorId c"])).to.deep.equal({
      requestValidatorId: "c",
    });
    expect(refuses("Resource", PETS, ["replace /parentId gone"])).to.deep.include({ parentId: "gone" });
  });
});
