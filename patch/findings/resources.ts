/** What holds for one or two of the other kinds. */
import { documented, recorded, reported } from "../../common/evidence.js";
import type { Catalogue } from "../../common/findings.js";
import { GUIDE, MODEL, RECORDED, TABLE, TERRAFORM } from "../grammar/sources.js";

export const resourceFindings = {
  "authorizer-required": {
    severity: "error",
    message: "authorizationType {text} needs an authorizerId",
    remedy: "Give authorizerId in the same desired object.",
    why: "AWS looks at the type and the authorizer together once the list is carried out.",
    evidence: recorded(`${RECORDED}: UpdateMethod`),
  },
  "authorizer-ignored": {
    severity: "info",
    message: "{path} does not count while authorizationType is NONE: AWS ignores it",
    remedy: "Leave it out, or set authorizationType to CUSTOM or COGNITO_USER_POOLS.",
    why: "An authorizer that is sent for a method of the type NONE is accepted and not stored.",
    evidence: recorded(`${RECORDED}: UpdateMethod`),
  },
  "authorizer-type-changes": {
    severity: "warning",
    message: "an authorizer changes to or from COGNITO_USER_POOLS ({current} -> {desired})",
    remedy: "Read the authorizer again, or create a new one and delete this one.",
    why: "The two sorts have different members; Terraform makes a new authorizer rather than patch the type.",
    evidence: reported(TERRAFORM),
  },
  "default-response": {
    severity: "warning",
    message: "no update makes this the default gateway response again",
    remedy: "Call DeleteGatewayResponse.",
    why: "A default response is one that nobody has customised; any update customises it.",
    evidence: recorded(`${RECORDED}: UpdateGatewayResponse`),
  },
  "default-response-customised": {
    severity: "info",
    message: "the update makes the default gateway response a customised one: defaultResponse turns false",
    remedy: "DeleteGatewayResponse brings the default back.",
    why: "Any update of a default response customises it.",
    evidence: recorded(`${RECORDED}: UpdateGatewayResponse`),
  },
  "private-needs-dualstack": {
    severity: "error",
    message: "a PRIVATE API has the ipAddressType dualstack, not {text}",
    remedy: "Leave ipAddressType out, or set it to dualstack.",
    why: "AWS refuses ipv4 for a private API, and turns the type to dualstack when an API becomes private.",
    evidence: recorded(`${RECORDED}: UpdateRestApi`),
  },
  "vpc-endpoint-needs-private": {
    severity: "error",
    message: "VPC endpoints are for PRIVATE APIs, not {type}",
    remedy: "Leave vpcEndpointIds out, or make the API PRIVATE.",
    why: "The service model supports the member for the PRIVATE endpoint type alone.",
    evidence: documented(MODEL),
  },
  "needs-second-update": {
    severity: "warning",
    message: "{path} is removed by a second update: additions and removals do not stand in one",
    remedy: "Send this list, wait until the domain name is AVAILABLE, and diff again.",
    why: "Certificates and endpoint types of a domain name are added and removed in separate requests.",
    evidence: documented(`${TABLE}; ${GUIDE}, migrating a custom domain name`),
  },
  "set-never-empty": {
    severity: "error",
    message: "{path} cannot be empty",
    remedy: "Keep at least one member.",
    why: "AWS does not take the last member away.",
    evidence: reported(TERRAFORM),
  },
  "feature-stays": {
    severity: "warning",
    message: "the feature {text} cannot be taken away",
    remedy: "Leave it in the desired object.",
    why: "AWS's table lists the removal; usage plans, once enabled, stay.",
    evidence: reported("moto, API Gateway models"),
  },
  "root-resource": {
    severity: "error",
    message: "the root resource has no other {member}",
    remedy: "Leave the root as it is.",
    why: "AWS refuses to rename or move the root.",
    evidence: recorded(`${RECORDED}: UpdateResource`),
  },
  "path-follows": {
    severity: "info",
    message: "{path} follows the new parent; the desired path is not sent",
    remedy: "Leave it out, and read the resource again.",
    why: "AWS puts the path together from the parent's path and the path part.",
    evidence: recorded(`${RECORDED}: UpdateResource`),
  },
  "path-part-invalid": {
    severity: "error",
    message: '"{text}" is no part of a path',
    remedy: "Use letters, digits and ._-:, or a parameter in braces: {name} or {name+}.",
    why: "API Gateway takes no other characters in a path part.",
    evidence: documented(`${GUIDE}, resources`),
  },
  "usage-extension": {
    severity: "info",
    message: "{path} grants the key another remaining quota; what the answer shows then is not recorded",
    remedy: "Read the usage again.",
    why: "AWS documents the path and no recording shows its effect.",
    evidence: documented(TABLE),
  },
} as const satisfies Catalogue;
