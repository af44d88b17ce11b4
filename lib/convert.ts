/** Conversions between API Gateway's REST API (v1) and its HTTP and WebSocket APIs (v2), with the tables they read. */
export { type MappingFindingId, mappingFindings } from "../mappings/findings.js";
export { mappings } from "../mappings/mappings.js";
export type {
  CreateHttpIntegration,
  CreateIntegration,
  CreateIntegrationResponse,
  CreateWebSocketIntegration,
  Direction,
  IntegrationType,
  Protocol,
  ToHttpOptions,
  ToHttpResult,
  ToV1Allowance,
  ToV1Options,
  ToV1Result,
  ToV2Allowance,
  ToV2Options,
  ToV2Result,
  ToWebSocketOptions,
  ToWebSocketResult,
  V1IntegrationInput,
  V2IntegrationInput,
  V2IntegrationResponseInput,
} from "../mappings/model.js";

export { v2Schemas } from "../mappings/schemas.js";
export type { MappingRow } from "../mappings/table.js";
export { type ToV1Input, toV1 } from "../mappings/to-v1.js";
export { toV2 } from "../mappings/to-v2.js";
