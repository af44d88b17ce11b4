import { expect } from "chai";
import type { Kind } from "../kinds.js";
import { type Assume, oracleApply } from "./index.js";

type Operations = readonly Readonly<Record<string, string>>[];

const replace = (path: string, value: string) => ({ op: "replace", path, value });
const add = (path: string, value: string) => ({ op: "add", path, value });
const remove = (path: string) => ({ op: "remove", path });

const ROLE = "arn:aws:iam::123456789012:role/a";

/** What no call was recorded of, from AWS's documentation and from what clients do. */
const TAKEN: readonly [why: string, kind: Kind, before: object, operations: Operations, after: object][] = [
  ['"" clears the role', "Account", { cloudwatchRoleArn: ROLE }, [replace("/cloudwatchRoleArn", "")], {}],
  [
    "a feature goes in the value",
    "Account",
    {},
    [add("/features", "UsagePlans")],
    { features: ["UsagePlans"] },
  ],
  [
    "a provider goes in the value, the new one before the old one goes",
    "Authorizer",
    { providerARNs: ["arn:a"] },
    [add("/providerARNs", "arn:b"), { ...remove("/providerARNs"), value: "arn:a" }],
    { providerARNs: ["arn:b"] },
  ],
  [
    "a number is text on the way",
    "Authorizer",
    {},
    [replace("/authorizerResultTtlInSeconds", "0")],
    { authorizerResultTtlInSeconds: 0 },
  ],
  [
    "a path is spelled as the table has it",
    "BasePathMapping",
    { restApiId: "a" },
    [replace("/restapiId", "b")],
    { restApiId: "b" },
  ],
  [
    "a certificate is added for the edge",
    "DomainName",
    {},
    [add("/certificateArn", "arn:c")],
    { certificateArn: "arn:c" },
  ],
  [
    "a truststore is replaced",
    "DomainName",
    { mutualTlsAuthentication: { truststoreUri: "s3://a" } },
    [replace("/mutualTlsAuthentication/truststoreUri", "s3://b")],
    { mutualTlsAuthentication: { truststoreUri: "s3://b" } },
  ],
  [
    "a description is replaced",
    "ClientCertificate",
    {},
    [replace("/description", "d")],
    { description: "d" },
  ],
  [
    "what remains is the last number of the key",
    "Usage",
    {
      items: {
        k: [
          [1, 9],
          [2, 8],
        ],
      },
    },
    [replace("/remaining", "5")],
    {
      items: {
        k: [
          [1, 9],
          [2, 5],
        ],
      },
    },
  ],
  [
    "a template's key is one token",
    "Integration",
    {},
    [add("/requestTemplates/audio~1x~0y", "t")],
    { requestTemplates: { "audio/x~y": "t" } },
  ],
  [
    "the last entry takes the map with it",
    "Integration",
    { requestParameters: { "integration.request.header.a~1/b": "'x'" } },
    [remove("/requestParameters/integration.request.header.a~01~1b")],
    {},
  ],
  [
    "a template without text is read back as null",
    "Integration",
    {},
    [add("/requestTemplates/a~1b", "")],
    { requestTemplates: { "a/b": null } },
  ],
  [
    "a cache key is named in the path",
    "Integration",
    { cacheKeyParameters: ["a", "b"] },
    [remove("/cacheKeyParameters/a"), add("/cacheKeyParameters/c~1d", "")],
    { cacheKeyParameters: ["b", "c/d"] },
  ],
  [
    '"" clears how content is handled',
    "Integration",
    { contentHandling: "CONVERT_TO_TEXT" },
    [replace("/contentHandling", "")],
    {},
  ],
  [
    "a key of methodSettings is the path as sent",
    "Stage",
    { methodSettings: { "*/*": { cachingEnabled: true } } },
    [remove("/*/*"), replace("/variables/a", "b")],
    { methodSettings: {}, variables: { a: "b" } },
  ],
  [
    "a stage's throttle is JSON",
    "UsagePlan",
    { apiStages: [{ apiId: "a", stage: "s" }] },
    [replace("/apiStages/a:s/throttle", '{"/p/GET":{"rateLimit":1}}')],
    { apiStages: [{ apiId: "a", stage: "s", throttle: { "/p/GET": { rateLimit: 1 } } }] },
  ],
  [
    "a media type named __proto__ is one",
    "RestApi",
    { tags: {} },
    [add("/binaryMediaTypes/__proto__", "")],
    { tags: {}, binaryMediaTypes: ["__proto__"] },
  ],
];

const REFUSED: readonly [
  why: string,
  kind: Kind,
  before: object,
  operations: Operations,
  index: number,
  assume?: Partial<Assume>,
][] = [
  [
    "the last provider cannot go",
    "Authorizer",
    { providerARNs: ["arn:a"] },
    [{ ...remove("/providerARNs"), value: "arn:a" }],
    0,
  ],
  [
    "endpoint types come and go in separate requests",
    "DomainName",
    { endpointConfiguration: { types: ["EDGE"] } },
    [
      add("/endpointConfiguration/types", "REGIONAL"),
      { ...remove("/endpointConfiguration/types"), value: "EDGE" },
    ],
    -1,
  ],
  [
    "usage plans cannot be disabled",
    "Account",
    { features: ["UsagePlans"] },
    [{ ...remove("/features"), value: "UsagePlans" }],
    0,
  ],
  ["the type is put, not patched", "Integration", { type: "HTTP" }, [replace("/type", "MOCK")], 0],
  ["a map is patched by its keys", "Integration", {}, [add("/requestTemplates", "{}")], 0],
  ["an unescaped slash makes another path", "Integration", {}, [add("/requestTemplates/a/b", "t")], 0],
  [
    "a role cannot be patched where AWS keeps to its table",
    "Integration",
    {},
    [replace("/uri", "http://a"), replace("/credentials", ROLE)],
    1,
    { credentialsPatch: "refuse" },
  ],
  [
    "a key is there already",
    "Integration",
    { requestParameters: { k: "v" } },
    [add("/requestParameters/k", "w")],
    0,
    { addExisting: "refuse" },
  ],
  [
    "a key is not there",
    "Integration",
    {},
    [replace("/requestParameters/k", "w")],
    0,
    { replaceMissing: "refuse" },
  ],
  [
    "a pattern cannot be removed",
    "IntegrationResponse",
    { selectionPattern: "a" },
    [remove("/selectionPattern")],
    0,
  ],
];

describe("the oracle on what is documented and was never recorded", () => {
  for (const [why, kind, before, operations, after] of TAKEN) {
    it(`${kind}: ${why}`, () => expect(oracleApply(kind, before, operations).resource).to.deep.equal(after));
  }
  for (const [why, kind, before, operations, index, assume = {}] of REFUSED) {
    it(`${kind} refuses: ${why}`, () => {
      const { error, held } = oracleApply(kind, before, operations, { assume });
      expect(error?.index).to.equal(index);
      expect(held).to.deep.equal(before);
    });
  }

  it("holds the operations before the refused one where a refused list is not undone", () => {
    const operations = [
      replace("/cacheNamespace", "n"),
      replace("/type", "MOCK"),
      replace("/uri", "http://a"),
    ];
    const { held } = oracleApply("Integration", { type: "HTTP" }, operations, { assume: { atomic: false } });
    expect(held).to.deep.equal({ type: "HTTP", cacheNamespace: "n" });
  });
});
