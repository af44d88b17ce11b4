import { InputError } from "../../../common/errors.js";
import { type Dictionary, get, isObject } from "../../../common/own.js";
import type { Protocol, ToV1Options, ToV2Options, V1IntegrationInput } from "../../../mappings/model.js";
import { type ToV1Input, toV1 } from "../../../mappings/to-v1.js";
import { toV2 } from "../../../mappings/to-v2.js";
import { bareToV1 } from "../../bare-v2.js";
import { isV2Integration } from "../../protocol.js";
import { type Meeting, routed, toV1Base, toV2Base, v2ProtocolOf } from "./meeting.js";
import { type Answer, type LineWork, outside, withoutKeys } from "./task.js";

/** What a batch of conversions is told. A line may have a `routeKey` and a `protocol` of its own. */
export interface ConvertTaskOptions extends Meeting {
  readonly to: "http" | "websocket" | "v1";
  /** To v1: the protocol of integrations that do not tell it. */
  readonly fromProtocol?: Protocol;
}

const isEnvelope = (value: unknown): value is Dictionary =>
  isObject(value) && Object.hasOwn(value, "integration");

/** An earlier run that was blocked leaves an empty list. */
const isGiven = (responses: unknown): boolean =>
  responses !== undefined && responses !== null && !(Array.isArray(responses) && responses.length === 0);

const NO_KEYS: Readonly<Dictionary> = {};

/** A result without further keys: the members in the order in which `convert --format json` prints them. */
function bare(made: { convertible: boolean; integration: unknown; responses?: unknown; findings: unknown }) {
  const { convertible, integration, responses, findings } = made;
  return responses === undefined
    ? { convertible, integration, findings }
    : { convertible, integration, responses, findings };
}

function toV2Work(options: ToV2Options): LineWork {
  const optionsFor = routed(options);
  return (value, isOurs): Answer => {
    const within = isEnvelope(value);
    const given = within ? value.integration : value;
    if (isV2Integration(given)) {
      throw new InputError("this is an integration of API Gateway V2: convert --to v1", {
        pointer: within ? "/integration" : "",
      });
    }
    if (within && isGiven(value.responses)) {
      throw new InputError(
        "the responses of a v1 integration are in it, under integrationResponses; these would be lost",
        { pointer: "/responses" },
      );
    }
    const chosen = within ? optionsFor(value) : options;
    let made: ReturnType<typeof toV2>;
    try {
      made = toV2(given as V1IntegrationInput, chosen);
    } catch (error) {
      throw within && error instanceof InputError ? outside("/integration", error) : error;
    }
    const outcome = made.convertible ? "converted" : "blocked";
    if (!within) return { result: bare(made), outcome };
    const result = isOurs ? value : { ...value };
    result.integration = made.integration;
    result.convertible = made.convertible;
    result.responses = made.responses;
    result.findings = made.findings;
    return { result, outcome };
  };
}

const toV1Work = ({ fromProtocol, ...meeting }: ConvertTaskOptions): LineWork => {
  const optionsFor: Readonly<Record<Protocol, (line: Readonly<Dictionary>) => ToV1Options>> = {
    HTTP: routed(toV1Base("HTTP", meeting)),
    WEBSOCKET: routed(toV1Base("WEBSOCKET", meeting)),
  };
  return (value): Answer => {
    const within = isEnvelope(value);
    const given = within ? value.integration : value;
    if (isObject(given) && !isV2Integration(given) && Object.hasOwn(given, "type")) {
      throw new InputError("this is a v1 integration already: convert --to http or websocket", {
        pointer: within ? "/integration" : "",
      });
    }
    const line = within ? value : NO_KEYS;
    const protocol = v2ProtocolOf(line, given, fromProtocol);
    const options = optionsFor[protocol](line);
    const made = within
      ? toV1({ integration: given, responses: get(line, "responses") } as ToV1Input, options)
      : bareToV1(given, options);
    const outcome = made.convertible ? "converted" : "blocked";
    if (!within) return { result: bare(made), outcome };
    const result = withoutKeys(value, ["responses"]);
    result.integration = made.integration;
    result.convertible = made.convertible;
    result.findings = made.findings;
    return { result, outcome };
  };
};

const PROTOCOLS = { http: "HTTP", websocket: "WEBSOCKET" } as const;

export function prepare(options: ConvertTaskOptions): LineWork {
  if (options.to === "v1") return toV1Work(options);
  return toV2Work(toV2Base(PROTOCOLS[options.to], options));
}
