import { expect } from "chai";
import fc from "fast-check";
import { toV1 } from "../../mappings/to-v1.js";
import { toV2 } from "../../mappings/to-v2.js";
import { broken } from "../laws/property.js";
import { RUNS } from "../runs.js";
import { hasShared, readSharedLines } from "../shared.js";
import {
  httpIntegration,
  routeKey,
  v1Integration,
  webSocketIntegration,
  webSocketResponses,
} from "./generate.js";

type Plain = Record<string, unknown>;
type Protocol = "HTTP" | "WEBSOCKET";
interface Told {
  readonly path: string;
}
interface Result {
  readonly output: string;
  readonly findings: readonly Told[];
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const token = (text: string) => text.replaceAll("~", "~0").replaceAll("/", "~1");

/** Every place of an object where something can be taken away: members, and keys of maps below them. */
function places(object: unknown, base: readonly string[] = []): string[][] {
  if (!isPlain(object)) return [];
  return Object.keys(object).flatMap((key) => {
    const place = [...base, key];
    const below = places(object[key], place);
    return below.length > 0 ? below : [place];
  });
}

function without<T>(object: T, place: readonly string[]): T {
  const [key, ...rest] = place as [string, ...string[]];
  const copy = { ...object } as Plain;
  if (rest.length === 0) delete copy[key];
  else copy[key] = without(copy[key], rest);
  return copy as T;
}

function read(object: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>(
    (value, key) => (isPlain(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    object,
  );
}

/** Is the place, or what holds it, or what it holds, named? */
function isNamed(findings: readonly Told[], pointer: string): boolean {
  return findings.some(
    ({ path }) =>
      path === "" || path === pointer || pointer.startsWith(`${path}/`) || path.startsWith(`${pointer}/`),
  );
}

/** A member that says what is so anyway: the server's default, or what another member implies. */
type Implied = (place: readonly string[], value: unknown, output: Plain) => boolean;

/** Takes every place away in turn: a finding named what was there, or the result is another without it. */
function nothingSilent(
  input: Plain,
  prefix: string,
  convert: (input: Plain) => Result,
  implied: Implied,
): void {
  const whole = convert(input);
  const output = JSON.parse(whole.output) as Plain;
  for (const place of places(input)) {
    const value = read(input, place);
    if (value === null || value === undefined || implied(place, value, output)) continue;
    const pointer = `${prefix}${place.map((key) => `/${token(key)}`).join("")}`;
    if (isNamed(whole.findings, pointer)) continue;
    let less: Result;
    try {
      less = convert(without(input, place));
    } catch {
      continue; // Without it, it is no integration at all.
    }
    const isSame =
      less.output === whole.output && JSON.stringify(less.findings) === JSON.stringify(whole.findings);
    if (isSame) broken(`${pointer} is passed over`, { input, output, findings: whole.findings });
  }
}

const SERVER_DEFAULTS: Plain = {
  timeoutInMillis: 29_000,
  connectionType: "INTERNET",
  passthroughBehavior: "WHEN_NO_MATCH",
  responseTransferMode: "BUFFERED",
  contentHandling: "",
  credentials: "",
  connectionId: "",
  integrationTarget: "",
};

const impliedInV1: Implied = ([member, key, inner], value, output) => {
  const { integration } = output as { integration: Plain };
  if (value === SERVER_DEFAULTS[member as string]) return true;
  if (isPlain(value) || (Array.isArray(value) && value.length === 0)) return true; // Empty maps and lists are absent.
  if (member === "tlsConfig" && value === false) return true;
  if (member === "httpMethod" || member === "uri") {
    // Dropped on MOCK by AWS; POST is how functions and services are called.
    if (integration.IntegrationType === "MOCK") return true;
    if (
      value === "POST" &&
      (integration.IntegrationMethod === "POST" || integration.IntegrationSubtype !== undefined)
    )
      return true;
  }
  if (member === "integrationResponses") {
    // The key of the map says the status already; "" is no pattern and no conversion.
    return (inner === "statusCode" && value === key) || value === "";
  }
  return false;
};

const impliedInV2: Implied = ([member], value, output) => {
  const { integration } = output as { integration: Plain };
  if (isPlain(value) || value === "" || value === false) return true;
  if (member === "ConnectionType" && value === "INTERNET") return true;
  if (member === "PassthroughBehavior" && value === "WHEN_NO_MATCH") return true;
  if (member === "PayloadFormatVersion" && value === "1.0") return true;
  if (member === "IntegrationMethod" || member === "IntegrationUri") {
    if (integration.type === "MOCK") return true;
    if (value === "POST" && integration.httpMethod === "POST") return true;
  }
  // Named by the path of the template that it selects.
  return false;
};

const toV2With =
  (protocol: Protocol, route: string | undefined, all: boolean) =>
  (input: Plain): Result => {
    const { integration, responses, findings } = toV2(input, {
      protocol,
      ...(route === undefined ? {} : { routeKey: route }),
      ...(all ? { allow: ["httpAsProxy", "lambdaCustomAsProxy", "streamAsBuffered"] } : {}),
    } as never);
    return { output: JSON.stringify({ integration, responses }), findings };
  };

const toV1With =
  (protocol: Protocol, route: string | undefined, all: boolean) =>
  (input: Plain): Result => {
    const { integration, findings } = toV1(input as never, {
      protocol,
      region: "eu-west-1",
      ...(route === undefined ? {} : { routeKey: route }),
      ...(all ? { allow: ["proxyResponsesAsCustom", "payload2AsProxyEvent"] as const } : {}),
    });
    return { output: JSON.stringify({ integration }), findings };
  };

const PROTOCOLS = ["HTTP", "WEBSOCKET"] as const;

describe("law 9: no member is passed over in silence", () => {
  for (const protocol of PROTOCOLS) {
    it(`v1 to ${protocol}: without it the result is another, or a finding names it`, () => {
      fc.assert(
        fc.property(v1Integration, routeKey, fc.boolean(), (v1, route, all) => {
          nothingSilent(v1, "", toV2With(protocol, route, all), impliedInV1);
        }),
        { numRuns: RUNS * 4 },
      );
    });
  }

  it("HTTP to v1", () => {
    fc.assert(
      fc.property(httpIntegration, routeKey, fc.boolean(), (integration, route, all) => {
        const convert = toV1With("HTTP", route, all);
        nothingSilent(integration, "/integration", (one) => convert({ integration: one }), impliedInV2);
      }),
      { numRuns: RUNS * 4 },
    );
  });

  it("WEBSOCKET to v1, integration and responses", () => {
    fc.assert(
      fc.property(webSocketIntegration, webSocketResponses, routeKey, (integration, responses, route) => {
        const convert = toV1With("WEBSOCKET", route, true);
        nothingSilent(
          integration,
          "/integration",
          (one) => convert({ integration: one, responses }),
          impliedInV2,
        );
        responses.forEach((response, index) => {
          const replaced = (one: Plain) => responses.map((other, at) => (at === index ? one : other));
          nothingSilent(
            response,
            `/responses/${index}`,
            (one) => convert({ integration, responses: replaced(one) }),
            impliedInV2,
          );
        });
      }),
      { numRuns: RUNS * 4 },
    );
  });

  it("tells of members that nobody knows, in every direction and at every depth", () => {
    const unknown = fc.oneof(
      fc.constantFrom("uris", "Uri", "a/b~c", "__proto__", "constructor", ""),
      fc.string(),
    );
    fc.assert(
      fc.property(unknown, fc.constantFrom(...PROTOCOLS), (name, protocol) => {
        fc.pre(
          ![
            "type",
            "uri",
            "$metadata",
            "ResponseMetadata",
            "_links",
            "_embedded",
            "restApiId",
            "resourceId",
            "integrationHttpMethod",
          ].includes(name),
        );
        const stranger = JSON.parse(`{${JSON.stringify(name)}:1}`) as Plain;
        const v1 = Object.assign(stranger, {
          type: "HTTP_PROXY",
          httpMethod: "GET",
          uri: "https://example.com",
        });
        expect(isNamed(toV2(v1 as never, { protocol } as never).findings, `/${token(name)}`), name).to.equal(
          true,
        );
        const v2 = Object.assign(JSON.parse(`{${JSON.stringify(name)}:1}`) as Plain, {
          IntegrationType: "HTTP_PROXY",
          IntegrationMethod: "GET",
          IntegrationUri: "https://example.com",
        });
        const { findings } = toV1({ integration: v2 } as never, { protocol });
        expect(isNamed(findings, `/integration/${token(name)}`), name).to.equal(true);
      }),
    );
  });

  describe("over real integrations (skipped where ../shared is absent)", () => {
    before(function () {
      if (!hasShared("corpus/integrations-v1.ndjson")) this.skip();
    });

    it("v1 to v2", () => {
      for (const { integration } of readSharedLines<{ integration: Plain }>(
        "corpus/integrations-v1.ndjson",
      )) {
        for (const protocol of PROTOCOLS) {
          for (const route of [undefined, "$connect", "send", "GET /{proxy+}"]) {
            for (const all of [true, false])
              nothingSilent(integration, "", toV2With(protocol, route, all), impliedInV1);
          }
        }
      }
    });

    it("v2 to v1", () => {
      const lines = readSharedLines<{ integration: Plain; protocolType: Protocol }>(
        "corpus/integrations-v2.ndjson",
      );
      for (const { integration, protocolType } of lines) {
        const convert = toV1With(protocolType, "GET /{proxy+}", true);
        nothingSilent(integration, "/integration", (one) => convert({ integration: one }), impliedInV2);
      }
    });
  });
});
