import { GetResourcesCommand, paginateGetResources } from "@aws-sdk/client-api-gateway";
import { CreateRouteCommand, DeleteRouteCommand, GetRoutesCommand } from "@aws-sdk/client-apigatewayv2";
import { expect } from "chai";
import fc from "fast-check";
import { pageOf } from "../../lib/emulator/page.js";
import { badRequest, guessed } from "../../lib/emulator/refusals.js";
import { RUNS } from "../runs.js";
import { caught, raw, running } from "./harness.js";
import { manyResources } from "./many.js";

const badToken = badRequest("bad token", guessed("spec"));
const page = (all: readonly string[], size: number, token?: string) =>
  pageOf(all, (one) => one, { scope: "spec", size, token, badToken });

describe("pages", () => {
  it("give every entry once, in order, whatever the size", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        (all, size) => {
          const seen: string[] = [];
          let token: string | undefined;
          do {
            const { entries, next } = page(all, size, token);
            expect(entries.length).to.be.at.most(size);
            seen.push(...entries);
            token = next;
          } while (token !== undefined);
          expect(seen).to.deep.equal(all);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("give what stays once each, where entries come and go between two pages", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 1, max: 10 }),
        fc.func(fc.boolean()),
        (all, size, goes) => {
          const first = page(all, size);
          const last = first.entries.at(-1);
          const left = all.filter((one) => one === last || !goes(one));
          if (first.next === undefined) return;
          const rest = page(left, 100, first.next).entries;
          const expected = left.slice(left.indexOf(String(last)) + 1);
          expect(rest).to.deep.equal(expected);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("refuse a token that was changed, and one of another list", () => {
    const { next = "" } = page(["a", "b", "c"], 1);
    const scope = { scope: "other", size: 1, token: next, badToken };
    expect(() => pageOf(["a", "b"], (one) => one, scope)).to.throw("bad token");
    fc.assert(
      fc.property(fc.nat({ max: next.length - 1 }), fc.constantFrom("A", "z", "0", "."), (at, letter) => {
        const changed = next.slice(0, at) + letter + next.slice(at + 1);
        if (changed !== next) expect(() => page(["a", "b", "c"], 1, changed)).to.throw("bad token");
      }),
      { numRuns: RUNS },
    );
  });

  describe("of GetResources", () => {
    const here = running(() => ({ seed: manyResources(60) }));
    const restApiId = "many000000";

    it("are 25 long unless the call says otherwise, and 500 at most", async () => {
      const { items, position } = await here.v1.send(new GetResourcesCommand({ restApiId }));
      expect(items).to.have.length(25);
      expect(position).to.be.a("string");
      const all = await here.v1.send(new GetResourcesCommand({ restApiId, limit: 10_000 }));
      expect([all.items?.length, all.position]).to.deep.equal([61, undefined]);
    });

    it("are followed by the SDK's paginator, with their methods", async () => {
      const seen: (string | undefined)[] = [];
      const pages = paginateGetResources({ client: here.v1, pageSize: 7 }, { restApiId, embed: ["methods"] });
      for await (const { items = [] } of pages) {
        for (const { path, resourceMethods } of items) {
          seen.push(path);
          if (path !== "/") expect(resourceMethods?.GET?.methodIntegration?.type).to.equal("HTTP_PROXY");
        }
      }
      expect(new Set(seen).size).to.equal(61);
    });

    it("refuse a position that is none, and a limit that is no number", async () => {
      const error = await caught(here.v1.send(new GetResourcesCommand({ restApiId, position: "x" })));
      expect(error.name).to.equal("BadRequestException");
      const answer = await raw(here.emulator.endpoint, "GET", `/restapis/${restApiId}/resources?limit=many`);
      expect([answer.status, answer.headers.get("x-amzn-errortype")]).to.deep.equal([
        400,
        "SerializationException",
      ]);
    });
  });

  describe("of v2's lists", () => {
    const here = running();

    it("follow nextToken and maxResults, over routes that are deleted on the way", async () => {
      const { body } = await raw(here.emulator.endpoint, "POST", "/v2/apis", {
        name: "a",
        protocolType: "HTTP",
      });
      const ApiId = body.apiId;
      for (let at = 0; at < 30; at += 1) {
        await here.v2.send(new CreateRouteCommand({ ApiId, RouteKey: `GET /r${at}` }));
      }
      const first = await here.v2.send(new GetRoutesCommand({ ApiId, MaxResults: "10" }));
      expect(first.Items).to.have.length(10);
      await here.v2.send(new DeleteRouteCommand({ ApiId, RouteId: first.Items?.[9]?.RouteId }));
      const second = await here.v2.send(
        new GetRoutesCommand({ ApiId, MaxResults: "10", NextToken: first.NextToken }),
      );
      expect(second.Items?.[0]?.RouteKey).to.be.oneOf(["GET /r10", "GET /r11"]);
      expect((await here.v2.send(new GetRoutesCommand({ ApiId }))).Items).to.have.length(25);
      for (const given of [{ MaxResults: "0" }, { MaxResults: "many" }, { NextToken: "x" }]) {
        const error = await caught(here.v2.send(new GetRoutesCommand({ ApiId, ...given })));
        expect(error.name, JSON.stringify(given)).to.equal("BadRequestException");
      }
    });
  });
});
