import fc from "fast-check";
import { always, fixed, map, object, type Shape, type Shapes, value } from "./shape.js";
import { type Arb, arn, identifier, moment, name, tags, weirdKey, words } from "./text.js";

/** `{path}/{METHOD}`, the path with its slashes escaped already: the key is the path that a patch names. */
const settingKey: Arb<string> = fc
  .tuple(
    fc.constantFrom("*", "~1", "~1pets", "~1pets~1{id}", "test", "a~01b"),
    fc.constantFrom("*", "GET", "POST"),
  )
  .map(([path, method]) => `${path}/${path === "*" ? "*" : method}`);

const flag = always(value(fc.boolean()));

const setting: Shape = object({
  metricsEnabled: flag,
  loggingLevel: value(fc.constantFrom("OFF", "ERROR", "INFO"), 3),
  dataTraceEnabled: flag,
  throttlingBurstLimit: always(value(fc.constantFrom(5000, 0, 100, 123))),
  throttlingRateLimit: always(value(fc.constantFrom(10000, 0, 12.5, 100))),
  cachingEnabled: flag,
  cacheTtlInSeconds: always(value(fc.constantFrom(300, 0, 3600))),
  cacheDataEncrypted: flag,
  requireAuthorizationForCacheControl: flag,
  unauthorizedCacheControlHeaderStrategy: always(
    value(
      fc.constantFrom("SUCCEED_WITH_RESPONSE_HEADER", "SUCCEED_WITHOUT_RESPONSE_HEADER", "FAIL_WITH_403"),
    ),
  ),
});

/** An entry as somebody writes it: only what he cares for. */
const partial: Shape = object({
  ...Object.fromEntries(
    Object.entries((setting as Shape & { is: "object" }).members).map(([key, shape]) => [
      key,
      { ...shape, often: 3 },
    ]),
  ),
});

const variable: Arb<string> = fc.oneof(
  { arbitrary: fc.constantFrom("host", "vpcLinkId", "test_var", "v1"), weight: 8 },
  { arbitrary: fc.oneof(name, weirdKey), weight: 1 },
);

const variables = map(variable, fc.constantFrom("test", "a/b~c", "https://example.com", "x".repeat(512)));

const settings: Shape = {
  is: "map",
  key: settingKey,
  each: setting,
  often: 6,
};

export const stage = (complete: boolean): Shapes => ({
  stageName: always(fixed(fc.constantFrom("dev", "prod"))),
  deploymentId: always(value(identifier)),
  description: value(words),
  cacheClusterEnabled: always(value(fc.boolean())),
  cacheClusterSize: value(fc.constantFrom("0.5", "1.6", "6.1"), 3),
  cacheClusterStatus: always(fixed(fc.constant("NOT_AVAILABLE"))),
  methodSettings: complete ? settings : { ...settings, each: partial },
  variables,
  documentationVersion: value(fc.constantFrom("v1", "v2"), 3),
  accessLogSettings: object({
    destinationArn: value(arn("logs", "log-group:a", "log-group:b"), 8),
    format: value(fc.constantFrom("$context.requestId", "$context.requestId $context.status"), 8),
  }),
  canarySettings: object({
    deploymentId: always(value(identifier)),
    percentTraffic: always(value(fc.constantFrom(0, 50, 12.5, 100))),
    stageVariableOverrides: variables,
    useStageCache: always(value(fc.boolean())),
  }),
  clientCertificateId: value(identifier, 2),
  tracingEnabled: always(value(fc.boolean())),
  webAclArn: { ...fixed(arn("wafv2", "regional/webacl/a/1")), often: 1 },
  tags: { ...fixed(tags), often: 3 },
  createdDate: fixed(moment),
  lastUpdatedDate: fixed(moment),
});
