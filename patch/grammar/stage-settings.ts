import { documented, recorded } from "../../common/evidence.js";
import { methodAddress } from "./addresses.js";
import { boolean, type Codec, integer, number, string } from "./codecs.js";
import type { Creation, EntriesRow, Scalar, ScalarRow } from "./row-types.js";
import { RECORDED, TABLE } from "./sources.js";
import { CANNOT_REMOVE } from "./stage-texts.js";
import type { Check } from "./types.js";
import { among, decimalNumber, range, wholeNumber } from "./value-checks.js";

/** What AWS fills a new entry with: it has no loggingLevel. */
const NEW_ENTRY = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
} as const;

const creation: Creation = {
  fill: NEW_ENTRY,
  says: `what */* has, else ${JSON.stringify(NEW_ENTRY)}`,
  template: "*/*",
  evidence: recorded(
    `${RECORDED}: the first touch of "test/GET" fills the entry; that its other settings start from */* is seen of ` +
      "cachingEnabled",
  ),
};

interface Setting {
  readonly path: string;
  readonly pointer: keyof typeof NEW_ENTRY | "loggingLevel";
  readonly summary: string;
  readonly value: Codec;
  /** From the one to the other, on an entry that is there. */
  readonly example: readonly [from: Scalar, to: Scalar, text: string];
  readonly checks?: readonly Check[];
  /** The operation is recorded; the others are in AWS's table. */
  readonly seen?: true;
}

const setting = ({ path, pointer, summary, value, example, checks: rules, seen }: Setting): ScalarRow => ({
  shape: "scalar",
  path: `/${path}`,
  pointer: `/${pointer}`,
  summary,
  operations: { replace: seen === undefined ? documented(TABLE) : recorded(RECORDED) },
  value,
  ...(rules === undefined ? {} : { checks: rules }),
  clear: {
    by: "nothing",
    whole: true,
    evidence: recorded(`${RECORDED}: a setting cannot be removed by itself, only the entry`),
  },
  example: {
    before: { methodSettings: { "*/*": { ...NEW_ENTRY, [pointer]: example[0] } } },
    after: { methodSettings: { "*/*": { ...NEW_ENTRY, [pointer]: example[1] } } },
    patchOperations: [{ op: "replace", path: `/*/*/${path}`, value: example[2] }],
  },
});

const STRATEGIES = ["FAIL_WITH_403", "SUCCEED_WITH_RESPONSE_HEADER", "SUCCEED_WITHOUT_RESPONSE_HEADER"];

/** The settings of methods, one entry an address; the paths that nothing else of a stage has are theirs. */
export const methodSettings: EntriesRow = {
  shape: "entries",
  path: "/methodSettings",
  key: "{resourcePath}/{httpMethod}",
  summary: "Logging, metrics, throttling and caching: of all methods (*/*), or of one.",
  operations: {},
  address: methodAddress(["accessLogSettings", "canarySettings", "variables"]),
  fallback: recorded(`${RECORDED}: an unknown path is answered as that of a method setting`),
  each: {
    shape: "object",
    path: "",
    summary: "The settings of one address. A new entry starts with the values of */*.",
    operations: { remove: recorded(RECORDED) },
    missing: CANNOT_REMOVE,
    creates: creation,
    members: {
      metricsEnabled: setting({
        path: "metrics/enabled",
        pointer: "metricsEnabled",
        summary: "Send metrics to CloudWatch.",
        value: boolean,
        example: [false, true, "true"],
      }),
      loggingLevel: setting({
        path: "logging/loglevel",
        pointer: "loggingLevel",
        summary: "What is logged: OFF, ERROR or INFO.",
        value: string,
        checks: [among("OFF", "ERROR", "INFO")],
        example: ["ERROR", "INFO", "INFO"],
      }),
      dataTraceEnabled: setting({
        path: "logging/dataTrace",
        pointer: "dataTraceEnabled",
        summary: "Log whole requests and responses.",
        value: boolean,
        example: [true, false, "false"],
      }),
      throttlingBurstLimit: setting({
        path: "throttling/burstLimit",
        pointer: "throttlingBurstLimit",
        summary: "The burst of requests that is let through.",
        value: integer,
        checks: [wholeNumber],
        example: [5000, 100, "100"],
        seen: true,
      }),
      throttlingRateLimit: setting({
        path: "throttling/rateLimit",
        pointer: "throttlingRateLimit",
        summary: "The steady rate, in requests a second.",
        value: number,
        checks: [decimalNumber],
        example: [10_000, 12.5, "12.5"],
      }),
      cachingEnabled: setting({
        path: "caching/enabled",
        pointer: "cachingEnabled",
        summary: "Cache responses; the stage needs a cache cluster.",
        value: boolean,
        example: [false, true, "true"],
        seen: true,
      }),
      cacheTtlInSeconds: setting({
        path: "caching/ttlInSeconds",
        pointer: "cacheTtlInSeconds",
        summary: "How long a response is cached, in seconds.",
        value: integer,
        checks: [range(0, 3600)],
        example: [300, 60, "60"],
      }),
      cacheDataEncrypted: setting({
        path: "caching/dataEncrypted",
        pointer: "cacheDataEncrypted",
        summary: "Encrypt what is cached.",
        value: boolean,
        example: [false, true, "true"],
      }),
      requireAuthorizationForCacheControl: setting({
        path: "caching/requireAuthorizationForCacheControl",
        pointer: "requireAuthorizationForCacheControl",
        summary: "Only authorised clients may invalidate the cache.",
        value: boolean,
        example: [true, false, "false"],
      }),
      unauthorizedCacheControlHeaderStrategy: setting({
        path: "caching/unauthorizedCacheControlHeaderStrategy",
        pointer: "unauthorizedCacheControlHeaderStrategy",
        summary: "What other clients that ask to invalidate the cache are answered.",
        value: string,
        checks: [among(...STRATEGIES)],
        example: ["SUCCEED_WITH_RESPONSE_HEADER", "FAIL_WITH_403", "FAIL_WITH_403"],
      }),
    },
    example: {
      before: { methodSettings: { "*/*": { ...NEW_ENTRY, loggingLevel: "INFO", cachingEnabled: true } } },
      after: { methodSettings: { "*/*": { ...NEW_ENTRY, cachingEnabled: true } } },
      // A single setting cannot go: the entry is removed and made again.
      patchOperations: [
        { op: "remove", path: "/*/*" },
        { op: "replace", path: "/*/*/caching/enabled", value: "true" },
      ],
    },
  },
  example: {
    before: { methodSettings: { "~1old/GET": { ...NEW_ENTRY, throttlingBurstLimit: 1 } } },
    after: {
      methodSettings: {
        "*/*": { ...NEW_ENTRY, cachingEnabled: true },
        "~1pets~1{id}/GET": { ...NEW_ENTRY, cachingEnabled: true, throttlingBurstLimit: 10 },
      },
    },
    // */* comes first, so that the new entry has its cachingEnabled without an operation.
    patchOperations: [
      { op: "remove", path: "/~1old/GET" },
      { op: "replace", path: "/*/*/caching/enabled", value: "true" },
      { op: "replace", path: "/~1pets~1{id}/GET/throttling/burstLimit", value: "10" },
    ],
  },
};
