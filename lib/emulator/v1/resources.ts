import { type Dictionary, get } from "../../../common/own.js";
import { brokenPartRule, type PartRuleName } from "../../../common/routes.js";
import { type Call, type Operation, textOf } from "../operation.js";
import { badRequest, conflict, guessed, heard, inCalls, type RefusalRow, refuse } from "../refusals.js";
import { without } from "../shared.js";
import { freshId, type Holder } from "../state/tree.js";
import { list, required, text } from "../wire/shape.js";
import { listing, PAGE_QUERY } from "./listing.js";
import { methodsOf, resource, restApi } from "./lookup.js";
import { PATCH_BODY, patch } from "./patch.js";

const PATH = "/restapis/{restApiId}/resources";
const ONE = `${PATH}/{resourceId}`;

const CREATE = inCalls("CreateResource");

/** What a part of a path is refused with, by the rule that it breaks. */
const REFUSED: Readonly<Record<PartRuleName, RefusalRow>> = {
  sameName: conflict("Another resource with the same parent already has this name: {name}", CREATE),
  twoVariables: badRequest(
    "A sibling ({name}) of this resource already has a variable path part -- only one is allowed",
    CREATE,
  ),
  belowGreedy: badRequest("Cannot create a child of a resource with a greedy path variable: {name}", CREATE),
  pathPart: badRequest(
    "Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning and the end.",
    heard("claudiajs/claudia#11; that a colon is taken: getmoto/moto#6148"),
  ),
  noPathPart: badRequest("Resource's path part must be specified", heard("hashicorp/terraform#21048")),
};
const ROOT_STAYS = badRequest("Root resource cannot be deleted.", guessed("the wording for its pathPart"));

/** `/pets` below `/` is `/pets`, below `/a` it is `/a/pets`. */
const pathBelow = (parent: unknown, part: unknown): string =>
  `${parent === "/" ? "" : String(parent)}/${String(part)}`;

const childrenOf = (api: Holder, id: unknown): Holder[] =>
  [...api.collection("resources").values()].filter(({ value }) => value.parentId === id);

function createResource(call: Call): Dictionary {
  const parent = resource(call, "parentId");
  const api = restApi(call, "resource");
  const pathPart = textOf(call, "pathPart");
  const above = parent.value.pathPart;
  const broken = brokenPartRule(pathPart, {
    parent: typeof above === "string" ? above : undefined,
    siblings: childrenOf(api, parent.value.id).map(({ value }) => String(value.pathPart)),
  });
  if (broken !== undefined) refuse(REFUSED[broken.rule], { name: broken.name });
  const id = freshId(api.collection("resources"), 6);
  const value = { id, parentId: parent.value.id, pathPart, path: pathBelow(parent.value.path, pathPart) };
  api.add("resources", value);
  return value;
}

/** Without `embed`, AWS answers the verbs alone (recorded). */
function shown(call: Call, { value }: Holder): Dictionary {
  const embed = get(call.input, "embed");
  if (value.resourceMethods === undefined || (Array.isArray(embed) && embed.includes("methods")))
    return value;
  const verbs = Object.keys(value.resourceMethods as Dictionary);
  return { ...value, resourceMethods: Object.fromEntries(verbs.map((verb) => [verb, {}])) };
}

/** The path of a moved resource is that of its parent and its part (recorded), and so for all below it. */
function recomputePaths(api: Holder, moved: Holder): void {
  const parent = api.collection("resources").get(String(moved.value.parentId));
  if (parent !== undefined) moved.value.path = pathBelow(parent.value.path, moved.value.pathPart);
  for (const child of childrenOf(api, moved.value.id)) recomputePaths(api, child);
}

function updateResource(call: Call): Dictionary {
  const holder = resource(call);
  const api = restApi(call, "resource");
  const methods = methodsOf(holder);
  patch(call, "Resource", without(holder.value, ["resourceMethods"]), {
    context: { resources: api.values("resources") },
    store: (after) => {
      holder.value = Object.keys(methods).length === 0 ? after : { ...after, resourceMethods: methods };
      recomputePaths(api, holder);
    },
  });
  return shown(call, holder);
}

function remove(api: Holder, holder: Holder): void {
  for (const child of childrenOf(api, holder.value.id)) remove(api, child);
  api.collection("resources").delete(String(holder.value.id));
}

const service = "apigateway" as const;

export const operations: readonly Operation[] = [
  {
    service,
    name: "GetResources",
    method: "GET",
    path: PATH,
    status: 200,
    query: { ...PAGE_QUERY, embed: list(text) },
    handle: (call) => {
      const api = restApi(call);
      const holders = api.collection("resources");
      const page = listing(
        call,
        `resources of ${textOf(call, "restApiId")}`,
        api.values("resources"),
        ({ id }) => String(id),
      );
      const items = (page.item as Dictionary[]).map(({ id }) =>
        shown(call, holders.get(String(id)) as Holder),
      );
      return { ...page, item: items };
    },
  },
  {
    service,
    name: "CreateResource",
    method: "POST",
    path: `${PATH}/{parentId}`,
    status: 201,
    body: { pathPart: required(text) },
    handle: createResource,
  },
  {
    service,
    name: "GetResource",
    method: "GET",
    path: ONE,
    status: 200,
    query: { embed: list(text) },
    handle: (call) => shown(call, resource(call)),
  },
  {
    service,
    name: "UpdateResource",
    method: "PATCH",
    path: ONE,
    status: 200,
    body: PATCH_BODY,
    handle: updateResource,
  },
  {
    service,
    name: "DeleteResource",
    method: "DELETE",
    path: ONE,
    status: 202,
    handle: (call) => {
      const holder = resource(call);
      if (holder.value.parentId === undefined) refuse(ROOT_STAYS);
      remove(restApi(call), holder);
      return undefined;
    },
  },
];
