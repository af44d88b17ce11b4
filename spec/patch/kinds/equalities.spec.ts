import { expect } from "chai";
import { grammars, type Kind } from "../../../lib/index.js";
import { equalities } from "../../../patch/normalise.js";

const DESCRIPTION = '/description: "" is absent';
const JSON_TEXT = "a JSON document is the same whatever its spaces and the order of its keys";
const POLICY =
  "a policy is the same escaped or not, with the ARN of its API short or full, with a list of one or its member";

/** All that is forgiven beyond the general rules, typed by hand: a row that forgives anything else fails here. */
const LISTED: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  Account: ['/cloudwatchRoleArn: "" is absent'],
  ApiKey: ['/name: "" is absent', '/customerId: "" is absent', DESCRIPTION, "/enabled: absent is false"],
  Authorizer: [
    "/authType: absent is cognito_user_pools, where that is the default",
    "/authType: absent is custom",
    '/authType: "" is absent',
    '/authorizerUri: "" is absent',
    '/authorizerCredentials: "" is absent',
    '/identitySource: "" is absent',
    '/identityValidationExpression: "" is absent',
    "/authorizerResultTtlInSeconds: absent is 300",
  ],
  BasePathMapping: [
    "/basePath: absent is (none)",
    '/basePath: "" is absent',
    "/stage: absent is (none)",
    '/stage: "" is absent',
  ],
  ClientCertificate: [DESCRIPTION],
  Deployment: [DESCRIPTION],
  DocumentationPart: [`/properties: ${JSON_TEXT}`],
  DocumentationVersion: [DESCRIPTION],
  DomainName: [
    '/certificateName: "" is absent',
    '/certificateArn: "" is absent',
    '/regionalCertificateName: "" is absent',
    '/regionalCertificateArn: "" is absent',
    '/mutualTlsAuthentication/truststoreUri: "" is absent',
    '/mutualTlsAuthentication/truststoreVersion: "" is absent',
    '/ownershipVerificationCertificateArn: "" is absent',
    '/managementPolicy: "" is absent',
    `/managementPolicy: ${JSON_TEXT}`,
    '/policy: "" is absent',
    `/policy: ${POLICY}`,
    "/routingMode: absent is BASE_PATH_MAPPING_ONLY",
  ],
  GatewayResponse: [
    ...["400", "401", "403", "404", "413", "415", "429", "500", "504"].map(
      (code) => `/statusCode: absent is ${code}, where that is the default`,
    ),
    '/statusCode: "" is absent',
    String.raw`/responseTemplates: absent in the desired object agrees with {"application/json":"{\"message\":$context.error.messageString}"}`,
  ],
  Method: [
    "/authorizationType: absent is NONE",
    '/authorizerId: "" is absent',
    "/authorizerId: does not count where AWS drops it",
    "/apiKeyRequired: absent is false",
    '/requestValidatorId: "" is absent',
    '/operationName: "" is absent',
  ],
  MethodResponse: [],
  Model: [DESCRIPTION, `/schema: ${JSON_TEXT}`],
  RequestValidator: ["/validateRequestBody: absent is false", "/validateRequestParameters: absent is false"],
  Resource: [],
  RestApi: [
    DESCRIPTION,
    "/apiKeySource: absent is HEADER",
    "/endpointConfiguration/types: absent is [EDGE]",
    "/endpointConfiguration/ipAddressType: absent is dualstack, where that is the default",
    "/endpointConfiguration/ipAddressType: absent is ipv4",
    '/policy: "" is absent',
    `/policy: ${POLICY}`,
    "/disableExecuteApiEndpoint: absent is false",
  ],
  Usage: [],
  VpcLink: [DESCRIPTION],
};

describe("what counts as equal, kind by kind, is a closed list", () => {
  for (const [kind, listed] of Object.entries(LISTED)) {
    it(kind, () => {
      const found = equalities(kind as Kind).map(({ path, rule }) => `${path}: ${rule}`);
      expect(found).to.have.members(listed);
    });
  }

  it("has evidence on each line", () => {
    for (const kind of Object.keys(grammars) as Kind[]) {
      for (const { path, evidence } of equalities(kind)) {
        expect(evidence.source, `${kind} ${path}`).to.not.equal("");
      }
    }
  });
});
