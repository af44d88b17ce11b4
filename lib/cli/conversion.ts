/** What `convert`, `translate` and `diff --to v2` have in common: options that say how the two APIs meet. */
import { InputError } from "../../common/errors.js";
import { isObject } from "../../common/own.js";
import type { Protocol, ToHttpOptions, ToV1Options, ToV2Options } from "../../mappings/model.js";
import { protocolTold } from "../protocol.js";
import { UsageError } from "./errors.js";
import type { Reader } from "./read.js";
import { within } from "./resource.js";
import type { CONVERSION_OPTIONS } from "./table/conversion.js";
import type { Values } from "./table/option.js";

type ConversionValues = Pick<
  Values<typeof CONVERSION_OPTIONS>,
  "allow" | "vpc-links" | "listeners" | "hosts" | "status-codes" | "route-key" | "region"
>;

export const PROTOCOLS: Readonly<Record<string, Protocol>> = { http: "HTTP", websocket: "WEBSOCKET" };

/** A file that holds a map of texts: from v1's name of a thing to V2's. */
export async function readTexts(reader: Reader, file: string): Promise<Record<string, string>> {
  const input = await reader.json(file);
  return within(input, () => {
    const { value } = input;
    if (!isObject(value)) throw new InputError("a map of texts is expected");
    for (const [key, text] of Object.entries(value)) {
      if (typeof text !== "string") throw new InputError("a text is expected", { pointer: `/${key}` });
    }
    return value as Record<string, string>;
  });
}

const isStatus = (text: string): boolean => /^[2-5]\d\d$/.test(text);

function statusesOf(list: string): number[] {
  const statuses = list.split(",");
  const wrong = statuses.find((status) => !isStatus(status));
  if (wrong === undefined) return statuses.map(Number);
  throw new UsageError(
    `--status-codes is a list of statuses from 200 to 599, such as 200,404, not "${list}"`,
  );
}

/** What conversions are told of links, load balancers and backends, as the library's options have it. */
export type Surroundings = Pick<ToHttpOptions, "vpcLinks" | "listeners" | "statusCodes"> &
  Pick<ToV1Options, "hosts">;

export async function surroundings(
  values: Pick<ConversionValues, "vpc-links" | "listeners" | "hosts" | "status-codes">,
  reader: Reader,
): Promise<Surroundings> {
  const { "vpc-links": vpcLinks, listeners, hosts, "status-codes": statuses } = values;
  return {
    ...(vpcLinks === undefined ? {} : { vpcLinks: await readTexts(reader, vpcLinks) }),
    ...(listeners === undefined ? {} : { listeners: await readTexts(reader, listeners) }),
    ...(hosts === undefined ? {} : { hosts: await readTexts(reader, hosts) }),
    ...(statuses === undefined ? {} : { statusCodes: statusesOf(statuses) }),
  };
}

/** The options of a conversion to V2. */
export async function toV2Options(
  protocol: Protocol,
  values: ConversionValues,
  reader: Reader,
): Promise<ToV2Options> {
  const shared = {
    ...(values["route-key"] === undefined ? {} : { routeKey: values["route-key"] }),
    ...(values.allow.length === 0 ? {} : { allow: values.allow as NonNullable<ToV2Options["allow"]> }),
  };
  if (protocol === "WEBSOCKET") return { protocol, ...shared };
  const { hosts: _, ...told } = await surroundings(values, reader);
  return { protocol, ...shared, ...told };
}

/** The options of a conversion to v1. */
export async function toV1Options(
  protocol: Protocol,
  values: ConversionValues,
  reader: Reader,
): Promise<ToV1Options> {
  const { hosts } = await surroundings(values, reader);
  return {
    protocol,
    ...(values["route-key"] === undefined ? {} : { routeKey: values["route-key"] }),
    ...(values.region === undefined ? {} : { region: values.region }),
    ...(hosts === undefined || protocol === "WEBSOCKET" ? {} : { hosts }),
    ...(values.allow.length === 0 ? {} : { allow: values.allow as NonNullable<ToV1Options["allow"]> }),
  };
}

/** The protocol of a V2 object: what was said, or what its members tell. */
export function protocolOf(stated: string | undefined, object: unknown, option: string): Protocol {
  if (stated !== undefined) return PROTOCOLS[stated] as Protocol;
  const found = protocolTold(object);
  if (found === undefined) {
    throw new UsageError(`the object does not tell whether its API is HTTP or WebSocket: give --${option}`);
  }
  return found;
}
