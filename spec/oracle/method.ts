import { drop, has, read, write } from "./data.js";
import {
  type Behaviour,
  badRequest,
  type EntryRules,
  type Operation,
  patchEntry,
  patchSet,
  refuse,
  setText,
  toBoolean,
  type World,
} from "./machine.js";

const invalid = (operation: Operation): never => badRequest(`Invalid patch path ${operation.path}`);

const ONLY_REPLACE = "Invalid patch operation specified. Must be one of: [replace]";
const NO_AUTHORIZER =
  "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.";

function parameters(world: World, recorded: boolean): EntryRules {
  return {
    decode: (value) => toBoolean(value, world),
    missing: "Invalid parameter name specified",
    missingRecorded: recorded,
    replaceNeedsKey: recorded,
  };
}

function models(recorded: boolean): EntryRules {
  return {
    decode: (value) => value ?? "",
    missing: "Content-Type specified was not found",
    missingRecorded: recorded,
    replaceNeedsKey: recorded,
  };
}

export const Method: Behaviour = {
  operation(state, operation, world) {
    const [member = "", key, ...rest] = operation.tokens;
    switch (member) {
      case "requestParameters":
        if (key === undefined || rest.length > 0) invalid(operation);
        return patchEntry(state, member, key as string, operation, world, parameters(world, false));
      case "requestModels":
        if (key === undefined || rest.length > 0) invalid(operation);
        if (operation.op !== "remove" && !operation.value) world.doubt("a model without a name");
        return patchEntry(state, member, key as string, operation, world, models(false));
      case "authorizationScopes": {
        // Terraform sends the scope as the value of the bare path, ACK as the last token: nobody recorded either.
        if (rest.length > 0) invalid(operation);
        const scope = key ?? operation.value;
        if (scope === undefined) refuse("no scope");
        return patchSet(state, member, scope, operation, world, "no such scope");
      }
    }
    const scalars = [
      "apiKeyRequired",
      "authorizationType",
      "authorizerId",
      "operationName",
      "requestValidatorId",
    ];
    if (key !== undefined || !scalars.includes(member)) invalid(operation);
    if (operation.op !== "replace") badRequest(ONLY_REPLACE);
    switch (member) {
      case "apiKeyRequired":
        return write(state, member, toBoolean(operation.value, world));
      case "requestValidatorId": {
        const known = world.context.requestValidators;
        if (operation.value && known !== undefined && !known.includes(operation.value)) {
          badRequest("Invalid Request Validator identifier specified");
        }
        return setText(state, member, operation.value);
      }
      case "authorizationType":
        if (!["NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"].includes(operation.value ?? "")) {
          world.doubt("another authorization type");
        }
        return setText(state, member, operation.value);
      default:
        return setText(state, member, operation.value);
    }
  },
  finish(state, before, operations, world) {
    const touched = operations.some(({ path }) => path === "/authorizationType" || path === "/authorizerId");
    if (!touched) return;
    const type = read(state, "authorizationType") ?? "NONE";
    if (type === "CUSTOM" || type === "COGNITO_USER_POOLS") {
      const id = read(state, "authorizerId");
      const known = world.context.authorizers;
      if (id === undefined || (known !== undefined && !known.includes(id))) badRequest(NO_AUTHORIZER);
    } else if (type === "NONE") {
      // Recorded for a method that had none: the id that was sent is ignored.
      if (has(before, "authorizerId"))
        world.doubt("what becomes of an authorizer when the type turns to NONE");
      drop(state, "authorizerId");
    } else if (has(state, "authorizerId")) {
      world.doubt("an authorizer beside AWS_IAM");
    }
  },
};

export const MethodResponse: Behaviour = {
  operation(state, operation, world) {
    const [member = "", key, ...rest] = operation.tokens;
    if (!["responseParameters", "responseModels"].includes(member) || key === undefined || rest.length > 0) {
      invalid(operation);
    }
    const map = member === "responseParameters";
    if (!map && operation.op !== "remove" && !operation.value) world.doubt("a model without a name");
    patchEntry(state, member, key as string, operation, world, map ? parameters(world, true) : models(true));
  },
};

export const GatewayResponse: Behaviour = {
  operation(state, operation, world) {
    const [member = "", key, ...rest] = operation.tokens;
    write(state, "defaultResponse", false);
    if (member === "statusCode") {
      if (key !== undefined || operation.op !== "replace") invalid(operation);
      if (!/^[1-5]\d\d$/.test(operation.value ?? "")) world.doubt("not a status code");
      return setText(state, member, operation.value);
    }
    if (
      !["responseParameters", "responseTemplates"].includes(member) ||
      key === undefined ||
      rest.length > 0
    ) {
      invalid(operation);
    }
    const map = read(state, member);
    const there =
      typeof map === "object" && map !== null && has(map as Record<string, unknown>, key as string);
    if (["add", "replace"].includes(operation.op) && !operation.value) {
      if (operation.op === "replace" && !there) world.doubt("no key and no value: which is checked first");
      badRequest(`Invalid null or empty value in ${member}`);
    }
    patchEntry(state, member, key as string, operation, world, {
      decode: (value) => value,
      missing: "Invalid parameter name specified",
      missingRecorded: operation.op === "replace",
      replaceNeedsKey: true,
    });
  },
  finish(_state, before, operations, world) {
    if (operations.length === 0 && read(before, "defaultResponse") !== false)
      world.doubt("an empty list on a default response");
  },
};
