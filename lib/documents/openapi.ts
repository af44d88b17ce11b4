/** Finds the integrations of an OpenAPI definition. */
import { isMerge } from "./dialect/reader.js";
import { DocumentError } from "./errors.js";
import type { Found, Integration, Loose, Part, Use } from "./found.js";
import { functionName, isFunction, isIntrinsic } from "./intrinsics.js";
import {
  objectOf,
  ownMember,
  real,
  type SourceAlias,
  type SourceDocument,
  type SourceMember,
  type SourceNode,
  type SourceObject,
  textOf,
} from "./source/node.js";

export const INTEGRATION = "x-amazon-apigateway-integration";
const COMPONENTS = "x-amazon-apigateway-integrations";
const ANY = "x-amazon-apigateway-any-method";

/** The verbs of a path item, and the method of the route that each makes. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ...["get", "put", "post", "delete", "options", "head", "patch", "trace"].map(
    (verb) => [verb, verb.toUpperCase()] as const,
  ),
  [ANY, "ANY"],
]);

/** A definition with more routes is no API: aliases of aliases make millions of a few lines. */
const MOST_USES = 20_000;

class Search {
  readonly followed = new Set<SourceAlias>();
  readonly byNode = new Map<SourceObject, Integration>();
  readonly loose: Loose[] = [];
  readonly parts: Part[] = [];
  #uses = 0;
  constructor(
    readonly root: SourceObject,
    readonly place: (offset: number) => { readonly line: number; readonly column: number },
  ) {}

  object(node: SourceNode | undefined): SourceObject | undefined {
    if (node?.kind === "alias") this.followed.add(node);
    return objectOf(node);
  }

  /** The member, own or merged (`<<`). */
  member(object: SourceObject, key: string, depth = 0): SourceMember | undefined {
    const own = ownMember(object, key);
    if (own !== undefined || depth > 10) return own;
    for (const merge of object.members) {
      if (!isMerge(merge)) continue;
      const value = real(merge.value);
      if (merge.value.kind === "alias") this.followed.add(merge.value);
      const sources = value?.kind === "list" ? value.items : [merge.value];
      for (const source of sources) {
        const from = this.object(source);
        const found = from === undefined ? undefined : this.member(from, key, depth + 1);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** The operations of a path item, own and merged. */
  operations(item: SourceObject): readonly SourceMember[] {
    if (!item.members.some(isMerge)) return item.members.filter(({ key }) => METHODS.has(key));
    return [...METHODS.keys()].flatMap((verb) => this.member(item, verb) ?? []);
  }

  /** The object at a place, and a note of what in it comes from elsewhere. */
  part({ value, keyStart }: SourceMember, tokens: readonly string[]): SourceObject | undefined {
    if (isIntrinsic(value)) {
      this.parts.push({ tokens, offset: keyStart, value: functionName(value) });
      return undefined;
    }
    const object = this.object(value);
    if (object !== undefined) this.functions(object, tokens);
    return object;
  }

  functions(object: SourceObject, tokens: readonly string[]): void {
    for (const { key, keyStart } of object.members) {
      if (isFunction(key)) this.parts.push({ tokens: [...tokens, key], offset: keyStart, value: key });
    }
  }

  run(): void {
    this.functions(this.root, []);
    const components = this.object(ownMember(this.root, "components")?.value);
    const shared =
      components === undefined ? undefined : this.object(ownMember(components, COMPONENTS)?.value);
    for (const { key, keyStart, value } of shared?.members ?? []) {
      const tokens = ["components", COMPONENTS, key];
      const object = this.object(value);
      if (object === undefined || isIntrinsic(value)) this.noObject(value, tokens, keyStart);
      else if (reference(object) === undefined) this.integration(object, tokens, keyStart);
    }
    const paths = ownMember(this.root, "paths");
    const items = paths === undefined ? undefined : this.part(paths, ["paths"]);
    for (const member of items?.members ?? []) {
      if (member.key.startsWith("/")) this.pathItem(member);
    }
  }

  pathItem(member: SourceMember): void {
    const { key: path, keyStart } = member;
    let tokens: readonly string[] = ["paths", path];
    let item = this.part(member, tokens);
    const ref = item === undefined ? undefined : reference(item);
    if (item === undefined) return;
    if (ref !== undefined) {
      const next = ref.startsWith("#") ? this.resolve(ref) : undefined;
      // A reference beside methods is allowed, and means both.
      if (next === undefined || reference(next.object) !== undefined) {
        this.parts.push({ tokens: [...tokens, "$ref"], offset: keyStart, value: ref });
      } else {
        this.operationsOf(item, path, tokens);
        item = next.object;
        tokens = next.tokens;
      }
    }
    this.operationsOf(item, path, tokens);
  }

  operationsOf(item: SourceObject, path: string, tokens: readonly string[]): void {
    for (const operation of this.operations(item)) {
      const verb = operation.key;
      const method = METHODS.get(verb) as string;
      const members = this.part(operation, [...tokens, verb]);
      if (members === undefined) continue;
      const found = this.member(members, INTEGRATION);
      if (found === undefined) continue;
      this.#uses++;
      if (this.#uses > MOST_USES) {
        throw new DocumentError(
          `the aliases of this document stand for more than ${MOST_USES} integrations`,
          this.place(operation.keyStart),
        );
      }
      this.use({
        routeKey: `${method} ${path}`,
        tokens: [...tokens, verb, INTEGRATION],
        pathItem: item,
        operation,
        member: found,
        holder: members,
      });
    }
  }

  /** What should be an integration is none that can be seen. */
  noObject(node: SourceNode, tokens: readonly string[], offset: number): void {
    const isHidden = isIntrinsic(node);
    const problem = isHidden ? "intrinsic-inside" : "no-object";
    this.loose.push({ tokens, offset, problem, reference: isHidden ? functionName(node) : "" });
  }

  integration(node: SourceObject, tokens: readonly string[], offset: number): Integration {
    let known = this.byNode.get(node);
    if (known === undefined) {
      known = { node, tokens, offset, uses: [] };
      this.byNode.set(node, known);
    }
    return known;
  }

  use(use: Omit<Use, "reference">): void {
    const { value, keyStart: offset } = use.member;
    if (isIntrinsic(value)) {
      this.noObject(value, use.tokens, offset);
      return;
    }
    let at = this.object(value);
    let { tokens } = use;
    let first: string | undefined;
    const seen: SourceNode[] = [];
    for (;;) {
      if (at === undefined) {
        this.noObject(value, tokens, offset);
        return;
      }
      const ref = reference(at);
      if (ref === undefined) break;
      first ??= ref;
      const problem = seen.includes(at)
        ? "reference-cyclic"
        : ref.startsWith("#")
          ? undefined
          : "reference-external";
      seen.push(at);
      const next = problem === undefined ? this.resolve(ref) : undefined;
      if (next === undefined) {
        const why = problem ?? "reference-unresolved";
        this.loose.push({ tokens: use.tokens, offset, problem: why, reference: ref });
        return;
      }
      at = next.object;
      tokens = next.tokens;
    }
    const integration = this.integration(at, tokens, first === undefined ? offset : at.start);
    integration.uses.push(first === undefined ? use : { ...use, reference: first });
  }

  resolve(ref: string): { readonly object: SourceObject; readonly tokens: readonly string[] } | undefined {
    let tokens: string[];
    try {
      tokens = decodeURIComponent(ref.slice(1))
        .split("/")
        .slice(1)
        .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
    } catch {
      return undefined;
    }
    let object: SourceObject | undefined = this.root;
    for (const token of tokens) {
      object = object === undefined ? undefined : this.object(this.member(object, token)?.value);
    }
    return object === undefined ? undefined : { object, tokens };
  }
}

function reference(object: SourceObject): string | undefined {
  return textOf(ownMember(object, "$ref")?.value);
}

export function findIntegrations(
  document: SourceDocument,
  place: (offset: number) => { readonly line: number; readonly column: number },
): Found {
  const root = objectOf(document.root);
  if (root === undefined) return { integrations: [], loose: [], parts: [], followed: new Set() };
  const search = new Search(root, place);
  search.run();
  const { byNode, loose, parts, followed } = search;
  return { integrations: [...byNode.values()], loose, parts, followed };
}
