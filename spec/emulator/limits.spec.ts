import { CreateRestApiCommand, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import fc from "fast-check";
import { FaultSource, random } from "../../lib/emulator/fault.js";
import { type EmulatorOptions, startEmulator } from "../../lib/emulator/index.js";
import { Throttle } from "../../lib/emulator/throttle.js";
import { RUNS } from "../runs.js";
import { caught, clientsFor, raw, running } from "./harness.js";

const op = (name: string, service: "apigateway" | "apigatewayv2" = "apigateway") => ({ service, name });

/** How many of so many requests are admitted, one every so many milliseconds. */
function admitted(requests: number, every: number, operation: ReturnType<typeof op>): number {
  const throttle = new Throttle(0);
  let count = 0;
  for (let at = 0; at < requests; at += 1) if (throttle.admit(operation, at * every)) count += 1;
  return count;
}

describe("limits and faults", () => {
  describe("the published limits", () => {
    it("are 40 at once and 10 a second, for both APIs together", () => {
      const throttle = new Throttle(0);
      const burst = Array.from({ length: 100 }, (_, at) =>
        throttle.admit(op("UpdateIntegration", at % 2 === 0 ? "apigateway" : "apigatewayv2"), 0),
      );
      expect(burst.filter(Boolean)).to.have.length(40);
      expect(throttle.admit(op("GetRestApi"), 99)).to.equal(false);
      expect(throttle.admit(op("GetRestApi"), 100)).to.equal(true);
      // 60 s of 20 a second: the burst, and 10 for each of the seconds up to the last request.
      expect(admitted(1200, 50, op("UpdateIntegration"))).to.equal(40 + 599);
    });

    it("are 5 GetResources in 2 s, and 1 CreateDeployment in 5 s", () => {
      expect(admitted(100, 0, op("GetResources"))).to.equal(5);
      expect(admitted(101, 100, op("GetResources"))).to.equal(5 + 25);
      expect(admitted(101, 100, op("CreateDeployment"))).to.equal(1 + 2);
    });

    it("cost nothing where a request is refused", () => {
      const throttle = new Throttle(0);
      for (let at = 0; at < 40; at += 1) throttle.admit(op("GetResources"), 0);
      const left = Array.from({ length: 100 }, () => throttle.admit(op("GetMethod"), 0)).filter(Boolean);
      expect(left).to.have.length(35);
    });

    const here = running(() => ({ throttle: true }));
    it("are told with TooManyRequestsException, which the SDK takes for a throttling error", async () => {
      const answers = await Promise.all(
        Array.from({ length: 60 }, () =>
          here.v1.send(new GetRestApisCommand({})).catch((error: unknown) => error),
        ),
      );
      const refused = answers.filter((one) => one instanceof Error) as (Error & { $retryable?: object })[];
      expect(refused.length).to.be.within(1, 20);
      for (const { name } of refused) expect(name).to.equal("TooManyRequestsException");
      const patient = clientsFor(here.emulator.endpoint, 10);
      expect((await patient.v1.send(new GetRestApisCommand({}))).$metadata.httpStatusCode).to.equal(200);
      patient.v1.destroy();
    });
  });

  describe("faults", () => {
    it("are the same for the same seed, and come at their rates", () => {
      const draw = (seed: number) => {
        const source = new FaultSource({
          "429": 0.3,
          "500": 0.1,
          reset: 0.05,
          lost: 0.05,
          latency: [5, 10],
          seed,
        });
        return Array.from({ length: 4000 }, () => source.next());
      };
      const fates = draw(7);
      expect(draw(7)).to.deep.equal(fates);
      expect(draw(8)).not.to.deep.equal(fates);
      const share = (kind: string | undefined) =>
        fates.filter((fate) => fate.kind === kind).length / fates.length;
      for (const [kind, rate] of [
        ["429", 0.3],
        ["500", 0.1],
        ["reset", 0.05],
        ["lost", 0.05],
        [undefined, 0.5],
      ] as const) {
        expect(share(kind), String(kind)).to.be.closeTo(rate, 0.03);
      }
      for (const { delay } of fates) expect(delay).to.be.within(5, 10);
    });

    it("are drawn from numbers from 0 to 1", () => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const draw = random(seed);
          for (let at = 0; at < 20; at += 1) expect(draw()).to.be.within(0, 1 - Number.EPSILON);
        }),
        { numRuns: RUNS },
      );
    });

    async function counts(options: EmulatorOptions, requests: number) {
      const emulator = await startEmulator(options);
      const outcomes: Record<string, number> = {};
      for (let at = 0; at < requests; at += 1) {
        const outcome = await raw(emulator.endpoint, "POST", "/restapis", { name: `n${at}` }).then(
          ({ status }) => String(status),
          () => "broken",
        );
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
      const { body } = await raw(emulator.endpoint, "GET", "/_emulator/state");
      const counted = await raw(emulator.endpoint, "GET", "/_emulator");
      const result = { outcomes, held: (body.restApis ?? []).length, emulator, counted: counted.body };
      await emulator.close();
      return result;
    }

    it("reset connections before anything is done, or after, where the answer is lost", async () => {
      const reset = await counts({ fault: { reset: 1 } }, 5);
      expect([reset.outcomes, reset.held]).to.deep.equal([{ broken: 5 }, 0]);
      const lost = await counts({ fault: { lost: 1 } }, 5);
      expect([lost.outcomes, lost.held]).to.deep.equal([{ broken: 5 }, 5]);
      expect(lost.counted).to.deep.equal({
        calls: { apigateway: { CreateRestApi: 5 }, apigatewayv2: {} },
        carriedOut: { apigateway: { CreateRestApi: 5 }, apigatewayv2: {} },
      });
    });

    it("are counted as calls, and not as carried out", async () => {
      const { outcomes, held, emulator } = await counts(
        { fault: { "429": 0.3, "500": 0.2, "409": 0.2, seed: 3 } },
        100,
      );
      expect(Object.keys(outcomes).sort()).to.deep.equal(["201", "409", "429", "500"]);
      expect(held).to.equal(outcomes["201"]);
      expect(emulator.calls.apigateway.CreateRestApi).to.equal(100);
      expect(emulator.carriedOut.apigateway.CreateRestApi).to.equal(held);
    });

    it("hold answers back, and leave the emulator's own paths alone", async () => {
      const emulator = await startEmulator({ fault: { latency: 80, "500": 1 } });
      const timed = async (path: string) => {
        const start = performance.now();
        const { status } = await raw(emulator.endpoint, "GET", path);
        return [status, performance.now() - start >= 79];
      };
      expect(await timed("/restapis")).to.deep.equal([500, true]);
      expect(await timed("/_emulator")).to.deep.equal([200, false]);
      await emulator.close();
    });

    it("are got over by a client that retries: each call is carried out, and once", async () => {
      const emulator = await startEmulator({ fault: { "429": 0.2, "500": 0.1, reset: 0.1, seed: 11 } });
      const patient = clientsFor(emulator.endpoint, 12);
      const names = Array.from({ length: 40 }, (_, at) => `n${at}`);
      await Promise.all(names.map((name) => patient.v1.send(new CreateRestApiCommand({ name }))));
      const { body } = await raw(emulator.endpoint, "GET", "/_emulator/state");
      expect(body.restApis.map(({ name }: { name: string }) => name)).to.have.members(names);
      expect(emulator.calls.apigateway.CreateRestApi).to.be.greaterThan(40);
      patient.v1.destroy();
      await emulator.close();
    }).timeout(60_000);
  });

  it("refuses options that are none", async () => {
    const bad: readonly (readonly [object, RegExp])[] = [
      [{ port: -1 }, /port is a whole number/],
      [{ port: 70_000 }, /port is a whole number/],
      [{ accountId: "12" }, /twelve digits/],
      [{ maxTimeoutMillis: 1000 }, /at least 29000/],
      [{ assume: { atomic: "no" } }, /atomic as one of true, false/],
      [{ assume: { pets: true } }, /pets as one of atomic/],
      [{ fault: { "429": 1.5 } }, /429 of the faults is a rate/],
      [{ fault: { "429": 0.7, "500": 0.7 } }, /at most 1/],
      [{ fault: { latency: [5, 1] } }, /latency of the faults/],
      [{ fault: { seed: 0.5 } }, /seed of the faults is a whole number/],
      [{ fault: { flood: 1 } }, /flood of the faults is unknown/],
      [{ seed: [] }, /a seed is an object/],
      [{ seed: {} }, /neither a state document/],
    ];
    for (const [options, message] of bad) {
      const error = await caught(startEmulator(options as EmulatorOptions));
      expect([error.name, error.message.match(message)?.index], JSON.stringify(options)).to.deep.equal([
        "InputError",
        error.message.search(message),
      ]);
      expect(error.message).to.match(message);
    }
    const first = await startEmulator();
    const taken = await caught(startEmulator({ port: Number(new URL(first.endpoint).port) }));
    expect(taken.message).to.match(/another program listens there/);
    await first.close();
  });
});
