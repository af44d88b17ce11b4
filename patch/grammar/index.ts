import { integration } from "./integration.js";
import { integrationResponse } from "./integration-response.js";
import type { Kind, KindGrammar } from "./types.js";

/** The grammar of each kind: what API Gateway v1 takes in its PATCH. Read-only. */
export const grammars: { readonly [K in Kind]?: KindGrammar<K> } = {
  Integration: integration,
  IntegrationResponse: integrationResponse,
};
