/** Converts an integration of API Gateway V2 to v1: reads it, and lets the rows of the protocol's table do the rest. */
import { InputError } from "../common/errors.js";
import type { Finding } from "../common/findings.js";
import { get, isObject } from "../common/own.js";
import { describe } from "../common/show.js";
import { catalogue, note, under } from "./findings.js";
import { readV2Form } from "./forms.js";
import { integrationTables } from "./integration.js";
import { integrationResponseTables } from "./integration-response.js";
import { readV2Members, readV2ResponseMembers } from "./members.js";
import {
  INTEGRATION_TYPES,
  type Protocol,
  TO_V1_ALLOWANCES,
  type ToV1Options,
  type ToV1Result,
  type V2IntegrationInput,
  type V2IntegrationResponseInput,
  type V2Member,
} from "./model.js";
import { checkOptions } from "./options.js";
import { readText, readWord } from "./read.js";
import type { ToV1Rule, ToV1State, V2Response } from "./rules/to-v1.js";
import { rulesOf } from "./table.js";
import { uriForm } from "./uri.js";

export interface ToV1Input {
  readonly integration: V2IntegrationInput;
  /** WebSocket: the integration's responses, as GetIntegrationResponses lists them in `Items`. */
  readonly responses?: readonly V2IntegrationResponseInput[] | null | undefined;
}

const RULES: Readonly<Record<Protocol, readonly ToV1Rule[]>> = {
  HTTP: [...rulesOf(integrationTables.HTTP.toV1), ...rulesOf(integrationResponseTables.HTTP.toV1)],
  WEBSOCKET: rulesOf(integrationTables.WEBSOCKET.toV1),
};

function readResponses(input: unknown, findings: Finding[]): readonly V2Response[] {
  if (input === undefined || input === null) return [];
  if (!Array.isArray(input))
    throw new InputError(`a list is expected, not ${describe(input)}`, { pointer: "/responses" });
  return input.map((item: unknown, index) => {
    const pointer = `/responses/${index}`;
    const { object, spell } = readV2Form(item, "IntegrationResponseKey", pointer);
    const at = (member: string) => under(pointer, spell(member));
    const members = readV2ResponseMembers(object);
    for (const member of members.strangers ?? []) {
      note(findings, catalogue["unmapped-member"], at(member), { member, object: "an integration response" });
    }
    return { object: members, at };
  });
}

function start(input: unknown, options: ToV1Options): ToV1State {
  checkOptions(options, TO_V1_ALLOWANCES);
  if (!isObject(input) || !Object.hasOwn(input, "integration")) {
    throw new InputError("the input is { integration, responses? }", { pointer: "" });
  }
  const findings: Finding[] = [];
  const { object, spell } = readV2Form(get(input, "integration"), "IntegrationType", "/integration");
  const at = (member: string) => under("/integration", spell(member));
  const v2 = readV2Members(object);
  for (const member of v2.strangers ?? []) {
    note(findings, catalogue["unmapped-member"], at(member), { member, object: "an integration" });
  }
  const type = readWord(v2.IntegrationType, at("IntegrationType"), INTEGRATION_TYPES);
  if (type === undefined) {
    throw new InputError("an integration has an IntegrationType", { pointer: at("IntegrationType") });
  }
  const uri = readText(v2.IntegrationUri, at("IntegrationUri")) || undefined;
  return {
    options,
    source: options.protocol === "HTTP" ? "HTTP" : "WebSocket",
    v2,
    v2Responses: readResponses(get(input, "responses"), findings),
    at,
    type,
    uri,
    form: uri === undefined ? undefined : uriForm(uri),
    plan: "none",
    out: {},
    findings,
  };
}

function finish({ out, findings }: ToV1State): ToV1Result {
  return {
    convertible: !findings.some(({ severity }) => severity === "error"),
    integration: out as ToV1Result["integration"],
    findings,
  };
}

/**
 * Converts an integration of an HTTP or WebSocket API to v1.
 *
 * @param input the integration as GetIntegration of API Gateway V2 answers it or CreateIntegration takes it (PascalCase,
 * or camelCase as it travels over the wire), with its responses. It is not changed.
 * @returns the model, `integrationResponses` included; every member that is not in it is in a finding, whose `path` is
 * a JSON pointer into the input. A finding at `/integration` says that nothing can be converted.
 * @throws InputError where the input is no integration: a member of the wrong shape, an unknown word.
 */
export function toV1(input: ToV1Input, options: ToV1Options): ToV1Result {
  const state = start(input, options);
  for (const rule of RULES[options.protocol]) {
    rule(state);
    // The first rules say what becomes of the type and subtype.
    if (state.plan === "none") break;
  }
  if (state.plan === "none") return finish({ ...state, out: {} });
  return finish(state);
}

/**
 * Converts some members alone, for an update: the others are looked at only as far as these depend on them.
 *
 * @param input the whole integration with its responses.
 */
export function membersToV1(
  members: readonly V2Member[],
  input: ToV1Input,
  options: ToV1Options,
): ToV1Result {
  const state = start(input, options);
  const rows = integrationTables[options.protocol].toV1.source;
  for (const member of Object.keys(rows) as V2Member[]) {
    const rule = rows[member].apply as ToV1Rule | undefined;
    if (member === "IntegrationType" && !members.includes(member)) {
      rule?.(state);
      delete state.out.type;
      state.findings.length = 0;
    } else if (member === "IntegrationType" || members.includes(member)) {
      rule?.(state);
    }
    if (state.plan === "none") break;
  }
  return finish(state);
}
