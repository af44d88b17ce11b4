import type { Dictionary } from "../../../common/own.js";
import type { Call, Operation } from "../operation.js";
import { PATCH_BODY, patch } from "./patch.js";

/** An account that nobody has changed. Source: the API reference's sample of GetAccount. */
const STANDARD: Dictionary = {
  throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
  features: ["UsagePlans"],
  apiKeyVersion: "4",
};

const account = (call: Call): Dictionary => ({ ...STANDARD, ...call.account.value });

const service = "apigateway" as const;
const path = "/account";

export const operations: readonly Operation[] = [
  { service, name: "GetAccount", method: "GET", path, status: 200, handle: account },
  {
    service,
    name: "UpdateAccount",
    method: "PATCH",
    path,
    status: 200,
    body: PATCH_BODY,
    handle: (call) => {
      const store = (after: Dictionary) => {
        call.account.value = after;
      };
      return patch(call, "Account", account(call), { store });
    },
  },
];
