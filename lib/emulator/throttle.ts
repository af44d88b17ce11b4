import { documented } from "../../common/evidence.js";
import type { Operation } from "./operation.js";

/** A token bucket: `rate` tokens a second, `burst` at most. */
export interface Limit {
  readonly rate: number;
  readonly burst: number;
}

export class TokenBucket {
  readonly #limit: Limit;
  #tokens: number;
  #at: number;

  /** @param now milliseconds of a clock that does not jump */
  constructor(limit: Limit, now: number) {
    this.#limit = limit;
    this.#tokens = limit.burst;
    this.#at = now;
  }

  /** Is there a whole token? */
  ready(now: number): boolean {
    const { rate, burst } = this.#limit;
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, now - this.#at) / 1000) * rate);
    this.#at = Math.max(this.#at, now);
    // A sum of fractions may fall short of a whole one by a rounding error.
    return this.#tokens >= 1 - 1e-9;
  }

  take(): void {
    this.#tokens -= 1;
  }
}

const GUIDE = documented("API Gateway Developer Guide, quotas for creating, deploying and managing an API");

/** The whole control plane of an account, both APIs together. */
export const ACCOUNT_LIMIT = { rate: 10, burst: 40, evidence: GUIDE } as const;

/** Operations with a limit of their own: so many in so many seconds. */
export const OPERATION_LIMITS = [
  { operations: ["apigateway.GetResources"], count: 5, seconds: 2, evidence: GUIDE },
  {
    operations: ["apigateway.CreateDeployment", "apigatewayv2.CreateDeployment"],
    count: 1,
    seconds: 5,
    evidence: GUIDE,
  },
] as const;

/** The published limits of an account, enforced. A refused request costs no token. */
export class Throttle {
  readonly #account: TokenBucket;
  readonly #own = new Map<string, TokenBucket>();

  constructor(now: number) {
    this.#account = new TokenBucket(ACCOUNT_LIMIT, now);
    for (const { operations, count, seconds } of OPERATION_LIMITS) {
      const bucket = new TokenBucket({ rate: count / seconds, burst: count }, now);
      for (const operation of operations) this.#own.set(operation, bucket);
    }
  }

  /** May this request be answered? */
  admit({ service, name }: Pick<Operation, "service" | "name">, now: number): boolean {
    const own = this.#own.get(`${service}.${name}`);
    const account = this.#account.ready(now);
    if (!account || own?.ready(now) === false) return false;
    this.#account.take();
    own?.take();
    return true;
  }
}
