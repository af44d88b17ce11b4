import type { Operation } from "../operation.js";
import { operations as account } from "./account.js";
import { operations as apiKeys } from "./api-keys.js";
import { operations as authorizers } from "./authorizers.js";
import { operations as deployments } from "./deployments.js";
import { operations as documentation } from "./documentation.js";
import { operations as domainNames } from "./domain-names.js";
import { operations as gatewayResponses } from "./gateway-responses.js";
import { operations as integrationResponses } from "./integration-responses.js";
import { operations as integrations } from "./integrations.js";
import { operations as links } from "./links.js";
import { operations as methodResponses } from "./method-responses.js";
import { operations as methods } from "./methods.js";
import { operations as models } from "./models.js";
import { operations as requestValidators } from "./request-validators.js";
import { operations as resources } from "./resources.js";
import { operations as restApis } from "./rest-apis.js";
import { operations as stages } from "./stages.js";
import { operations as usagePlans } from "./usage-plans.js";

/** What of the REST control plane is answered. */
export const v1: readonly Operation[] = [
  ...restApis,
  ...resources,
  ...methods,
  ...methodResponses,
  ...integrations,
  ...integrationResponses,
  ...deployments,
  ...stages,
  ...authorizers,
  ...requestValidators,
  ...models,
  ...gatewayResponses,
  ...documentation,
  ...account,
  ...apiKeys,
  ...usagePlans,
  ...domainNames,
  ...links,
];
