import fc from "fast-check";
import { toV1 } from "../../mappings/to-v1.js";
import { toV2 } from "../../mappings/to-v2.js";
import { broken } from "../laws/property.js";
import { RUNS } from "../runs.js";
import { hasShared, readSharedLines } from "../shared.js";
import { differences, flattenV1, flattenV2 } from "./equal.js";
import {
  httpIntegration,
  routeKey,
  v1Integration,
  webSocketIntegration,
  webSocketResponses,
} from "./generate.js";
import { namedFromV1, namedFromV2, namedInV1, namedInV2 } from "./names.js";

type Plain = Record<string, unknown>;
const PROTOCOLS = ["HTTP", "WEBSOCKET"] as const;
type Protocol = (typeof PROTOCOLS)[number];

const LISTENER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/b/c";
const BALANCER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/b";
const TO_V2 = {
  allow: ["httpAsProxy", "lambdaCustomAsProxy", "streamAsBuffered"] as const,
  vpcLinks: { vl1: "v2link" },
  listeners: { "example.com": LISTENER, [BALANCER]: LISTENER },
};
const TO_V1 = {
  allow: ["proxyResponsesAsCustom", "payload2AsProxyEvent"] as const,
  hosts: { [LISTENER]: "http://example.com" },
  region: "us-east-1",
};

const withRoute = (route: string | undefined) => (route === undefined ? {} : { routeKey: route });

/** v1 to v2 and back; gives back whether there was a way back. */
function thereAndBack(v1: Plain, protocol: Protocol, route: string | undefined, all: boolean): boolean {
  const to = { ...(all ? TO_V2 : {}), ...withRoute(route), protocol };
  const there = toV2(v1, to as never);
  if (there.integration.IntegrationType === undefined) return false;
  const back = toV1(
    { integration: there.integration, responses: [...there.responses] },
    { ...(all ? TO_V1 : {}), ...withRoute(route), protocol },
  );
  const inV1 = namedInV1(there.findings, v1);
  const fromV2 = namedFromV2(back.findings);
  const silent = differences(
    flattenV1(v1),
    flattenV1(back.integration, v1.responseTransferMode === "STREAM"),
  ).filter((path) => !inV1(path) && !fromV2(path));
  if (silent.length > 0)
    broken("a member comes back changed, and no finding says so", { silent, v1, there, back, to });
  return true;
}

/** v2 to v1 and back. */
function hereAndThere(
  integration: Plain,
  responses: Plain[],
  protocol: Protocol,
  route: string | undefined,
  all: boolean,
): boolean {
  const options = { ...(all ? TO_V1 : {}), ...withRoute(route), protocol };
  const there = toV1({ integration, responses }, options);
  if (there.integration.type === undefined) return false;
  const back = toV2(there.integration, { ...(all ? TO_V2 : {}), ...withRoute(route), protocol } as never);
  const inV2 = namedInV2(there.findings, responses);
  const fromV1 = namedFromV1(back.findings);
  const silent = differences(
    flattenV2(protocol, integration, responses),
    flattenV2(protocol, back.integration, back.responses),
  ).filter((path) => !inV2(path) && !fromV1(path));
  if (silent.length > 0) {
    broken("a member comes back changed, and no finding says so", {
      silent,
      integration,
      responses,
      there,
      back,
    });
  }
  return true;
}

describe("law 7: what is converted there and back is the same, but for what a finding names", () => {
  for (const protocol of PROTOCOLS) {
    it(`v1 to ${protocol} and back`, () => {
      let ways = 0;
      fc.assert(
        fc.property(v1Integration, routeKey, fc.boolean(), (v1, route, all) => {
          if (thereAndBack(v1, protocol, route, all)) ways += 1;
        }),
        { numRuns: RUNS * 8 },
      );
      if (ways < RUNS) throw new Error(`only ${ways} of ${RUNS * 8} had a way back`);
    });
  }

  it("HTTP to v1 and back", () => {
    fc.assert(
      fc.property(httpIntegration, routeKey, fc.boolean(), (integration, route, all) => {
        hereAndThere(integration, [], "HTTP", route, all);
      }),
      { numRuns: RUNS * 8 },
    );
  });

  it("WEBSOCKET to v1 and back", () => {
    fc.assert(
      fc.property(webSocketIntegration, webSocketResponses, routeKey, (integration, responses, route) => {
        hereAndThere(integration, responses, "WEBSOCKET", route, true);
      }),
      { numRuns: RUNS * 8 },
    );
  });

  describe("over real integrations (skipped where ../shared is absent)", () => {
    let v1: Plain[] = [];
    let v2: { integration: Plain; protocolType: Protocol }[] = [];

    before(function () {
      if (!hasShared("corpus/integrations-v1.ndjson")) this.skip();
      v1 = readSharedLines<{ integration: Plain }>("corpus/integrations-v1.ndjson").map(
        ({ integration }) => integration,
      );
      v2 = readSharedLines("corpus/integrations-v2.ndjson");
    });

    for (const protocol of PROTOCOLS) {
      it(`v1 to ${protocol} and back`, () => {
        for (const one of v1) {
          for (const route of [undefined, "$connect", "send", "GET /{proxy+}"]) {
            for (const all of [true, false]) thereAndBack(one, protocol, route, all);
          }
        }
      });
    }

    it("v2 to v1 and back", () => {
      for (const { integration, protocolType } of v2) {
        for (const all of [true, false]) hereAndThere(integration, [], protocolType, "GET /{proxy+}", all);
      }
    });

    it("converts what the floors ask for with nothing above info", () => {
      const share = (protocol: Protocol) => {
        const counts = new Map<string, [number, number]>();
        for (const one of v1) {
          const { findings } = toV2(one, { protocol } as never);
          const count = counts.get(String(one.type)) ?? [0, 0];
          if (findings.every(({ severity }) => severity === "info")) count[0] += 1;
          count[1] += 1;
          counts.set(String(one.type), count);
        }
        return counts;
      };
      const http = share("HTTP");
      const socket = share("WEBSOCKET");
      const print = (counts: Map<string, [number, number]>) =>
        [...counts].map(([type, [clean, all]]) => `${type} ${clean}/${all}`).join(", ");
      console.log(`      converts with nothing above info, to HTTP: ${print(http)}`);
      console.log(`      converts with nothing above info, to WEBSOCKET: ${print(socket)}`);
      const [proxies = 0, allProxies = 0] = http.get("AWS_PROXY") ?? [];
      const total = [...socket.values()].reduce((sum, [clean]) => sum + clean, 0);
      if (v1.length !== 156 || allProxies !== 41)
        throw new Error(`${v1.length} integrations, ${allProxies} AWS_PROXY`);
      if (proxies < 35) throw new Error(`${proxies} of 41 AWS_PROXY convert to HTTP`);
      if (total < 95) throw new Error(`${total} of 156 convert to WEBSOCKET`);
    });
  });
});
