/**
 * The objects that steps change, and what a step makes of one. A plan, the check before the first step, the way on after
 * a crash and the last comparison all look at objects through this.
 */
import { copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import { applyPatch } from "../../patch/apply.js";
import { diff } from "../../patch/diff.js";
import { readForm } from "../../patch/forms.js";
import type { PatchOperation, Resources } from "../../patch/grammar/resources.js";
import { timeoutCeiling } from "../../patch/judge.js";
import { isSame } from "../../patch/normalise.js";
import { responsesOf } from "../plan/v1-responses.js";
import { applyUpdate, updateBetween } from "../translate.js";
import { digestOf } from "./digest.js";
import type { Live } from "./live.js";

/** `method`: a v1 method, its responses and integration in it. `integration`: a v2 one with its responses. */
export type ObjectKind = "resource" | "method" | "integration" | "route";

/** What names an object: a v1 path, a route key, an integration's id, or the step that makes the integration. */
export interface ObjectName {
  readonly kind: ObjectKind;
  readonly name: string;
}

export type Value = Readonly<Dictionary> | undefined;

export const keyOf = ({ kind, name }: ObjectName): string => `${kind} ${name}`;

export function nameOf(key: string): ObjectName {
  const space = key.indexOf(" ");
  return { kind: key.slice(0, space) as ObjectKind, name: key.slice(space + 1) };
}

/** What is there of an object. */
export function observe(live: Live, { kind, name }: ObjectName): Value {
  if (kind === "resource") return live.resources.has(name) ? { id: live.resources.get(name) } : undefined;
  if (kind === "integration") return live.integrations.get(name);
  return live.routes.get(name)?.value;
}

const mapOf = (value: unknown): Dictionary => (isObject(value) ? value : {});

const ADDRESS: ReadonlySet<string> = new Set(["restApiId", "resourceId", "httpMethod", "ApiId"]);

const withoutAddress = (input: Readonly<Dictionary>, more: readonly string[] = []): Dictionary =>
  Object.fromEntries(
    Object.entries(copy(input)).filter(([member]) => !ADDRESS.has(member) && !more.includes(member)),
  );

type Simulate = (value: Dictionary, input: Readonly<Dictionary>) => Value[];

/** A change of the integration of a method. */
const ofIntegration =
  (change: (integration: Dictionary, input: Readonly<Dictionary>) => (Dictionary | undefined)[]): Simulate =>
  (method, input) =>
    change(mapOf(method.methodIntegration), input).map((methodIntegration) => {
      const { methodIntegration: _, ...rest } = method;
      return methodIntegration === undefined ? rest : { ...rest, methodIntegration };
    });

/** A change of one integration response of a method. */
const ofResponse = (change: (response: Dictionary, input: Readonly<Dictionary>) => Dictionary | undefined) =>
  ofIntegration((integration, input) => {
    const responses = { ...responsesOf(integration) };
    const status = String(input.statusCode);
    const after = change(get(responses, status) ?? { statusCode: status }, input);
    if (after === undefined) delete responses[status];
    else put(responses, status, after);
    return [{ ...integration, integrationResponses: responses }];
  });

const operationsOf = (input: Readonly<Dictionary>): PatchOperation[] =>
  input.patchOperations as PatchOperation[];

const IDS = ["IntegrationId", "IntegrationResponseId", "RouteId"];

/** A change of the list of a v2 integration's responses. */
function ofV2Responses(
  change: (responses: Dictionary[], input: Readonly<Dictionary>) => Dictionary[],
): Simulate {
  return (integration, input) => {
    const all = integration.IntegrationResponses;
    const responses = change(Array.isArray(all) ? copy(all as Dictionary[]) : [], input);
    return [{ ...integration, IntegrationResponses: responses }];
  };
}

/** v2's update of a map of templates may merge or replace: nobody knows. */
const TEMPLATES = ["merge", "replace"] as const;

/** Every state that an object may be in after a call. More than one where nobody knows what AWS does. */
const SIMULATIONS: Readonly<Record<string, Simulate>> = {
  CreateResource: () => [{}],
  PutMethod: (_, input) => [{ httpMethod: input.httpMethod, ...withoutAddress(input) }],
  DeleteMethod: () => [undefined],
  PutMethodResponse: (method, input) => {
    const methodResponses = copy(mapOf(method.methodResponses));
    put(methodResponses, String(input.statusCode), withoutAddress(input));
    return [{ ...method, methodResponses }];
  },
  PutIntegration: ofIntegration((before, input) => {
    const made = readForm("Integration", input).resource as Dictionary;
    const kept = before.integrationResponses;
    return isObject(kept) && Object.keys(kept).length > 0
      ? [made, { ...made, integrationResponses: kept }]
      : [made];
  }),
  UpdateIntegration: ofIntegration((before, input) => [
    applyPatch("Integration", before as Resources["Integration"], operationsOf(input)) as Dictionary,
  ]),
  DeleteIntegration: ofIntegration(() => [undefined]),
  PutIntegrationResponse: ofResponse((_, input) => withoutAddress(input)),
  UpdateIntegrationResponse: ofResponse(
    (before, input) =>
      applyPatch(
        "IntegrationResponse",
        before as Resources["IntegrationResponse"],
        operationsOf(input),
      ) as Dictionary,
  ),
  DeleteIntegrationResponse: ofResponse(() => undefined),
};

const V2_SIMULATIONS: Readonly<Record<string, Simulate>> = {
  CreateIntegration: (_, input) => [withoutAddress(input)],
  UpdateIntegration: ({ IntegrationResponses, ...integration }, input) =>
    TEMPLATES.map((v2Templates) => ({
      ...applyUpdate(integration, withoutAddress(input, IDS), { assume: { v2Templates } }),
      ...(IntegrationResponses === undefined ? {} : { IntegrationResponses }),
    })),
  DeleteIntegration: () => [undefined],
  CreateIntegrationResponse: ofV2Responses((responses, input) => [
    ...responses,
    withoutAddress(input, ["IntegrationId"]),
  ]),
  UpdateIntegrationResponse: ofV2Responses((responses, input) =>
    responses.map((response) =>
      response.IntegrationResponseId === input.IntegrationResponseId
        ? applyUpdate(response, withoutAddress(input, IDS), { kind: "IntegrationResponse" })
        : response,
    ),
  ),
  DeleteIntegrationResponse: ofV2Responses((responses, input) =>
    responses.filter(({ IntegrationResponseId }) => IntegrationResponseId !== input.IntegrationResponseId),
  ),
  CreateRoute: (_, input) => [withoutAddress(input)],
  UpdateRoute: (route, input) => [{ ...route, ...withoutAddress(input) }],
  DeleteRoute: () => [undefined],
};

/** @param states every state that the object may be in before the call */
export function simulate(
  states: readonly Value[],
  {
    service,
    command,
    input,
  }: { readonly service: string; readonly command: string; readonly input: Dictionary },
): Value[] {
  const run = get((service === "apigateway" ? SIMULATIONS : V2_SIMULATIONS) as Dictionary<Simulate>, command);
  if (run === undefined) throw new TypeError(`no step sends ${command}`);
  return states.flatMap((value) => run({ ...value }, input));
}

/** Two maps of resources of a kind, by status code. */
function sameResponses(
  kind: "MethodResponse" | "IntegrationResponse",
  mine: Readonly<Dictionary>,
  theirs: Readonly<Dictionary>,
): boolean {
  const codes = Object.keys(mine);
  if (codes.length !== Object.keys(theirs).length) return false;
  return codes.every((code) => {
    const [response, other] = [get(mine, code), get(theirs, code)];
    return isObject(response) && isObject(other) && isSame(kind, response, other);
  });
}

/** How a method is called is a part of it: one that others have opened is not the one that the plan knows. */
function sameMethod(a: Readonly<Dictionary>, b: Readonly<Dictionary>): boolean {
  const { methodIntegration: has, methodResponses: answers, ...mine } = a;
  const { methodIntegration: wants, methodResponses: others, ...theirs } = b;
  if (!isSame("Method", mine, theirs)) return false;
  if (!sameResponses("MethodResponse", mapOf(answers), mapOf(others))) return false;
  if (!isObject(has) || !isObject(wants)) return isObject(has) === isObject(wants);
  const { integrationResponses: _a, ...integration } = has;
  const { integrationResponses: _b, ...other } = wants;
  if (!isSame("Integration", integration, other)) return false;
  return sameResponses("IntegrationResponse", responsesOf(has), responsesOf(wants));
}

/** What the service sets of a route. */
const OF_SERVICE: ReadonlySet<string> = new Set(["RouteId", "ApiGatewayManaged"]);

/** A member of a route, so that what is the same is equal. */
function routeMember(name: string, value: unknown): unknown {
  if (name === "AuthorizationType") return value ?? "NONE";
  if (value === undefined || value === null || value === false || value === "") return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : [...value].sort();
  return isObject(value) && Object.keys(value).length === 0 ? undefined : value;
}

function sameRoute(a: Readonly<Dictionary>, b: Readonly<Dictionary>): boolean {
  const names = new Set(["AuthorizationType", ...Object.keys(a), ...Object.keys(b)]);
  return [...names].every(
    (name) =>
      OF_SERVICE.has(name) || digestOf(routeMember(name, a[name])) === digestOf(routeMember(name, b[name])),
  );
}

const settled = ({ input, recreate }: { input: object; recreate?: unknown }): boolean =>
  Object.keys(input).length === 0 && recreate === undefined;

function sameV2(a: Readonly<Dictionary>, b: Readonly<Dictionary>, protocol: "HTTP" | "WEBSOCKET"): boolean {
  const { IntegrationResponses: mine, ...integration } = a;
  const { IntegrationResponses: theirs, ...other } = b;
  if (!settled(updateBetween("Integration", integration, other, protocol))) return false;
  const [has, wants] = [mine, theirs].map((list) => (Array.isArray(list) ? (list as Dictionary[]) : []));
  if (has?.length !== wants?.length) return false;
  return (has ?? []).every((response) => {
    const key = response.IntegrationResponseKey;
    const found = wants?.find(({ IntegrationResponseKey }) => IntegrationResponseKey === key);
    return found !== undefined && settled(updateBetween("IntegrationResponse", response, found, protocol));
  });
}

/** Is an object, as it is, what it is compared with? */
export function same(live: Live, { kind }: ObjectName, is: Value, expected: Value): boolean {
  if (is === undefined || expected === undefined) return is === expected;
  if (kind === "resource") return true;
  if (kind === "method") return sameMethod(is, expected);
  if (kind === "route") return sameRoute(is, expected);
  return sameV2(is, expected, live.protocol ?? "HTTP");
}

/** The operations that a patched v1 integration still needs. */
export function remaining(is: Value, expected: Value): PatchOperation[] {
  const [has, wants] = [mapOf(is?.methodIntegration), mapOf(expected?.methodIntegration)];
  const options = { maxTimeoutMillis: timeoutCeiling(wants) };
  return diff("Integration", has as Resources["Integration"], wants as Resources["Integration"], options)
    .patchOperations;
}
