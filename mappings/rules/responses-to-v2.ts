/** Reading v1's integration responses. */
import { InputError } from "../../common/errors.js";
import type { Finding } from "../../common/findings.js";
import { memo } from "../../common/memo.js";
import { byCodeUnit, type Dictionary, isObject } from "../../common/own.js";
import { catalogue, note, under } from "../findings.js";
import { type Members, readV1ResponseMembers, type V1ResponseMembers } from "../members.js";
import type { V1Member, V1ResponseMember } from "../model.js";
import { readObject, readText } from "../read.js";
import type { ToV2State } from "./to-v2.js";

export interface V1Response {
  readonly status: string;
  readonly object: V1ResponseMembers;
  /** A pointer to it. */
  readonly path: string;
  /** Pointers to its members. */
  readonly at: Readonly<Record<V1ResponseMember, string>>;
}

const BASE = "/integrationResponses";

/** The pointers of a response by its key: an API has few statuses, and a batch comes to each again and again. */
export const placeOf = memo((key): Pick<V1Response, "path" | "at"> => {
  const path = under(BASE, key);
  return {
    path,
    at: {
      statusCode: `${path}/statusCode`,
      selectionPattern: `${path}/selectionPattern`,
      responseParameters: `${path}/responseParameters`,
      responseTemplates: `${path}/responseTemplates`,
      contentHandling: `${path}/contentHandling`,
    },
  };
});
const NO_STRANGERS: readonly string[] = [];

import { describe } from "../../common/show.js";

/** A proxy has no use for responses; where there are any, that is told. */
export function tellInert({ v1, findings }: ToV2State): void {
  const map = readObject(v1.integrationResponses, BASE);
  if (map !== undefined && Object.keys(map).length > 0) note(findings, catalogue["responses-inert"], BASE);
}

const NONE: readonly V1Response[] = [];

/** Keys by code unit. Statuses stand so in every object: whole numbers come first, from the least. */
function inOrder(keys: string[]): readonly string[] {
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] as string) > (keys[index] as string)) return keys.sort(byCodeUnit);
  }
  return keys;
}

/** The responses in the order of their status, each checked for unknown members. */
export function readResponses(v1: Members<V1Member>, findings: Finding[]): readonly V1Response[] {
  const map = readObject(v1.integrationResponses, BASE);
  if (map === undefined) return NONE;
  const keys = Object.keys(map);
  if (keys.length === 1) {
    const only = readResponse(map, keys[0] as string, findings);
    return only === undefined ? NONE : [only];
  }
  const responses: V1Response[] = [];
  for (const key of inOrder(keys)) {
    const response = readResponse(map, key, findings);
    if (response !== undefined) responses.push(response);
  }
  return responses;
}

function readResponse(map: Readonly<Dictionary>, key: string, findings: Finding[]): V1Response | undefined {
  const { path, at } = placeOf(key);
  const response = map[key];
  if (response === undefined || response === null) return undefined;
  if (!isObject(response))
    throw new InputError(`an object is expected, not ${describe(response)}`, { pointer: path });
  const object = readV1ResponseMembers(response);
  for (const member of object.strangers ?? NO_STRANGERS) {
    note(findings, catalogue["unmapped-member"], under(path, member), {
      member,
      object: "an integration response",
    });
  }
  return { status: readText(object.statusCode, at.statusCode) ?? key, object, path, at };
}
