import { InputError, ServiceError } from "../../common/errors.js";
import { copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import {
  integrationResponseUpdate,
  integrationUpdate,
  SUBTYPE_MISSING,
  SUBTYPE_TOMBSTONE,
  type UpdateRow,
} from "../../mappings/update.js";
import { type Assumptions, assumptions } from "../../patch/assumptions.js";

/** The kinds that both APIs have. */
export type SharedKind = "Integration" | "IntegrationResponse";

export const UPDATES: Readonly<Record<SharedKind, Readonly<Record<string, UpdateRow>>>> = {
  Integration: integrationUpdate,
  IntegrationResponse: integrationResponseUpdate,
};

type Merge = (held: Dictionary, member: string, value: unknown, assume: Assumptions) => void;

function mapAt(held: Dictionary, member: string): Dictionary {
  const value = get(held, member);
  return isObject(value) ? value : {};
}

function store(held: Dictionary, member: string, value: Dictionary): void {
  if (Object.keys(value).length === 0) delete held[member];
  else put(held, member, value);
}

function mapOf(value: unknown, member: string): Dictionary {
  if (!isObject(value)) throw new InputError(`${member} is a map`, { pointer: `/${escapeToken(member)}` });
  return value;
}

/** What an update does with a member, by its shape. */
const MERGES: { readonly [S in UpdateRow["shape"]]?: Merge } = {
  scalar(held, member, value) {
    // Probed for Description; for the others nobody knows, and no update of ours sends it.
    if (value === "") delete held[member];
    else put(held, member, value);
  },
  object(held, member, value) {
    store(held, member, copy(mapOf(value, member)));
  },
  parameters(held, member, value) {
    const merged = mapAt(held, member);
    const changes = mapOf(value, member);
    for (const key of Object.keys(changes)) {
      if (changes[key] === "") delete merged[key];
      else put(merged, key, changes[key]);
    }
    store(held, member, merged);
  },
  whole(held, member, value, assume) {
    const merged = assume.v2Templates === "merge" ? mapAt(held, member) : {};
    const changes = mapOf(value, member);
    for (const key of Object.keys(changes)) put(merged, key, changes[key]);
    store(held, member, merged);
  },
  statuses(held, member, value) {
    const merged = mapAt(held, member);
    const changes = mapOf(value, member);
    for (const status of Object.keys(changes)) {
      const parameters = mapOf(changes[status], member);
      if (Object.keys(parameters).length === 0) delete merged[status];
      else put(merged, status, copy(parameters));
    }
    store(held, member, merged);
  },
};

function refuseSubtype(held: Dictionary, input: Dictionary): void {
  if (typeof get(held, "IntegrationSubtype") !== "string") return;
  if (typeof get(input, "IntegrationSubtype") !== "string")
    throw new ServiceError(SUBTYPE_MISSING, -1, copy(held));
  const parameters = get(input, "RequestParameters");
  if (isObject(parameters) && Object.values(parameters).includes("")) {
    throw new ServiceError(SUBTYPE_TOMBSTONE, -1, copy(held));
  }
}

/**
 * What API Gateway V2 would hold after an UpdateIntegration (or UpdateIntegrationResponse): its merge.
 *
 * Absent members stay; `""` takes a request parameter away and `{"200": {}}` a status; maps of templates follow the
 * assumption `v2Templates`. Neither object is changed.
 *
 * @throws ServiceError where the update is known to be refused (an integration with a subtype).
 * @throws InputError where a member is none of the update's.
 */
export function applyUpdate<T extends object>(
  held: T,
  input: object,
  options: { readonly assume?: Partial<Assumptions>; readonly kind?: SharedKind } = {},
): T {
  const rows = UPDATES[options.kind ?? "Integration"];
  if (!isObject(held) || !isObject(input)) throw new InputError("both the object and the update are objects");
  const result = copy(held) as Dictionary;
  if (options.kind !== "IntegrationResponse") refuseSubtype(result, input);
  const assume = assumptions(options.assume);
  for (const member of Object.keys(input)) {
    const value = input[member];
    if (value === undefined || value === null) continue;
    const row = get(rows as Dictionary<UpdateRow>, member);
    if (row === undefined || row.shape === "readOnly") {
      throw new InputError(`an update has no member ${member}`, { pointer: `/${escapeToken(member)}` });
    }
    MERGES[row.shape]?.(result, member, value, assume);
  }
  return result as T;
}
