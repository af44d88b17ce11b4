import { documented, type Evidence, reported } from "../../common/evidence.js";
import { MODEL } from "../../patch/grammar/sources.js";

/** An exception of the two control planes. */
export interface ExceptionRow {
  readonly status: number;
  readonly meaning: string;
  readonly remedy: string;
  readonly retry: string;
  readonly evidence: readonly Evidence[];
}

const REFERENCE = documented(`${MODEL}; API Reference, errors of UpdateIntegration`);
const QUOTAS = documented("API Gateway Developer Guide, quotas of the control plane");

export const EXCEPTIONS: Readonly<Record<string, ExceptionRow>> = {
  BadRequestException: {
    status: 400,
    meaning: "The request is not valid: a path, an operation or a value that API Gateway does not take.",
    remedy:
      "Read the message, or give it to `patchway explain`; try the list with `patchway patch` or `patchway check` first.",
    retry: "no; except with the text about concurrent modification, which some calls answer under this name",
    evidence: [REFERENCE],
  },
  ConflictException: {
    status: 409,
    meaning:
      "The request collides with another one that is under way, or with what is there already (a name that is taken).",
    remedy:
      "Send the writes to one API one after the other. Where a name is taken, choose another or change what has it.",
    retry: "yes with the text about concurrent modification, with a growing pause; no where a name is taken",
    evidence: [REFERENCE, reported("terraform-provider-aws retries it by its text only")],
  },
  LimitExceededException: {
    status: 429,
    meaning: "A quota of the account or the API is used up, or the rate limit was exceeded.",
    remedy:
      "Wait as long as Retry-After says. Where the message names a quota, have it raised or delete what is not needed.",
    retry: "yes after Retry-After where it is about a rate; no where it is about a number of things",
    evidence: [REFERENCE],
  },
  NotFoundException: {
    status: 404,
    meaning:
      "The API, resource, method or response does not exist, or the key that an operation names is not there.",
    remedy:
      "Check the ids, the Region and the profile; for a key, compare with the resource as it is and use add.",
    retry: "no",
    evidence: [REFERENCE],
  },
  TooManyRequestsException: {
    status: 429,
    meaning:
      "The control plane's rate limit is reached: 10 calls a second with bursts of 40 for the whole account, both APIs together; some calls have lower limits.",
    remedy:
      "Slow down: keep under the limit instead of only retrying, and do not run several tools side by side.",
    retry: "yes, with a growing pause",
    evidence: [REFERENCE, QUOTAS],
  },
  UnauthorizedException: {
    status: 401,
    meaning: "The caller may not make this call.",
    remedy:
      "The identity needs apigateway:PATCH (or GET, PUT, POST, DELETE) on the resource's ARN; to pass a role in credentials it also needs iam:PassRole.",
    retry: "no",
    evidence: [REFERENCE],
  },
  ValidationException: {
    status: 400,
    meaning:
      "The request breaks a constraint of the service model: an operation's name, a status code. It is answered before paths and values are looked at.",
    remedy: "The message says which member, counted from 1.",
    retry: "no",
    evidence: [documented(MODEL)],
  },
  SerializationException: {
    status: 400,
    meaning:
      "The request has a value of another type than the service model: a number or boolean where text is taken.",
    remedy: "Quote the value.",
    retry: "no",
    evidence: [documented(MODEL)],
  },
};
