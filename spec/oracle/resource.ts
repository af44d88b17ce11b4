import { type Data, read, write } from "./data.js";
import { type Behaviour, badRequest, notFound, Refused, refuse, type World } from "./machine.js";
import { unsupported } from "./replace-only.js";

const find = (resources: readonly Data[], id: unknown) =>
  resources.find((resource) => read(resource, "id") === id);

const join = (parent: string, part: string) => `${parent === "/" ? "" : parent}/${part}`;

/** Is `id` the resource `root` or somewhere below it? */
function below(resources: readonly Data[], id: unknown, root: unknown): boolean {
  const seen = new Set<unknown>();
  for (let at = id; at !== undefined && !seen.has(at); at = read(find(resources, at) ?? {}, "parentId")) {
    if (at === root) return true;
    seen.add(at);
  }
  return false;
}

function siblings(state: Data, world: World) {
  const part = read(state, "pathPart");
  const taken = (world.context.resources ?? []).some(
    (other) =>
      read(other, "id") !== read(state, "id") &&
      read(other, "parentId") === read(state, "parentId") &&
      read(other, "pathPart") === part,
  );
  if (taken) {
    throw new Refused(
      "ConflictException",
      `Another resource with the same parent already has this name: ${String(part)}`,
      true,
    );
  }
}

export const Resource: Behaviour = {
  operation(state, operation, world) {
    const { op, path, value } = operation;
    if (op !== "replace") unsupported(operation);
    if (path !== "/pathPart" && path !== "/parentId") unsupported(operation, ["/parentId", "/pathPart"]);
    const root = read(state, "path") === "/" && read(state, "parentId") === undefined;
    if (root) badRequest(`Root resource cannot update its ${path?.slice(1)}.`);
    if (value === undefined || value === "") refuse("no value");
    const resources = world.context.resources;
    if (path === "/pathPart") {
      write(state, "pathPart", value);
      siblings(state, world);
      const held = read(state, "path");
      if (typeof held === "string") {
        write(state, "path", join(held.slice(0, held.lastIndexOf("/")) || "/", value));
      }
      return;
    }
    if (resources !== undefined) {
      const parent = find(resources, value);
      if (parent === undefined) notFound("Invalid Resource identifier specified");
      if (below(resources, value, read(state, "id"))) badRequest("Resources cannot be cyclical.");
      write(state, "path", join(String(read(parent, "path")), String(read(state, "pathPart"))));
    }
    write(state, "parentId", value);
    siblings(state, world);
  },
};
