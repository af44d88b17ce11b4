/** The members of a domain name that are objects. */
import { documented, inferred, unknown } from "../../common/evidence.js";
import { badRequest, notFound } from "./families.js";
import type { ObjectRow } from "./row-types.js";
import { readOnly, removable, setting } from "./rows.js";
import { MODEL, TABLE, TERRAFORM } from "./sources.js";
import { among, notEmpty } from "./value-checks.js";

/** A text that can be added, replaced and removed. */
export const optional = (path: string, summary: string, example: readonly [string, string]) =>
  removable(path, summary, inferred(`${TERRAFORM}: an empty text stands for none`), example);

const NO_TYPE = unknown("AWS's wording is not known");

export const endpointConfiguration: ObjectRow = {
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

export const mutualTlsAuthentication: ObjectRow = {
  shape: "object",
  path: "/mutualTlsAuthentication",
  summary: "How callers show who they are by certificate.",
  operations: {},
  members: {
    truststoreUri: optional("/mutualTlsAuthentication/truststoreUri", "The truststore, as an S3 URL.", [
      "s3://bucket/a.pem",
      "s3://bucket/b.pem",
    ]),
    truststoreVersion: optional(
      "/mutualTlsAuthentication/truststoreVersion",
      "The version of the truststore's S3 object.",
      ["1", "2"],
    ),
    truststoreWarnings: readOnly(
      "/mutualTlsAuthentication/truststoreWarnings",
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
