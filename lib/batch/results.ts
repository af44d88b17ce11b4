/** What the lines of results hold, beside the keys that are passed through. */
import type { ServiceErrorName } from "../../common/errors.js";
import type { ShortFinding } from "../../common/findings.js";
import type { CreateIntegration, CreateIntegrationResponse, V1Integration } from "../../mappings/model.js";
import type { PatchOperation } from "../../patch/grammar/resources.js";
import type { BatchCommand } from "./tasks/index.js";

interface Found {
  readonly findings: readonly ShortFinding[];
}

/** The error that API Gateway would answer with. */
export interface RefusalData {
  readonly name: ServiceErrorName;
  readonly status: number;
  readonly message: string;
  /** The operation, counted from 0; -1 where it is the list as a whole. */
  readonly index: number;
}

export interface BatchResults {
  convert: Found & {
    readonly convertible: boolean;
    /** What CreateIntegration takes, or the v1 model; only some members where it is not convertible. */
    readonly integration: Partial<CreateIntegration> & V1Integration;
    /** To API Gateway V2. */
    readonly responses?: readonly CreateIntegrationResponse[];
  };
  diff: Found & {
    readonly patchOperations?: readonly PatchOperation[];
    /** Updates of API Gateway V2. */
    readonly input?: Readonly<Record<string, unknown>>;
    readonly recreate?: readonly string[];
  };
  patch: {
    /** What API Gateway would hold afterwards. */
    readonly resource: Readonly<Record<string, unknown>>;
    readonly error?: RefusalData;
  };
  check: Found;
  translate: Partial<Found> & {
    /** To API Gateway V2. */
    readonly input?: Readonly<Record<string, unknown>>;
    readonly recreate?: readonly string[];
    /** To v1. */
    readonly patchOperations?: readonly PatchOperation[];
    readonly error?: RefusalData;
  };
}

export type BatchResult<C extends BatchCommand> = BatchResults[C] & Readonly<Record<string, unknown>>;
