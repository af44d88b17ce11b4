import { type Dictionary, get, isObject } from "../../common/own.js";
import {
  type Assumptions,
  applyPatch,
  type Call,
  type PatchOperation,
  type Resources,
} from "../../lib/index.js";

/** One method of a REST API, with the calls that a plan makes: enough to try a plan on. */
export class OneMethod {
  integration: Dictionary | undefined;
  responses: Record<string, Dictionary> = {};
  /** Every call so far, by its name. */
  readonly calls: string[] = [];

  constructor(
    integration: Readonly<Dictionary> | undefined,
    private readonly assume: Partial<Assumptions> = {},
    /** Does changing a parameter drop the cache keys that name it, as users report? */
    private readonly dropsCacheKeys = false,
  ) {
    if (integration === undefined) return;
    const { integrationResponses, ...rest } = structuredClone(integration);
    this.integration = rest;
    this.responses = (integrationResponses ?? {}) as Record<string, Dictionary>;
  }

  get state(): Dictionary {
    return { ...this.integration, integrationResponses: this.responses };
  }

  send({ command, input }: Call): void {
    this.calls.push(command);
    const { restApiId, resourceId, httpMethod, ...rest } = structuredClone(input);
    const status = rest.statusCode as string;
    switch (command) {
      case "PutIntegration":
        this.putIntegration(rest);
        break;
      case "DeleteIntegration":
        if (this.integration === undefined) throw new Error("NotFoundException: no integration");
        this.integration = undefined;
        this.responses = {};
        break;
      case "UpdateIntegration":
        this.update(rest.patchOperations as PatchOperation[]);
        break;
      case "PutIntegrationResponse":
        if (this.integration === undefined) throw new Error("NotFoundException: no integration");
        this.responses[status] = rest;
        break;
      case "UpdateIntegrationResponse": {
        const response = get(this.responses, status);
        if (response === undefined) throw new Error(`NotFoundException: no response ${status}`);
        const operations = rest.patchOperations as PatchOperation[];
        this.responses[status] = applyPatch(
          "IntegrationResponse",
          response as Resources["IntegrationResponse"],
          operations,
          { assume: this.assume },
        ) as Dictionary;
        break;
      }
      case "DeleteIntegrationResponse":
        if (!Object.hasOwn(this.responses, status))
          throw new Error(`NotFoundException: no response ${status}`);
        delete this.responses[status];
        break;
      default:
        throw new Error(`no such call: ${command}`);
    }
  }

  private putIntegration(input: Dictionary): void {
    const { integrationHttpMethod, ...rest } = input;
    this.integration = {
      cacheNamespace: "resource1",
      cacheKeyParameters: [],
      passthroughBehavior: "WHEN_NO_MATCH",
      timeoutInMillis: 29_000,
      ...(integrationHttpMethod === undefined ? {} : { httpMethod: integrationHttpMethod }),
      ...rest,
    };
    if (this.assume.putKeepsResponses !== true) this.responses = {};
  }

  private update(operations: PatchOperation[]): void {
    if (this.integration === undefined) throw new Error("NotFoundException: no integration");
    const before = this.integration;
    const after = applyPatch("Integration", before as Resources["Integration"], operations, {
      assume: this.assume,
    }) as Dictionary;
    if (this.dropsCacheKeys && Array.isArray(after.cacheKeyParameters)) {
      const old = isObject(before.requestParameters) ? before.requestParameters : {};
      const now = isObject(after.requestParameters) ? after.requestParameters : {};
      const changed = new Set<unknown>();
      for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
        if (old[key] !== now[key]) for (const name of [key, old[key], now[key]]) changed.add(name);
      }
      after.cacheKeyParameters = after.cacheKeyParameters.filter((key) => !changed.has(key));
    }
    this.integration = after;
  }
}
