import { type Data, drop, read, write } from "./data.js";
import {
  type Behaviour,
  container,
  type EntryRules,
  type Operation,
  patchEntry,
  patchSet,
  refuse,
  setText,
  toBoolean,
  toInteger,
  type World,
} from "./machine.js";

/** UpdateIntegration has no recorded failure: that a path is refused is inferred, and so is the text. */
function invalid(operation: Operation): never {
  refuse(`Invalid patch path ${operation.path}`);
}

const PARAMETERS: EntryRules = {
  decode: (value) => value ?? "",
  missing: "Invalid parameter name specified",
  missingRecorded: false,
  replaceNeedsKey: false,
};

/** An empty or missing template passes the body through and is read back as null. */
const TEMPLATES: EntryRules = {
  decode: (value) => (value === undefined || value === "" ? null : value),
  missing: "Content-Type specified was not found",
  missingRecorded: false,
  replaceNeedsKey: false,
};

function oneOf(value: string | undefined, names: readonly string[], world: World) {
  if (value === undefined || !names.includes(value)) world.doubt(`${value} is none of ${names}`);
}

/** The texts of the parameter-mapping language, as far as nobody disputes them. */
const EXPRESSION =
  /^('.*'|context\..+|stageVariables\..+|method\.request\.(body(\..+)?|(header|querystring|path|multivalueheader|multivaluequerystring)\..+))$/s;
const RESPONSE_EXPRESSION =
  /^('.*'|context\..+|stageVariables\..+|integration\.response\.(body(\..+)?|(header|multivalueheader)\..+))$/s;
const NAME = /^integration\.request\.(header|querystring|path)\..+$/s;
const RESPONSE_NAME = /^method\.response\.header\..+$/s;
const CONTENT_TYPE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/;

/** AWS checks names, expressions and content types when it is put; that a patch is checked alike is inferred. */
function doubtEntry(member: string, key: string, { op, value }: Operation, world: World) {
  if (op === "remove") return;
  if (member.endsWith("Templates")) {
    if (!CONTENT_TYPE.test(key)) world.doubt(`is ${key} a content type`);
    return;
  }
  const request = member === "requestParameters";
  if (!(request ? NAME : RESPONSE_NAME).test(key)) world.doubt(`is ${key} a parameter`);
  if (!(request ? EXPRESSION : RESPONSE_EXPRESSION).test(value ?? ""))
    world.doubt(`is ${value} an expression`);
}

/** What else AWS may check of a backend when it is patched is inferred from what it checks when it is put. */
function doubtBackend(state: Data, member: string, value: string, world: World) {
  const type = String(read(state, "type"));
  const scheme = type.startsWith("HTTP") ? /^https?:\/\/./ : /^arn:[^:]*:apigateway:/;
  if (member === "uri" && !scheme.test(value)) world.doubt(`is ${value} a URI for ${type}`);
  const verb = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY"].includes(value);
  if (member === "httpMethod" && (!verb || type === "AWS_PROXY"))
    world.doubt(`is ${value} a verb for ${type}`);
}

function replaceOnly(operation: Operation) {
  if (operation.op !== "replace" || operation.tokens.length !== 1) invalid(operation);
}

export const Integration: Behaviour = {
  operation(state, operation, world) {
    const [member = "", key, ...rest] = operation.tokens;
    if (rest.length > 0) invalid(operation);
    const mock = read(state, "type") === "MOCK";
    switch (member) {
      case "requestParameters":
      case "requestTemplates":
        if (key === undefined) invalid(operation);
        doubtEntry(member, key, operation, world);
        return patchEntry(
          state,
          member,
          key,
          operation,
          world,
          member === "requestParameters" ? PARAMETERS : TEMPLATES,
        );
      case "cacheKeyParameters":
        if (key === undefined) invalid(operation);
        if (operation.op === "replace") return world.doubt("what replace on a cache key means");
        if (operation.op === "add") world.doubt("is the parameter of the cache key declared");
        return patchSet(state, member, key, operation, world, "Invalid parameter name specified");
      case "tlsConfig":
        if (key !== "insecureSkipVerification" || operation.op !== "replace") invalid(operation);
        return write(container(state, member), key, toBoolean(operation.value, world));
      case "uri":
      case "httpMethod":
        replaceOnly(operation);
        if (mock) world.doubt(`${member} of a MOCK`);
        doubtBackend(state, member, operation.value ?? "", world);
        return mock ? undefined : setText(state, member, operation.value);
      case "credentials":
        replaceOnly(operation);
        if (world.assume.credentialsPatch === "refuse") invalid(operation);
        if (operation.value === undefined) world.doubt("credentials without a value");
        return setText(state, member, operation.value);
      case "cacheNamespace":
        replaceOnly(operation);
        if (operation.value === undefined || operation.value === "") world.doubt("cacheNamespace cleared");
        return setText(state, member, operation.value);
      case "connectionId":
      case "integrationTarget":
        replaceOnly(operation);
        if (operation.value === undefined) world.doubt(`${member} without a value`);
        return setText(state, member, operation.value);
      case "connectionType":
        replaceOnly(operation);
        oneOf(operation.value, ["INTERNET", "VPC_LINK"], world);
        return setText(state, member, operation.value);
      case "contentHandling":
        replaceOnly(operation);
        oneOf(operation.value, ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT", ""], world);
        return setText(state, member, operation.value);
      case "passthroughBehavior":
        replaceOnly(operation);
        oneOf(operation.value, ["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"], world);
        return setText(state, member, operation.value);
      case "responseTransferMode":
        replaceOnly(operation);
        oneOf(operation.value, ["BUFFERED", "STREAM"], world);
        if (!String(read(state, "type")).endsWith("_PROXY")) world.doubt("a transfer mode without a proxy");
        return setText(state, member, operation.value);
      case "timeoutInMillis": {
        replaceOnly(operation);
        if (!operation.value) return world.doubt("a timeout without a value");
        const timeout = toInteger(operation.value);
        if (timeout < 50 || timeout > 29000) world.doubt("a timeout that needs a quota or streaming");
        return write(state, member, timeout);
      }
      default:
        invalid(operation);
    }
  },
  finish(state, _before, operations, world) {
    const touched = operations.some(({ path }) => path?.startsWith("/connection"));
    if (touched && read(state, "connectionType") === "VPC_LINK" && !read(state, "connectionId")) {
      world.doubt("a VPC_LINK without a link");
    }
  },
};

export const IntegrationResponse: Behaviour = {
  operation(state, operation, world) {
    const [member = "", key, ...rest] = operation.tokens;
    if (rest.length > 0) invalid(operation);
    switch (member) {
      case "responseParameters":
      case "responseTemplates":
        if (key === undefined) invalid(operation);
        doubtEntry(member, key, operation, world);
        return patchEntry(
          state,
          member,
          key,
          operation,
          world,
          member === "responseParameters" ? PARAMETERS : TEMPLATES,
        );
      case "contentHandling":
        replaceOnly(operation);
        oneOf(operation.value, ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT", ""], world);
        return setText(state, member, operation.value);
      case "selectionPattern":
        replaceOnly(operation);
        if (operation.value === undefined) {
          world.doubt("selectionPattern without a value");
          return drop(state, member);
        }
        return write(state, member, operation.value);
      default:
        invalid(operation);
    }
  },
};
