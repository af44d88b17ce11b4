import type { Operation } from "./operation.js";
import { operations as integrationResponses } from "./v1/integration-responses.js";
import { operations as integrations } from "./v1/integrations.js";
import { operations as methodResponses } from "./v1/method-responses.js";
import { operations as methods } from "./v1/methods.js";
import { operations as resources } from "./v1/resources.js";
import { operations as restApis } from "./v1/rest-apis.js";

/** Every operation that the emulator answers: the route table. */
export const OPERATIONS: readonly Operation[] = [
  ...restApis,
  ...resources,
  ...methods,
  ...methodResponses,
  ...integrations,
  ...integrationResponses,
];
