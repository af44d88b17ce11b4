import type { Operation } from "./operation.js";

/** An operation with its path taken apart. */
interface Entry {
  readonly operation: Operation;
  readonly segments: readonly string[];
  /** The label at each segment, where there is one. */
  readonly labels: readonly (string | undefined)[];
  readonly query: URLSearchParams;
}

/** A level of the paths: what stands there as it is, and what a label takes. */
interface Level {
  readonly fixed: Map<string, Level>;
  label?: Level;
  /** By method; more than one where the query chooses. */
  readonly here: Map<string, Entry[]>;
}

const level = (): Level => ({ fixed: new Map(), here: new Map() });

export interface Match {
  readonly operation: Operation;
  readonly labels: Readonly<Record<string, string>>;
}

/** What a path leads to: an operation, or the methods that it takes, or nothing. */
export type Route = Match | { readonly allowed: readonly string[] } | undefined;

const LABEL = /^\{(\w+)\}$/;

function entryOf(operation: Operation): Entry {
  const [path = "", query = ""] = operation.path.split("?");
  const segments = path.split("/").slice(1);
  return {
    operation,
    segments,
    labels: segments.map((segment) => LABEL.exec(segment)?.[1]),
    query: new URLSearchParams(query),
  };
}

/** Parts of a query that choose another operation, which the emulator may not serve. */
const CHOOSERS = ["mode"];

const chosen = (entry: Entry, query: URLSearchParams): boolean =>
  CHOOSERS.every((name) => entry.query.get(name) === query.get(name));

/** Finds the operation of a request: what stands in a template as it is goes before a label. */
export class Router {
  readonly #root = level();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) this.#add(entryOf(operation));
  }

  #add(entry: Entry): void {
    let at = this.#root;
    for (const [index, segment] of entry.segments.entries()) {
      let next: Level | undefined;
      if (entry.labels[index] !== undefined) {
        at.label ??= level();
        next = at.label;
      } else {
        next = at.fixed.get(segment) ?? level();
        at.fixed.set(segment, next);
      }
      at = next;
    }
    const { method } = entry.operation;
    at.here.set(method, [...(at.here.get(method) ?? []), entry]);
  }

  #leaf(at: Level, segments: readonly string[], index: number): Level | undefined {
    const segment = segments[index];
    if (segment === undefined) return at.here.size > 0 ? at : undefined;
    const fixed = at.fixed.get(segment);
    const found = fixed === undefined ? undefined : this.#leaf(fixed, segments, index + 1);
    if (found !== undefined || at.label === undefined || segment === "") return found;
    return this.#leaf(at.label, segments, index + 1);
  }

  /** @param segments of the path, decoded */
  find(method: string, segments: readonly string[], query: URLSearchParams): Route {
    const leaf = this.#leaf(this.#root, segments, 0);
    if (leaf === undefined) return undefined;
    const candidates = leaf.here.get(method);
    if (candidates === undefined) return { allowed: [...leaf.here.keys()].sort() };
    const entry = candidates.find((one) => chosen(one, query));
    if (entry === undefined) return undefined;
    const labels: Record<string, string> = {};
    for (const [index, name] of entry.labels.entries()) {
      if (name !== undefined) labels[name] = segments[index] as string;
    }
    return { operation: entry.operation, labels };
  }
}
