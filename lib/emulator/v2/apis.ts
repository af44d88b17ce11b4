import { type Dictionary, get } from "../../../common/own.js";
import type { Call, Operation } from "../operation.js";
import { badRequest, guessed, refuse } from "../refusals.js";
import { pick, without } from "../shared.js";
import { freshId, type Holder } from "../state/tree.js";
import { autoDeploy } from "./auto-deploy.js";
import { collection, merged } from "./collection.js";
import { makeIntegration, targetOf } from "./integrations.js";
import { isoDate, type Protocol, requireMembers } from "./lookup.js";
import { makeRoute } from "./routes.js";
import { API, API_CREATE, API_UPDATE } from "./shapes.js";
import { makeStage } from "./stages.js";

const NONE = guessed("no recording");
const REFUSED = {
  protocol: badRequest("Invalid protocol specified. Valid options are HTTP,WEBSOCKET", NONE),
  selection: badRequest("RouteSelectionExpression is required for WEBSOCKET APIs", NONE),
  httpSelection: badRequest(
    "The route selection expression of an HTTP API is ${request.method} ${request.path}",
    guessed("documented; the text is not"),
  ),
  quick: badRequest("{member} is not supported for WEBSOCKET APIs", guessed("documented; the text is not")),
  quickUpdate: badRequest(
    "{member} of an API that was made by quick create is not served by this emulator",
    guessed("the emulator's own words"),
  ),
  cors: badRequest(
    "CorsConfiguration is not supported for WEBSOCKET APIs",
    guessed("documented; the text is not"),
  ),
} as const;

/** Quick create: one call makes an HTTP API with an integration, a route and a stage. */
const QUICK = ["Target", "RouteKey", "CredentialsArn"] as const;

const SCHEME: Readonly<Record<Protocol, string>> = { HTTP: "https", WEBSOCKET: "wss" };
/** The only expression that an HTTP API has, as it is answered (terraform-provider-aws acceptance tests) and documented. */
const HTTP_SELECTION = ["$request.method $request.path", "${request.method} ${request.path}"] as const;

function makeApi(call: Call): Dictionary {
  const given = pick(call.input, Object.keys(API_CREATE));
  requireMembers(given, ["Name"]);
  const protocol = given.ProtocolType as Protocol;
  if (protocol !== "HTTP" && protocol !== "WEBSOCKET") refuse(REFUSED.protocol);
  const expression = given.RouteSelectionExpression;
  if (protocol === "WEBSOCKET") {
    const quick = QUICK.find((member) => given[member] !== undefined);
    if (quick !== undefined) refuse(REFUSED.quick, { member: quick });
    if (expression === undefined || expression === "") refuse(REFUSED.selection);
    if (given.CorsConfiguration !== undefined) refuse(REFUSED.cors);
  } else if (expression !== undefined && !HTTP_SELECTION.some((one) => one === expression)) {
    refuse(REFUSED.httpSelection);
  }
  const ApiId = freshId(call.account.collection("apis"), 10);
  return {
    ApiId,
    ApiEndpoint: `${SCHEME[protocol]}://${ApiId}.execute-api.${call.settings.region}.amazonaws.com`,
    ApiKeySelectionExpression: "$request.header.x-api-key",
    DisableExecuteApiEndpoint: false,
    IpAddressType: "ipv4",
    Tags: {},
    CreatedDate: isoDate(call.now),
    ...without(given, QUICK),
    RouteSelectionExpression: protocol === "HTTP" ? HTTP_SELECTION[0] : expression,
  };
}

const isUrl = (target: string): boolean => /^https?:\/\//i.test(target);

/** Documented: a URL makes an HTTP_PROXY integration, a function's ARN an AWS_PROXY one; the route is `$default`. */
function quickCreate(call: Call, _account: Holder, made: Holder): void {
  const target = get(call.input, "Target");
  if (typeof target !== "string" || target === "") return;
  const integration = made.add("integrations", {
    ...makeIntegration(
      {
        IntegrationType: isUrl(target) ? "HTTP_PROXY" : "AWS_PROXY",
        IntegrationUri: target,
        ...(isUrl(target) ? { IntegrationMethod: "ANY" } : { PayloadFormatVersion: "2.0" }),
        ...pick(call.input, ["CredentialsArn"]),
      },
      made,
    ),
    ApiGatewayManaged: true,
  });
  const RouteKey = get(call.input, "RouteKey") ?? "$default";
  const Target = targetOf(integration.value.IntegrationId);
  made.add("routes", { ...makeRoute({ RouteKey, Target }, made), ApiGatewayManaged: true });
  made.add("stages", {
    ...makeStage(call, made, { StageName: "$default", AutoDeploy: true }),
    ApiGatewayManaged: true,
  });
  autoDeploy(call, made);
}

const row = { updateBody: API_UPDATE };

export const operations: readonly Operation[] = collection({
  name: "Api",
  path: "/v2/apis",
  label: "ApiId",
  collection: "apis",
  missing: "api",
  members: API,
  createBody: API_CREATE,
  updateBody: API_UPDATE,
  holder: (call) => call.account,
  make: makeApi,
  made: quickCreate,
  change: (call, _account, found) => {
    const quick = QUICK.find((member) => get(call.input, member) !== undefined);
    if (quick !== undefined) refuse(REFUSED.quickUpdate, { member: quick });
    const after = merged(call, row, found);
    requireMembers(after, ["Name"]);
    return after;
  },
});
