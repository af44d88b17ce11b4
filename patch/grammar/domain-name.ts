import { documented, inferred, unknown } from "../../common/evidence.js";
import { sameJson } from "../strategies/json-text.js";
import { policyText, samePolicy } from "../strategies/policy.js";
import { json, string } from "./codecs.js";
import { badRequest, listFamily, notFound } from "./families.js";
import { identity, moment, readOnly, tags } from "./rows.js";
import { GUIDE, MODEL, RECORDED, TABLE, TERRAFORM } from "./sources.js";
import type { FixedRow, KindGrammar, ObjectRow, Operations, ScalarRow } from "./types.js";
import { among, jsonDocument, notEmpty } from "./value-checks.js";

const all: Operations = {
  add: documented(TABLE),
  replace: documented(TABLE),
  remove: documented(TABLE),
};

/** A text that can be added, replaced and removed. */
const optional = (path: string, summary: string, [before, after]: readonly [string, string]): ScalarRow => ({
  shape: "scalar",
  path,
  summary,
  operations: all,
  value: string,
  clear: { by: "remove", evidence: documented(TABLE) },
  emptyIsAbsent: inferred(`${TERRAFORM}: an empty text stands for none`),
  example: {
    before: { [path.slice(1)]: before },
    after: { [path.slice(1)]: after },
    patchOperations: [{ op: "replace", path, value: after }],
  },
});

/** A text that is only replaced. */
const setting = (path: string, summary: string, [before, after]: readonly [string, string]): ScalarRow => ({
  shape: "scalar",
  path,
  summary,
  operations: { replace: documented(TABLE) },
  value: string,
  clear: { by: "nothing", evidence: unknown("no source clears it") },
  example: {
    before: { [path.slice(1)]: before },
    after: { [path.slice(1)]: after },
    patchOperations: [{ op: "replace", path, value: after }],
  },
});

const cleared = unknown("\"\" clears a RestApi's policy by reports; nothing is known of a domain name's");

const policyRow = (path: string, summary: string): ScalarRow => ({
  shape: "scalar",
  path,
  summary,
  operations: { replace: documented(TABLE) },
  value: json,
  checks: [jsonDocument()],
  clear: { by: "replace", value: "", evidence: cleared },
  emptyIsAbsent: cleared,
  equality: { same: sameJson, evidence: inferred("spaces and the order of keys say nothing in JSON") },
  example: {
    before: { [path.slice(1)]: '{"Statement":[]}' },
    after: { [path.slice(1)]: '{"Statement":[{"Effect":"Deny"}]}' },
    patchOperations: [{ op: "replace", path, value: '{"Statement":[{"Effect":"Deny"}]}' }],
  },
});

/** A member of an object that AWS fills in. */
const below = (
  object: string,
  member: string,
  summary: string,
  [a, b]: readonly [unknown, unknown],
): FixedRow => ({
  ...readOnly(`/${object}/${member}`, summary, [a, b]),
  example: {
    before: { [object]: { [member]: a } },
    after: { [object]: { [member]: b } },
    patchOperations: [],
    findings: ["read-only-member"],
  },
});

const optionalBelow = (
  object: string,
  member: string,
  summary: string,
  [before, after]: readonly [string, string],
): ScalarRow => ({
  ...optional(`/${object}/${member}`, summary, [before, after]),
  example: {
    before: { [object]: { [member]: before } },
    after: { [object]: { [member]: after } },
    patchOperations: [{ op: "replace", path: `/${object}/${member}`, value: after }],
  },
});

const NO_TYPE = unknown("AWS's wording is not known");

const endpointConfiguration: ObjectRow = {
  shape: "object",
  path: "/endpointConfiguration",
  summary: "How the domain name is reached.",
  operations: {},
  members: {
    types: {
      shape: "set",
      path: "/endpointConfiguration/types",
      key: "type",
      summary: "The endpoint types: EDGE, REGIONAL, both while one becomes the other, or PRIVATE.",
      operations: { add: documented(TABLE), remove: documented(TABLE) },
      addressed: "value",
      keyChecks: [
        notEmpty(badRequest("Invalid EndpointTypes specified.", NO_TYPE)),
        among("EDGE", "REGIONAL", "PRIVATE"),
      ],
      missingKey: notFound("Invalid EndpointTypes specified.", NO_TYPE),
      noMember: badRequest("Invalid EndpointTypes specified.", NO_TYPE),
      neverEmpty: { finding: "set-never-empty" },
      example: {
        before: { endpointConfiguration: { types: ["EDGE"] } },
        after: { endpointConfiguration: { types: ["EDGE", "REGIONAL"] } },
        patchOperations: [{ op: "add", path: "/endpointConfiguration/types", value: "REGIONAL" }],
      },
    },
    ipAddressType: {
      ...setting(
        "/endpointConfiguration/ipAddressType",
        "The address types that can reach the domain name.",
        ["ipv4", "dualstack"],
      ),
      checks: [among("ipv4", "dualstack")],
      example: {
        before: { endpointConfiguration: { ipAddressType: "ipv4" } },
        after: { endpointConfiguration: { ipAddressType: "dualstack" } },
        patchOperations: [
          { op: "replace", path: "/endpointConfiguration/ipAddressType", value: "dualstack" },
        ],
      },
    },
    vpcEndpointIds: {
      shape: "fixed",
      path: "/endpointConfiguration/vpcEndpointIds",
      summary: "VPC endpoints, which reach a private domain name through access associations.",
      operations: {},
      because: "call",
      instead: "CreateDomainNameAccessAssociation and DeleteDomainNameAccessAssociation",
      evidence: documented(`${MODEL}; ${TABLE} does not list it`),
      notice: "changed-elsewhere",
      example: {
        before: { endpointConfiguration: { vpcEndpointIds: ["vpce-1"] } },
        after: { endpointConfiguration: { vpcEndpointIds: ["vpce-2"] } },
        patchOperations: [],
        findings: ["changed-elsewhere"],
      },
    },
  },
  example: {
    before: { endpointConfiguration: { types: ["EDGE"] } },
    after: { endpointConfiguration: { types: ["REGIONAL"] } },
    patchOperations: [{ op: "add", path: "/endpointConfiguration/types", value: "REGIONAL" }],
    findings: ["needs-second-update"],
    result: { endpointConfiguration: { types: ["EDGE", "REGIONAL"] } },
  },
};

const mutualTlsAuthentication: ObjectRow = {
  shape: "object",
  path: "/mutualTlsAuthentication",
  summary: "How callers show who they are by certificate.",
  operations: {},
  members: {
    truststoreUri: optionalBelow(
      "mutualTlsAuthentication",
      "truststoreUri",
      "The truststore, as an S3 URL.",
      ["s3://bucket/a.pem", "s3://bucket/b.pem"],
    ),
    truststoreVersion: optionalBelow(
      "mutualTlsAuthentication",
      "truststoreVersion",
      "The version of the truststore's S3 object.",
      ["1", "2"],
    ),
    truststoreWarnings: below(
      "mutualTlsAuthentication",
      "truststoreWarnings",
      "What AWS noticed in the truststore.",
      [["a"], ["b"]],
    ),
  },
  example: {
    before: {},
    after: { mutualTlsAuthentication: { truststoreUri: "s3://bucket/a.pem" } },
    patchOperations: [
      { op: "add", path: "/mutualTlsAuthentication/truststoreUri", value: "s3://bucket/a.pem" },
    ],
  },
};

const RULE = documented(`${TABLE}, the rule; AWS's wording is not known`);

const ARN = "arn:aws:acm:eu-west-1:123456789012:certificate";
const arns = [`${ARN}/1`, `${ARN}/2`] as const;

export const domainName: KindGrammar<"DomainName"> = {
  kind: "DomainName",
  operation: "UpdateDomainName",
  inputName: "updateDomainNameInput",
  errors: listFamily(inferred(`${RECORDED} for kinds of few members`)),
  apart: [
    {
      paths: [
        "/certificateName",
        "/certificateArn",
        "/regionalCertificateName",
        "/regionalCertificateArn",
        "/ownershipVerificationCertificateArn",
      ],
      refusal: badRequest("Certificates cannot be added and removed in the same request", RULE),
      finding: "needs-second-update",
    },
    {
      paths: ["/endpointConfiguration/types"],
      refusal: badRequest("Endpoint types cannot be added and removed in the same request", RULE),
      finding: "needs-second-update",
    },
  ],
  members: {
    domainName: identity("/domainName", "The name itself.", "CreateDomainName", [
      "a.example.com",
      "b.example.com",
    ]),
    domainNameId: readOnly("/domainNameId", "The id of a private domain name.", ["a1b2c3", "d4e5f6"]),
    domainNameArn: readOnly("/domainNameArn", "The ARN.", [
      "arn:aws:apigateway:eu-west-1::/domainnames/a.example.com",
      "arn:aws:apigateway:eu-west-1::/domainnames/b.example.com",
    ]),
    certificateName: optional("/certificateName", "The name of the edge certificate.", ["a", "b"]),
    certificateArn: optional("/certificateArn", "The edge certificate.", arns),
    certificateUploadDate: moment("/certificateUploadDate", "When the edge certificate was uploaded."),
    regionalDomainName: readOnly(
      "/regionalDomainName",
      "Where the DNS record points for the regional endpoint.",
      ["d-1.execute-api.eu-west-1.amazonaws.com", "d-2.execute-api.eu-west-1.amazonaws.com"],
    ),
    regionalHostedZoneId: readOnly("/regionalHostedZoneId", "The hosted zone of the regional endpoint.", [
      "Z1",
      "Z2",
    ]),
    regionalCertificateName: optional("/regionalCertificateName", "The name of the regional certificate.", [
      "a",
      "b",
    ]),
    regionalCertificateArn: optional("/regionalCertificateArn", "The regional certificate.", arns),
    distributionDomainName: readOnly("/distributionDomainName", "Where the DNS record points for the edge.", [
      "a.cloudfront.net",
      "b.cloudfront.net",
    ]),
    distributionHostedZoneId: readOnly("/distributionHostedZoneId", "The hosted zone of the edge.", [
      "Z1",
      "Z2",
    ]),
    endpointConfiguration,
    domainNameStatus: readOnly("/domainNameStatus", "How far an update is.", ["UPDATING", "AVAILABLE"]),
    domainNameStatusMessage: readOnly("/domainNameStatusMessage", "Why it is as far as it is.", [
      "wait",
      "done",
    ]),
    securityPolicy: setting("/securityPolicy", "The TLS versions and ciphers.", ["TLS_1_0", "TLS_1_2"]),
    endpointAccessMode: {
      ...setting("/endpointAccessMode", "How strictly the endpoint is accessed.", ["BASIC", "STRICT"]),
      checks: [among("BASIC", "STRICT")],
    },
    tags,
    mutualTlsAuthentication,
    ownershipVerificationCertificateArn: optional(
      "/ownershipVerificationCertificateArn",
      "The certificate that shows whose domain it is.",
      arns,
    ),
    managementPolicy: policyRow(
      "/managementPolicy",
      "Who may associate with a private domain name, as the text of a JSON document.",
    ),
    policy: {
      ...policyRow("/policy", "Who may call a private domain name, as the text of a JSON document."),
      value: policyText,
      equality: { same: samePolicy, evidence: inferred(`${RECORDED}: a RestApi's policy is rewritten`) },
    },
    routingMode: {
      ...setting("/routingMode", "How traffic is sent to APIs.", [
        "BASE_PATH_MAPPING_ONLY",
        "ROUTING_RULE_ONLY",
      ]),
      checks: [among("BASE_PATH_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_BASE_PATH_MAPPING")],
      clear: { by: "default", evidence: documented(`${GUIDE}, routing modes`) },
      serverDefault: {
        value: "BASE_PATH_MAPPING_ONLY",
        evidence: documented(`${GUIDE}, routing modes: the default of every domain name`),
      },
    },
  },
};
