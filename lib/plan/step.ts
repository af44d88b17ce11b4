import type { Finding } from "../../common/findings.js";
import type { Dictionary } from "../../common/own.js";

/** One SDK call. */
export interface Call {
  /** The service, as the AWS command line and the SDKs' endpoints name it. */
  readonly service: "apigateway" | "apigatewayv2";
  /** The operation: `UpdateIntegration`, which the SDK sends as `UpdateIntegrationCommand`. */
  readonly command: string;
  /** What the command takes, as it is, once `refs` are filled. */
  readonly input: Dictionary;
  /** Members of `input` that an earlier step's answer fills, by the pointer into `input`. */
  readonly refs?: Readonly<Record<string, Ref>>;
}

/**
 * A value of an earlier step's answer. In an undo, a step stands for what its own undo made again, and only where it has
 * made nothing for what the step itself made.
 */
export interface Ref {
  readonly step: string;
  readonly member: string;
  /** Text before the value: a route's target is `integrations/` and an id. */
  readonly prefix?: string;
  /** Where there is no such answer, the value that the input has already stands. */
  readonly optional?: true;
}

/** One call of a plan, what it finds, and how it is taken back. */
export interface Step extends Call {
  /** Unique in its plan: `update-integration`, `put-response-404`. */
  readonly id: string;
  /** The object as the step finds it; absent where it creates one. */
  readonly before?: unknown;
  /** The calls that take the step back, in order, once every later step is taken back. */
  readonly undo?: readonly Call[];
  readonly why: string;
}

export interface Plan {
  readonly steps: Step[];
  readonly findings: Finding[];
}
