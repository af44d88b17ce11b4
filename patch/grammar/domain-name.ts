import { documented, inferred, unknown } from "../../common/evidence.js";
import { JSON_EQUALITY } from "../strategies/json-text.js";
import { POLICY_RULE, policyText, samePolicy } from "../strategies/policy.js";
import { json } from "./codecs.js";
import { endpointConfiguration, mutualTlsAuthentication, optional } from "./domain-name-objects.js";
import { badRequest, listFamily } from "./families.js";
import type { ScalarRow } from "./row-types.js";
import { identity, moment, readOnly, setting, tags } from "./rows.js";
import { GUIDE, RECORDED, TABLE } from "./sources.js";
import type { KindGrammar } from "./types.js";
import { among, jsonDocument } from "./value-checks.js";

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
  equality: JSON_EQUALITY,
  example: {
    before: { [path.slice(1)]: '{"Statement":[]}' },
    after: { [path.slice(1)]: '{"Statement":[{"Effect":"Deny"}]}' },
    patchOperations: [{ op: "replace", path, value: '{"Statement":[{"Effect":"Deny"}]}' }],
  },
});

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
      equality: {
        rule: POLICY_RULE,
        same: samePolicy,
        evidence: inferred(`${RECORDED}: a RestApi's policy is rewritten`),
      },
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
