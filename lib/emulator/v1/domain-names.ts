import { randomBytes } from "node:crypto";
import type { Dictionary } from "../../../common/own.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { badRequest, conflict, guessed, heard, refuse } from "../refusals.js";
import { pick, seconds, without } from "../shared.js";
import { choice, list, map, required, struct, text } from "../wire/shape.js";
import { collection } from "./collection.js";
import { entry } from "./lookup.js";

const REFUSED = {
  domainExists: badRequest("The domain name you provided already exists.", guessed("no recording")),
  mappingExists: conflict(
    "Base path already exists for this domain name",
    heard("aws/aws-extensions-for-dotnet-cli#102"),
  ),
  onlyOne: conflict(
    "Only one base path mapping is allowed if the base path is empty.",
    heard("amplify-education/serverless-domain-manager#179"),
  ),
  api: badRequest("Invalid REST API identifier specified", guessed("recorded for CreateRequestValidator")),
  stage: badRequest("Invalid stage identifier specified", heard("serverless-components/domain#8")),
} as const;

const DOMAIN = {
  domainName: required(text),
  certificateName: text,
  certificateBody: text,
  certificatePrivateKey: text,
  certificateChain: text,
  certificateArn: text,
  regionalCertificateName: text,
  regionalCertificateArn: text,
  endpointConfiguration: struct({
    types: list(choice("PRIVATE", "EDGE", "REGIONAL")),
    ipAddressType: choice("ipv4", "dualstack"),
    vpcEndpointIds: list(text),
  }),
  tags: map(text),
  securityPolicy: text,
  endpointAccessMode: text,
  mutualTlsAuthentication: struct({ truststoreUri: text, truststoreVersion: text }),
  ownershipVerificationCertificateArn: text,
  policy: text,
  routingMode: text,
};

/** What is taken in and never answered. */
const SECRET = ["certificateBody", "certificatePrivateKey", "certificateChain"];

const domains = collection({
  kind: "DomainName",
  path: "/domainnames",
  label: "domainName",
  collection: "domainNames",
  missing: "domainName",
  holder: (call) => call.account,
  shown: (_call, value) => ({ tags: {}, ...value }),
  create: {
    body: DOMAIN,
    make: (call) => {
      const value = without(pick(call.input, Object.keys(DOMAIN)), SECRET);
      if (call.account.collection("domainNames").has(String(value.domainName))) refuse(REFUSED.domainExists);
      const { accountId, region } = call.settings;
      const host = `d-${randomBytes(5).toString("hex")}.execute-api.${region}.amazonaws.com`;
      return {
        domainNameArn: `arn:aws:apigateway:${region}:${accountId}:/domainnames/${String(value.domainName)}`,
        domainNameStatus: "AVAILABLE",
        endpointConfiguration: { types: ["EDGE"], ipAddressType: "ipv4" },
        securityPolicy: "TLS_1_2",
        regionalDomainName: host,
        certificateUploadDate: seconds(call.now),
        ...value,
      };
    },
  },
});

const domain = (call: Call) => entry(call, call.account, "domainNames", "domainName", "domainName");

/** AWS's word for a mapping of the root. */
const ROOT = "(none)";

const MAPPING = { basePath: text, restApiId: required(text), stage: text };

/** A mapping with its root by name, where the API and stage that it leads to are there. */
function mappingOf(call: Call, value: Dictionary): Dictionary {
  const { restApiId, stage = "", basePath = "" } = value;
  const api = call.account.collection("restApis").get(String(restApiId)) ?? refuse(REFUSED.api);
  if (stage !== "" && !api.collection("stages").has(String(stage))) refuse(REFUSED.stage);
  return { ...value, basePath: basePath === "" ? ROOT : basePath };
}

/** @throws ServiceError where the path is taken, or a mapping of the root and another would stand side by side */
function refuseTaken(basePath: unknown, others: readonly unknown[]): void {
  if (others.includes(basePath)) refuse(REFUSED.mappingExists);
  if (others.includes(ROOT) || (basePath === ROOT && others.length > 0)) refuse(REFUSED.onlyOne);
}

const mappings = collection({
  kind: "BasePathMapping",
  path: "/domainnames/{domainName}/basepathmappings",
  label: "basePath",
  collection: "basePathMappings",
  missing: "basePathMapping",
  holder: domain,
  create: {
    body: MAPPING,
    make: (call, holder) => {
      const value = mappingOf(call, pick(call.input, Object.keys(MAPPING)));
      refuseTaken(value.basePath, [...holder().collection("basePathMappings").keys()]);
      return value;
    },
  },
  updated: (call, after) => {
    const value = mappingOf(call, after);
    const own = textOf(call, "basePath");
    const others = [...domain(call).collection("basePathMappings").keys()].filter((path) => path !== own);
    if (value.basePath !== own) refuseTaken(value.basePath, others);
    return value;
  },
});

export const operations: readonly Operation[] = [...domains, ...mappings];
