import type { Clients, LiveClient } from "./client.js";
import { CLOCK, type Clock, type Limit, Limiter } from "./limiter.js";

/** What all the calls share that are made through the same clients, by however many reads, plans and applies. */
export class Account {
  readonly limiter: Limiter;
  /** Writes to one API are sent one at a time: the last one, by the API's id. */
  readonly writes = new Map<string, Promise<unknown>>();
  /** Has the service ever answered? Until then it may be the endpoint, the region or the network that is wrong. */
  answered = false;

  constructor(limit?: Limit, clock?: Clock) {
    this.limiter = new Limiter(limit, clock);
  }
}

const known = new WeakMap<LiveClient, Map<string, Account>>();

/** The account behind clients: the same for either of them, for as long as they live, at the same limit. */
export function accountOf(clients: Clients, limit?: Limit, clock: Clock = CLOCK): Account {
  const both = [clients.apigateway, clients.apigatewayv2].filter((client) => client !== undefined);
  // Another clock is another time: nothing is shared with it.
  if (clock !== CLOCK) return new Account(limit, clock);
  const key = limit === undefined ? "" : `${limit.rate}/${limit.burst}`;
  const found = both.map((client) => known.get(client)?.get(key)).find((one) => one !== undefined);
  const account = found ?? new Account(limit);
  for (const client of both) {
    const byLimit = known.get(client) ?? new Map<string, Account>();
    known.set(client, byLimit.set(key, account));
  }
  return account;
}
