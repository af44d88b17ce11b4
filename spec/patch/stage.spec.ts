import { expect } from "chai";
import {
  applyPatch,
  checkPatch,
  type Desired,
  type DiffOptions,
  diff,
  fromJsonPatch,
  invertPatch,
  type PatchOperation,
  type Resources,
  ServiceError,
} from "../../lib/index.js";

type Stage = Resources["Stage"];

/** What AWS answers of an entry that nobody gave a value. */
const SETTINGS = {
  cacheDataEncrypted: false,
  cacheTtlInSeconds: 300,
  cachingEnabled: false,
  dataTraceEnabled: false,
  metricsEnabled: false,
  requireAuthorizationForCacheControl: true,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10000,
  unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
} as const;

const replace = (path: string, value: string): PatchOperation => ({ op: "replace", path, value });
const remove = (path: string): PatchOperation => ({ op: "remove", path });

function refusal(stage: Stage, operations: PatchOperation[], deployments?: string[]): string {
  try {
    applyPatch("Stage", stage, operations, { context: deployments === undefined ? {} : { deployments } });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return `${error.name} ${error.index}: ${error.message}`;
  }
  return "accepted";
}

/** The operations of a diff, which lead there and whose inverse leads back. */
function operations(current: Stage, desired: Desired<"Stage">, options?: DiffOptions): PatchOperation[] {
  const { patchOperations, findings } = diff("Stage", current, desired, options);
  expect(findings).to.deep.equal([]);
  const after = applyPatch("Stage", current, patchOperations);
  expect(diff("Stage", after, desired, options)).to.deep.equal({ patchOperations: [], findings: [] });
  const undo = invertPatch("Stage", current, patchOperations);
  expect(undo.findings).to.deep.equal([]);
  const back = applyPatch("Stage", after, undo.patchOperations);
  expect(diff("Stage", back, current as Desired<"Stage">).patchOperations).to.deep.equal([]);
  return patchOperations;
}

describe("the settings of a stage's methods", () => {
  it("are addressed by path and method; the first touch of an entry fills in the rest", () => {
    const after = applyPatch("Stage", { methodSettings: {} }, [
      replace("/*/*/caching/ttlInSeconds", "60"),
      replace("/~1pets~1{id}/GET/logging/loglevel", "INFO"),
    ]);
    expect(after.methodSettings).to.deep.equal({
      "*/*": { ...SETTINGS, cacheTtlInSeconds: 60 },
      "~1pets~1{id}/GET": { ...SETTINGS, cacheTtlInSeconds: 60, loggingLevel: "INFO" },
    });
  });

  it("of one method stay as they are when those of all methods change", () => {
    const stage = { methodSettings: { "*/*": { ...SETTINGS }, "a/GET": { ...SETTINGS } } };
    const after = applyPatch("Stage", stage, [replace("/*/*/metrics/enabled", "true")]);
    expect(after.methodSettings?.["a/GET"]?.metricsEnabled).to.equal(false);
  });

  it("have each its path", () => {
    const paths: Record<string, [string, string, unknown]> = {
      metricsEnabled: ["metrics/enabled", "true", true],
      loggingLevel: ["logging/loglevel", "ERROR", "ERROR"],
      dataTraceEnabled: ["logging/dataTrace", "true", true],
      throttlingBurstLimit: ["throttling/burstLimit", "7", 7],
      throttlingRateLimit: ["throttling/rateLimit", "0.5", 0.5],
      cachingEnabled: ["caching/enabled", "true", true],
      cacheTtlInSeconds: ["caching/ttlInSeconds", "0", 0],
      cacheDataEncrypted: ["caching/dataEncrypted", "true", true],
      requireAuthorizationForCacheControl: ["caching/requireAuthorizationForCacheControl", "false", false],
      unauthorizedCacheControlHeaderStrategy: [
        "caching/unauthorizedCacheControlHeaderStrategy",
        "FAIL_WITH_403",
        "FAIL_WITH_403",
      ],
    };
    for (const [member, [path, text, value]] of Object.entries(paths)) {
      const after = applyPatch("Stage", {}, [replace(`/x/PUT/${path}`, text)]);
      expect(after.methodSettings).to.deep.equal({ "x/PUT": { ...SETTINGS, [member]: value } });
      expect(operations({}, after as Desired<"Stage">)).to.deep.equal([replace(`/x/PUT/${path}`, text)]);
    }
  });

  it("are removed by the entry; the map stays, empty", () => {
    const stage = { methodSettings: { "*/*": { ...SETTINGS } } };
    expect(applyPatch("Stage", stage, [remove("/*/*")])).to.deep.equal({ methodSettings: {} });
  });

  it("are written as what differs from the first touch: a new entry has the new values of */*", () => {
    const desired = {
      methodSettings: {
        "*/*": { ...SETTINGS, cachingEnabled: true, metricsEnabled: true },
        "a/GET": { ...SETTINGS, cachingEnabled: true, metricsEnabled: true, throttlingBurstLimit: 1 },
        "b/GET": { ...SETTINGS, cachingEnabled: false, metricsEnabled: true },
      },
    };
    expect(operations({ methodSettings: {} }, desired)).to.deep.equal([
      replace("/*/*/metrics/enabled", "true"),
      replace("/*/*/caching/enabled", "true"),
      replace("/a/GET/throttling/burstLimit", "1"),
      replace("/b/GET/caching/enabled", "false"),
    ]);
  });

  it("need one operation also where a new entry is what AWS fills in anyway", () => {
    expect(operations({}, { methodSettings: { "a/GET": { ...SETTINGS } } })).to.deep.equal([
      replace("/a/GET/metrics/enabled", "false"),
    ]);
  });

  it("mean AWS's defaults where a desired entry leaves them out", () => {
    const current = {
      methodSettings: { "a/GET": { ...SETTINGS, metricsEnabled: true, cachingEnabled: true } },
    };
    const desired = { methodSettings: { "a/GET": { cachingEnabled: true } } };
    expect(operations(current, desired)).to.deep.equal([replace("/a/GET/metrics/enabled", "false")]);
    expect(operations(current, desired, { absent: "keep" })).to.deep.equal([]);
  });

  it("keep, where absent means keep, also what the first touch of a new entry fills in", () => {
    const current = {
      methodSettings: { "*/*": { ...SETTINGS, metricsEnabled: true, loggingLevel: "INFO" } },
    };
    const desired = { methodSettings: { "a/GET": { throttlingBurstLimit: 3 } } };
    expect(operations(current, desired, { absent: "keep" })).to.deep.equal([
      replace("/a/GET/throttling/burstLimit", "3"),
    ]);
  });

  it("make the entry anew where one of them can only go with it: the level of logging", () => {
    const current = {
      methodSettings: { "a/GET": { ...SETTINGS, loggingLevel: "INFO", metricsEnabled: true } },
    };
    const desired = { methodSettings: { "a/GET": { ...SETTINGS, metricsEnabled: true } } };
    expect(operations(current, desired)).to.deep.equal([
      remove("/a/GET"),
      replace("/a/GET/metrics/enabled", "true"),
    ]);
  });

  it("make an entry before */* gets a level of logging that the entry must not have", () => {
    const current = { methodSettings: { "*/*": { ...SETTINGS, metricsEnabled: true } } };
    const desired = {
      methodSettings: {
        "*/*": { ...SETTINGS, metricsEnabled: true, loggingLevel: "INFO" },
        "a/GET": { ...SETTINGS },
      },
    };
    expect(operations(current, desired)).to.deep.equal([
      replace("/a/GET/metrics/enabled", "false"),
      replace("/*/*/logging/loglevel", "INFO"),
    ]);
  });

  it("take */* away and make it again where it has that level already", () => {
    const all = { ...SETTINGS, metricsEnabled: true, loggingLevel: "INFO" };
    const current = { methodSettings: { "*/*": all } };
    const desired = { methodSettings: { "*/*": all, "a/GET": { ...SETTINGS, cachingEnabled: true } } };
    expect(operations(current, desired)).to.deep.equal([
      remove("/*/*"),
      replace("/a/GET/caching/enabled", "true"),
      replace("/*/*/metrics/enabled", "true"),
      replace("/*/*/logging/loglevel", "INFO"),
    ]);
  });

  it("are found at fault by the key, the value and the member, with a pointer into the object", () => {
    const wrong = {
      methodSettings: {
        "/pets/GET": { cachingEnabled: true },
        "variables/GET": { cachingEnabled: true },
        "a/GET": { cacheTtlInSeconds: 4000, loggingLevel: "DEBUG", throttlingRateLimit: "1", level: 3 },
      },
    } as unknown as Desired<"Stage">;
    const { patchOperations, findings } = diff("Stage", {}, wrong);
    expect(findings.map(({ id, path }) => `${id} ${path}`)).to.deep.equal([
      "entry-key-invalid /methodSettings/~1pets~1GET",
      "entry-key-invalid /methodSettings/variables~1GET",
      "unknown-member /methodSettings/a~1GET/level",
      "value-not-allowed /methodSettings/a~1GET/loggingLevel",
      "wrong-type /methodSettings/a~1GET/throttlingRateLimit",
      "number-out-of-range /methodSettings/a~1GET/cacheTtlInSeconds",
    ]);
    // The entry itself is wanted, so that it is made.
    expect(patchOperations).to.deep.equal([replace("/a/GET/metrics/enabled", "false")]);
  });
});

describe("a stage's canary", () => {
  const canary = { deploymentId: "d1", percentTraffic: 0, useStageCache: false };

  it("comes into being with one replace, filled with the stage's deployment", () => {
    const after = applyPatch("Stage", { deploymentId: "d1" }, [
      replace("/canarySettings/stageVariableOverrides/host", "b"),
    ]);
    expect(after.canarySettings).to.deep.equal({ ...canary, stageVariableOverrides: { host: "b" } });
  });

  it("is written against what AWS fills in, after the stage's own deployment has changed", () => {
    const desired = {
      deploymentId: "d2",
      canarySettings: { ...canary, deploymentId: "d2", percentTraffic: 5 },
    };
    expect(operations({ deploymentId: "d1" }, desired)).to.deep.equal([
      replace("/deploymentId", "d2"),
      replace("/canarySettings/percentTraffic", "5"),
    ]);
  });

  it("needs one operation where it is to hold nothing but what AWS fills in", () => {
    expect(operations({ deploymentId: "d1" }, { deploymentId: "d1", canarySettings: canary })).to.deep.equal([
      replace("/canarySettings/deploymentId", "d1"),
    ]);
  });

  it("goes as a whole, and so what a patch created is taken away again", () => {
    const list = [replace("/canarySettings/percentTraffic", "10")];
    expect(invertPatch("Stage", { deploymentId: "d1" }, list)).to.deep.equal({
      patchOperations: [remove("/canarySettings")],
      findings: [],
    });
  });

  it("is promoted by copy: its deployment becomes the stage's, its overrides are merged, and it stays", () => {
    const stage = {
      deploymentId: "d1",
      variables: { host: "a", table: "t" },
      canarySettings: { ...canary, deploymentId: "d2", stageVariableOverrides: { host: "b", "x/y": "z" } },
    };
    const after = applyPatch("Stage", stage, [
      { op: "copy", from: "/canarySettings/deploymentId", path: "/deploymentId" },
      { op: "copy", from: "/canarySettings/stageVariableOverrides", path: "/variables" },
    ]);
    expect(after).to.deep.equal({
      ...stage,
      deploymentId: "d2",
      variables: { host: "b", table: "t", "x/y": "z" },
    });
  });

  it("without overrides changes no variables when it is promoted", () => {
    const stage = { variables: { a: "1" }, canarySettings: canary };
    const copy = { op: "copy", from: "/canarySettings/stageVariableOverrides", path: "/variables" } as const;
    expect(applyPatch("Stage", stage, [copy])).to.deep.equal(stage);
  });
});

describe("what UpdateStage refuses, in its words", () => {
  const LIST =
    "[/deploymentId, /description, /cacheClusterEnabled, /cacheClusterSize, /clientCertificateId, /accessLogSettings, " +
    "/accessLogSettings/destinationArn, /accessLogSettings/format, /{resourcePath}/{httpMethod}/metrics/enabled, " +
    "/{resourcePath}/{httpMethod}/logging/dataTrace, /{resourcePath}/{httpMethod}/logging/loglevel, " +
    "/{resourcePath}/{httpMethod}/throttling/burstLimit/{resourcePath}/{httpMethod}/throttling/rateLimit" +
    "/{resourcePath}/{httpMethod}/caching/ttlInSeconds, /{resourcePath}/{httpMethod}/caching/enabled, " +
    "/{resourcePath}/{httpMethod}/caching/dataEncrypted, " +
    "/{resourcePath}/{httpMethod}/caching/requireAuthorizationForCacheControl, " +
    "/{resourcePath}/{httpMethod}/caching/unauthorizedCacheControlHeaderStrategy, /*/*/metrics/enabled, " +
    "/*/*/logging/dataTrace, /*/*/logging/loglevel, /*/*/throttling/burstLimit /*/*/throttling/rateLimit " +
    "/*/*/caching/ttlInSeconds, /*/*/caching/enabled, /*/*/caching/dataEncrypted, " +
    "/*/*/caching/requireAuthorizationForCacheControl, /*/*/caching/unauthorizedCacheControlHeaderStrategy, " +
    "/variables/{variable_name}, /tracingEnabled]";
  const unknown = (path: string) =>
    `BadRequestException 0: Invalid method setting path: ${path}. Must be one of: ${LIST}`;
  const gone = (setting: string) =>
    `BadRequestException 0: Cannot remove method setting ${setting} because there is no method setting for this method `;
  const log =
    "BadRequestException 0: Invalid accessLogSettings path. Must be one of : " +
    "[/accessLogSettings/destinationArn, /accessLogSettings/format]";

  it("paths that are none, with all that it takes, its missing commas included", () => {
    for (const path of [
      "/documentation_version",
      "/tags/audio",
      "/canarySettings",
      "/canarySettings/x",
      "/a/b/c/d",
      "/x",
    ]) {
      expect(refusal({}, [replace(path, "1")])).to.equal(unknown(path));
    }
  });

  it("paths that are long, to the last character", () => {
    const path = `/${"x".repeat(5000)}`;
    expect(refusal({}, [replace(path, "1")])).to.equal(unknown(path));
  });

  it("removals of what is not there or goes only with the whole, the blank at the end included", () => {
    const stage = {
      description: "d",
      accessLogSettings: { destinationArn: "arn" },
      canarySettings: { stageVariableOverrides: { a: "1" } },
    };
    for (const setting of [
      "*/*",
      "audio~1x~0y/GET",
      "accessLogSettings/destinationArn",
      "accessLogSettings/*",
      "canarySettings/stageVariableOverrides",
      "canarySettings/stageVariableOverrides/b",
      "canarySettings/percentTraffic",
      "description",
      "variables/none",
    ]) {
      expect(refusal(stage, [remove(`/${setting}`)])).to.equal(gone(setting));
    }
  });

  it("other paths of the access log, and empty values", () => {
    for (const path of ["/accessLogSettings", "/accessLogSettings/*", "/accessLogSettings/format/x"]) {
      expect(refusal({}, [replace(path, "1")])).to.equal(log);
      expect(refusal({}, [{ op: "add", path, value: "1" }])).to.equal(log);
    }
    expect(refusal({}, [replace("/accessLogSettings/format", "")])).to.equal(
      "BadRequestException 0: Access Log value must not be empty",
    );
  });

  it("add, but for the access log", () => {
    expect(refusal({}, [{ op: "add", path: "/canarySettings/deploymentId", value: "d" }])).to.equal(
      "BadRequestException 0: Invalid add operation with path: /canarySettings/deploymentId",
    );
    const added = applyPatch("Stage", {}, [
      { op: "add", path: "/accessLogSettings/format", value: "$context" },
    ]);
    expect(added).to.deep.equal({ accessLogSettings: { format: "$context" } });
  });

  it("copies that are no promotion, and one without a canary", () => {
    const text = (path: string, from: string) =>
      `BadRequestException 0: Invalid copy operation with path: ${path} and from ${from}. Valid copy:path are ` +
      "[/deploymentId, /variables] and valid copy:from are " +
      "[/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]";
    const copy = (path: string, from: string): PatchOperation => ({ op: "copy", path, from });
    for (const [path, from] of [
      ["/canarySettings/deploymentId", "/deploymentId"],
      ["/variables", "/canarySettings/deploymentId"],
      ["/variables/a", "/canarySettings/stageVariableOverrides"],
      ["/nowhere", "/deploymentId"],
    ] as const) {
      expect(refusal({ canarySettings: { deploymentId: "d" } }, [copy(path, from)])).to.equal(
        text(path, from),
      );
    }
    expect(refusal({}, [copy("/deploymentId", "/canarySettings/deploymentId")])).to.equal(
      "BadRequestException 0: Promotion not available. Canary does not exist.",
    );
  });

  it("deployments that are not there, where the context says which are", () => {
    for (const path of ["/deploymentId", "/canarySettings/deploymentId"]) {
      const list = [replace(path, "d9")];
      expect(refusal({ deploymentId: "d1" }, list, ["d1"])).to.equal(
        "BadRequestException 0: Deployment id does not exist",
      );
      expect(refusal({ deploymentId: "d1" }, list, ["d1", "d9"])).to.equal("accepted");
      expect(refusal({ deploymentId: "d1" }, list)).to.equal("accepted");
    }
  });
});

describe("the rest of a stage", () => {
  it("has variables that replace creates and that are removed by name", () => {
    expect(operations({ variables: { a: "1", b: "2" } }, { variables: { b: "3", c: "4" } })).to.deep.equal([
      remove("/variables/a"),
      replace("/variables/b", "3"),
      replace("/variables/c", "4"),
    ]);
  });

  it("has variables of letters, digits and underscores", () => {
    const { patchOperations, findings } = diff("Stage", {}, { variables: { "a-b": "1", c: "{}" } });
    expect(patchOperations).to.deep.equal([]);
    expect(findings.map(({ id, path }) => `${id} ${path}`)).to.deep.equal([
      "stage-variable-invalid /variables/a-b",
      "stage-variable-invalid /variables/c",
    ]);
  });

  it("is led by a generic JSON Patch, numbers and flags as such or as text", () => {
    const current = { methodSettings: { "a/GET": { ...SETTINGS } } };
    const { patchOperations, findings } = fromJsonPatch("Stage", current, [
      { op: "add", path: "/methodSettings/*~1*", value: { throttlingBurstLimit: "7", metricsEnabled: true } },
      { op: "replace", path: "/methodSettings/a~1GET/cachingEnabled", value: "true" },
      { op: "add", path: "/canarySettings", value: { percentTraffic: "12.5" } },
    ]);
    expect(findings).to.deep.equal([]);
    expect(patchOperations).to.deep.equal([
      replace("/canarySettings/percentTraffic", "12.5"),
      replace("/*/*/metrics/enabled", "true"),
      replace("/*/*/throttling/burstLimit", "7"),
      replace("/a/GET/caching/enabled", "true"),
    ]);
  });

  it("has an access log that is made anew where one half of it goes", () => {
    const current = { accessLogSettings: { destinationArn: "arn:a", format: "$context.requestId" } };
    expect(operations(current, { accessLogSettings: { format: "$context.requestId" } })).to.deep.equal([
      remove("/accessLogSettings"),
      { op: "add", path: "/accessLogSettings/format", value: "$context.requestId" },
    ]);
  });

  it("says of a size that a patch gave it that no patch takes it away again", () => {
    const list = [replace("/cacheClusterEnabled", "true"), replace("/cacheClusterSize", "0.5")];
    const undo = invertPatch("Stage", { cacheClusterEnabled: false }, list);
    expect(undo.patchOperations).to.deep.equal([replace("/cacheClusterEnabled", "false")]);
    expect(undo.findings.map(({ id, path }) => `${id} ${path}`)).to.deep.equal([
      "cannot-clear /cacheClusterSize",
    ]);
  });

  it("has tags and a web ACL that other calls change, and dates and a status that AWS sets", () => {
    const { patchOperations, findings } = diff(
      "Stage",
      { tags: { team: "a" }, webAclArn: "arn:a", cacheClusterStatus: "AVAILABLE" },
      { cacheClusterStatus: "NOT_AVAILABLE" },
    );
    expect(patchOperations).to.deep.equal([]);
    expect(findings.map(({ id, path }) => `${id} ${path}`)).to.have.members([
      "changed-elsewhere /tags",
      "changed-elsewhere /webAclArn",
      "read-only-member /cacheClusterStatus",
    ]);
  });

  it("passes the check of its own operations; a promotion has no value to be missed", () => {
    const promotion: PatchOperation[] = [
      { op: "copy", from: "/canarySettings/deploymentId", path: "/deploymentId" },
      { op: "copy", from: "/canarySettings/stageVariableOverrides", path: "/variables" },
      remove("/canarySettings"),
    ];
    const current = { canarySettings: { deploymentId: "d2", stageVariableOverrides: { a: "1" } } };
    expect(checkPatch("Stage", promotion, { current })).to.deep.equal([]);
    expect(checkPatch("Stage", promotion)).to.deep.equal([]);
  });
});
