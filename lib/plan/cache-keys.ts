/** Cache keys of a v1 integration go and come in updates apart from those of the parameters that they name. */
import { byCodeUnit, type Dictionary } from "../../common/own.js";
import { escapeToken } from "../../common/pointer.js";
import { applyPatch } from "../../patch/apply.js";
import type { PatchOperation, Resources } from "../../patch/grammar/resources.js";
import { invertPatch } from "../../patch/invert.js";
import { touchedParameters } from "../../patch/notices.js";

/** Where the path of an operation on a cache key begins. */
export const CACHE_KEY = "/cacheKeyParameters/";

/**
 * Parts a list in two where a cache key names a parameter that the list changes: such keys leave before the parameters
 * change, and come when they are in place.
 */
export function partCacheKeys(
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  operations: readonly PatchOperation[],
): { first: PatchOperation[]; keys: PatchOperation[] } {
  const touched = touchedParameters(current.requestParameters, desired.requestParameters ?? {});
  const changes = operations.some(({ path }) => path.startsWith("/requestParameters/"));
  const wanted = Array.isArray(desired.cacheKeyParameters) ? (desired.cacheKeyParameters as string[]) : [];
  const had = Array.isArray(current.cacheKeyParameters) ? (current.cacheKeyParameters as string[]) : [];
  const parted = changes ? wanted.filter((key) => touched.has(key)).sort(byCodeUnit) : [];
  if (parted.length === 0) return { first: [...operations], keys: [] };
  const pathOf = (key: string): string => CACHE_KEY + escapeToken(key);
  const late = new Set(parted.map(pathOf));
  const removals = parted
    .filter((key) => had.includes(key))
    .map((key) => ({ op: "remove" as const, path: pathOf(key) }));
  const isRemoval = ({ op, path }: PatchOperation): boolean => op === "remove" && path.startsWith(CACHE_KEY);
  const before = operations.filter(({ path }) => path === "/credentials");
  const rest = operations.filter((operation) => {
    const { op, path } = operation;
    return path !== "/credentials" && !isRemoval(operation) && !(op === "add" && late.has(path));
  });
  const gone = [...operations.filter(isRemoval), ...removals].sort((a, b) => byCodeUnit(a.path, b.path));
  return {
    first: [...before, ...gone, ...rest],
    keys: parted.map((key) => ({ op: "add", path: pathOf(key) })),
  };
}

/** A list as those that are sent one after another: cache keys whose parameters change come in one of their own. */
export function listsOf(
  current: Readonly<Dictionary>,
  desired: Readonly<Dictionary>,
  operations: readonly PatchOperation[],
): PatchOperation[][] {
  const { first, keys } = partCacheKeys(current, desired, operations);
  return [first, keys].filter((list) => list.length > 0);
}

/** The lists that take back a list of operations on an integration. */
export function listsBack(
  before: Resources["Integration"],
  operations: readonly PatchOperation[],
): PatchOperation[][] {
  const { patchOperations } = invertPatch("Integration", before, operations);
  return listsOf(
    applyPatch("Integration", before, operations) as Dictionary,
    before as Dictionary,
    patchOperations,
  );
}
