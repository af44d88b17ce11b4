/** What v2 says of an integration that it does not take, and how that is known. */
import { SUBTYPE_TOMBSTONE } from "../../../mappings/update.js";
import { badRequest, guessed, heard, inCalls, type RefusalRow } from "../refusals.js";

const NONE = guessed("no recording");
const PROBED = heard("cdkd apigatewayv2-provider.ts, probed on AWS by its author");

export const REFUSED = {
  httpType: badRequest(
    "Currently, an API with a protocol type of HTTP may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)",
    heard("aws/aws-cli#6363"),
  ),
  type: badRequest(
    "Invalid integration type specified. Valid options are AWS,AWS_PROXY,HTTP,HTTP_PROXY,MOCK",
    guessed("the wording of v1's PutMethod"),
  ),
  post: badRequest(
    "HttpMethod must be POST for AWS_PROXY IntegrationType",
    heard("hashicorp/terraform-provider-aws#42391"),
  ),
  privateUri: badRequest(
    "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.",
    heard("klothoplatform/klotho#347; anomalyco/sst#5510"),
  ),
  mockUri: badRequest("Integration URI is not supported for MOCK integrations", PROBED),
  uri: badRequest(
    "Invalid integration URI specified",
    heard("cdkd apigatewayv2-provider.ts, for one that is missing; the forms of each type are documented"),
  ),
  member: badRequest("{member} is not supported for {protocol} APIs", NONE),
  value: badRequest(
    "Invalid {member} specified. Valid options are {options}",
    guessed("the wording of v1's PutMethod"),
  ),
  length: badRequest(
    "{member} has to have from {min} to {max} characters",
    guessed("the service model's lengths"),
  ),
  timeout: badRequest("Timeout should be between {min} ms and {max} ms", guessed("the wording of v1")),
  connection: badRequest("ConnectionId is required for VPC_LINK connections", NONE),
  subtype: badRequest("Invalid integration subtype specified: {subtype}", NONE),
  subtypeType: badRequest("An integration with a subtype has the type AWS_PROXY", NONE),
  subtypeNeeds: badRequest("{member} is required for the integration subtype {subtype}", NONE),
  destination: badRequest(
    "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: {key}]",
    inCalls("v1's PutIntegration"),
  ),
  reserved: badRequest(
    "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Operations on header {header} are restricted]",
    guessed("that it is refused is documented; the text is not"),
  ),
  source: badRequest(
    "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: {value}]",
    inCalls("v1's PutIntegration"),
  ),
  missing: badRequest(SUBTYPE_TOMBSTONE.message, heard("hashicorp/terraform-provider-aws#50061")),
  status: badRequest("Invalid status code specified: {status}", guessed("documented: 200 to 599")),
} as const satisfies Readonly<Record<string, RefusalRow>>;
