import type { Kind } from "../kinds.js";
import { type Data, isData, read, same, toToken } from "./data.js";
import { type Members, RULES, type Rule } from "./rules.js";

/** What the SDKs add to every answer. */
const NOT_THE_RESOURCE = ["$metadata", "ResponseMetadata"];

interface Comparison {
  readonly out: string[];
  readonly heldRoot: Data;
  readonly wantedRoot: Data;
}

/** Nothing there: also an object of nothing but members that are not there. */
function absent(it: unknown): boolean {
  if (it === undefined || it === null) return true;
  if (Array.isArray(it)) return it.length === 0;
  return isData(it) && Object.values(it).every(absent);
}

const unsaid = (it: unknown, rule: Rule & { as: "value" }) =>
  absent(it) || (rule.emptyIsAbsent === true && it === "");

function scalar(it: unknown, rule: Rule & { as: "value" }, owner: Data, root: Data): unknown {
  const given = unsaid(it, rule) ? undefined : it;
  if (given !== undefined || rule.standard === undefined) return given;
  return typeof rule.standard === "function" ? rule.standard(owner, root) : rule.standard;
}

function compareMembers(members: Members, held: Data, wanted: Data, path: string, comparison: Comparison) {
  const names = new Set([...Object.keys(members), ...Object.keys(held), ...Object.keys(wanted)]);
  for (const name of names) {
    const rule = Object.hasOwn(members, name) ? (members[name] as Rule) : ({ as: "value" } as const);
    compare(rule, read(held, name), read(wanted, name), held, wanted, `${path}/${toToken(name)}`, comparison);
  }
}

function compareSets(held: unknown, wanted: unknown, path: string, out: string[]) {
  const list = (it: unknown) => (Array.isArray(it) ? it : absent(it) ? [] : [it]);
  const [ours, theirs] = [list(held), list(wanted)];
  for (const item of new Set([...ours, ...theirs])) {
    if (ours.includes(item) !== theirs.includes(item)) out.push(`${path}/${toToken(String(item))}`);
  }
}

function byName(rule: Rule & { as: "named" }, it: unknown): Data {
  const items = Array.isArray(it) ? (it as unknown[]).filter(isData) : [];
  return Object.fromEntries(items.map((item) => [rule.name(item), item]));
}

/** An object that is there on one side only differs in each of its members: a finding may name them one by one. */
function inEach(it: unknown, path: string): string[] {
  const there = Object.entries(isData(it) ? it : {}).filter(([, member]) => !absent(member));
  return there.length === 0 ? [path] : there.map(([name]) => `${path}/${toToken(name)}`);
}

function compareMaps(each: Rule, held: Data, wanted: Data, path: string, comparison: Comparison) {
  for (const key of new Set([...Object.keys(held), ...Object.keys(wanted)])) {
    const [a, b] = [read(held, key), read(wanted, key)];
    const place = `${path}/${toToken(key)}`;
    // A template that is null is there, and so is a "" among variables: only what is undefined is not.
    const keyed = each.as === "meaning" ? (it: unknown) => it !== undefined : (it: unknown) => !absent(it);
    if (keyed(a) !== keyed(b))
      comparison.out.push(...(each.as === "object" ? inEach(a ?? b, place) : [place]));
    else compare(each, a, b, held, wanted, place, comparison);
  }
}

/** What no update takes away, and a desired object need not say. */
const LASTING = ["type", "responseType"];

function named(wanted: Data, held: Data): Data {
  const lasting = LASTING.filter((name) => absent(read(wanted, name)) && !absent(read(held, name)));
  return lasting.length === 0
    ? wanted
    : { ...wanted, ...Object.fromEntries(lasting.map((name) => [name, read(held, name)])) };
}

function compare(
  rule: Rule,
  held: unknown,
  wanted: unknown,
  heldOwner: Data,
  wantedOwner: Data,
  path: string,
  comparison: Comparison,
) {
  const { out, heldRoot, wantedRoot } = comparison;
  const dictionaries = (it: unknown) => isData(it) || absent(it);
  const data = (it: unknown): Data => (isData(it) ? it : {});
  switch (rule.as) {
    case "fixed":
      if (!absent(wanted) && !same(held, wanted)) out.push(path);
      return;
    case "value":
      // A default may depend on the object: where both are silent, they agree all the same.
      if (unsaid(held, rule) && unsaid(wanted, rule)) return;
      if (
        !same(
          scalar(held, rule, heldOwner, heldRoot),
          scalar(wanted, rule, named(wantedOwner, heldOwner), wantedRoot),
        )
      )
        out.push(path);
      return;
    case "meaning":
      // Both are read as of the one object, whichever side says its id.
      if (
        !same(
          rule.of(held, { ...wantedOwner, ...heldOwner }),
          rule.of(wanted, { ...wantedOwner, ...heldOwner }),
        )
      ) {
        out.push(path);
      }
      return;
    case "set":
      return compareSets(held, wanted, path, out);
    case "named":
      return compareMaps(rule.each, byName(rule, held), byName(rule, wanted), path, comparison);
    case "map":
      if (!dictionaries(held) || !dictionaries(wanted)) {
        if (!same(held, wanted)) out.push(path);
        return;
      }
      if (rule.filledIn !== undefined && absent(wanted) && same(held, rule.filledIn)) return;
      return compareMaps(rule.each, data(held), data(wanted), path, comparison);
    case "object":
      if (!dictionaries(held) || !dictionaries(wanted)) {
        if (!same(held, wanted)) out.push(path);
        return;
      }
      if (!rule.always && absent(held) !== absent(wanted)) {
        out.push(...inEach(absent(held) ? wanted : held, path));
        return;
      }
      return compareMembers(rule.members, data(held), data(wanted), path, comparison);
  }
}

/** Members that do not count beside what the rest of the object says: on both sides, or on neither. */
function disregarded(kind: Kind, held: Data, wanted: Data): readonly string[] {
  if (kind === "Integration" && [held, wanted].some((it) => read(it, "type") === "MOCK")) {
    return ["/uri", "/httpMethod"];
  }
  // AWS ignores an authorizer that it is given while the type is NONE.
  const open = (it: Data) => (read(it, "authorizationType") ?? "NONE") === "NONE";
  if (kind === "Method" && open(held) && open(wanted)) return ["/authorizerId"];
  return [];
}

/**
 * The JSON pointers at which what AWS holds is not what is wanted; a member of a set is named by its text. The two sides
 * differ in one thing: what names the object, and what AWS makes itself, a desired object need not say.
 */
export function oracleDifferences(kind: Kind, held: unknown, wanted: unknown): string[] {
  const [ours, theirs] = [held, wanted].map((it) => (isData(it) ? it : {})) as [Data, Data];
  const comparison: Comparison = { out: [], heldRoot: ours, wantedRoot: theirs };
  compareMembers(RULES[kind], ours, theirs, "", comparison);
  const ignored = new Set([
    ...NOT_THE_RESOURCE.map((name) => `/${name}`),
    ...disregarded(kind, ours, theirs),
  ]);
  return comparison.out.filter((path) => !ignored.has(path));
}

/** Do both stand for the same object? */
export function oracleEquals(kind: Kind, a: unknown, b: unknown): boolean {
  return oracleDifferences(kind, a, b).length === 0;
}
