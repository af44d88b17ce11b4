import { PatchwayError } from "../../../common/errors.js";
import { type Evidence, inferred, recorded } from "../../../common/evidence.js";
import { type FindingValues, fill } from "../../../common/findings.js";

const RECORDED = "calls recorded on AWS, LocalStack's AWS-validated tests";
const CORAL = "how AWS's services answer as a rule; not recorded for API Gateway";

interface WireErrorRow extends Evidence {
  readonly name: string;
  readonly status: number;
  readonly message: string;
}

const notSerialised = (message: string, evidence: Evidence): WireErrorRow => ({
  name: "SerializationException",
  status: 400,
  message,
  ...evidence,
});

/** The refusals of a request as such: what it is made of, before anybody looks at what it asks for. */
export const WIRE_ERRORS = {
  notText: notSerialised(
    "class {found} can not be converted to an String",
    recorded(`${RECORDED}: PutIntegration`),
  ),
  notType: notSerialised(
    "class {found} can not be converted to an {expected}",
    inferred(`${RECORDED}, for String`),
  ),
  strayList: notSerialised("Start of list found where not expected", inferred(CORAL)),
  strayObject: notSerialised("Start of structure or map found where not expected.", inferred(CORAL)),
  notList: notSerialised("Expected list or null", inferred(CORAL)),
  notMap: notSerialised("Expected map or null", inferred(CORAL)),
  notJson: notSerialised("The body of the request is not JSON: {reason}", inferred(CORAL)),
  notObject: notSerialised("The body of the request is not a JSON object", inferred(CORAL)),
  notNumber: notSerialised("The number at {at} is too large", inferred(CORAL)),
  notUtf8: notSerialised("The body of the request is not UTF-8", inferred(CORAL)),
  encoded: {
    name: "UnsupportedMediaTypeException",
    status: 415,
    message: "The body of the request is encoded ({encoding}): no SDK encodes one here; send it as it is",
    ...inferred("no operation of the two APIs has the trait for compressed requests"),
  },
  noHost: {
    name: "BadRequestException",
    status: 400,
    message: "The request names no host",
    ...inferred("RFC 9112, 3.2: a request without Host is answered with 400"),
  },
  foreignHost: {
    name: "AccessDeniedException",
    status: 403,
    message:
      "The emulator goes by localhost or an address, not by {host}: start it with --allow-host for a name that leads here",
    ...inferred("the emulator's own rule: a web page must not reach it"),
  },
  foreignOrigin: {
    name: "AccessDeniedException",
    status: 403,
    message:
      "The emulator does not answer pages of {origin}: start it with --allow-host for the host of pages that may call it",
    ...inferred("the emulator's own rule: a web page must not reach it"),
  },
  badPath: {
    name: "BadRequestException",
    status: 400,
    message: "The path of the request is not well formed",
    ...inferred("no recording"),
  },
  tooLarge: {
    name: "RequestEntityTooLargeException",
    status: 413,
    message: "The body of the request is larger than {limit} bytes",
    ...inferred("API Gateway's payload limit of 10 MB; its answer is not recorded"),
  },
  unknownOperation: {
    name: "UnknownOperationException",
    status: 404,
    message: "There is no operation {method} {path} here",
    ...inferred(CORAL),
  },
  methodNotAllowed: {
    name: "MethodNotAllowedException",
    status: 405,
    message: "{path} takes {allowed}, not {method}",
    ...inferred(CORAL),
  },
  throttled: {
    name: "TooManyRequestsException",
    status: 429,
    message: "Too Many Requests",
    ...inferred("the service model names the exception; its text is not recorded"),
  },
  concurrent: {
    name: "ConflictException",
    status: 409,
    message: "Unable to complete operation due to concurrent modification. Please try again later.",
    ...recorded(`${RECORDED}: CreateAuthorizer; hashicorp/terraform-provider-aws#18018`),
  },
  internal: {
    name: "InternalFailure",
    status: 500,
    message: "{reason}",
    ...inferred(CORAL),
  },
} as const satisfies Readonly<Record<string, WireErrorRow>>;

export type WireErrorId = keyof typeof WIRE_ERRORS;

/** A request that is refused for what it is made of. */
export class WireError extends PatchwayError {
  override name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(id: WireErrorId, values: FindingValues = {}, headers: Readonly<Record<string, string>> = {}) {
    const row = WIRE_ERRORS[id];
    super(fill(row.message, values));
    this.name = row.name;
    this.status = row.status;
    this.headers = headers;
  }
}
