/** Reading v1's integration responses. */
import { InputError } from "../../common/errors.js";
import type { Finding } from "../../common/findings.js";
import { byCodeUnit, type Dictionary, isObject } from "../../common/own.js";
import { note, under } from "../findings.js";
import { type Members, readV1ResponseMembers } from "../members.js";
import type { V1Member, V1ResponseMember } from "../model.js";
import { readObject, readText } from "../read.js";
import type { ToV2State } from "./to-v2.js";

export interface V1Response {
  readonly status: string;
  readonly object: Members<V1ResponseMember>;
  /** A pointer to it. */
  readonly path: string;
}

const BASE = "/integrationResponses";
const NO_STRANGERS: readonly string[] = [];

import { describe } from "../../common/show.js";

/** A proxy has no use for responses; where there are any, that is told. */
export function tellInert({ v1, findings }: ToV2State): void {
  const map = readObject(v1.integrationResponses, BASE);
  if (map !== undefined && Object.keys(map).length > 0) note(findings, "responses-inert", BASE);
}

const NONE: readonly V1Response[] = [];

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
  for (const key of keys.sort(byCodeUnit)) {
    const response = readResponse(map, key, findings);
    if (response !== undefined) responses.push(response);
  }
  return responses;
}

function readResponse(map: Readonly<Dictionary>, key: string, findings: Finding[]): V1Response | undefined {
  const path = under(BASE, key);
  const response = map[key];
  if (response === undefined || response === null) return undefined;
  if (!isObject(response))
    throw new InputError(`an object is expected, not ${describe(response)}`, { pointer: path });
  const object = readV1ResponseMembers(response);
  for (const member of object.strangers ?? NO_STRANGERS) {
    note(findings, "unmapped-member", under(path, member), { member, object: "an integration response" });
  }
  return { status: readText(object.statusCode, path, "statusCode") ?? key, object, path };
}
