import { isObject } from "../common/own.js";

/** Where people keep a list of operations: the input of an update call, an action of a Cloud Custodian policy. */
const HOLDERS = ["patchOperations", "patch"] as const;

/** The member of an object that holds its list of operations. */
export function listHolder(value: unknown): (typeof HOLDERS)[number] | undefined {
  return isObject(value) ? HOLDERS.find((name) => Object.hasOwn(value, name)) : undefined;
}
