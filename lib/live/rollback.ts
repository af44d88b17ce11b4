import { InputError } from "../../common/errors.js";
import type { Dictionary } from "../../common/own.js";
import type { Clients } from "../clients/client.js";
import { failureOf, LiveError } from "../clients/failures.js";
import { Sender, Stopped } from "../clients/sender.js";
import type { Call } from "../plan/step.js";
import { adopt, answerMembers, pastOf, type RunOptions } from "./apply.js";
import { carriedOut } from "./carried-out.js";
import { Execution } from "./execution.js";
import { type Journal, JournalError } from "./journal.js";
import { nameOf, simulate, type Value } from "./objects.js";
import { backFromHere, partialUndo } from "./part.js";
import type { StatePlan } from "./plan-file.js";
import { type Departure, departure, type RunResult } from "./report.js";
import { putWhole, refusesCredentials } from "./send.js";
import type { LiveStep } from "./steps.js";

class Rollback {
  readonly #positions = new Map<string, number>();
  /** Calls in place of a step's undo, where the API is in the middle of the step or of its undo. */
  readonly #partial = new Map<string, readonly Call[]>();
  /** How many calls of a step's undo were confirmed. */
  readonly #undone = new Map<string, number>();
  /** Calls that were announced, and never confirmed. */
  readonly #announced = new Set<string>();
  readonly #departures: Departure[] = [];
  #sent = 0;
  #refused = 0;
  #was = 0;

  constructor(
    private readonly run: Execution,
    private readonly journal: Journal,
    private readonly options: RunOptions,
  ) {}

  #remember(step: LiveStep, call: Call, answer: Dictionary | undefined): void {
    if (answer === undefined) return;
    const { run } = this;
    const made = answer.IntegrationId;
    const { kind, name } = nameOf(step.object);
    if (call.command === "CreateIntegration" && kind === "integration" && typeof made === "string") {
      run.remade.set(name, made);
    }
    run.answers.set(step.id, { ...run.answers.get(step.id), ...answer });
  }

  /** Reads of the journal what was undone already. */
  #past(): { touched: ReadonlySet<string>; undoing: ReadonlySet<string> } {
    const { run, journal } = this;
    const past = pastOf(journal.entries, run);
    const undoing = new Set<string>();
    for (const entry of journal.entries) {
      if (entry.type === "undo") {
        undoing.add(entry.step);
        this.#announced.add(`${entry.call} ${entry.step}`);
      }
      if (entry.type === "undone") undoing.delete(entry.step);
      if (entry.type !== "undid") continue;
      this.#announced.delete(`${entry.call} ${entry.step}`);
      const step = run.plan.steps.find(({ id }) => id === entry.step);
      const call = step?.undo?.[entry.call];
      if (step === undefined) continue;
      this.#undone.set(entry.step, entry.call + 1);
      if (call !== undefined) this.#remember(step, call, entry.answer);
    }
    return { touched: new Set([...past.done, ...past.open]), undoing };
  }

  #check(): void {
    const { run } = this;
    const { touched, undoing } = this.#past();
    for (const object of run.objects) {
      const { steps, states } = run.chain(object);
      for (const step of steps) if (touched.has(step.id)) adopt(run, step);
      const most = steps.filter(({ id }) => touched.has(id)).length;
      const at = run.position(object, 0, most);
      const broken = steps.findIndex(({ id }) => undoing.has(id));
      const open = steps[most - 1];
      const count = open === undefined ? undefined : run.part(open);
      // An undo of several calls that was broken off leaves an object between two states.
      if (at !== undefined) this.#positions.set(object, at);
      else if (broken >= 0) {
        this.#positions.set(object, broken + 1);
        const step = steps[broken] as LiveStep;
        const calls = backFromHere(run, step);
        if (calls !== undefined) this.#partial.set(step.id, calls);
      } else if (open !== undefined && count !== undefined) {
        this.#positions.set(object, most);
        this.#partial.set(open.id, partialUndo(run, open, count));
      } else this.#departures.push(departure(run, object, states[most]?.[0]));
      this.#learn(steps.slice(0, this.#positions.get(object) ?? 0));
    }
  }

  /** What steps have made whose answers a crash has taken along, by what is there. */
  #learn(steps: readonly LiveStep[]): void {
    const { run } = this;
    for (const step of steps) {
      const answer = run.answers.has(step.id) ? undefined : run.answerOf(step);
      if (answer !== undefined) run.answers.set(step.id, answer);
    }
  }

  #before(step: LiveStep): readonly Value[] {
    return this.run.chain(step.object).states[this.run.ordinal(step)] as readonly Value[];
  }

  /** Deleting a resource deletes all below it: nothing may be there that the plan has not made. */
  #guard(step: LiveStep, call: Call): void {
    if (call.command !== "DeleteResource") return;
    const { name } = nameOf(step.object);
    const inside = (path: string): boolean => path === name || path.startsWith(`${name}/`);
    const methods = [...this.run.live.routes.keys()].filter((key) => inside(key.slice(key.indexOf(" ") + 1)));
    const resources = [...this.run.live.resources.keys()].filter((path) => path !== name && inside(path));
    const found = [...methods, ...resources];
    if (found.length === 0) return;
    throw failureOf("DeleteResource", new Error(`others have added ${found.join(", ")} to the resource`));
  }

  #confirm(step: LiveStep, call: Call, index: number, answer: Dictionary | undefined): void {
    const said = answer === undefined ? {} : { answer };
    this.journal.write({ type: "undid", step: step.id, call: index, ...said });
    this.#remember(step, call, answer);
  }

  async #send(step: LiveStep, call: Call, index: number, after: readonly Value[]): Promise<void> {
    const { run, journal } = this;
    for (let attempt = 1; ; attempt++) {
      if (call.command === "DeleteResource") {
        await run.read();
        if (run.is(step.object, this.#before(step))) return;
        this.#guard(step, call);
      }
      journal.write({ type: "undo", step: step.id, call: index });
      const filled = { ...call, input: run.filled(call) };
      try {
        const answer = await run.sender.send(filled);
        return this.#confirm(step, call, index, answerMembers(call, answer));
      } catch (error) {
        if (!(error instanceof LiveError)) throw error;
        if (refusesCredentials(filled, error)) return putWhole(run, filled, this.#before(step)[0]);
        // What is gone need not be deleted.
        if (error.code === "NotFoundException" && call.command.startsWith("Delete")) return;
        if (error.kind !== "unknown") throw error;
        await run.sender.again(attempt, error);
        await run.refresh(step.object);
        const found = carriedOut(run, step, call, after);
        if (found !== undefined) return this.#confirm(step, call, index, found.answer);
      }
    }
  }

  async #undo(step: LiveStep): Promise<void> {
    const { run } = this;
    const partial = this.#partial.get(step.id);
    const calls = partial ?? step.undo ?? [];
    const first = partial === undefined ? (this.#undone.get(step.id) ?? 0) : 0;
    const left = run.chain(step.object).states[run.ordinal(step) + 1] as readonly Value[];
    let states = partial === undefined ? left : [run.now(step.object)];
    for (const [index, call] of calls.entries()) {
      const isUpdate = call.input.patchOperations !== undefined;
      if (isUpdate) states = simulate(states, { ...call, input: run.filled(call) });
      const after = isUpdate ? states.concat(this.#before(step)) : this.#before(step);
      if (index < first) continue;
      // Cache keys after their parameters: they may be there, where the integration was put whole.
      const late = isUpdate && index > 0;
      if (late) await run.refresh(step.object);
      // Announced before a crash: everything was read since.
      const announced = partial === undefined && this.#announced.has(`${index} ${step.id}`);
      const found = late || announced ? carriedOut(run, step, call, after) : undefined;
      if (found === undefined) await this.#send(step, call, index, after);
      else this.#confirm(step, call, index, found.answer);
    }
    this.journal.write({ type: "undone", step: step.id });
    this.#sent++;
    const { id, route, command } = step;
    this.options.onStep?.({ step: id, route, command, outcome: "undone" });
  }

  #result(status: RunResult["status"], error?: LiveError): RunResult {
    return {
      status,
      steps: this.#was,
      sent: this.#sent,
      already: 0,
      refused: this.#refused,
      left: this.#was - this.#sent - this.#refused,
      departures: this.#departures,
      ...(error === undefined ? {} : { error }),
    };
  }

  async rollBack(): Promise<RunResult> {
    const { journal } = this;
    if (journal.entries.length === 0) throw new InputError("this plan was not applied: it has no journal");
    try {
      return await this.#run();
    } catch (error) {
      if (error instanceof Stopped) return this.#result("interrupted");
      throw error;
    }
  }

  async #run(): Promise<RunResult> {
    const { run, journal, options } = this;
    await run.read();
    this.#check();
    const steps = [...run.plan.steps]
      .reverse()
      .filter((step) => run.ordinal(step) < (this.#positions.get(step.object) ?? 0));
    this.#was = steps.length;
    if (this.#departures.length > 0) return this.#result("drift");
    for (const step of steps) {
      if (options.signal?.aborted === true) return this.#result("interrupted");
      try {
        await this.#undo(step);
      } catch (error) {
        if (error instanceof Stopped || error instanceof JournalError) throw error;
        const failure = failureOf(step.command, error, step.undo);
        const { id, route, command } = step;
        this.#refused++;
        options.onStep?.({ step: id, route, command, outcome: "refused", error: failure.message });
        return this.#result("refused", failure);
      }
    }
    await run.read();
    for (const object of run.objects) {
      const [first] = run.chain(object).states as readonly (readonly Value[])[];
      if (!run.is(object, first ?? [])) this.#departures.push(departure(run, object, first?.[0]));
    }
    if (this.#departures.length > 0) return this.#result("differs");
    journal.write({ type: "rolled-back" });
    return this.#result("complete");
  }
}

/**
 * Takes back what the journal of a plan says was sent, the last step first. As with `applyPlan`, everything is read once
 * before: where something is there that the plan has not put there, nothing is sent.
 *
 * @throws LiveError where the API cannot be read; InputError where the plan was never applied
 */
export function rollbackPlan(
  clients: Clients,
  plan: StatePlan,
  options: RunOptions & { readonly journal: Journal },
): Promise<RunResult> {
  return new Rollback(new Execution(plan, new Sender(clients, options)), options.journal, options).rollBack();
}
