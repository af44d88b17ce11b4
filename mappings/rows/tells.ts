/** What the leaf rules that several rows share may have to say. */
import type { MappingFindingId } from "../findings.js";

/** A v1 value for an HTTP API. */
export const VALUE_TO_HTTP: readonly MappingFindingId[] = [
  "parameter-value-invalid",
  "static-evaluated",
  "static-empty",
  "multi-value-joined",
  "body-path-unsupported",
  "body-truncated",
  "context-missing",
  "context-differs",
  "name-unproven",
  "value-too-long",
];

/** A v1 response header for an HTTP API. */
export const RESPONSE_PARAMETER_TO_HTTP: readonly MappingFindingId[] = [
  "parameter-key-invalid",
  "reserved-header",
  "cors-header",
  ...VALUE_TO_HTTP,
];

/** A v1 template for a WebSocket API. */
export const TEMPLATE_TO_WEBSOCKET: readonly MappingFindingId[] = [
  "template-content-type",
  "template-for-all",
  "template-choice-unclear",
  "template-reads-request",
  "template-reads-context",
  "too-long",
];

/** A v1 response for a WebSocket API. */
export const RESPONSE_PARAMETER_TO_WEBSOCKET: readonly MappingFindingId[] = [
  "response-headers-connect-only",
  "parameter-key-invalid",
  "parameter-value-invalid",
  "context-missing",
  "value-too-long",
];

/** A value of an HTTP API for v1. */
export const VALUE_FROM_HTTP: readonly MappingFindingId[] = [
  "parameter-value-unclear",
  "composite-value",
  "context-missing",
  "request-path-unavailable",
  "declare-method-parameter",
];

/** A template of a WebSocket API for v1. */
export const TEMPLATE_FROM_WEBSOCKET: readonly MappingFindingId[] = [
  "template-key-changed",
  "template-unselected",
  "template-selection-single",
  "template-selection-lost",
  "template-selection-dropped",
  "template-reads-context",
];
