/** The resources of a REST API that the routes of a plan need, and the steps that make them. */
import { brokenPartRule, type PartRuleName } from "../../common/routes.js";
import type { Call } from "../plan/step.js";
import type { Live } from "./live.js";
import { keyOf } from "./objects.js";
import type { LiveStep } from "./steps.js";

/** Stands for the id of a resource that a step makes, until its calls refer to that step. */
const MADE = "(made by a step)";

/** The id that a resource has or, where a step makes it, that step's. */
export type ResourceId = { readonly id: string } | { readonly step: string };

const idOf = (resource: ResourceId): string => ("id" in resource ? resource.id : MADE);

/** Lets a call to a resource that a step makes take the id from that step. */
export function atResource<T extends Call>(one: T, resource: ResourceId, member = "resourceId"): T {
  if ("id" in resource) return one;
  const { [member]: _, ...input } = one.input;
  const refs = { ...one.refs, [`/${member}`]: { step: resource.step, member: "id" } };
  return { ...one, input, refs };
}

/** A path, but for the root's: the one above, and its last part. */
function apart(path: string): [parent: string, part: string] {
  const slash = path.lastIndexOf("/");
  return [slash <= 0 ? "/" : path.slice(0, slash), path.slice(slash + 1)];
}

/** The steps that make the resources of a path which are not there; several routes of a plan share them. */
export class Resources {
  readonly steps: LiveStep[] = [];
  readonly #live: Live;
  readonly #made = new Map<string, string>();
  /** The last parts of the paths below each path, made ones included. */
  readonly #parts = new Map<string, string[]>();

  constructor(live: Live) {
    this.#live = live;
    for (const path of live.resources.keys()) this.#remember(path);
  }

  #remember(path: string): void {
    if (path === "/") return;
    const [parent, part] = apart(path);
    const beside = this.#parts.get(parent);
    if (beside === undefined) this.#parts.set(parent, [part]);
    else beside.push(part);
  }

  /** The first rule that a resource would break which a path needs and which is not there. */
  brokenRule(
    path: string,
  ): { readonly rule: PartRuleName; readonly name: string; readonly part: string } | undefined {
    let above = "/";
    for (const part of path === "/" ? [] : path.slice(1).split("/")) {
      const siblings = this.#parts.get(above) ?? [];
      const parent = above === "/" ? undefined : apart(above)[1];
      const broken = siblings.includes(part) ? undefined : brokenPartRule(part, { parent, siblings });
      if (broken !== undefined) return { ...broken, part };
      above = `${above === "/" ? "" : above}/${part}`;
    }
    return undefined;
  }

  /** The id of a resource, or what stands for it where a step has to make it. */
  idAt(path: string): string {
    return this.#live.resources.get(path) ?? MADE;
  }

  /** The resource of a path that breaks no rule. */
  at(path: string, route: string): ResourceId {
    const id = this.#live.resources.get(path);
    if (id !== undefined) return { id };
    const known = this.#made.get(path);
    if (known !== undefined) return { step: known };
    const [above, pathPart] = apart(path);
    const parent = this.at(above, route);
    const step = `resource ${path}`;
    this.#made.set(path, step);
    this.#remember(path);
    const restApiId = this.#live.id;
    const input = { restApiId, parentId: idOf(parent), pathPart };
    const create: Call = { service: "apigateway", command: "CreateResource", input };
    this.steps.push({
      id: step,
      route,
      object: keyOf({ kind: "resource", name: path }),
      ...atResource(create, parent, "parentId"),
      undo: [
        {
          service: "apigateway",
          command: "DeleteResource",
          input: { restApiId },
          refs: { "/resourceId": { step, member: "id" } },
        },
      ],
      why: `there is no resource ${path} yet`,
    });
    return { step };
  }
}
