/** The tables of IntegrationResponse: a row a member, protocol and direction. */
import { responseFromHttp } from "./rows/response-from-http.js";
import { responseFromWebSocket } from "./rows/response-from-websocket.js";
import { responseToHttp } from "./rows/response-to-http.js";
import { responseToWebSocket } from "./rows/response-to-websocket.js";

export const integrationResponseTables = {
  HTTP: { toV2: responseToHttp, toV1: responseFromHttp },
  WEBSOCKET: { toV2: responseToWebSocket, toV1: responseFromWebSocket },
} as const;
