/** What AWS was recorded to do when a Resource moves or is renamed. */
import { recorded } from "../../common/evidence.js";
import type { Dictionary } from "../../common/own.js";
import { show } from "../../common/show.js";
import { badRequest, conflict } from "../grammar/families.js";
import { RECORDED } from "../grammar/sources.js";
import type { Check, Effect } from "../grammar/types.js";
import { type Context, refuse } from "../session.js";

type Tree = NonNullable<Context["resources"]>;

const find = (tree: Tree, id: unknown): Tree[number] | undefined => tree.find((other) => other.id === id);

const join = (parent: string, part: unknown): string => `${parent === "/" ? "" : parent}/${show(part)}`;

/** The path above the last part. */
const above = (path: string): string => path.slice(0, path.lastIndexOf("/")) || "/";

/** By the path alone: a desired object may give the root a parent, which is what AWS refuses. */
const isRoot = ({ path }: Readonly<Dictionary>): boolean => path === "/";

export const rootStays = (member: "pathPart" | "parentId"): Check => ({
  finding: "root-resource",
  refusal: badRequest(`Root resource cannot update its ${member}.`, recorded(RECORDED)),
  broken: (_text, { resource }) => (isRoot(resource) ? { member } : undefined),
});

/** Is a resource below another one, or the same? */
function isBelow(tree: Tree, id: unknown, root: unknown): boolean {
  const seen = new Set<unknown>();
  for (let at = id; at !== undefined && !seen.has(at); at = find(tree, at)?.parentId) {
    if (at === root) return true;
    seen.add(at);
  }
  return false;
}

const CYCLE = badRequest("Resources cannot be cyclical.", recorded(RECORDED));
const TAKEN = conflict(
  "Another resource with the same parent already has this name: {part}",
  recorded(RECORDED),
);

const evidence = recorded(RECORDED);

export const moves: readonly Effect[] = [
  {
    summary: "A resource cannot be below itself; its path follows its parent.",
    ...evidence,
    run: ({ state, context: { resources } }, { member }) => {
      if (member !== "parentId" || resources === undefined) return undefined;
      if (isBelow(resources, state.parentId, state.id)) return refuse(CYCLE, {});
      const parent = find(resources, state.parentId);
      if (parent?.path !== undefined) state.path = join(parent.path, state.pathPart);
      return undefined;
    },
  },
  {
    summary: "The path follows the path part.",
    ...evidence,
    run: ({ state }, { member }) => {
      if (member === "pathPart" && typeof state.path === "string") {
        state.path = join(above(state.path), state.pathPart);
      }
      return undefined;
    },
  },
  {
    summary: "No two resources have the same parent and path part.",
    ...evidence,
    run: ({ state, context: { resources } }) => {
      const { id, parentId, pathPart } = state;
      const isTaken = resources?.some(
        (other) => other.id !== id && other.parentId === parentId && other.pathPart === pathPart,
      );
      return isTaken === true ? refuse(TAKEN, { part: show(pathPart) }) : undefined;
    },
  },
];

/** The path that a resource will have; `undefined` where it moves below another parent, whose path is not at hand. */
export function pathAfter(current: Readonly<Dictionary>, desired: Readonly<Dictionary>): unknown {
  const { path, parentId } = current;
  if (typeof desired.parentId === "string" && desired.parentId !== parentId) return undefined;
  if (typeof path !== "string" || isRoot(current)) return path;
  return join(above(path), desired.pathPart ?? current.pathPart);
}
