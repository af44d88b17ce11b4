/** Reading v1's integration responses. */
import { InputError } from "../../common/errors.js";
import type { Finding } from "../../common/findings.js";
import { byCodeUnit, type Dictionary, get, isObject } from "../../common/own.js";
import { note, under } from "../findings.js";
import type { V1ResponseMember } from "../model.js";
import { readObject, readText } from "../read.js";

export interface V1Response {
  readonly status: string;
  readonly object: Readonly<Dictionary>;
  /** A pointer to it. */
  readonly path: string;
}

const MEMBERS: Readonly<Record<V1ResponseMember, true>> = {
  statusCode: true,
  selectionPattern: true,
  responseParameters: true,
  responseTemplates: true,
  contentHandling: true,
};

/** The responses in the order of their status, each checked for unknown members. */
export function readResponses(v1: Readonly<Dictionary>, findings: Finding[]): readonly V1Response[] {
  const map = readObject(v1, "integrationResponses", "/integrationResponses") ?? {};
  const responses: V1Response[] = [];
  for (const key of Object.keys(map).sort(byCodeUnit)) {
    const path = under("/integrationResponses", key);
    const object = get(map, key);
    if (object === undefined || object === null) continue;
    if (!isObject(object)) throw new InputError(`${path} is an object`, { pointer: path });
    for (const member of Object.keys(object)) {
      if (!Object.hasOwn(MEMBERS, member)) {
        note(findings, "unmapped-member", under(path, member), { member, object: "an integration response" });
      }
    }
    responses.push({ status: readText(object, "statusCode", `${path}/statusCode`) ?? key, object, path });
  }
  return responses;
}
