import { ServiceError } from "../../common/errors.js";
import { copy, type Dictionary, get, isObject, put } from "../../common/own.js";
import type { PatchOperation } from "../../patch/grammar/resources.js";
import type { Sender } from "../clients/sender.js";
import type { Call } from "../plan/step.js";
import { type Live, readAgain, readApi, targetOf } from "./live.js";
import { nameOf, observe, same, simulate, type Value } from "./objects.js";
import type { StatePlan } from "./plan-file.js";
import type { LiveStep } from "./steps.js";

/** The states that an object goes through: before its first step, and after each. Several where AWS's are not known. */
export interface Chain {
  readonly steps: readonly LiveStep[];
  readonly states: readonly (readonly Value[])[];
}

/** Stands for the id of an integration that no step has made yet. */
const unmade = (step: string): string => `(${step})`;

/**
 * The run of a plan, forwards or back: what is there, what each step has answered, and how far each object is. How far
 * an object is, is always told by what is there; the journal says what to expect.
 */
export class Execution {
  readonly plan: StatePlan;
  readonly sender: Sender;
  /** What the steps answered, and what undoing them made in its place. */
  readonly answers = new Map<string, Dictionary>();
  /** The ids of integrations that undoing a deletion made, by the id that they had. */
  readonly remade = new Map<string, string>();
  #live: Live | undefined;
  /** The objects that a call may have changed since they were read. */
  readonly #stale = new Set<string>();
  readonly #steps = new Map<string, LiveStep[]>();

  constructor(plan: StatePlan, sender: Sender) {
    this.plan = plan;
    this.sender = sender;
    for (const step of plan.steps) {
      const list = this.#steps.get(step.object) ?? [];
      list.push(step);
      this.#steps.set(step.object, list);
    }
  }

  get objects(): Iterable<string> {
    return this.#steps.keys();
  }

  get live(): Live {
    if (this.#live === undefined) throw new TypeError("nothing is read yet");
    return this.#live;
  }

  /** Reads the API with the bulk calls. */
  async read(): Promise<void> {
    const { version, id } = this.plan.api;
    this.#live = await readApi(this.sender, { api: version, id });
    this.#stale.clear();
  }

  /** Reads one object again. */
  async refresh(object: string): Promise<void> {
    const name = nameOf(object);
    const id = name.kind === "integration" ? this.#idOf(name.name) : undefined;
    this.#live = await readAgain(this.sender, this.live, name, id);
    this.#stale.delete(object);
  }

  /** A call is about to change an object: what was read of it is of before. */
  changing(object: string): void {
    this.#stale.add(object);
  }

  /** The object as a step finds it: as it was read or, after earlier steps, as they have left it. */
  before(step: LiveStep): Value {
    if (!this.#stale.has(step.object)) return this.now(step.object);
    return this.chain(step.object).states[this.ordinal(step)]?.[0];
  }

  /** What is there of an object, by the id that it has by now. */
  now(object: string): Value {
    const { kind, name } = nameOf(object);
    if (kind !== "integration") return observe(this.live, { kind, name });
    const id = this.#idOf(name);
    return id === undefined ? undefined : this.live.integrations.get(id);
  }

  /** The id that an integration of the plan has by now; nothing where it is not made yet. */
  #idOf(name: string): string | undefined {
    const made = name.startsWith("(") ? this.answers.get(name.slice(1, -1))?.IntegrationId : name;
    return typeof made === "string" ? (this.remade.get(made) ?? made) : undefined;
  }

  /** A call with the members that earlier answers give. */
  filled(call: Call): Dictionary {
    const input = copy(call.input) as Dictionary;
    for (const [pointer, { step, member, prefix = "", optional }] of Object.entries(call.refs ?? {})) {
      const value = get(this.answers.get(step), member);
      if (typeof value === "string") put(input, pointer.slice(1), prefix + value);
      else if (optional !== true) put(input, pointer.slice(1), prefix + unmade(step));
    }
    const { IntegrationId } = input;
    const again = typeof IntegrationId === "string" ? this.remade.get(IntegrationId) : undefined;
    return again === undefined ? input : { ...input, IntegrationId: again };
  }

  chain(object: string): Chain {
    const steps = this.#steps.get(object) ?? [];
    const held = get(this.plan.objects, object);
    const states: Value[][] = [[held === null || held === undefined ? undefined : held]];
    for (const step of steps) {
      const { service, command } = step;
      const before = states.at(-1) as Value[];
      states.push(simulate(before, { service, command, input: this.filled(step) }));
    }
    return { steps, states };
  }

  /** How many steps of its object come before a step. */
  ordinal(step: LiveStep): number {
    return (this.#steps.get(step.object) ?? []).indexOf(step);
  }

  /** Is an object in one of these states? */
  is(object: string, states: readonly Value[]): boolean {
    const now = this.now(object);
    const name = nameOf(object);
    return states.some((expected) => same(this.live, name, now, this.#current(expected)));
  }

  /** A route to an integration that was made again leads to what has taken its place. */
  #current(value: Value): Value {
    const target = value?.Target;
    if (typeof target !== "string") return value;
    const again = this.remade.get(target.replace(/^integrations\//, ""));
    return again === undefined ? value : { ...value, Target: `integrations/${again}` };
  }

  /** How many of its steps an object has behind it, from `least` to `most`; nothing where it is in none of its states. */
  position(object: string, least: number, most: number): number | undefined {
    const { states } = this.chain(object);
    for (let at = Math.min(most, states.length - 1); at >= least; at--) {
      if (this.is(object, states[at] as readonly Value[])) return at;
    }
    return undefined;
  }

  /**
   * Where AWS applies a list of operations that it refuses, or that it did not end, in part: how many operations an
   * object has behind it.
   */
  part(step: LiveStep): number | undefined {
    const operations = step.input.patchOperations as PatchOperation[] | undefined;
    if (operations === undefined) return undefined;
    const before = this.chain(step.object).states[this.ordinal(step)] as readonly Value[];
    for (let count = operations.length - 1; count > 0; count--) {
      const input = { ...this.filled(step), patchOperations: operations.slice(0, count) };
      try {
        if (this.is(step.object, simulate(before, { ...step, input }))) return count;
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
      }
    }
    return undefined;
  }

  /** An integration that a create has made, though its answer never came: one that is new, and that no route leads to. */
  orphan(states: readonly Value[]): string | undefined {
    const known = new Set(this.plan.integrations);
    for (const { IntegrationId } of this.answers.values()) known.add(String(IntegrationId));
    for (const id of this.remade.values()) known.add(id);
    for (const route of this.live.routes.values()) known.add(targetOf(route) ?? "");
    for (const [id, value] of this.live.integrations) {
      if (known.has(id)) continue;
      const name = { kind: "integration", name: id } as const;
      if (states.some((expected) => same(this.live, name, value, expected))) return id;
    }
    return undefined;
  }

  /** What a step that makes something would have answered, read from what is there. */
  answerOf(step: LiveStep): Dictionary | undefined {
    const { name } = nameOf(step.object);
    const now = this.now(step.object);
    if (step.command === "CreateResource") return { id: this.live.resources.get(name) };
    if (step.command === "CreateRoute") return { RouteId: now?.RouteId };
    if (step.command !== "CreateIntegrationResponse") return this.answers.get(step.id);
    const all = Array.isArray(now?.IntegrationResponses) ? now.IntegrationResponses : [];
    const key = step.input.IntegrationResponseKey;
    const found = all.find((one) => isObject(one) && one.IntegrationResponseKey === key) as Dictionary;
    return { IntegrationResponseId: found?.IntegrationResponseId };
  }
}
