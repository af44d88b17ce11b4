import { type Dictionary, get, isObject } from "../../../common/own.js";
import type { Call, Operation } from "../operation.js";
import { badRequest, conflict, guessed, heard, notFound, refuse } from "../refusals.js";
import { pick } from "../shared.js";
import type { Holder } from "../state/tree.js";
import { autoDeploy } from "./auto-deploy.js";
import { collection, merged } from "./collection.js";
import { isoDate, MISSING, type Protocol, protocolOf, requireMembers } from "./lookup.js";
import { STAGE, STAGE_CREATE, STAGE_UPDATE } from "./shapes.js";

const REFUSED = {
  exists: conflict("Stage already exists", guessed("reported for v1")),
  name: badRequest(
    "Stage name only allows a-zA-Z0-9_-, or $default",
    guessed("the names are documented; the text is v1's, which is reported"),
  ),
  automatic: badRequest(
    "Deployment ID cannot be set on stage with AutoDeploy",
    heard("aws-controllers-k8s/apigatewayv2-controller#15; the text is inferred"),
  ),
  routeSettings: notFound(
    "Unable to find Route by key {key} within the provided RouteSettings",
    heard("DianaIonita/serverless-api-gateway-throttling#34"),
  ),
} as const;

/** Source: the API reference's samples of CreateStage. */
const ROUTE_SETTINGS: Readonly<Record<Protocol, Dictionary>> = {
  HTTP: { DetailedMetricsEnabled: false },
  WEBSOCKET: { DataTraceEnabled: false, DetailedMetricsEnabled: false, LoggingLevel: "OFF" },
};

const STAGE_NAME = /^(?:\$default|[a-zA-Z0-9_-]{1,128})$/;

function refuseStage(api: Holder, value: Readonly<Dictionary>): void {
  const settings = get(value, "RouteSettings");
  const keys = new Set(api.values("routes").map(({ RouteKey }) => RouteKey));
  for (const key of Object.keys(isObject(settings) ? settings : {})) {
    if (!keys.has(key)) refuse(REFUSED.routeSettings, { key });
  }
  const id = get(value, "DeploymentId");
  if (id !== undefined && !api.collection("deployments").has(String(id)))
    refuse(MISSING.deployment, { id: String(id) });
}

export function makeStage(call: Call, api: Holder, given: Readonly<Dictionary>): Dictionary {
  const date = isoDate(call.now);
  const value: Dictionary = {
    AutoDeploy: false,
    RouteSettings: {},
    StageVariables: {},
    Tags: {},
    ...given,
    DefaultRouteSettings: {
      ...ROUTE_SETTINGS[protocolOf(api)],
      ...(get(given, "DefaultRouteSettings") as Dictionary),
    },
    CreatedDate: date,
    LastUpdatedDate: date,
  };
  requireMembers(value, ["StageName"]);
  if (!STAGE_NAME.test(String(value.StageName))) refuse(REFUSED.name);
  if (api.collection("stages").has(String(value.StageName))) refuse(REFUSED.exists);
  if (value.AutoDeploy === true && value.DeploymentId !== undefined) refuse(REFUSED.automatic);
  refuseStage(api, value);
  return value;
}

const row = { updateBody: STAGE_UPDATE };

export const operations: readonly Operation[] = collection({
  name: "Stage",
  path: "/v2/apis/{ApiId}/stages",
  label: "StageName",
  collection: "stages",
  missing: "stage",
  members: STAGE,
  createBody: STAGE_CREATE,
  updateBody: STAGE_UPDATE,
  make: (call, api) => makeStage(call, api, pick(call.input, Object.keys(STAGE_CREATE))),
  made: autoDeploy,
  change: (call, api, found) => {
    const after = { ...merged(call, row, found), LastUpdatedDate: isoDate(call.now) } as Dictionary;
    if (after.AutoDeploy === true && get(call.input, "DeploymentId") !== undefined) refuse(REFUSED.automatic);
    refuseStage(api, after);
    return after;
  },
});
