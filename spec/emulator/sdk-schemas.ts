/** The schemas that the SDK packages export at run time, read into the words of the emulator's tables. */
import * as v1 from "@aws-sdk/client-api-gateway";
import * as v2 from "@aws-sdk/client-apigatewayv2";
import type { Service } from "../../lib/emulator/operation.js";

export interface SdkMember {
  readonly place: "label" | "query" | "body";
  readonly wire: string;
  /** `text`, `integer`, `boolean`, `list of text`, `map of map of text`, `{Required=required:boolean}` … */
  readonly type: string;
}

export interface SdkOperation {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly input: Readonly<Record<string, SdkMember>>;
  readonly output: Readonly<Record<string, SdkMember>>;
  readonly required: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: the SDK's schemas have no types of their own
type Schema = any;

const CLIENTS: Readonly<Record<Service, Readonly<Record<string, Schema>>>> = {
  apigateway: v1,
  apigatewayv2: v2,
};

const SIMPLE: Readonly<Record<number, string>> = {
  0: "text",
  1: "number",
  2: "boolean",
  4: "number",
  5: "text",
  21: "text",
};
const LIST = 64;
const MAP = 128;
const STRUCT = 3;
const SCHEMA_LIST = 1;
const SCHEMA_MAP = 2;

function typeOf(schema: Schema): string {
  if (typeof schema === "function") return typeOf(schema());
  if (typeof schema === "number") {
    if (schema >= MAP) return `map of ${typeOf(schema - MAP)}`;
    return schema >= LIST ? `list of ${typeOf(schema - LIST)}` : (SIMPLE[schema] as string);
  }
  const [kind, namespace] = schema as Schema[];
  if (typeof namespace !== "string") return typeOf(kind);
  if (kind === STRUCT) {
    const members = Object.entries(membersOf(schema)).map(
      ([name, { wire, type }]) => `${name}=${wire}:${type}`,
    );
    return `{${members.sort().join(",")}}`;
  }
  if (kind === SCHEMA_LIST) return `list of ${typeOf(schema[4])}`;
  if (kind === SCHEMA_MAP) return `map of ${typeOf(schema[5])}`;
  throw new Error(`a schema of kind ${String(kind)}`);
}

const HTTP_LABEL = 1;

function memberOf(name: string, schema: Schema): SdkMember {
  const pair = Array.isArray(schema) && typeof schema[1] !== "string";
  const traits = pair ? schema[1] : {};
  const type = typeOf(pair ? schema[0] : schema);
  const bits = typeof traits === "number" ? traits : 0;
  if ((bits & HTTP_LABEL) !== 0 || traits.httpLabel !== undefined)
    return { place: "label", wire: name, type };
  if (traits.httpQuery !== undefined) return { place: "query", wire: traits.httpQuery, type };
  return { place: "body", wire: traits.jsonName ?? name, type };
}

function membersOf(schema: Schema): Record<string, SdkMember> {
  const struct = typeof schema === "function" ? schema() : schema;
  if (struct[0] !== STRUCT) return {};
  const names = struct[4] as string[];
  return Object.fromEntries(names.map((name, index) => [name, memberOf(name, struct[5][index])]));
}

/** The first members are the required ones; their number stands at the end. */
function requiredOf(schema: Schema): string[] {
  const struct = typeof schema === "function" ? schema() : schema;
  return (struct[4] as string[]).slice(0, (struct[6] as number | undefined) ?? 0);
}

/** An operation of a service by the SDK's name. */
export function sdkOperation(service: Service, name: string): SdkOperation | undefined {
  const schema = CLIENTS[service][`${name}$`];
  if (schema === undefined) return undefined;
  const [method, path, status] = schema[3].http as [string, string, number];
  return {
    method,
    path,
    status,
    input: membersOf(schema[4]),
    output: membersOf(schema[5]),
    required: requiredOf(schema[4]),
  };
}
