import { copy, type Dictionary, get } from "../../common/own.js";
import type { Call, Plan } from "../../lib/index.js";
import { applyUpdate } from "../../lib/translate/apply-update.js";

interface Held {
  integration: Dictionary;
  responses: Map<string, Dictionary>;
}

/** The integrations and routes of one v2 API, with the calls that a plan makes: enough to try a plan on. */
export class OneV2Api {
  readonly integrations = new Map<string, Held>();
  /** Route id -> target. */
  readonly routes = new Map<string, string>();
  private made = 0;

  constructor(private readonly v2Templates: "merge" | "replace" = "merge") {}

  add(integration: Readonly<Dictionary>, responses: readonly Readonly<Dictionary>[]): string {
    const id = `i${++this.made}`;
    const held: Held = { integration: { ...copy(integration), IntegrationId: id }, responses: new Map() };
    for (const response of responses) this.addResponse(held, response);
    this.integrations.set(id, held);
    return id;
  }

  private addResponse(held: Held, response: Readonly<Dictionary>): string {
    const keys = [...held.responses.values()].map(({ IntegrationResponseKey }) => IntegrationResponseKey);
    if (keys.includes(response.IntegrationResponseKey))
      throw new Error("ConflictException: the key is there");
    const id = `r${++this.made}`;
    held.responses.set(id, { ...copy(response), IntegrationResponseId: id });
    return id;
  }

  /** The integration that a route leads to, with its responses. */
  behind(route: string): { integration: Dictionary; responses: Dictionary[] } {
    const held = this.get((this.routes.get(route) as string).slice("integrations/".length));
    return { integration: held.integration, responses: [...held.responses.values()] };
  }

  private get(id: unknown): Held {
    const held = this.integrations.get(String(id));
    if (held === undefined) throw new Error(`NotFoundException: no integration ${String(id)}`);
    return held;
  }

  send(command: string, input: Dictionary): Dictionary {
    const { ApiId, IntegrationId, IntegrationResponseId, RouteId, ...rest } = input;
    const options = { assume: { v2Templates: this.v2Templates } };
    switch (command) {
      case "CreateIntegration":
        return { IntegrationId: this.add(rest, []) };
      case "UpdateIntegration": {
        const held = this.get(IntegrationId);
        held.integration = applyUpdate(held.integration, rest, options);
        return { IntegrationId };
      }
      case "DeleteIntegration": {
        this.get(IntegrationId);
        if ([...this.routes.values()].includes(`integrations/${String(IntegrationId)}`)) {
          throw new Error("ConflictException: a route leads to it");
        }
        this.integrations.delete(String(IntegrationId));
        return {};
      }
      case "CreateIntegrationResponse":
        return { IntegrationResponseId: this.addResponse(this.get(IntegrationId), rest) };
      case "UpdateIntegrationResponse": {
        const { responses } = this.get(IntegrationId);
        const before = responses.get(String(IntegrationResponseId));
        if (before === undefined) throw new Error("NotFoundException: no response");
        responses.set(
          String(IntegrationResponseId),
          applyUpdate(before, rest, { ...options, kind: "IntegrationResponse" }),
        );
        return {};
      }
      case "DeleteIntegrationResponse":
        if (!this.get(IntegrationId).responses.delete(String(IntegrationResponseId))) {
          throw new Error("NotFoundException: no response");
        }
        return {};
      case "UpdateRoute": {
        this.get(String(rest.Target).slice("integrations/".length));
        this.routes.set(String(RouteId), String(rest.Target));
        return {};
      }
      default:
        throw new Error(`no such call: ${command}`);
    }
  }
}

/** Fills the members of an input that earlier answers give. */
function filled(call: Call, answers: ReadonlyMap<string, Dictionary>): Dictionary {
  const input = copy(call.input) as Dictionary;
  for (const [pointer, { step, member, prefix = "", optional }] of Object.entries(call.refs ?? {})) {
    const value = get(answers.get(step), member);
    if (value !== undefined) input[pointer.slice(1)] = prefix + String(value);
    else if (optional !== true) throw new Error(`no answer of ${step} for ${pointer}`);
  }
  return input;
}

/** Sends a plan's steps, and gives what takes the first of them back. */
export function run(api: OneV2Api, plan: Plan, steps = plan.steps.length): () => void {
  const answers = new Map<string, Dictionary>();
  const sent = plan.steps.slice(0, steps);
  for (const step of sent) answers.set(step.id, api.send(step.command, filled(step, answers)));
  return () => {
    for (const step of [...sent].reverse()) {
      for (const call of step.undo ?? []) {
        const answer = api.send(call.command, filled(call, answers));
        // What an undo makes again takes the place of what the step had.
        if (Object.keys(answer).length > 0) answers.set(step.id, { ...answers.get(step.id), ...answer });
      }
    }
  };
}
