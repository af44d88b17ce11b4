/** What the conversion of a document can be told. */
import { InputError } from "../../common/errors.js";
import { isObject } from "../../common/own.js";
import {
  TO_V1_ALLOWANCES,
  TO_V2_ALLOWANCES,
  type ToHttpOptions,
  type ToV1Allowance,
  type ToV1Options,
  type ToV2Allowance,
} from "../../mappings/model.js";

export type DocumentFormat = "json" | "yaml";

/** What `convertDocument` takes besides the text. The route of each integration is known from the document. */
export interface ConvertDocumentOptions
  extends Omit<ToHttpOptions, "protocol" | "routeKey" | "allow">,
    Omit<ToV1Options, "protocol" | "routeKey" | "allow"> {
  /** `http` and `websocket` convert integrations of REST APIs, `v1` those of HTTP APIs. */
  readonly to: "http" | "websocket" | "v1";
  /** Absent: by the end of the file's name, and else by the text. */
  readonly format?: DocumentFormat;
  /** The name that findings and errors carry. */
  readonly file?: string;
  readonly allow?: readonly string[];
}

const TARGETS: readonly unknown[] = ["http", "websocket", "v1"];
const FORMATS: readonly unknown[] = ["json", "yaml", undefined];
const ALLOWANCES: readonly string[] = [...TO_V2_ALLOWANCES, ...TO_V1_ALLOWANCES];

/** @throws InputError where an option is not one that exists */
export function checkOptions(options: unknown): void {
  if (!isObject(options) || !TARGETS.includes(options.to)) {
    throw new InputError("options.to is http, websocket or v1");
  }
  if (!FORMATS.includes(options.format)) throw new InputError("options.format is json or yaml");
  const { allow } = options;
  if (allow === undefined) return;
  if (!Array.isArray(allow)) throw new InputError("options.allow is a list");
  for (const allowance of allow as unknown[]) {
    if (!ALLOWANCES.includes(allowance as string)) {
      throw new InputError(`options.allow knows ${ALLOWANCES.join(", ")}, not ${JSON.stringify(allowance)}`);
    }
  }
}

/** What the integrations of a document become; without the protocol and the route, which the document says. */
export interface IntegrationOptions {
  readonly to: "http" | "v1";
  readonly http: Omit<ToHttpOptions, "protocol" | "routeKey">;
  readonly v1: Omit<ToV1Options, "protocol" | "routeKey">;
}

/** The options of each direction; an allowance of the other one says nothing. */
export function integrationOptions(options: ConvertDocumentOptions): IntegrationOptions {
  const { to, allow = [], vpcLinks, listeners, statusCodes, region, hosts } = options;
  const isOf = (known: readonly string[]) => (allowance: string) => known.includes(allowance);
  return {
    to: to === "v1" ? "v1" : "http",
    http: {
      ...(vpcLinks === undefined ? {} : { vpcLinks }),
      ...(listeners === undefined ? {} : { listeners }),
      ...(statusCodes === undefined ? {} : { statusCodes }),
      allow: allow.filter(isOf(TO_V2_ALLOWANCES)) as readonly ToV2Allowance[],
    },
    v1: {
      ...(region === undefined ? {} : { region }),
      ...(hosts === undefined ? {} : { hosts }),
      allow: allow.filter(isOf(TO_V1_ALLOWANCES)) as readonly ToV1Allowance[],
    },
  };
}
