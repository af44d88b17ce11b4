/** What names a route, and what API Gateway takes as such: parts of the paths of a REST API, route keys of an HTTP API. */

export const VERBS = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY"] as const;

export const PATH_PART = /^(?:[a-zA-Z0-9._:-]+|\{[a-zA-Z0-9._:-]+\+?\})$/;

const isVariable = (part: string): boolean => part.startsWith("{");
const isGreedy = (part: string): boolean => part.endsWith("+}");

/** Where a part of a path is to come. */
export interface PartPlace {
  /** The part above; absent below the root. */
  readonly parent?: string | undefined;
  /** The parts that are there beside it. */
  readonly siblings: readonly string[];
}

/** What a part breaks: the part that stands in its way, which may be itself; nothing where it keeps the rule. */
type PartRule = (part: string, place: PartPlace) => string | undefined;

/** The rules of CreateResource, in the order in which they are refused. */
const PART_RULES = {
  noPathPart: (part) => (part === "" ? part : undefined),
  pathPart: (part) => (PATH_PART.test(part) ? undefined : part),
  belowGreedy: (_, { parent = "" }) => (isGreedy(parent) ? parent : undefined),
  sameName: (part, { siblings }) => siblings.find((other) => other === part),
  twoVariables: (part, { siblings }) => (isVariable(part) ? siblings.find(isVariable) : undefined),
} as const satisfies Readonly<Record<string, PartRule>>;

export type PartRuleName = keyof typeof PART_RULES;

/** The first rule that a part of a path breaks, and the part that stands in its way. */
export function brokenPartRule(
  part: string,
  place: PartPlace,
): { readonly rule: PartRuleName; readonly name: string } | undefined {
  for (const [rule, broken] of Object.entries<PartRule>(PART_RULES)) {
    const name = broken(part, place);
    if (name !== undefined) return { rule: rule as PartRuleName, name };
  }
  return undefined;
}

const HTTP_KEY = new RegExp(`^(${VERBS.join("|")}) (/\\S*)$`);

/** Documented: a greedy variable stands at the end of a path. */
const GREEDY_INSIDE = /\+\}./;

/** Do two paths differ in nothing but the name of a variable on some level? */
function clashes(path: string, other: string): boolean {
  const [a, b] = [path.split("/"), other.split("/")];
  for (const [level, segment] of a.entries()) {
    const beside = b[level];
    if (beside === undefined) return false;
    if (segment === beside) continue;
    return isVariable(segment) && isVariable(beside) && isGreedy(segment) === isGreedy(beside);
  }
  return false;
}

export type HttpKeyRuleName = "key" | "greedy" | "exists" | "variable";

/** The first rule that a route key of an HTTP API breaks, and the key of the route that stands in its way. */
export function brokenHttpKeyRule(
  key: string,
  others: readonly string[],
): { readonly rule: HttpKeyRuleName; readonly other: string } | undefined {
  if (others.includes(key)) return { rule: "exists", other: key };
  if (key === "$default") return undefined;
  const [, verb, path] = HTTP_KEY.exec(key) ?? [];
  if (path === undefined) return { rule: "key", other: key };
  if (GREEDY_INSIDE.test(key)) return { rule: "greedy", other: key };
  // Two paths that clash have a variable each.
  if (!key.includes("{")) return undefined;
  const other = others.find((one) => {
    if (!one.includes("{")) return false;
    const [, otherVerb, otherPath] = HTTP_KEY.exec(one) ?? [];
    return otherVerb === verb && otherPath !== undefined && clashes(path, otherPath);
  });
  return other === undefined ? undefined : { rule: "variable", other };
}
