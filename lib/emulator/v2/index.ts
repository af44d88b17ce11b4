import type { Operation } from "../operation.js";
import { operations as apis } from "./apis.js";
import { operations as authorizers } from "./authorizers.js";
import { operations as deployments } from "./deployments.js";
import { operations as integrationResponses } from "./integration-responses.js";
import { operations as integrations } from "./integrations.js";
import { operations as routes } from "./routes.js";
import { operations as stages } from "./stages.js";

/** What of the HTTP and WebSocket control plane is answered. */
export const v2: readonly Operation[] = [
  ...apis,
  ...integrations,
  ...integrationResponses,
  ...routes,
  ...deployments,
  ...stages,
  ...authorizers,
];
