/** Account, Authorizer, BasePathMapping, DomainName: documented, and never recorded. */
import { type Data, read } from "./data.js";
import {
  type Behaviour,
  container,
  type Operation,
  patchScalar,
  patchSet,
  refuse,
  setText,
  toInteger,
  type World,
} from "./machine.js";

function invalid(operation: Operation): never {
  refuse(`Invalid patch path  '${operation.path}' specified for op '${operation.op}'.`);
}

function replaceText(state: Data, member: string, operation: Operation, world: World) {
  if (operation.op !== "replace" || operation.tokens.length !== 1) invalid(operation);
  if (!operation.value) world.doubt(`${member} cleared`);
  setText(state, member, operation.value);
}

/** The bare path, and the member of the list as the value. */
function valueSet(state: Data, member: string, operation: Operation, world: World) {
  if (operation.value === undefined || operation.value === "") refuse(`no member of ${member} named`);
  patchSet(state, member, operation.value, operation, world, `no such member of ${member}`);
}

export const Account: Behaviour = {
  operation(state, operation, world) {
    if (operation.path === "/cloudwatchRoleArn") {
      if (operation.op !== "replace") invalid(operation);
      if (operation.value === undefined) world.doubt("a role without a value");
      return setText(state, "cloudwatchRoleArn", operation.value);
    }
    if (operation.path !== "/features") invalid(operation);
    if (operation.op === "remove") refuse("Usage Plans cannot be disabled once enabled");
    valueSet(state, "features", operation, world);
  },
};

const AUTHORIZER_TEXTS = [
  "authorizerUri",
  "authorizerCredentials",
  "authType",
  "identityValidationExpression",
  "name",
  "type",
];

export const Authorizer: Behaviour = {
  operation(state, operation, world) {
    const [member = "", ...rest] = operation.tokens;
    if (rest.length > 0) invalid(operation);
    if (AUTHORIZER_TEXTS.includes(member)) return replaceText(state, member, operation, world);
    switch (member) {
      case "authorizerResultTtlInSeconds":
        if (operation.op !== "replace") invalid(operation);
        state[member] = toInteger(operation.value);
        return;
      case "identitySource":
        return patchScalar(state, member, operation, world);
      case "providerARNs":
        valueSet(state, member, operation, world);
        if (read(state, member) === undefined) refuse("the list of providers can never be empty");
        return;
      default:
        invalid(operation);
    }
  },
};

/** The table spells /basepath and /restapiId, clients and the SDK /basePath and /restApiId. */
const MAPPING_PATHS: Readonly<Record<string, string>> = {
  "/basepath": "basePath",
  "/basePath": "basePath",
  "/restapiId": "restApiId",
  "/restApiId": "restApiId",
  "/stage": "stage",
};

export const BasePathMapping: Behaviour = {
  operation(state, operation, world) {
    const member = operation.path === null ? undefined : MAPPING_PATHS[operation.path];
    if (member === undefined) invalid(operation);
    if (operation.path === "/basepath" || operation.path === "/restApiId")
      world.doubt("how AWS spells the path");
    replaceText(state, member, operation, world);
  },
};

const CERTIFICATES = [
  "certificateName",
  "certificateArn",
  "regionalCertificateName",
  "regionalCertificateArn",
  "ownershipVerificationCertificateArn",
];

const DOMAIN_TEXTS = ["securityPolicy", "routingMode", "endpointAccessMode", "managementPolicy", "policy"];

export const DomainName: Behaviour = {
  operation(state, operation, world) {
    const [member = "", key, ...rest] = operation.tokens;
    if (rest.length > 0) invalid(operation);
    if (CERTIFICATES.includes(member) && key === undefined)
      return patchScalar(state, member, operation, world);
    if (DOMAIN_TEXTS.includes(member) && key === undefined)
      return replaceText(state, member, operation, world);
    if (member === "mutualTlsAuthentication" && (key === "truststoreUri" || key === "truststoreVersion")) {
      return patchScalar(container(state, member), key, operation, world);
    }
    if (member === "endpointConfiguration" && key === "types") {
      return valueSet(container(state, member), key, operation, world);
    }
    if (member === "endpointConfiguration" && key === "ipAddressType" && operation.op === "replace") {
      if (!["ipv4", "dualstack"].includes(operation.value ?? "")) world.doubt("another address type");
      return setText(container(state, member), key, operation.value);
    }
    invalid(operation);
  },
  finish(_state, _before, operations) {
    const types = operations
      .filter(({ path }) => path === "/endpointConfiguration/types")
      .map(({ op }) => op);
    if (types.includes("add") && types.includes("remove")) {
      refuse("endpoint types are added and removed in separate requests");
    }
    const migrating = (op: string) =>
      operations.some(
        (operation) => operation.op === op && /ertificate(Name|Arn)$/.test(operation.path ?? ""),
      );
    if (migrating("add") && migrating("remove")) {
      refuse("certificates are added and removed in separate requests");
    }
  },
};
