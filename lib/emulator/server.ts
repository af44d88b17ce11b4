import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { InputError, ServiceError } from "../../common/errors.js";
import { type Answer, failure } from "./answer.js";
import type { Counter } from "./counter.js";
import { dispatch } from "./dispatch.js";
import { type Fate, type FaultKind, FaultSource, type Faults } from "./fault.js";
import { entryOf, type LogEntry } from "./log.js";
import type { Operation, Settings } from "./operation.js";
import type { Own } from "./own-routes.js";
import { refuseConnection, send } from "./reply.js";
import { type Match, Router } from "./router.js";
import type { StateFile } from "./state/file.js";
import type { Holder } from "./state/tree.js";
import { Throttle } from "./throttle.js";
import { WireError, type WireErrorId } from "./wire/errors.js";
import { refuseForeign } from "./wire/host.js";
import { readBody, readTarget, type Target } from "./wire/request.js";

export interface World {
  readonly operations: readonly Operation[];
  readonly account: Holder;
  readonly settings: Settings;
  readonly file: StateFile | undefined;
  readonly throttle: boolean;
  readonly faults: Faults | undefined;
  readonly counter: Counter;
  readonly own: Own;
  /** Names besides localhost that requests may give the emulator, in small letters. */
  readonly allowHosts: readonly string[];
  readonly log: ((entry: LogEntry) => void) | undefined;
}

/** What becomes of a request on its way. */
interface Exchange {
  readonly request: IncomingMessage;
  operation?: Operation;
  /** None where the connection is to be reset. */
  answer?: Answer | undefined;
}

const LOOPBACK = "127.0.0.1";

/** The faults that are answers. */
const REFUSED: Readonly<Partial<Record<FaultKind, WireErrorId>>> = {
  "409": "concurrent",
  "429": "throttled",
  "500": "internal",
};

const UNLISTENABLE: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program listens there",
  EACCES: "there is no permission to listen there",
};

/** Milliseconds of a clock that does not jump. */
const clock = (): number => performance.now();

/** Both control planes on one port of the loopback interface. */
export class EmulatorServer {
  readonly #world: World;
  readonly #router: Router;
  readonly #throttle: Throttle | undefined;
  readonly #faults: FaultSource | undefined;
  readonly #server: Server;
  /** Ends what waits to be answered when the server closes. */
  readonly #closing = new AbortController();

  constructor(world: World) {
    this.#world = world;
    this.#router = new Router(world.operations);
    this.#throttle = world.throttle ? new Throttle(clock()) : undefined;
    this.#faults = world.faults === undefined ? undefined : new FaultSource(world.faults);
    // Node's own answer to a request without Host has no request id.
    this.#server = createServer(
      { requireHostHeader: false },
      (request, response) => void this.#serve(request, response),
    );
    // A client that keeps a connection for later must not find it closed in the moment in which it sends.
    this.#server.keepAliveTimeout = 0;
    this.#server.on("clientError", refuseConnection);
    // What a request expects beyond 100-continue is passed over.
    this.#server.on("checkExpectation", (request, response) => void this.#serve(request, response));
  }

  /** @returns the endpoint, `http://127.0.0.1:PORT` */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", ({ code, message }: NodeJS.ErrnoException) => {
        const reason = UNLISTENABLE[code ?? ""] ?? message;
        reject(new InputError(`port ${port}: ${reason}`, { pointer: "/port" }));
      });
      this.#server.listen(port, LOOPBACK, () => resolve());
    });
    return `http://${LOOPBACK}:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const start = clock();
    const exchange: Exchange = { request };
    try {
      exchange.answer = await this.#answer(exchange);
    } catch (error) {
      exchange.answer = failure(error);
    }
    // Where the connection broke there is nobody to answer.
    if (request.socket.destroyed) return;
    this.#log(exchange, clock() - start);
    if (exchange.answer === undefined) request.socket.resetAndDestroy();
    else send(request, response, exchange.answer);
  }

  #log({ request, operation, answer }: Exchange, milliseconds: number): void {
    const { log } = this.#world;
    if (log === undefined) return;
    const { method = "", url = "" } = request;
    const entry = entryOf({ method, path: url, operation, answer, milliseconds });
    // What the listener throws is its own affair, not an answer.
    queueMicrotask(() => log(entry));
  }

  async #answer(exchange: Exchange): Promise<Answer | undefined> {
    const { request } = exchange;
    const { method = "", url = "/" } = request;
    // Read whatever comes of it: who is still writing does not read an answer.
    const body = await readBody(request);
    refuseForeign(request, this.#world.allowHosts);
    const target = readTarget(url);
    const own = this.#world.own(method, target.path);
    if (own !== undefined) return own();
    const route = this.#find(method, target);
    exchange.operation = route.operation;
    return this.#operate(route, target, body);
  }

  #find(method: string, target: Target) {
    const { path, segments, query } = target;
    const route = this.#router.find(method, segments, query);
    if (route === undefined) throw new WireError("unknownOperation", { method, path });
    if ("allowed" in route) {
      const allowed = route.allowed.join(", ");
      throw new WireError("methodNotAllowed", { method, path, allowed }, { allow: allowed });
    }
    return route;
  }

  async #operate(route: Match, target: Target, body: string): Promise<Answer | undefined> {
    const { counter } = this.#world;
    counter.received(route.operation);
    const fate: Fate = this.#faults?.next() ?? { kind: undefined, delay: 0 };
    if (fate.delay > 0) await wait(fate.delay, undefined, { signal: this.#closing.signal });
    if (fate.kind === "reset") return undefined;
    const refused = fate.kind === undefined ? undefined : REFUSED[fate.kind];
    if (refused !== undefined) throw new WireError(refused, { reason: "an injected fault" });
    if (this.#throttle?.admit(route.operation, clock()) === false) throw new WireError("throttled");
    const answer = await this.#carryOut(route.operation, () =>
      dispatch(route, target.query, body, this.#world),
    );
    counter.succeeded(route.operation);
    return fate.kind === "lost" ? undefined : answer;
  }

  /** Runs a handler, and waits until what it changed is kept. */
  async #carryOut(operation: Operation, handle: () => Answer): Promise<Answer> {
    const { file, settings } = this.#world;
    const changes = operation.method !== "GET" && file !== undefined;
    try {
      const answer = handle();
      if (changes) await file.save();
      return answer;
    } catch (error) {
      // A refused list may have left something behind.
      if (changes && error instanceof ServiceError && !settings.assume.atomic) await file.save();
      throw error;
    }
  }
}
