import { type Data, drop, has, isData, read, write } from "./data.js";
import {
  type Behaviour,
  badRequest,
  container,
  notFound,
  type Operation,
  patchScalar,
  refuse,
  setText,
  toInteger,
  toNumber,
  type World,
} from "./machine.js";

/** "apiId:stage": a stage's name holds no colon. */
function stageOf(text: string): { apiId: string; stage: string } {
  const colon = text.lastIndexOf(":");
  if (colon < 0) badRequest("Invalid API Stage specified");
  return { apiId: text.slice(0, colon), stage: text.slice(colon + 1) };
}

function findStage(state: Data, text: string): { list: Data[]; index: number; missing: string } {
  const { apiId, stage } = stageOf(text);
  const held = read(state, "apiStages");
  const list = Array.isArray(held) ? (held as Data[]) : [];
  const index = list.findIndex((item) => read(item, "apiId") === apiId && read(item, "stage") === stage);
  const id = String(read(state, "id"));
  return {
    list,
    index,
    missing: `Invalid API Stage {api: ${apiId}, stage: ${stage}} specified for usageplan ${id}`,
  };
}

function apiStages(state: Data, operation: Operation, world: World) {
  if (operation.op !== "add" && operation.op !== "remove") refuse(`${operation.op} of /apiStages`);
  if (operation.value === undefined) badRequest("Invalid API Stage specified");
  const { list, index, missing } = findStage(state, operation.value);
  if (operation.op === "remove") {
    if (index < 0) notFound(missing);
    write(
      state,
      "apiStages",
      list.filter((_, at) => at !== index),
    );
  } else if (index < 0) {
    write(state, "apiStages", [...list, stageOf(operation.value)]);
  } else if (world.assume.addExisting === "refuse") {
    refuse("stage is attached already", "ConflictException");
  }
}

function limits(text: string | undefined): Data {
  let value: unknown;
  try {
    value = JSON.parse(text ?? "");
  } catch {
    refuse("throttle is not JSON");
  }
  if (!isData(value)) refuse("throttle is not an object");
  return value;
}

/** "/{path}/{METHOD}": Terraform puts it in as it is, others escape it; both name the same entry. */
function throttleKey(segments: readonly string[]): string {
  const joined = segments.join("/");
  return joined.startsWith("/") ? joined : `/${joined}`;
}

function stageThrottle(state: Data, operation: Operation, world: World) {
  const [, stage = "", member, ...rest] = operation.tokens;
  if (member !== "throttle") refuse(`Invalid patch path ${operation.path}`);
  const { list, index, missing } = findStage(state, stage);
  const held = list[index];
  if (held === undefined) refuse(missing, "NotFoundException");
  if (rest.length === 0) {
    if (operation.op === "remove") return drop(held, "throttle");
    if (operation.op !== "add" && operation.op !== "replace") refuse(`${operation.op} of ${operation.path}`);
    return write(held, "throttle", limits(operation.value));
  }
  const setting = rest.at(-1);
  if (setting === "rateLimit" || setting === "burstLimit") {
    if (operation.op === "remove") refuse(`remove of ${operation.path}`);
    const entry = container(container(held, "throttle"), throttleKey(rest.slice(0, -1)));
    return write(
      entry,
      setting,
      setting === "rateLimit" ? toNumber(operation.value) : toInteger(operation.value),
    );
  }
  if (operation.op !== "remove") refuse(`${operation.op} of ${operation.path}`);
  const throttle = read(held, "throttle");
  const key = throttleKey(rest);
  if (!isData(throttle) || !has(throttle, key)) return world.doubt("remove of a throttle that is not there");
  drop(throttle, key);
  if (Object.keys(throttle).length === 0) drop(held, "throttle");
}

function block(state: Data, member: "quota" | "throttle", operation: Operation, world: World) {
  const [, name, ...rest] = operation.tokens;
  if (rest.length > 0) refuse(`Invalid patch path ${operation.path}`);
  if (name === undefined) {
    if (operation.op !== "remove") refuse(`${operation.op} of /${member}`);
    if (!has(state, member)) world.doubt(`remove of a ${member} that is not there`);
    return drop(state, member);
  }
  const names = member === "quota" ? ["limit", "offset", "period"] : ["burstLimit", "rateLimit"];
  if (!names.includes(name)) refuse(`Invalid patch path ${operation.path}`);
  if (operation.op !== "add" && operation.op !== "replace") refuse(`${operation.op} of ${operation.path}`);
  const held = read(state, member);
  const there = isData(held) && has(held, name);
  if (operation.op === "add" && there && world.assume.addExisting === "refuse") {
    refuse(`${name} exists already`, "ConflictException");
  }
  const created = container(state, member);
  if (member === "quota" && !has(created, "offset")) write(created, "offset", 0);
  if (name === "period") {
    if (!["DAY", "WEEK", "MONTH"].includes(operation.value ?? "")) world.doubt("another period");
    return setText(created, name, operation.value);
  }
  write(created, name, name === "rateLimit" ? toNumber(operation.value) : toInteger(operation.value));
}

export const UsagePlan: Behaviour = {
  operation(state, operation, world) {
    const [member = "", key] = operation.tokens;
    switch (member) {
      case "apiStages":
        return key === undefined
          ? apiStages(state, operation, world)
          : stageThrottle(state, operation, world);
      case "quota":
      case "throttle":
        return block(state, member, operation, world);
      case "productCode":
        if (key !== undefined) refuse(`Invalid patch path ${operation.path}`);
        if (operation.op !== "remove" && !operation.value) world.doubt("an empty productCode");
        return patchScalar(state, member, operation, world);
      case "name":
      case "description":
        if (key !== undefined || operation.op !== "replace") refuse(`${operation.op} of ${operation.path}`);
        if (!operation.value) world.doubt(`${member} cleared`);
        return setText(state, member, operation.value);
      default:
        refuse(`Invalid patch path ${operation.path}`);
    }
  },
};

/** UpdateUsage names the key in its URL: with one key in the answer there is no doubt which one is meant. */
export const Usage: Behaviour = {
  operation(state, operation, world) {
    if (operation.op !== "replace" || operation.path !== "/remaining") {
      refuse(`Invalid patch path  '${operation.path}' specified for op '${operation.op}'.`);
    }
    const remaining = toInteger(operation.value);
    const items = read(state, "items");
    const keys = isData(items) ? Object.keys(items) : [];
    world.doubt("how the answer of UpdateUsage differs from before");
    const days =
      keys.length === 1 ? (read(items as Data, keys[0] as string) as number[][] | undefined) : undefined;
    const last = days?.at(-1);
    if (last !== undefined) last[1] = remaining;
  },
};
