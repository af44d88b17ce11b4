import { InputError } from "../../common/errors.js";
import { ASSUMPTIONS, type Assumptions, assumptions } from "../../patch/assumptions.js";
import { TIMEOUT_MAX } from "../../patch/grammar/checks.js";
import { Counter, type Counts } from "./counter.js";
import { checkFaults, type Faults } from "./fault.js";
import type { LogEntry } from "./log.js";
import type { Settings } from "./operation.js";
import { ownRoutes } from "./own-routes.js";
import { OPERATIONS } from "./routes.js";
import { seed } from "./seed/index.js";
import { EmulatorServer } from "./server.js";
import { StateFile } from "./state/file.js";
import { ACCOUNT, Holder } from "./state/tree.js";

export type { Counts } from "./counter.js";
export type { Faults } from "./fault.js";
export { type LogEntry, logLine } from "./log.js";
export type { Service } from "./operation.js";

export interface EmulatorOptions {
  /** 0, the default, picks one that is free. */
  readonly port?: number;
  /** A file that the state is kept in: read where it is there, written before a change is answered. */
  readonly state?: string;
  /** What to begin with, as a value: a state document, or a dump. Not used where the state file holds something. */
  readonly seed?: unknown;
  /** Enforces the limits that AWS publishes for its control plane. */
  readonly throttle?: boolean;
  readonly fault?: Faults;
  readonly assume?: Partial<Assumptions>;
  /** The account's ceiling of buffered timeouts of REST APIs, in milliseconds: 29,000 where it is left out. */
  readonly maxTimeoutMillis?: number;
  /** A changed parameter drops the cache keys that name it, as users report. */
  readonly dropCacheKeys?: boolean;
  /** Twelve digits; 123456789012 where it is left out. */
  readonly accountId?: string;
  /** us-east-1 where it is left out. */
  readonly region?: string;
  /**
   * Names that requests may give the emulator besides localhost and addresses, such as `host.docker.internal`. Requests
   * for others, and those that web pages of others send, are refused: a page that a browser shows must not reach it.
   */
  readonly allowHosts?: readonly string[];
  /** Called with each request once its answer is known. */
  readonly log?: (entry: LogEntry) => void;
}

export interface Emulator {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  /** Whether the seed was used: it is not where the state file was there. */
  readonly seeded: boolean;
  /** How often each operation was called so far, by service: `calls.apigateway.UpdateIntegration`. */
  readonly calls: Counts;
  /** The same, of the calls that were carried out; a call whose answer was lost is one of them. */
  readonly carriedOut: Counts;
  /** Ends the server, once what was answered is kept. */
  close(): Promise<void>;
}

const HOST_NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;
const REGION = /^[a-z]{2,}(?:-[a-z0-9]+)+$/;

function checkOptions(options: EmulatorOptions): void {
  const { port = 0, accountId, region, allowHosts = [], assume = {}, fault } = options;
  const { maxTimeoutMillis = TIMEOUT_MAX } = options;
  if (!Number.isInteger(maxTimeoutMillis) || maxTimeoutMillis < TIMEOUT_MAX) {
    throw new InputError(`maxTimeoutMillis is a whole number, at least ${TIMEOUT_MAX}`, {
      pointer: "/maxTimeoutMillis",
    });
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InputError("port is a whole number from 0 to 65535", { pointer: "/port" });
  }
  for (const [index, name] of allowHosts.entries()) {
    if (!HOST_NAME.test(name)) {
      throw new InputError(`${name} is no name of a host; it is given without scheme and port`, {
        pointer: `/allowHosts/${index}`,
      });
    }
  }
  if (region !== undefined && !REGION.test(region)) {
    throw new InputError("region is a name such as us-east-1", { pointer: "/region" });
  }
  if (accountId !== undefined && !/^\d{12}$/.test(accountId)) {
    throw new InputError("accountId is twelve digits", { pointer: "/accountId" });
  }
  for (const [name, value] of Object.entries(assume)) {
    const row = Object.hasOwn(ASSUMPTIONS, name) ? ASSUMPTIONS[name as keyof Assumptions] : undefined;
    if (row === undefined || !(row.values as readonly unknown[]).includes(value)) {
      const known = row === undefined ? Object.keys(ASSUMPTIONS) : row.values;
      throw new InputError(`assume has ${name} as one of ${known.join(", ")}`, {
        pointer: `/assume/${name}`,
      });
    }
  }
  if (fault !== undefined) checkFaults(fault);
}

/** The seed as the first content of the state file. */
async function keepSeed(file: StateFile | undefined, name: string | undefined): Promise<void> {
  try {
    await file?.save();
  } catch (error) {
    throw new InputError((error as Error).message, { file: name ?? "" });
  }
}

/**
 * Starts both control planes of API Gateway on the loopback interface: REST APIs (v1) and HTTP and WebSocket APIs (v2).
 *
 * @throws InputError where an option, the seed or the state file is not as it has to be
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  checkOptions(options);
  const account = new Holder({}, ACCOUNT);
  const settings: Settings = {
    assume: assumptions(options.assume),
    accountId: options.accountId ?? "123456789012",
    region: options.region ?? "us-east-1",
    maxTimeoutMillis: options.maxTimeoutMillis ?? TIMEOUT_MAX,
    dropCacheKeys: options.dropCacheKeys === true,
  };
  const file = options.state === undefined ? undefined : new StateFile(options.state, account);
  const counter = new Counter();
  const server = new EmulatorServer({
    operations: OPERATIONS,
    account,
    settings,
    file,
    throttle: options.throttle === true,
    faults: options.fault,
    counter,
    own: ownRoutes({ account, counter, file }),
    allowHosts: (options.allowHosts ?? []).map((name) => name.toLowerCase()),
    log: options.log,
  });
  const kept = await file?.open();
  const seeded = options.seed !== undefined && kept !== true;
  let endpoint: string;
  try {
    if (seeded) {
      seed(account, options.seed, settings);
      await keepSeed(file, options.state);
    }
    endpoint = await server.listen(options.port ?? 0);
  } catch (error) {
    await file?.close();
    throw error;
  }
  return {
    endpoint,
    seeded,
    get calls() {
      return counter.calls;
    },
    get carriedOut() {
      return counter.carriedOut;
    },
    async close() {
      await server.close();
      await file?.close();
    },
  };
}
