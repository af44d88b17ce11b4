import { PatchwayError } from "../../common/errors.js";
import { copy, type Dictionary, isObject } from "../../common/own.js";
import { type Account, accountOf } from "./account.js";
import { type Clients, commandOf, type ServiceName } from "./client.js";
import { failureOf, LiveError } from "./failures.js";
import { CLOCK, type Clock, type Limit } from "./limiter.js";

/** A call that is about to be sent again. */
export interface Retry {
  readonly command: string;
  /** Which try went wrong, counted from 1. */
  readonly attempt: number;
  /** Milliseconds until the next. */
  readonly wait: number;
  readonly error: LiveError;
}

export interface SenderOptions {
  /** Calls a second, and how many at once; what AWS publishes for an account where it is left out: 10 and 40. */
  readonly limit?: Limit;
  /** How often a call is sent at most. Default 15. */
  readonly attempts?: number;
  /** Milliseconds: the longest wait before the first retry, doubled with each, and never above `cap`. Default 200. */
  readonly backOff?: number;
  /** Milliseconds. Default 10 000. */
  readonly cap?: number;
  readonly clock?: Clock;
  /** From 0 to 1; `Math.random` where it is left out. */
  readonly random?: () => number;
  /** Aborted, the call in flight is finished, and no other is sent: what waits for its turn or for a retry ends. */
  readonly signal?: AbortSignal;
  /** Called before each retry. */
  readonly onRetry?: (retry: Retry) => void;
}

/** The caller asked to stop, and the call was not sent. */
export class Stopped extends PatchwayError {
  override name = "Stopped";

  constructor() {
    super("interrupted");
  }
}

/** So often a call is tried where the service has never answered: it may be the endpoint that is wrong. */
const FIRST_CONTACT = 4;

export interface Request {
  readonly service: ServiceName;
  readonly command: string;
  readonly input: Dictionary;
}

const isRead = (command: string): boolean => command.startsWith("Get");

/** The API that a call is for: writes to one are sent one at a time. */
const apiOf = ({ input }: Request): string => String(input.restApiId ?? input.ApiId ?? "");

/** Sends calls through the clients: within the account's limits, with retries where they can do no harm. */
export class Sender {
  readonly #clients: Clients;
  readonly #account: Account;
  readonly #options: SenderOptions;
  readonly #clock: Clock;
  readonly attempts: number;

  constructor(clients: Clients, options: SenderOptions = {}) {
    this.#clients = clients;
    this.#options = options;
    this.#clock = options.clock ?? CLOCK;
    this.#account = accountOf(clients, options.limit, this.#clock);
    this.attempts = options.attempts ?? 15;
  }

  /** A wait, or a turn, that ends where the caller asks to stop. */
  async #unlessStopped(waiting: Promise<unknown>): Promise<void> {
    try {
      await waiting;
    } catch (error) {
      if (this.#options.signal?.aborted === true) throw new Stopped();
      throw error;
    }
  }

  /**
   * Waits before a retry: a random time, the longest of which doubles with each (full jitter), and as long at least as
   * the service asked for.
   */
  async #backOff(attempt: number, error: LiveError): Promise<void> {
    const { backOff = 200, cap = 10_000, random = Math.random, signal, onRetry } = this.#options;
    const longest = Math.min(cap, backOff * 2 ** (attempt - 1));
    const wait = error.retryAfter + random() * longest;
    onRetry?.({ command: error.command, attempt, wait, error });
    await this.#unlessStopped(this.#clock.wait(wait, signal));
  }

  /**
   * Waits until a call may be tried again that has gone wrong.
   *
   * @throws LiveError the error itself, where it has been tried often enough; Stopped where the caller asks to stop
   */
  async again(attempt: number, error: LiveError): Promise<void> {
    if (error.answered) this.#account.answered = true;
    const most = this.#account.answered ? this.attempts : Math.min(this.attempts, FIRST_CONTACT);
    if (attempt >= most) throw error;
    await this.#backOff(attempt, error);
  }

  async #once({ service, command, input }: Request): Promise<Dictionary> {
    const client = this.#clients[service];
    const { signal } = this.#options;
    if (client === undefined) throw new TypeError(`${command} needs a client of ${service}`);
    const sent = await commandOf(service, command, input);
    await this.#unlessStopped(this.#account.limiter.take(service, command, signal));
    if (signal?.aborted === true) throw new Stopped();
    let answer: unknown;
    try {
      answer = await client.send(sent);
    } catch (error) {
      throw failureOf(command, error, input);
    }
    this.#account.answered = true;
    if (!isObject(answer)) return {};
    const { $metadata: _, ...members } = answer;
    return copy(members);
  }

  async #retried(request: Request): Promise<Dictionary> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(request);
      } catch (error) {
        if (!(error instanceof LiveError)) throw error;
        const again = error.kind === "again" || (error.kind === "unknown" && isRead(request.command));
        if (!again) throw error;
        await this.again(attempt, error);
      }
    }
  }

  /**
   * Sends a call and gives its answer. A read is retried whatever went wrong on the way; a write only where it is known
   * that nothing was done, so that nothing is done twice.
   *
   * @throws LiveError of kind `unknown` where a write may or may not have been carried out, `no` where it is refused
   */
  send(request: Request): Promise<Dictionary> {
    if (isRead(request.command)) return this.#retried(request);
    const api = apiOf(request);
    const { writes } = this.#account;
    const mine = (writes.get(api) ?? Promise.resolve()).then(() => this.#retried(request));
    const ended = mine.then(
      () => {},
      () => {},
    );
    writes.set(api, ended);
    // Clients live long: an API whose writes have all ended is forgotten.
    void ended.then(() => writes.get(api) === ended && writes.delete(api));
    return mine;
  }
}
