/** What a wanted object is silent of, under `absent: "keep"`: what is there stays, and `null` takes away. */
import type { Finding } from "../../common/findings.js";
import { copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import { isFilled, type TargetRow } from "../../mappings/table.js";
import { finding } from "./findings.js";
import type { V2State } from "./v2.js";

/** A v2 integration as it is wanted; `null` takes members and responses away. */
export interface V2Wanted {
  readonly integration: Readonly<Dictionary>;
  readonly responses: readonly Readonly<Dictionary>[] | null;
  /** Members that stand where nothing is wanted, and nothing is kept. */
  readonly otherwise?: Readonly<Dictionary>;
}

/** Members that belong to a type and subtype: an integration of another kind takes none of them over. */
const OF_ITS_KIND: ReadonlySet<string> = new Set([
  "ConnectionId",
  "ConnectionType",
  "IntegrationMethod",
  "IntegrationSubtype",
  "IntegrationUri",
  "PayloadFormatVersion",
  "RequestParameters",
  "TlsConfig",
]);

/** A value with what it is silent of of another one; nothing where `null` takes it away. */
function filled(had: unknown, wanted: unknown): unknown {
  if (wanted === undefined) return copy(had);
  if (wanted === null) return undefined;
  if (!isObject(wanted)) return copy(wanted);
  const [before, result]: [Dictionary, Dictionary] = [isObject(had) ? had : {}, {}];
  for (const key of new Set([...Object.keys(before), ...Object.keys(wanted)])) {
    const value = filled(get(before, key), get(wanted, key));
    if (value !== undefined) put(result, key, value);
  }
  return result;
}

/** Is an integration wanted of another type or subtype? A subtype stands in for the URI: what is given one has none. */
function isOfAnotherKind(had: Readonly<Dictionary>, wanted: Readonly<Dictionary>): boolean {
  const { IntegrationType, IntegrationSubtype, IntegrationUri } = wanted;
  if (IntegrationType !== undefined && IntegrationType !== had.IntegrationType) return true;
  const subtype = had.IntegrationSubtype ?? null;
  if (IntegrationSubtype !== undefined) return IntegrationSubtype !== subtype;
  return subtype !== null && typeof IntegrationUri === "string";
}

/** The whole v2 integration that is wanted, with what is kept of the one that is there. */
export function wholeV2(current: V2State, wanted: V2Wanted): V2State {
  const another = isOfAnotherKind(current.integration, wanted.integration);
  const kept = Object.entries(current.integration).filter(([member]) => !another || !OF_ITS_KIND.has(member));
  const before = { ...wanted.otherwise, ...Object.fromEntries(kept) };
  const integration = filled(before, wanted.integration) as Dictionary;
  if (wanted.responses === null) return { integration, responses: [] };
  const responses = new Map(current.responses.map((response) => [response.IntegrationResponseKey, response]));
  for (const response of wanted.responses) {
    const key = response.IntegrationResponseKey;
    responses.set(key, filled(responses.get(key), response) as Dictionary);
  }
  return { integration, responses: [...responses.values()] };
}

/** What a mapped object takes from the object that it comes from, and what the mapping adds to it. */
interface Said {
  /** What the other object says; what it takes away is `null`. */
  readonly said: Dictionary;
  /** What stands there because the service needs it, or has another default. */
  readonly added: Dictionary;
}

/** The pointers of what is `null` inside the members of an object, and inside what they hold. */
function nullsIn(value: unknown, at: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => {
    const pointer = `${at}/${escapeToken(key)}`;
    return held === null ? [pointer] : nullsIn(held, pointer);
  });
}

/** What a wanted object takes away and a mapping cannot: `null` inside its members. */
export function unmappedNulls(source: Readonly<Dictionary>): Finding[] {
  const pointers = Object.entries(source).flatMap(([member, value]) =>
    nullsIn(value, `/${escapeToken(member)}`),
  );
  return pointers.map((path) => finding("plan-null-unmapped", path, { path }));
}

/** @param rows of the mapping's table, by the members of the mapped object */
export function saidBy(
  source: Readonly<Dictionary>,
  mapped: Readonly<Dictionary>,
  rows: Readonly<Record<string, TargetRow<string, unknown>>>,
): Said {
  const [said, added]: [Dictionary, Dictionary] = [{}, {}];
  for (const [member, row] of Object.entries(rows)) {
    const given = isFilled(row) ? row.filledBy.map((one) => get(source, one)) : [];
    const speaks = isFilled(row) ? given.some((one) => one !== undefined) : row.class !== "constant";
    const value = get(mapped, member);
    if (value !== undefined) put(speaks ? said : added, member, value);
    else if (given.includes(null)) put(said, member, null);
  }
  return { said, added };
}
