/** Finds the integrations of an OpenAPI definition. */
import { isMerge } from "./dialect/reader.js";
import { DocumentError } from "./errors.js";
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

/** A place from which an integration is used. */
export interface Use {
  readonly routeKey: string;
  /** The tokens of a pointer to it. */
  readonly tokens: readonly string[];
  readonly pathItem: SourceObject;
  readonly operation: SourceMember;
  /** The integration is named by `$ref`. */
  readonly isReference: boolean;
}

/** An integration: its text stands in the document once, however many places use it. */
export interface Integration {
  readonly node: SourceObject;
  /** The tokens of a pointer to it. */
  readonly tokens: readonly string[];
  /** Where its name stands. */
  readonly offset: number;
  readonly uses: Use[];
}

/** A use that leads to no integration. */
export interface Loose {
  readonly tokens: readonly string[];
  readonly offset: number;
  readonly problem: "reference-unresolved" | "reference-external" | "reference-cyclic" | "no-object";
  readonly reference: string;
}

export interface Found {
  readonly integrations: readonly Integration[];
  readonly loose: readonly Loose[];
  /** Aliases that were followed on the way. */
  readonly followed: ReadonlySet<SourceAlias>;
}

/** A definition with more routes is no API: aliases of aliases make millions of a few lines. */
const MOST_USES = 20_000;

class Search {
  readonly followed = new Set<SourceAlias>();
  readonly byNode = new Map<SourceObject, Integration>();
  readonly loose: Loose[] = [];
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

  run(): void {
    const components = this.object(ownMember(this.root, "components")?.value);
    const shared =
      components === undefined ? undefined : this.object(ownMember(components, COMPONENTS)?.value);
    for (const { key, keyStart, value } of shared?.members ?? []) {
      const tokens = ["components", COMPONENTS, key];
      const object = this.object(value);
      if (object === undefined)
        this.loose.push({ tokens, offset: keyStart, problem: "no-object", reference: "" });
      else if (reference(object) === undefined) this.integration(object, tokens, keyStart);
    }
    const paths = this.object(ownMember(this.root, "paths")?.value);
    for (const { key: path, value } of paths?.members ?? []) {
      const item = path.startsWith("/") ? this.object(value) : undefined;
      if (item === undefined) continue;
      for (const operation of this.operations(item)) {
        const verb = operation.key;
        const method = METHODS.get(verb) as string;
        const members = this.object(operation.value);
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
        this.use(found, {
          routeKey: `${method} ${path}`,
          tokens: ["paths", path, verb, INTEGRATION],
          pathItem: item,
          operation,
        });
      }
    }
  }

  integration(node: SourceObject, tokens: readonly string[], offset: number): Integration {
    let known = this.byNode.get(node);
    if (known === undefined) {
      known = { node, tokens, offset, uses: [] };
      this.byNode.set(node, known);
    }
    return known;
  }

  use(member: SourceMember, use: Omit<Use, "isReference">): void {
    let at = this.object(member.value);
    let { tokens } = use;
    const offset = member.keyStart;
    const seen: SourceNode[] = [];
    for (;;) {
      const ref = at === undefined ? undefined : reference(at);
      if (at === undefined) {
        this.loose.push({ tokens, offset, problem: "no-object", reference: "" });
        return;
      }
      if (ref === undefined) break;
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
    this.integration(at, tokens, seen.length > 0 ? at.start : offset).uses.push({
      ...use,
      isReference: seen.length > 0,
    });
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
  if (root === undefined) return { integrations: [], loose: [], followed: new Set() };
  const search = new Search(root, place);
  search.run();
  return { integrations: [...search.byNode.values()], loose: search.loose, followed: search.followed };
}
