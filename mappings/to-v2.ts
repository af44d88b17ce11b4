/** Converts a v1 integration to API Gateway V2: reads it, and lets the rows of the protocol's table do the rest. */
import { lowestBit } from "../common/bits.js";
import { InputError } from "../common/errors.js";
import type { Finding } from "../common/findings.js";
import { readV1Integration, type V1Place } from "../common/forms.js";
import { catalogue, note, under } from "./findings.js";
import { integrationTables } from "./integration.js";
import { readV1Members, V1_BITS } from "./members.js";
import {
  INTEGRATION_TYPES,
  type Protocol,
  TO_V2_ALLOWANCES,
  type ToHttpOptions,
  type ToHttpResult,
  type ToV2Options,
  type ToV2Result,
  type ToWebSocketOptions,
  type ToWebSocketResult,
  type V1IntegrationInput,
  type V1Member,
} from "./model.js";
import { checkOptions } from "./options.js";
import { readText, readWord } from "./read.js";
import type { ToV2Rule, ToV2State } from "./rules/to-v2.js";
import { type Steps, stepsOf } from "./table.js";
import { uriForm } from "./uri.js";

const STEPS: Readonly<Record<Protocol, Steps<ToV2Rule>>> = {
  HTTP: stepsOf(integrationTables.HTTP.toV2, V1_BITS),
  WEBSOCKET: stepsOf(integrationTables.WEBSOCKET.toV2, V1_BITS),
};

const NOWHERE: V1Place = {};

function start(input: unknown, options: ToV2Options): ToV2State {
  checkOptions(options, TO_V2_ALLOWANCES);
  const findings: Finding[] = [];
  let place: V1Place = NOWHERE;
  let v1 = readV1Members(input);
  if (v1.strangers !== undefined) {
    // Metadata, links, the form of PutIntegration, or a member that nobody knows.
    const read = readV1Integration(input);
    place = read.place;
    v1 = readV1Members(read.integration);
    for (const member of v1.strangers ?? []) {
      note(findings, catalogue["unmapped-member"], under("", member), { member, object: "an integration" });
    }
  }
  const type = readWord(v1.type, "/type", INTEGRATION_TYPES);
  if (type === undefined) throw new InputError("an integration has a type", { pointer: "/type" });
  const uri = readText(v1.uri, "/uri");
  return {
    options,
    target: options.protocol === "HTTP" ? "HTTP" : "WebSocket",
    v1,
    place,
    type,
    uri,
    form: uri === undefined ? undefined : uriForm(uri),
    plan: "none",
    out: {},
    responses: [],
    findings,
  };
}

function finish(state: ToV2State): ToV2Result {
  const { out, responses, findings } = state;
  let convertible = true;
  for (const { severity } of findings) if (severity === "error") convertible = false;
  return { convertible, integration: out, responses, findings } as unknown as ToV2Result;
}

/**
 * Converts a v1 integration to an HTTP or WebSocket API.
 *
 * @param integration as GetIntegration answers it (metadata, links and embedded responses included) or PutIntegration
 * takes it. It is not changed.
 * @returns `integration` is what CreateIntegrationCommand takes, without `ApiId`, and `responses` what
 * CreateIntegrationResponseCommand takes for each response; every member that is not in them is in a finding, whose
 * `path` is a JSON pointer into the input. A finding whose path is "" says that nothing can be converted.
 * @throws InputError where the input is no integration: a member of the wrong shape, an unknown word.
 */
export function toV2(integration: V1IntegrationInput, options: ToHttpOptions): ToHttpResult;
export function toV2(integration: V1IntegrationInput, options: ToWebSocketOptions): ToWebSocketResult;
export function toV2(integration: V1IntegrationInput, options: ToV2Options): ToV2Result;
export function toV2(integration: V1IntegrationInput, options: ToV2Options): ToV2Result {
  const state = start(integration, options);
  const { rules, always } = STEPS[options.protocol];
  for (let left = state.v1.present | always; left !== 0; left &= left - 1) {
    const apply = rules[lowestBit(left)] as ToV2Rule;
    apply(state);
    // The first rule says what becomes of the type.
    if (state.plan === "none") break;
  }
  return finish(state);
}

/**
 * Converts some members alone, for an update: the others are looked at only as far as these depend on them.
 *
 * @param integration the whole integration.
 */
export function membersToV2(
  members: readonly V1Member[],
  integration: V1IntegrationInput,
  options: ToV2Options,
): ToV2Result {
  const state = start(integration, options);
  const rows = integrationTables[options.protocol].toV2.source;
  for (const member of Object.keys(rows) as V1Member[]) {
    const rule = rows[member].apply as ToV2Rule | undefined;
    if (member === "type") {
      rule?.(state);
      if (state.plan === "none") break;
      if (!members.includes("type")) forget(state);
    } else if (members.includes(member)) {
      rule?.(state);
    }
  }
  return finish(state);
}

/** What the type says is needed by the other rules; its output was not asked for. */
function forget(state: ToV2State): void {
  delete state.out.IntegrationType;
  delete state.out.IntegrationSubtype;
  delete state.out.RequestParameters;
  state.findings.length = 0;
}
