import { copy, type Dictionary, isObject } from "../../common/own.js";
import { type Clients, commandOf, type ServiceName } from "./client.js";
import { failureOf, type LiveError } from "./failures.js";
import { CLOCK, type Clock, type Limit, Limiter } from "./limiter.js";

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
}

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
  readonly #limiter: Limiter;
  readonly #options: SenderOptions;
  readonly #clock: Clock;
  readonly #writes = new Map<string, Promise<unknown>>();
  readonly attempts: number;

  constructor(clients: Clients, options: SenderOptions = {}) {
    this.#clients = clients;
    this.#options = options;
    this.#clock = options.clock ?? CLOCK;
    this.#limiter = new Limiter(options.limit, this.#clock);
    this.attempts = options.attempts ?? 15;
  }

  /** Waits before a retry: a random time, the longest of which doubles with each (full jitter). */
  async backOff(attempt: number): Promise<void> {
    const { backOff = 200, cap = 10_000, random = Math.random } = this.#options;
    await this.#clock.wait(random() * Math.min(cap, backOff * 2 ** (attempt - 1)));
  }

  async #once({ service, command, input }: Request): Promise<Dictionary> {
    const client = this.#clients[service];
    if (client === undefined) throw new TypeError(`${command} needs a client of ${service}`);
    const sent = await commandOf(service, command, input);
    await this.#limiter.take(service, command);
    let answer: unknown;
    try {
      answer = await client.send(sent);
    } catch (error) {
      throw failureOf(command, error);
    }
    if (!isObject(answer)) return {};
    const { $metadata: _, ...members } = answer;
    return copy(members);
  }

  async #retried(request: Request): Promise<Dictionary> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(request);
      } catch (error) {
        const { kind } = error as LiveError;
        const again = kind === "again" || (kind === "unknown" && isRead(request.command));
        if (!again || attempt >= this.attempts) throw error;
        await this.backOff(attempt);
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
    const before = this.#writes.get(api) ?? Promise.resolve();
    const mine = before.then(() => this.#retried(request));
    this.#writes.set(
      api,
      mine.catch(() => {}),
    );
    return mine;
  }
}
