import { InputError } from "../../common/errors.js";
import type { PatchOperation } from "../../patch/grammar/resources.js";
import type { Clients } from "../clients/client.js";
import { failureOf, type LiveError } from "../clients/failures.js";
import { Sender, type SenderOptions, Stopped } from "../clients/sender.js";
import { CACHE_KEY } from "../plan/cache-keys.js";
import { Execution } from "./execution.js";
import { type Entry, type Journal, JournalError, memoryJournal, standingOf } from "./journal.js";
import { nameOf, remaining, same, type Value } from "./objects.js";
import type { StatePlan } from "./plan-file.js";
import { type Departure, departure, type RunResult, type StepReport } from "./report.js";
import { putWhole, refusesCredentials, withOperations, withoutResponses } from "./send.js";
import type { LiveStep } from "./steps.js";

export interface RunOptions extends SenderOptions {
  /** Where the steps are written before they are sent. Without one, nothing can be resumed or rolled back. */
  readonly journal?: Journal;
  /** Called after each step. */
  readonly onStep?: (report: StepReport) => void;
}

/** What the journal says of the steps. */
interface Past {
  readonly done: ReadonlySet<string>;
  /** Was announced, and nobody knows what became of it. */
  readonly open: ReadonlySet<string>;
  /** Was being put whole. */
  readonly put: ReadonlySet<string>;
}

export function pastOf(entries: readonly Entry[], run: Execution): Past {
  const done = new Set<string>();
  const open = new Set<string>();
  const put = new Set<string>();
  for (const entry of entries) {
    if (entry.type === "send") open.add(entry.step);
    else if (entry.type === "put") put.add(entry.step);
    else if (entry.type === "done") {
      open.delete(entry.step);
      done.add(entry.step);
      if (entry.answer !== undefined) run.answers.set(entry.step, entry.answer);
    }
  }
  return { done, open, put };
}

/** What is to be sent of a step that the API is in the middle of. */
interface Rest {
  readonly operations?: readonly PatchOperation[];
  readonly put?: true;
}

/** Adopts what a create made, whose answer never came. */
export function adopt(run: Execution, step: LiveStep): void {
  if (step.command !== "CreateIntegration" || run.answers.has(step.id)) return;
  const { states } = run.chain(step.object);
  const id = run.orphan(states.slice(1).flat());
  if (id !== undefined) run.answers.set(step.id, { IntegrationId: id });
}

/** How far an object is, what of its next step is left, or how it departs from all that the plan knows. */
function findOut(run: Execution, object: string, past: Past): { at: number; rest?: Rest } | Departure {
  const { steps } = run.chain(object);
  for (const step of steps) if (past.open.has(step.id)) adopt(run, step);
  const least = steps.filter(({ id }) => past.done.has(id)).length;
  const { states } = run.chain(object);
  const at = run.position(object, least, steps.length);
  if (at !== undefined) return { at };
  const next = steps[least];
  if (next !== undefined && past.put.has(next.id)) {
    const name = nameOf(object);
    const now = withoutResponses(run.now(object));
    const either = [...(states[least] as readonly Value[]), ...(states[least + 1] as readonly Value[])];
    if (either.some((one) => same(run.live, name, now, withoutResponses(one)))) {
      return { at: least, rest: { put: true } };
    }
  }
  if (next !== undefined && past.open.has(next.id)) {
    const count = run.part(next);
    const operations = next.input.patchOperations as PatchOperation[];
    if (count !== undefined) return { at: least, rest: { operations: operations.slice(count) } };
  }
  return departure(run, object, (states[least] as readonly Value[])[0]);
}

const addsCacheKeys = ({ id }: LiveStep): boolean => id.endsWith(" update-integration-cache-keys");

/** Something is there that neither the plan nor a step of it has put there. */
class Drifted extends Error {
  constructor(readonly departure: Departure) {
    super("drift");
  }
}

class Application {
  readonly #positions = new Map<string, number>();
  readonly #rests = new Map<string, Rest>();
  readonly #departures: Departure[] = [];
  readonly counts = { sent: 0, already: 0, refused: 0 };

  constructor(
    private readonly run: Execution,
    private readonly journal: Journal,
    private readonly options: RunOptions,
  ) {}

  #report(step: LiveStep, outcome: StepReport["outcome"], error?: string): void {
    const { id, route, command } = step;
    if (outcome === "refused") this.counts.refused++;
    else if (outcome === "already") this.counts.already++;
    else this.counts.sent++;
    this.options.onStep?.({ step: id, route, command, outcome, ...(error === undefined ? {} : { error }) });
  }

  /** Looks at every object before anything is sent. */
  #check(past: Past): void {
    for (const object of this.run.objects) {
      const found = findOut(this.run, object, past);
      if ("object" in found) this.#departures.push(found);
      else {
        this.#positions.set(object, found.at);
        const next = this.run.chain(object).steps[found.at];
        if (next !== undefined && found.rest !== undefined) this.#rests.set(next.id, found.rest);
      }
    }
  }

  #finish(step: LiveStep, how: "sent" | "already" | "put", answer = this.run.answerOf(step)): void {
    if (answer !== undefined) this.run.answers.set(step.id, answer);
    this.journal.write({ type: "done", step: step.id, how, ...(answer === undefined ? {} : { answer }) });
    this.#positions.set(step.object, this.run.ordinal(step) + 1);
    this.#report(step, how);
  }

  /** The operations that a step for cache keys still needs, by what is there after the parameters have changed. */
  async #cacheKeys(step: LiveStep): Promise<PatchOperation[]> {
    await this.run.refresh(step.object);
    const [expected] = this.run.chain(step.object).states[this.run.ordinal(step) + 1] as readonly Value[];
    const operations = remaining(this.run.now(step.object), expected);
    if (operations.every(({ path }) => path.startsWith(CACHE_KEY))) return operations;
    const [before] = this.run.chain(step.object).states[this.run.ordinal(step)] as readonly Value[];
    throw new Drifted(departure(this.run, step.object, before));
  }

  /** What became of a call that nobody answered: done, not done, done in part, or something else is there. */
  async #afterwards(step: LiveStep): Promise<"done" | Rest> {
    const { run } = this;
    await run.refresh(step.object);
    adopt(run, step);
    const ordinal = run.ordinal(step);
    const at = run.position(step.object, ordinal, ordinal + 1);
    if (at !== undefined) return at > ordinal ? "done" : {};
    const count = run.part(step);
    const operations = step.input.patchOperations as PatchOperation[];
    if (count !== undefined) return { operations: operations.slice(count) };
    throw new Drifted(departure(run, step.object, run.chain(step.object).states[ordinal]?.[0]));
  }

  async #putWhole(step: LiveStep): Promise<void> {
    const after = this.run.chain(step.object).states[this.run.ordinal(step) + 1] as readonly Value[];
    this.journal.write({ type: "put", step: step.id });
    this.run.changing(step.object);
    await putWhole(this.run, step, after[0]);
    this.#finish(step, "put");
  }

  async #send(step: LiveStep): Promise<void> {
    const { run, journal } = this;
    let rest: Rest = this.#rests.get(step.id) ?? {};
    if (addsCacheKeys(step)) rest = { operations: await this.#cacheKeys(step) };
    if (rest.operations?.length === 0) return this.#finish(step, "already");
    for (let attempt = 1; ; attempt++) {
      const { operations } = rest;
      journal.write({
        type: "send",
        step: step.id,
        before: run.before(step) ?? null,
        ...(operations === undefined ? {} : { operations }),
      });
      if (rest.put === true) return this.#putWhole(step);
      const filled = run.filled(step);
      const input = operations === undefined ? filled : withOperations(filled, operations);
      try {
        run.changing(step.object);
        const answer = await run.sender.send({ ...step, input });
        return this.#finish(step, "sent", answerMembers(step, answer));
      } catch (error) {
        const failure = error as LiveError;
        if (refusesCredentials({ ...step, input }, failure)) return this.#putWhole(step);
        if (failure.kind !== "unknown") throw error;
        await run.sender.again(attempt, failure);
        const found = await this.#afterwards(step);
        if (found === "done") return this.#finish(step, "sent");
        rest = found;
      }
    }
  }

  #result(status: RunResult["status"], error?: LiveError): RunResult {
    const { sent, already, refused } = this.counts;
    const steps = this.run.plan.steps.length;
    return {
      status,
      steps,
      sent,
      already,
      refused,
      left: steps - sent - already - refused,
      departures: this.#departures,
      ...(error === undefined ? {} : { error }),
    };
  }

  async apply(): Promise<RunResult> {
    const { run, journal, options } = this;
    const standing = standingOf(journal.entries);
    if (standing === "being taken back" || journal.entries.at(-1)?.type === "rolled-back") {
      throw new InputError(
        standing === "ended"
          ? "this plan was rolled back: plan again"
          : "this plan is being rolled back: `rollback` goes on",
      );
    }
    if (journal.entries.length === 0) {
      journal.write({ type: "start", plan: run.plan.digest, at: new Date().toISOString() });
    }
    const past = pastOf(journal.entries, run);
    if (!(await this.#read())) return this.#result("interrupted");
    this.#check(past);
    if (this.#departures.length > 0) return this.#result("drift");
    for (const step of run.plan.steps) {
      if ((this.#positions.get(step.object) ?? 0) > run.ordinal(step)) {
        if (past.done.has(step.id)) this.#report(step, "already");
        else this.#finish(step, "already");
        continue;
      }
      if (options.signal?.aborted === true) return this.#result("interrupted");
      try {
        await this.#send(step);
      } catch (error) {
        if (error instanceof Drifted) {
          this.#departures.push(error.departure);
          return this.#result("drift");
        }
        if (error instanceof Stopped) return this.#result("interrupted");
        if (error instanceof JournalError) throw error;
        const failure = failureOf(step.command, error, step.input);
        journal.write({ type: "refused", step: step.id, error: failure.message });
        this.#report(step, "refused", failure.message);
        return this.#result("refused", failure);
      }
    }
    return this.#verify();
  }

  /** Reads the API; not to its end where the caller asks to stop. */
  async #read(): Promise<boolean> {
    try {
      await this.run.read();
      return true;
    } catch (error) {
      if (error instanceof Stopped) return false;
      throw error;
    }
  }

  /** Reads the API again: what the steps should have left is compared with what is there. */
  async #verify(): Promise<RunResult> {
    const { run } = this;
    if (run.plan.steps.length > 0 && !(await this.#read())) return this.#result("interrupted");
    for (const object of run.objects) {
      const final = run.chain(object).states.at(-1) as readonly Value[];
      if (!run.is(object, final)) this.#departures.push(departure(run, object, final[0]));
    }
    this.journal.write({ type: "end" });
    return this.#result(this.#departures.length > 0 ? "differs" : "complete");
  }
}

const ANSWERED = ["id", "IntegrationId", "IntegrationResponseId", "RouteId"];

/** Of an answer only the ids are kept. */
export function answerMembers(
  { command }: { readonly command: string },
  answer: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  if (!command.startsWith("Create")) return undefined;
  return Object.fromEntries(ANSWERED.filter((name) => name in answer).map((name) => [name, answer[name]]));
}

/**
 * Sends the steps of a plan. Everything that the plan saw is read once before the first step: what is already as a step
 * would make it counts as done, and where anything else is there, nothing is sent. After the last step the API is read
 * again and compared. With the journal of a run that was broken off, it goes on where that stopped.
 *
 * @throws LiveError where the API cannot be read; InputError where the journal says that the plan was rolled back
 */
export function applyPlan(clients: Clients, plan: StatePlan, options: RunOptions = {}): Promise<RunResult> {
  const run = new Execution(plan, new Sender(clients, options));
  return new Application(run, options.journal ?? memoryJournal(), options).apply();
}
