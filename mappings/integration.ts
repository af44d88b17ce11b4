/** The tables of Integration: a row a member, protocol and direction. */
import { httpToV1 } from "./rows/http-to-v1/index.js";
import { v1ToHttp } from "./rows/v1-to-http/index.js";
import { v1ToWebSocket } from "./rows/v1-to-websocket/index.js";
import { webSocketToV1 } from "./rows/websocket-to-v1/index.js";

export const integrationTables = {
  HTTP: { toV2: v1ToHttp, toV1: httpToV1 },
  WEBSOCKET: { toV2: v1ToWebSocket, toV1: webSocketToV1 },
} as const;
