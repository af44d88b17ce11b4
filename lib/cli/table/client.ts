import type { OptionTable } from "./option.js";

const REACHING = "How the API is reached";

/** Where the API is, and as whom it is called: the SDK's usual chain of credentials otherwise. */
export const CLIENT_OPTIONS = {
  "endpoint-url": {
    type: "text",
    value: "URL",
    summary: "another endpoint than AWS's: `patchway emulate` prints one",
    group: REACHING,
  },
  region: { type: "text", value: "REGION", summary: "the region of the API", group: REACHING },
  profile: {
    type: "text",
    value: "NAME",
    summary: "a profile of the AWS configuration files",
    group: REACHING,
  },
  rate: {
    type: "integer",
    value: "NUMBER",
    summary: "calls a second at most, where the account's limit of 10 is shared or is not AWS's",
    group: REACHING,
  },
} as const satisfies OptionTable;

/** Which API it is. */
export const API = {
  api: { type: "text", value: "API", summary: "which control plane the API is of", choices: ["v1", "v2"] },
  id: { type: "text", value: "ID", summary: "the id of the API" },
} as const satisfies OptionTable;

/** How what is sent is agreed to. */
export const RUN = {
  yes: { type: "flag", short: "y", summary: "do not ask" },
} as const satisfies OptionTable;
