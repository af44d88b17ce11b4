import type { Dictionary } from "../../common/own.js";
import { type Answer, success } from "./answer.js";
import type { Call, Operation, Service } from "./operation.js";
import type { Match } from "./router.js";
import { memberClauses, refuseClauses } from "./wire/constraints.js";
import { parseBody, readMembers, readQuery } from "./wire/read.js";
import { asItIs, lowerFirst, type Naming } from "./wire/shape.js";
import { writeMembers } from "./wire/write.js";

const NAMING: Readonly<Record<Service, Naming>> = { apigateway: asItIs, apigatewayv2: lowerFirst };

/** `PutIntegration` -> `putIntegrationInput`, as AWS names a request in its validation texts. */
const inputName = (operation: Operation): string => `${lowerFirst(operation.name)}Input`;

/** The input of a call by the SDK's names, types checked. */
function readInput({ operation, labels }: Match, query: URLSearchParams, body: string): Dictionary {
  const naming = NAMING[operation.service];
  return {
    ...(operation.query === undefined ? {} : readQuery(operation.query, query, naming)),
    ...(operation.body === undefined ? {} : readMembers(operation.body, parseBody(body), naming)),
    ...labels,
  };
}

function checkInput(operation: Operation, input: Readonly<Dictionary>): void {
  refuseClauses([
    ...memberClauses(operation.body ?? {}, input, `${inputName(operation)}.`),
    ...memberClauses(operation.labels ?? {}, input, ""),
  ]);
}

/**
 * Answers a request that a route was found for.
 *
 * @throws WireError, ServiceError what is wrong with it.
 */
export function dispatch(
  match: Match,
  query: URLSearchParams,
  body: string,
  world: Omit<Call, "input" | "now">,
): Answer {
  const { operation } = match;
  const input = readInput(match, query, body);
  checkInput(operation, input);
  const value = operation.handle({ ...world, input, now: new Date() });
  if (value === undefined) return success(operation.status, undefined);
  const naming = NAMING[operation.service];
  return success(
    operation.status,
    operation.service === "apigateway" ? value : writeMembers(operation.answer ?? {}, value, naming),
  );
}
