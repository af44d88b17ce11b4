import { type Operation, SERVICES, type Service } from "./operation.js";

/** How often each operation was called, by service. An operation that was not is not in it. */
export type Counts = Readonly<Record<Service, Readonly<Record<string, number>>>>;

type Tally = Record<Service, Record<string, number>>;

const none = (): Tally => Object.fromEntries(SERVICES.map((service) => [service, {}])) as unknown as Tally;

function copyOf(tally: Tally): Counts {
  return Object.fromEntries(SERVICES.map((service) => [service, { ...tally[service] }])) as unknown as Counts;
}

/** Counts what reached the emulator, and what of it was carried out. */
export class Counter {
  #received = none();
  #succeeded = none();

  received({ service, name }: Operation): void {
    this.#received[service][name] = (this.#received[service][name] ?? 0) + 1;
  }

  succeeded({ service, name }: Operation): void {
    this.#succeeded[service][name] = (this.#succeeded[service][name] ?? 0) + 1;
  }

  /** Every request for an operation, answered or not. */
  get calls(): Counts {
    return copyOf(this.#received);
  }

  /** Those that were carried out, also where the answer was lost. */
  get carriedOut(): Counts {
    return copyOf(this.#succeeded);
  }

  reset(): void {
    this.#received = none();
    this.#succeeded = none();
  }
}
