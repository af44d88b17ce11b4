/** What a call on the way back has made, whose answer never came. */
import { type Dictionary, get, isObject } from "../../common/own.js";
import type { Call } from "../plan/step.js";
import type { Execution } from "./execution.js";
import type { Live } from "./live.js";
import type { Value } from "./objects.js";
import type { LiveStep } from "./steps.js";

function withoutResponsesV2(state: Value): Value {
  if (state === undefined) return state;
  const { IntegrationResponses: _, ...rest } = state;
  return rest;
}

type Made = (live: Live, input: Readonly<Dictionary>) => Dictionary | undefined;

/** The v1 method that a call is for. */
const methodOf = (live: Live, { resourceId, httpMethod }: Readonly<Dictionary>): Value =>
  [...live.routes.values()].find(
    (route) => route.resourceId === resourceId && route.value.httpMethod === httpMethod,
  )?.value;

/**
 * What a call made, by what names it: nothing where it is not there. Those that are not here may be sent again: a put of
 * an integration or of its response takes the place of what is there.
 */
const MADE: Readonly<Record<string, Made>> = {
  PutMethod: (live, input) => (methodOf(live, input) === undefined ? undefined : {}),
  PutMethodResponse: (live, input) => {
    const held = methodOf(live, input)?.methodResponses;
    return isObject(held) && Object.hasOwn(held, String(input.statusCode)) ? {} : undefined;
  },
  CreateIntegrationResponse: (live, { IntegrationId, IntegrationResponseKey: key }) => {
    const all = live.integrations.get(String(IntegrationId))?.IntegrationResponses;
    const found = (Array.isArray(all) ? (all as Dictionary[]) : []).find(
      ({ IntegrationResponseKey }) => IntegrationResponseKey === key,
    );
    return found === undefined ? undefined : { IntegrationResponseId: found.IntegrationResponseId };
  },
  CreateRoute: (live, { RouteKey }) => {
    const found = live.routes.get(String(RouteKey));
    return found === undefined ? undefined : { RouteId: found.value.RouteId };
  },
};

/**
 * What a call of a step's undo would have answered, by what is there now; nothing where it was not carried out.
 *
 * @param after the states that it leaves the step's object in
 */
export function carriedOut(
  run: Execution,
  step: LiveStep,
  call: Call,
  after: readonly Value[],
): { readonly answer?: Dictionary } | undefined {
  if (call.command === "CreateIntegration") {
    const before = run.chain(step.object).states[run.ordinal(step)] as readonly Value[];
    const IntegrationId = run.orphan(before.concat(before.map(withoutResponsesV2)));
    return IntegrationId === undefined ? undefined : { answer: { IntegrationId } };
  }
  const answer = get(MADE, call.command)?.(run.live, run.filled(call));
  if (answer !== undefined) return { answer };
  return run.is(step.object, after) ? {} : undefined;
}
