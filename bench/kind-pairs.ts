/** A pair of every kind, and an integration of the same size to go with each. */
import type { Kind } from "patchway";
import { type Edit, type Members, ROLE, SAMPLES, type Sample } from "./kind-samples.js";
import { reread } from "./pairs.js";

export interface KindPair {
  readonly before: Members;
  readonly after: Members;
  /** How many leaves differ. */
  readonly changes: number;
  /** Texts of JSON documents that differ: they cannot be compared unless they are read. */
  readonly documents: readonly string[];
}

function put(holder: Members, [first, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) holder[first as string] = value;
  else put(holder[first as string] as Members, rest, value);
}

const isDocument = (value: unknown): value is string => typeof value === "string" && value.startsWith("{");

function pairOf({ object, edits }: Sample): KindPair {
  const [before, after] = [reread(object), reread(object)];
  const documents: string[] = [];
  for (const [way, value] of edits) {
    put(after, way, value);
    const was = object[way[0] as string];
    if (isDocument(was) && isDocument(value)) documents.push(was, value);
  }
  return { before, after, changes: edits.length, documents };
}

export const sizeOf = (object: unknown): number => JSON.stringify(object).length;

/** How many values an object holds at all depths, itself included. */
export function valuesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, inner) => sum + valuesIn(inner), 1);
}

export const KINDS = Object.keys(SAMPLES) as Kind[];

export function pairOfKind(kind: Kind): KindPair {
  return pairOf(SAMPLES[kind]);
}

/** Members of an integration in the order in which a larger one gets them: single values and maps in turn. */
const GROWTH: readonly Members[] = [
  { timeoutInMillis: 29000 },
  { passthroughBehavior: "NEVER" },
  { requestParameters: { "integration.request.path.id": "method.request.path.id" } },
  { httpMethod: "GET" },
  { uri: "https://example.com/orders/{id}" },
  { integrationResponses: { 200: { statusCode: "200" } } },
  { cacheKeyParameters: [] },
  { cacheNamespace: "res001" },
  { requestTemplates: { "application/json": '{"id": "$input.params(\'id\')"}' } },
  { credentials: ROLE },
];

function holds(integration: Members, member: string): Members {
  return { ...(integration[member] as Members | undefined) };
}

/** One more parameter or response in turn. */
function another(integration: Members, n: number): Members {
  if (n % 3 === 2) {
    const [status, responses] = [String(400 + n), holds(integration, "integrationResponses")];
    responses[status] = { statusCode: status, selectionPattern: `error ${n}.*` };
    return { ...integration, integrationResponses: responses };
  }
  const requestParameters = holds(integration, "requestParameters");
  requestParameters[`integration.request.header.X-${n}`] = `method.request.header.X-${n}`;
  return { ...integration, requestParameters };
}

/** An integration that holds so many values: it gets each member for which there is room left. */
function integrationOf(values: number): Members {
  let integration: Members = { type: "HTTP" };
  for (let n = 0; valuesIn(integration) < values; n += 1) {
    const next = n < GROWTH.length ? { ...integration, ...GROWTH[n] } : another(integration, n);
    if (valuesIn(next) <= values) integration = next;
  }
  return integration;
}

/** The same with a longer URI, should its text be shorter than so many characters. */
function asLong(integration: Members, size: number): Members {
  const rest = size - sizeOf(integration);
  const { uri } = integration;
  return rest > 0 && uri !== undefined
    ? { ...integration, uri: `${uri}?q=${"q".repeat(rest)}` }
    : integration;
}

/** An integration that holds as many values as a kind's object, in no less text, with as many leaves changed. */
export function integrationLike({ before, changes }: KindPair): KindPair {
  const object = asLong(integrationOf(valuesIn(before)), sizeOf(before));
  const edits: Edit[] = [
    [["timeoutInMillis"], 5000],
    object.requestParameters === undefined
      ? [["passthroughBehavior"], "WHEN_NO_TEMPLATES"]
      : [["requestParameters", "integration.request.path.id"], "method.request.path.order"],
  ];
  return pairOf({ object, edits: edits.slice(0, changes) });
}
