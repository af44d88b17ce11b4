import { clone, type Data, drop, has, isData, read, write } from "./data.js";
import {
  type Behaviour,
  badRequest,
  container,
  type Operation,
  refuse,
  setText,
  toBoolean,
  toInteger,
  toNumber,
  type World,
} from "./machine.js";
import { cannotRemove, invalidAccessLog, invalidCopy, invalidPath } from "./stage-errors.js";

type Decode = (value: string | undefined, world: World) => unknown;

const text: Decode = (value) => value ?? "";

const level: Decode = (value, world) => {
  if (!["OFF", "ERROR", "INFO"].includes(value ?? "")) world.doubt("another level");
  return value ?? "";
};

/** The last two tokens of a setting's path, and the member that they name. */
const SETTINGS: Readonly<Record<string, readonly [member: string, decode: Decode]>> = {
  "metrics/enabled": ["metricsEnabled", toBoolean],
  "logging/loglevel": ["loggingLevel", level],
  "logging/dataTrace": ["dataTraceEnabled", toBoolean],
  "throttling/burstLimit": ["throttlingBurstLimit", toInteger],
  "throttling/rateLimit": ["throttlingRateLimit", toNumber],
  "caching/enabled": ["cachingEnabled", toBoolean],
  "caching/dataEncrypted": ["cacheDataEncrypted", toBoolean],
  "caching/ttlInSeconds": ["cacheTtlInSeconds", toInteger],
  "caching/requireAuthorizationForCacheControl": ["requireAuthorizationForCacheControl", toBoolean],
  "caching/unauthorizedCacheControlHeaderStrategy": ["unauthorizedCacheControlHeaderStrategy", text],
};

/** What a new entry of methodSettings is filled with. */
export const NEW_SETTING: Readonly<Data> = {
  cacheDataEncrypted: false,
  cacheTtlInSeconds: 300,
  cachingEnabled: false,
  dataTraceEnabled: false,
  metricsEnabled: false,
  requireAuthorizationForCacheControl: true,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10000,
  unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
};

function deployment(value: string | undefined, world: World): string {
  if (!value) refuse("no deployment named");
  const known = world.context.deployments;
  if (known !== undefined && !known.includes(value)) badRequest("Deployment id does not exist");
  return value;
}

function accessLog(state: Data, operation: Operation) {
  const [, member = "", ...rest] = operation.tokens;
  if (!["destinationArn", "format"].includes(member) || rest.length > 0) badRequest(invalidAccessLog);
  if (!operation.value) badRequest("Access Log value must not be empty");
  write(container(state, "accessLogSettings"), member, operation.value);
}

function canary(state: Data, operation: Operation, world: World) {
  const [, member = "", name, ...rest] = operation.tokens;
  const overrides = member === "stageVariableOverrides" && name !== undefined && rest.length === 0;
  const scalar = ["deploymentId", "percentTraffic", "useStageCache"].includes(member) && name === undefined;
  if (!overrides && !scalar) badRequest(invalidPath(operation.path));
  if (!isData(read(state, "canarySettings"))) {
    write(state, "canarySettings", {
      deploymentId: read(state, "deploymentId"),
      percentTraffic: 0,
      useStageCache: false,
    });
  }
  const settings = container(state, "canarySettings");
  if (overrides) write(container(settings, member), name, operation.value ?? "");
  else if (member === "deploymentId") write(settings, member, deployment(operation.value, world));
  else if (member === "useStageCache") write(settings, member, toBoolean(operation.value, world));
  else {
    const percent = toNumber(operation.value);
    if (percent < 0 || percent > 100) world.doubt("a percentage out of range");
    write(settings, member, percent);
  }
}

/** `/{path}/{METHOD}/{group}/{name}`: the key of the entry is the path as sent, less its leading slash. */
function methodSetting(state: Data, operation: Operation, world: World): boolean {
  const raw = (operation.path ?? "").split("/");
  if (raw.length !== 5 || raw[1] === "" || raw[2] === "") return false;
  const setting = SETTINGS[`${raw[3]}/${raw[4]}`];
  if (setting === undefined) return false;
  const settings = container(state, "methodSettings");
  const key = `${raw[1]}/${raw[2]}`;
  if (!has(settings, key)) {
    const model = read(settings, "*/*");
    write(settings, key, clone(isData(model) ? { ...NEW_SETTING, ...model } : NEW_SETTING));
  }
  const [member, decode] = setting;
  write(read(settings, key) as Data, member, decode(operation.value, world));
  return true;
}

function replace(state: Data, operation: Operation, world: World) {
  const [member = "", key, ...rest] = operation.tokens;
  if (member === "accessLogSettings") return accessLog(state, operation);
  if (member === "canarySettings") return canary(state, operation, world);
  if (member === "variables" && key !== undefined && rest.length === 0) {
    if (operation.value === undefined) world.doubt("a variable without a value");
    return write(container(state, "variables"), key, operation.value ?? "");
  }
  if (methodSetting(state, operation, world)) return;
  if (key !== undefined) badRequest(invalidPath(operation.path));
  switch (member) {
    case "deploymentId":
      return write(state, member, deployment(operation.value, world));
    case "tracingEnabled":
    case "cacheClusterEnabled":
      return write(state, member, toBoolean(operation.value, world));
    case "description":
    case "cacheClusterSize":
    case "clientCertificateId":
    case "documentationVersion":
      if (!operation.value) world.doubt(`${member} cleared`);
      return setText(state, member, operation.value);
    default:
      badRequest(invalidPath(operation.path));
  }
}

function remove(state: Data, operation: Operation, world: World) {
  const [member = "", key, ...rest] = operation.tokens;
  const gone = () => badRequest(cannotRemove(operation.path));
  if ((member === "accessLogSettings" || member === "canarySettings") && key === undefined) {
    if (!has(state, member)) world.doubt(`remove of ${member} that are not there`);
    return drop(state, member);
  }
  if (member === "variables" && rest.length === 0) {
    // Documented, and unrecorded: also for a name that is not there, and for the bare map.
    const held = read(state, member);
    if (key === undefined) {
      world.doubt("remove of all variables");
      return drop(state, member);
    }
    if (!isData(held) || !has(held, key)) refuse("no such variable");
    drop(held, key);
    if (Object.keys(held).length === 0) drop(state, member);
    return;
  }
  if (member === "canarySettings") {
    const settings = read(state, member);
    const overrides = isData(settings) ? read(settings, "stageVariableOverrides") : undefined;
    const [name, ...more] = rest;
    if (key !== "stageVariableOverrides" || name === undefined || more.length > 0) gone();
    // Documented in the developer guide and sent by Terraform; a name that is not there is nobody's record.
    if (!isData(overrides) || !has(overrides, name as string)) refuse("no such override");
    drop(overrides, name as string);
    if (Object.keys(overrides).length === 0) drop(settings as Data, "stageVariableOverrides");
    return;
  }
  const settings = read(state, "methodSettings");
  const entry = operation.path?.slice(1) ?? "";
  if (operation.tokens.length === 2 && isData(settings) && has(settings, entry)) return drop(settings, entry);
  gone();
}

function copy(state: Data, { path, from }: Operation) {
  const id = path === "/deploymentId" && from === "/canarySettings/deploymentId";
  const variables = path === "/variables" && from === "/canarySettings/stageVariableOverrides";
  const mixed =
    ["/deploymentId", "/variables"].includes(path ?? "") &&
    ["/canarySettings/deploymentId", "/canarySettings/stageVariableOverrides"].includes(from ?? "");
  if (!id && !variables) {
    // How AWS words a `from` that is not there is nobody's record.
    if (mixed || from === undefined) refuse(invalidCopy(path, from));
    badRequest(invalidCopy(path, from));
  }
  const settings = read(state, "canarySettings");
  if (!isData(settings)) badRequest("Promotion not available. Canary does not exist.");
  if (id) return write(state, "deploymentId", read(settings, "deploymentId"));
  const overrides = read(settings, "stageVariableOverrides");
  if (!isData(overrides)) return;
  const held = container(state, "variables");
  for (const name of Object.keys(overrides)) write(held, name, overrides[name]);
}

export const Stage: Behaviour = {
  operation(state, operation, world) {
    switch (operation.op) {
      case "replace":
        return replace(state, operation, world);
      case "remove":
        return remove(state, operation, world);
      case "copy":
        return copy(state, operation);
      case "add":
        if (operation.tokens[0] === "accessLogSettings") return accessLog(state, operation);
        return badRequest(`Invalid add operation with path: ${operation.path}`);
      default:
        refuse(`${operation.op} of ${operation.path}`);
    }
  },
};
