/**
 * Resource policies, which AWS rewrites (recorded for a RestApi): `execute-api:/…` is stored as the full ARN of the API,
 * a list of one resource as that resource, and the answer's text is JSON escaped as in a string literal.
 */
import { type Dictionary, get, isObject, put } from "../../common/own.js";
import { show } from "../../common/show.js";
import { type Codec, json } from "../grammar/codecs.js";
import type { Context } from "../session.js";
import { sameData } from "../shapes/fixed.js";
import { parseJson, withinStack } from "./json-text.js";

/** The document of a policy, whether its text is escaped or not; `undefined` where it is no JSON. */
function document(text: string): unknown {
  const plain = parseJson(text);
  if (plain !== undefined && typeof plain.value !== "string") return plain.value;
  const unescaped = plain?.value ?? parseJson(`"${text}"`)?.value;
  return typeof unescaped === "string" ? parseJson(unescaped)?.value : undefined;
}

const FULL = /^arn:[^:]*:execute-api:[^:]*:[^:]*:([^/]*)(\/.*)$/s;
const SHORT = "execute-api:";

/** A policy as it is meant: the API's own ARN shortened, and a list of one as its member. */
function meaning(node: unknown, id: unknown): unknown {
  if (Array.isArray(node)) {
    return node.length === 1 ? meaning(node[0], id) : node.map((member) => meaning(member, id));
  }
  if (isObject(node)) {
    const result: Dictionary = {};
    for (const key of Object.keys(node)) put(result, key, meaning(node[key], id));
    return result;
  }
  const full = typeof node === "string" ? FULL.exec(node) : null;
  return full !== null && full[1] === id ? `${SHORT}${full[2]}` : node;
}

export const POLICY_RULE =
  "a policy is the same escaped or not, with the ARN of its API short or full, with a list of one or its member";

/** Would AWS hold two policies for the same? `resource` is the object that they belong to. */
export function samePolicy(a: string, b: string, resource: Readonly<Dictionary>): boolean {
  const [one, other] = [document(a), document(b)];
  if (one === undefined || other === undefined) return a === b;
  return withinStack(() => sameData(meaning(one, resource.id), meaning(other, resource.id)));
}

/** A policy travels as plain JSON: the escaped text of an answer AWS would refuse. */
function plain(text: string): string {
  if (parseJson(text) !== undefined) return text;
  const unescaped = parseJson(`"${text}"`)?.value;
  return typeof unescaped === "string" && parseJson(unescaped) !== undefined ? unescaped : text;
}

export const policyText: Codec = { ...json, encode: (value) => plain(value as string) };

function resources(value: unknown, prefix: string): unknown {
  if (Array.isArray(value)) {
    return value.length === 1
      ? resources(value[0], prefix)
      : value.map((member) => resources(member, prefix));
  }
  return typeof value === "string" && value.startsWith(`${SHORT}/`)
    ? prefix + value.slice(SHORT.length)
    : value;
}

function statement(value: unknown, prefix: string): unknown {
  if (!isObject(value) || get(value, "Resource") === undefined) return value;
  return { ...value, Resource: resources(value.Resource, prefix) };
}

/** The text that AWS stores; the text itself where the context does not say whose API it is. */
export function storedPolicy(text: string, resource: Readonly<Dictionary>, context: Context): string {
  const { accountId, region, partition = "aws" } = context;
  const policy = document(text);
  if (accountId === undefined || region === undefined || !isObject(policy)) return text;
  const prefix = `arn:${partition}:execute-api:${region}:${accountId}:${show(resource.id)}`;
  const given = get(policy, "Statement");
  const Statement = Array.isArray(given)
    ? given.map((member) => statement(member, prefix))
    : statement(given, prefix);
  const stored = given === undefined ? policy : { ...policy, Statement };
  return JSON.stringify(JSON.stringify(stored)).slice(1, -1);
}
