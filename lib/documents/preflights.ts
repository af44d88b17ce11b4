/** Preflight mocks give way to the CORS configuration of the API. */
import type { FindingValues } from "../../common/findings.js";
import type { CorsConfiguration } from "../../mappings/rules/cors.js";
import { CORS, mergeCors } from "./cors.js";
import type { Edit } from "./edits.js";
import type { DocumentFindingId } from "./findings.js";
import type { Integration, Use } from "./found.js";
import { reshape, type Writing } from "./reconcile.js";
import { objectOf, ownMember, type SourceMember, type SourceObject } from "./source/node.js";
import { LayoutError } from "./write/reshape.js";
import { checkReadable } from "./written.js";

/** An OPTIONS method that answers preflight requests by itself. */
export interface Preflight {
  readonly integration: Integration;
  readonly use: Use;
  readonly cors: CorsConfiguration;
}

export type MovedPreflights =
  | { readonly edits: readonly Edit[]; readonly widened: readonly string[] }
  | {
      /** Why none is moved; `at` is the preflight that shows it. */
      readonly refused: {
        readonly id: DocumentFindingId;
        readonly at: number;
        readonly values: FindingValues;
      };
    };

/** Takes the preflights out and puts their configuration in, all of them or none. */
export function movePreflights(
  writing: Writing,
  root: SourceObject,
  preflights: readonly Preflight[],
): MovedPreflights {
  const refuse = (id: DocumentFindingId, at: number, values: FindingValues) => ({
    refused: { id, at, values },
  });
  try {
    const mocks = preflights.map(({ cors }) => cors);
    const merged = mergeCors(writing, root, mocks);
    if ("contradiction" in merged) return refuse("cors-contradicts", merged.at, { ...merged.contradiction });
    if (merged.isAnyOrigin) return refuse("cors-any-origin", 0, {});
    const edits = [...merged.edits, ...removeOperations(writing, root, preflights)];
    const items = preflights.map(({ use }) => use.pathItem);
    const places = [CORS, "paths"].map((key) => objectOf(ownMember(root, key)?.value));
    checkReadable(writing, [root, ...places, ...items], edits);
    return { edits, widened: merged.widened };
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    return refuse("layout-unsupported", 0, { reason: error.message });
  }
}

/** The operations of the preflights go, and path items and paths that are empty without them. */
function removeOperations(
  writing: Writing,
  root: SourceObject,
  preflights: readonly Preflight[],
): readonly Edit[] {
  const byItem = new Map<SourceObject, Set<SourceMember>>();
  for (const { use } of preflights) {
    const removed = byItem.get(use.pathItem) ?? new Set();
    byItem.set(use.pathItem, removed.add(use.operation));
  }
  const paths = objectOf(ownMember(root, "paths")?.value) as SourceObject;
  const emptied = new Set<SourceMember>();
  const gone = new Set<SourceObject>();
  for (const member of paths.members) {
    const item = objectOf(member.value);
    const removed = item === undefined ? undefined : byItem.get(item);
    if (item === undefined || removed === undefined) continue;
    if (!item.members.every((operation) => removed.has(operation))) continue;
    emptied.add(member);
    gone.add(item);
  }
  const edits: Edit[] = [];
  if (emptied.size > 0) edits.push(...reshape(writing, { object: paths, removed: emptied, added: [] }));
  for (const [object, removed] of byItem) {
    if (!gone.has(object)) edits.push(...reshape(writing, { object, removed, added: [] }));
  }
  return edits;
}
