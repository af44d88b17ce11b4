/** Lists of operations in lines, and what API Gateway answers to them. */
import { InputError, type ServiceError } from "../../../common/errors.js";
import type { Dictionary } from "../../../common/own.js";
import type { PatchOperation } from "../../../patch/grammar/resources.js";
import { listHolder } from "../../lists.js";

export interface LineList {
  readonly operations: readonly PatchOperation[];
  /** The key that holds the list; "" where the line is the list. */
  readonly holder: string;
  readonly pointer: string;
}

/** The list of a line, which is the line itself or stands under patchOperations or patch; nothing where there is none. */
export function listOf(value: unknown): LineList | undefined {
  if (Array.isArray(value)) return { operations: value, holder: "", pointer: "" };
  const holder = listHolder(value);
  if (holder === undefined) return undefined;
  const operations = (value as Dictionary)[holder];
  const pointer = `/${holder}`;
  if (!Array.isArray(operations)) throw new InputError("a list of operations is expected", { pointer });
  return { operations, holder, pointer };
}

/** A refusal as data. */
export function refusalOf({ name, status, message, index }: ServiceError): Dictionary {
  return { name, status, message, index };
}
