/** What the live commands have in common: clients, the API that is meant, the options of planning. */
import type { Clients } from "../clients/client.js";
import type { Retry, SenderOptions } from "../clients/sender.js";
import type { StateDocument } from "../live/document.js";
import type { ApiAddress } from "../live/live.js";
import type { PlanStateOptions } from "../live/plan-state.js";
import { surroundings } from "./conversion.js";
import { UsageError } from "./errors.js";
import type { CLIENT_OPTIONS } from "./table/client.js";
import type { Call } from "./table/command.js";
import type { Values } from "./table/option.js";
import type { PLAN_OPTIONS } from "./table/plan.js";

type ClientValues = Values<typeof CLIENT_OPTIONS>;

/** The clients of a command, and how it sends. */
export interface Connection {
  readonly clients: Clients;
  readonly options: SenderOptions;
  /** The region that the calls go to. */
  readonly region: string | undefined;
}

function checkEndpoint(endpoint: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "")
    return;
  throw new UsageError("--endpoint-url is a URL such as http://127.0.0.1:4566, without a user or password");
}

/** From this wait on, milliseconds, a retry is worth a line where nobody may be looking. */
const LONG = 4000;

/** Tells of retries, so that a wait does not look like a standstill. */
const retryPrinter =
  ({ err, io }: Pick<Call, "err" | "io">) =>
  ({ error, wait }: Retry): void => {
    if (io.stderr.isTTY !== true && wait < LONG) return;
    void err.print(`  ${error.message}; again in ${(wait / 1000).toFixed(1)} s\n`).catch(() => {});
  };

/**
 * Runs a command with clients of both services, which share one token bucket, and ends their connections.
 *
 * @param region where no option names one: that of the document or plan
 */
export async function withClients<T>(
  { values, err, io }: Pick<Call, "err" | "io"> & { readonly values: ClientValues },
  region: string | undefined,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { profile, rate } = values;
  const endpoint = values["endpoint-url"];
  if (rate === 0) throw new UsageError("--rate is at least 1");
  if (endpoint !== undefined) checkEndpoint(endpoint);
  const chosen = values.region ?? region;
  // What the SDK will need of Node one day is nothing that a user of this command can act on.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const { makeClients } = await import("../clients/client.js");
  const clients = await makeClients({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(chosen === undefined ? {} : { region: chosen }),
    ...(profile === undefined ? {} : { profile }),
  });
  const limit = rate === undefined ? {} : { limit: { rate, burst: Math.max(1, Math.min(40, rate * 4)) } };
  try {
    return await use({
      clients,
      options: { ...limit, onRetry: retryPrinter({ err, io }) },
      region: await clients.region(),
    });
  } finally {
    clients.destroy();
  }
}

/** The API that a command is for. */
export function addressOf(
  values: { readonly api: string | undefined; readonly id: string | undefined },
  document?: StateDocument,
): ApiAddress {
  const api = values.api ?? document?.api.version;
  const same = api === document?.api.version;
  const id = values.id ?? (same ? document?.api.id : undefined);
  if (api !== "v1" && api !== "v2") throw new UsageError("say which API it is: --api v1 or v2");
  if (id === undefined) throw new UsageError("say which API it is: --id");
  return { api, id };
}

/** The options of planning that a command line gives. */
export async function planOptions(
  call: Call<typeof PLAN_OPTIONS>,
  region: string | undefined,
): Promise<PlanStateOptions> {
  const { values, reader } = call;
  const maxTimeoutMillis = values["max-timeout"];
  return {
    ...(await surroundings(values, reader)),
    only: values.only,
    prune: values.prune,
    allowOpen: values["allow-open"],
    allow: values.allow as NonNullable<PlanStateOptions["allow"]>,
    absent: values["keep-absent"] ? "keep" : "reset",
    documentedOnly: values["documented-only"],
    ...(maxTimeoutMillis === undefined ? {} : { maxTimeoutMillis }),
    ...(region === undefined ? {} : { region }),
  };
}

/** What only planning reads: for a plan that is made, nobody would do what these ask for. */
const PLANNING = [
  "api",
  "id",
  "out",
  "only",
  "prune",
  "allow-open",
  "keep-absent",
  "documented-only",
  "max-timeout",
  "allow",
  "vpc-links",
  "listeners",
  "hosts",
  "status-codes",
] as const satisfies readonly (keyof typeof PLAN_OPTIONS)[];

/** @throws UsageError where an option was given that a plan which is made does not take */
export function refusePlanning(values: Values<typeof PLAN_OPTIONS>): void {
  const given = PLANNING.find((name) => {
    const value = values[name];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
  });
  if (given === undefined) return;
  throw new UsageError(`--${given} is for a document: a plan is sent as it is. Plan again with it.`);
}
