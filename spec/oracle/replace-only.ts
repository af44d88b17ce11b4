import { type Data, read, write } from "./data.js";
import {
  type Behaviour,
  badRequest,
  type Operation,
  patchSet,
  Refused,
  refuse,
  setText,
  toBoolean,
  type World,
} from "./machine.js";

/** How this family refuses: with the paths of the operation, or, where it has none, with "Please choose". */
export function unsupported(operation: Operation, paths: readonly string[] = [], sure = true): never {
  const help =
    paths.length > 0 ? `Must be one of: [${paths.join(", ")}]` : "Please choose supported operations";
  const message = `Invalid patch path  '${operation.path}' specified for op '${operation.op}'. ${help}`;
  throw new Refused("BadRequestException", message, sure && operation.path !== null);
}

type Setter = (state: Data, member: string, value: string | undefined, world: World) => void;

/** A text that "" leaves absent. */
const text: Setter = (state, member, value, world) => {
  if (!value) world.doubt(`${member} cleared`);
  setText(state, member, value);
};

/** Recorded: "" leaves no description. */
const clearable: Setter = (state, member, value, world) => {
  if (value === undefined) world.doubt(`${member} without a value`);
  setText(state, member, value);
};

const boolean: Setter = (state, member, value, world) => write(state, member, toBoolean(value, world));

function replaceOnly(members: Readonly<Record<string, Setter>>, sure: boolean): Behaviour {
  const paths = Object.keys(members).map((member) => `/${member}`);
  return {
    operation(state, operation, world) {
      if (operation.op !== "replace") unsupported(operation, [], sure);
      const index = paths.indexOf(operation.path ?? "");
      const member = Object.keys(members)[index];
      if (member === undefined) unsupported(operation, paths, sure);
      members[member]?.(state, member, operation.value, world);
    },
  };
}

export const Model = replaceOnly(
  {
    description: clearable,
    schema: (state, member, value, world) => {
      if (value === undefined) world.doubt("a schema without a value");
      if (!value) badRequest("Model schema must have at least 1 property or array items defined");
      write(state, member, value);
    },
  },
  true,
);

export const RequestValidator = replaceOnly(
  {
    name: (state, member, value) => {
      if (!value) badRequest("Request Validator name cannot be blank");
      write(state, member, value);
    },
    validateRequestParameters: boolean,
    validateRequestBody: boolean,
  },
  true,
);

export const DocumentationPart = replaceOnly({ properties: text }, true);

// The texts of these are taken from the family, not recorded.
export const DocumentationVersion = replaceOnly({ description: text }, false);
export const Deployment = replaceOnly({ description: text }, false);
export const ClientCertificate = replaceOnly({ description: text }, false);
export const VpcLink = replaceOnly({ name: text, description: text }, false);

const apiKey = replaceOnly(
  {
    description: (state, member, value, world) => {
      if ((value?.length ?? 0) > 125000) badRequest("Invalid API Key description specified.");
      text(state, member, value, world);
    },
    enabled: boolean,
    name: text,
    customerId: text,
  },
  true,
);

export const ApiKey: Behaviour = {
  operation(state, operation, world) {
    const [member = "", key, ...rest] = operation.tokens;
    if (operation.op === "replace" || rest.length > 0) return apiKey.operation(state, operation, world);
    if (operation.op !== "add" && operation.op !== "remove") unsupported(operation);
    if (member === "stages") {
      // ACK names the stage in the path; the table prints the bare path.
      const stage = key ?? operation.value;
      if (key === undefined) world.doubt("a stage key as the value of the bare path");
      if (stage === undefined) refuse("no stage named");
      return patchSet(state, "stageKeys", stage, operation, world, "no such stage key");
    }
    if (member === "labels") return world.doubt("what a label is");
    unsupported(operation, ["/labels", "/stages"], false);
  },
  finish(state) {
    // Update and Get answers carry tags, create answers do not; the key's value comes only when asked for.
    if (read(state, "tags") === undefined) write(state, "tags", {});
  },
};
