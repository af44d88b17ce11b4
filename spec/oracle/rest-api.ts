import { isData, read, write } from "./data.js";
import {
  type Behaviour,
  badRequest,
  type Context,
  container,
  type Operation,
  patchScalar,
  patchSet,
  refuse,
  setText,
  toBoolean,
  type World,
} from "./machine.js";

const invalid = (operation: Operation): never => badRequest(`Invalid patch path ${operation.path}`);

function onlyReplace(operation: Operation) {
  if (operation.tokens.length !== 1) invalid(operation);
  if (operation.op !== "replace") badRequest("Invalid patch operation specified. Must be one of: [replace]");
}

/** A set addressed by element: replace takes the old element out and puts the new one at the end. */
function binaryMediaType(state: Record<string, unknown>, type: string, operation: Operation, world: World) {
  if (operation.op !== "replace") {
    return patchSet(state, "binaryMediaTypes", type, operation, world, "no such media type");
  }
  const held = read(state, "binaryMediaTypes");
  const list = Array.isArray(held) ? held : [];
  if (!list.includes(type)) world.doubt("replace of a media type that is not there");
  const others = list.filter((item) => item !== type);
  if (!operation.value) world.doubt("a media type without a name");
  if (list.includes(operation.value)) world.doubt("replace by a media type that is there");
  write(state, "binaryMediaTypes", operation.value ? [...others, operation.value] : others);
}

function endpoint(state: Record<string, unknown>, operation: Operation, world: World) {
  const [, member = "", segment, ...rest] = operation.tokens;
  const configuration = container(state, "endpointConfiguration");
  const isPrivate = () =>
    (read(configuration, "types") as unknown[] | undefined)?.includes("PRIVATE") ?? false;
  if (member === "types" && segment !== undefined && rest.length === 0) {
    if (operation.op === "add") refuse("add of an endpoint type");
    if (operation.op !== "replace") {
      badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
    }
    if (!["REGIONAL", "EDGE", "PRIVATE"].includes(operation.value ?? "")) {
      badRequest("Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE");
    }
    if (isPrivate() && operation.value !== "PRIVATE") world.doubt("what else leaving PRIVATE changes");
    write(configuration, "types", [operation.value]);
    if (operation.value === "PRIVATE") write(configuration, "ipAddressType", "dualstack");
  } else if (member === "ipAddressType" && segment === undefined) {
    if (operation.op !== "replace")
      badRequest("Invalid patch operation specified. Must be one of: [replace]");
    if (operation.value !== "ipv4" && operation.value !== "dualstack") {
      badRequest("ipAddressType must be either ipv4 or dualstack.");
    }
    if (isPrivate() && operation.value === "ipv4") {
      badRequest("Only dualstack ipAddressType is supported for Private APIs.");
    }
    write(configuration, member, operation.value);
  } else if (member === "vpcEndpointIds" && rest.length === 0) {
    // Recorded with the id as the value; ACK sends it as the last token.
    if (segment !== undefined) world.doubt("a VPC endpoint named in the path");
    const id = segment ?? operation.value;
    if (id === undefined || id === "") refuse("no VPC endpoint named");
    if (!isPrivate()) world.doubt("VPC endpoints of an API that is not private");
    patchSet(configuration, member, id, operation, world, "no such VPC endpoint");
  } else {
    invalid(operation);
  }
}

/** AWS stores `execute-api:/…` as a full ARN, and answers with the JSON escaped as in a string literal. */
export function storedPolicy(text: string, state: Record<string, unknown>, context: Context): string {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    refuse("Invalid policy document. Please check the policy syntax and ensure that Principals are valid.");
  }
  const { accountId, region } = context;
  if (accountId === undefined || region === undefined) return text;
  const prefix = `arn:${context.partition ?? "aws"}:execute-api:${region}:${accountId}:${String(read(state, "id"))}`;
  const full = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length === 1 ? full(value[0]) : value.map(full);
    return typeof value === "string" && value.startsWith("execute-api:/")
      ? prefix + value.slice("execute-api:".length)
      : value;
  };
  const statements = isData(policy) ? read(policy, "Statement") : undefined;
  for (const statement of Array.isArray(statements) ? statements : [statements]) {
    if (isData(statement) && read(statement, "Resource") !== undefined) {
      write(statement, "Resource", full(read(statement, "Resource")));
    }
  }
  return JSON.stringify(JSON.stringify(policy)).slice(1, -1);
}

export const RestApi: Behaviour = {
  operation(state, operation, world) {
    const [member = "", key, ...rest] = operation.tokens;
    switch (member) {
      case "binaryMediaTypes":
        if (key === undefined || rest.length > 0) invalid(operation);
        return binaryMediaType(state, key as string, operation, world);
      case "endpointConfiguration":
        return endpoint(state, operation, world);
      case "description":
        if (key !== undefined) invalid(operation);
        if (operation.op !== "remove" && !operation.value) world.doubt("an empty description");
        return patchScalar(state, member, operation, world);
      case "minimumCompressionSize": {
        onlyReplace(operation);
        if (!operation.value) return setText(state, member, operation.value);
        const size = Number(operation.value);
        if (!/^\d+$/.test(operation.value) || size > 10485760) {
          badRequest("Invalid minimum compression size, must be between 0 and 10485760");
        }
        return write(state, member, size);
      }
      case "disableExecuteApiEndpoint":
        onlyReplace(operation);
        return write(state, member, toBoolean(operation.value, world));
      case "policy":
        onlyReplace(operation);
        if (!operation.value) return setText(state, member, operation.value);
        return write(state, member, storedPolicy(operation.value, state, world.context));
      case "apiKeySource":
        onlyReplace(operation);
        if (operation.value !== "HEADER" && operation.value !== "AUTHORIZER")
          world.doubt("another key source");
        return setText(state, member, operation.value);
      case "name":
      case "securityPolicy":
      case "endpointAccessMode":
        onlyReplace(operation);
        if (!operation.value) world.doubt(`${member} cleared`);
        return setText(state, member, operation.value);
      default:
        invalid(operation);
    }
  },
  finish(state) {
    // Update and Get answers carry tags, create answers do not.
    container(state, "tags");
  },
};
