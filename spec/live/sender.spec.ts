import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import type { Dictionary } from "../../common/own.js";
import { accountOf } from "../../lib/clients/account.js";
import { timeouts } from "../../lib/clients/client.js";
import { LiveError } from "../../lib/clients/failures.js";
import type { Clock } from "../../lib/clients/limiter.js";
import { type Retry, Sender, Stopped } from "../../lib/clients/sender.js";

type Outcome = Error | Dictionary;

/** A client that ends its calls in these ways, one after the other; the last one stays. */
function ending(...outcomes: readonly Outcome[]) {
  let sent = 0;
  return {
    get sent() {
      return sent;
    },
    async send(): Promise<unknown> {
      const outcome = outcomes[Math.min(sent++, outcomes.length - 1)] as Outcome;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
}

const network = (code: string, message = code): Error => Object.assign(new Error(message), { code });

const service = (name: string, httpStatusCode: number, message = "", more: object = {}): Error =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode }, ...more });

/** Time that passes at once. */
function clock(): Clock & { readonly waits: number[] } {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    async wait(milliseconds) {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}

const READ = { service: "apigateway", command: "GetMethod", input: { restApiId: "a" } } as const;
const WRITE = { service: "apigateway", command: "PutMethod", input: { restApiId: "a" } } as const;
const OK = { $metadata: {} };

async function outcomeOf(call: Promise<unknown>): Promise<LiveError | Stopped | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof LiveError || error instanceof Stopped) return error;
    throw error;
  }
}

/** How often a call is sent, and how it ends. */
async function sent(
  outcomes: readonly Outcome[],
  request: typeof READ | typeof WRITE = READ,
): Promise<[number, LiveError | Stopped | undefined]> {
  const apigateway = ending(...outcomes);
  const sender = new Sender({ apigateway }, { clock: clock() });
  const outcome = await outcomeOf(sender.send(request));
  return [apigateway.sent, outcome];
}

describe("what the calls of the same clients share", () => {
  it("is one bucket and one queue, whichever of the clients sends", () => {
    const [apigateway, apigatewayv2] = [ending(OK), ending(OK)];
    const both = accountOf({ apigateway, apigatewayv2 });
    expect(accountOf({ apigateway })).to.equal(both);
    expect(accountOf({ apigatewayv2 })).to.equal(both);
    expect(accountOf({ apigateway: ending(OK) })).not.to.equal(both);
    expect(accountOf({ apigateway }, { rate: 1, burst: 1 })).not.to.equal(both);
  });

  it("keeps the writes of one API one at a time, of several senders too, and lets another API pass", async () => {
    let running = 0;
    let most = 0;
    const seen: string[] = [];
    const apigateway = {
      async send(command: { input: { restApiId: string } }): Promise<unknown> {
        const { restApiId } = command.input;
        if (restApiId === "other") {
          seen.push(`other beside ${running}`);
          return OK;
        }
        running++;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running--;
        return OK;
      },
    };
    const senders = [new Sender({ apigateway }), new Sender({ apigateway })];
    const other = { ...WRITE, input: { restApiId: "other" } };
    await Promise.all([...senders.map((one) => one.send(WRITE)), senders[0]?.send(other)]);
    expect(most).to.equal(1);
    expect(seen).to.deep.equal(["other beside 1"]);
  });
});

describe("a call that fails", () => {
  it("is tried a few times only where the service was never reached", async () => {
    const refused = network("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1");
    const [times, error] = await sent([refused]);
    expect(times).to.equal(4);
    expect(error?.message).to.equal(
      "GetMethod: ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:1 (is it the right endpoint and region?)",
    );
  });

  it("says what is missing on this side, and how it is given", async () => {
    const text = "Could not load credentials from any providers";
    const credentials = Object.assign(new Error(text), { name: "CredentialsProviderError" });
    expect((await sent([credentials]))[1]?.message).to.equal(
      `GetMethod: CredentialsProviderError: ${text} (credentials are found as by the AWS CLI: in a profile, --profile or AWS_PROFILE, or in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)`,
    );
    expect((await sent([new Error("Region is missing")]))[1]?.message).to.equal(
      "GetMethod: Error: Region is missing (--region or AWS_REGION names it)",
    );
  });

  it("is tried on where the service was reached before", async () => {
    const apigateway = ending(OK, network("ECONNRESET"));
    const sender = new Sender({ apigateway }, { clock: clock() });
    await sender.send(READ);
    await outcomeOf(sender.send(READ));
    expect(apigateway.sent).to.equal(1 + 15);
  });

  for (const [says, error] of [
    ["a certificate that is not trusted", network("DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate")],
    ["an endpoint without TLS", network("EPROTO", "wrong version number")],
    ["missing credentials", Object.assign(new Error("no"), { name: "CredentialsProviderError" })],
    ["expired credentials", service("ExpiredTokenException", 403)],
    ["a refusal", service("BadRequestException", 400, "Invalid mapping expression")],
    ["a name that is taken", service("ConflictException", 409, "Another resource has this path part")],
    ["an object that is not there", service("NotFoundException", 404)],
  ] as const) {
    it(`is not tried again for ${says}`, async () => {
      expect((await sent([error, OK]))[0]).to.equal(1);
      const [times, failure] = await sent([error, OK], WRITE);
      expect([times, (failure as LiveError).kind]).to.deep.equal([1, "no"]);
    });
  }

  for (const [says, error] of [
    ["429", service("TooManyRequestsException", 429)],
    [
      "a concurrent change",
      service(
        "ConflictException",
        409,
        "Unable to complete operation due to concurrent modification. Please try again later.",
      ),
    ],
    [
      "a concurrent change as BadRequest",
      service(
        "BadRequestException",
        400,
        "Unable to complete operation due to concurrent modification. Please try again later.",
      ),
    ],
  ] as const) {
    it(`is sent again after ${says}, a write as well`, async () => {
      expect(await sent([error, error, OK], WRITE)).to.deep.equal([3, undefined]);
    });
  }

  for (const [says, error] of [
    ["a reset", network("ECONNRESET")],
    ["a timeout", Object.assign(new Error("timed out"), { name: "TimeoutError" })],
    ["a 500", service("InternalFailure", 500)],
    [
      "an answer that breaks off",
      Object.assign(network("ECONNRESET", "aborted"), { $metadata: { httpStatusCode: 200 } }),
    ],
    [
      "an answer that is no JSON",
      Object.assign(new SyntaxError("Unexpected token <"), { $metadata: { httpStatusCode: 200 } }),
    ],
  ] as const) {
    it(`is unknown after ${says}: a read is sent again, a write is not`, async () => {
      expect(await sent([error, OK])).to.deep.equal([2, undefined]);
      const [times, failure] = await sent([error, OK], WRITE);
      expect([times, (failure as LiveError).kind]).to.deep.equal([1, "unknown"]);
    });
  }

  it("waits at random up to a time that doubles, and as long as the service asks for", async () => {
    const time = clock();
    const retries: Retry[] = [];
    const busy = service("TooManyRequestsException", 429);
    const asking = service("TooManyRequestsException", 429, "", { retryAfterSeconds: "3" });
    const apigateway = ending(busy, busy, asking, OK);
    const sender = new Sender(
      { apigateway },
      { clock: time, random: () => 0.5, onRetry: (retry) => void retries.push(retry) },
    );
    await sender.send(READ);
    expect(time.waits).to.deep.equal([100, 200, 3400]);
    expect(retries.map(({ attempt, wait }) => [attempt, wait])).to.deep.equal([
      [1, 100],
      [2, 200],
      [3, 3400],
    ]);
  });

  it("stops waiting where the caller asks to stop, and is not sent again", async () => {
    const stop = new AbortController();
    const apigateway = ending(service("TooManyRequestsException", 429));
    const options = { signal: stop.signal, backOff: 600_000, cap: 600_000, random: () => 1 };
    const sender = new Sender({ apigateway }, { ...options, onRetry: () => stop.abort() });
    expect(await outcomeOf(sender.send(READ))).to.be.instanceOf(Stopped);
    expect(await outcomeOf(sender.send(READ))).to.be.instanceOf(Stopped);
    expect(apigateway.sent).to.equal(1);
  });

  it("does not repeat what opens something, whoever repeats it", async () => {
    const input = {
      restApiId: "a",
      requestParameters: { "integration.request.header.X-Api-Key": "'s3cr3t-value'" },
      patchOperations: [
        { op: "add", path: "/requestParameters/integration.request.header.Cookie", value: "'crumbs-1'" },
      ],
      uri: "https://user:pa55word@example.com/",
    };
    const said = "Invalid: 's3cr3t-value' and 'crumbs-1' in https://user:pa55word@example.com/ \u001b[31m";
    const apigateway = ending(service("BadRequestException", 400, said));
    const error = await outcomeOf(new Sender({ apigateway }).send({ ...WRITE, input }));
    expect(error?.message).to.equal(
      "PutMethod: BadRequestException: Invalid: (hidden) and (hidden) in https://(hidden)@example.com/ \\u001b[31m",
    );
  });
});

describe("an endpoint that takes a call and never answers", () => {
  let server: Server;
  before(async () => {
    server = createServer(() => {}).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it("is not waited for without end", async () => {
    const client = new APIGatewayClient({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: "us-east-1",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      maxAttempts: 1,
      requestHandler: timeouts(50),
    });
    const sender = new Sender({ apigateway: client }, { attempts: 2, backOff: 1 });
    const error = await outcomeOf(
      sender.send({ ...READ, input: { restApiId: "a", resourceId: "b", httpMethod: "GET" } }),
    );
    expect((error as LiveError).kind).to.equal("unknown");
    client.destroy();
  });
});
