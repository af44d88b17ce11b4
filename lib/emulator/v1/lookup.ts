import { type Dictionary, get, isObject } from "../../../common/own.js";
import { type Call, textOf } from "../operation.js";
import { guessed, heard, inCalls, notFound, type RefusalRow, refuse } from "../refusals.js";
import type { Holder } from "../state/tree.js";

/** What AWS says where an identifier names nothing. */
export const MISSING = {
  restApi: notFound("Invalid API identifier specified {account}:{id}", inCalls("CreateModel, UpdateRestApi")),
  resource: notFound(
    "Invalid Resource identifier specified",
    inCalls("PutMethod, PutIntegration, UpdateResource"),
  ),
  method: notFound("Invalid Method identifier specified", inCalls("PutIntegration, UpdateMethod")),
  integration: notFound("Invalid Integration identifier specified", heard("hashicorp/terraform#23353")),
  response: notFound("Invalid Response status code specified", inCalls("UpdateMethodResponse")),
  stage: notFound("Invalid stage identifier specified", heard("hashicorp/terraform-provider-aws#12756")),
  deployment: notFound("Invalid Deployment identifier specified", guessed("the wording of its neighbours")),
  authorizer: notFound("Invalid Authorizer identifier specified", guessed("the wording of its neighbours")),
  requestValidator: notFound(
    "Invalid Request Validator identifier specified",
    guessed("PutMethod was recorded with this text, as BadRequestException"),
  ),
  model: notFound("Invalid model name specified: {id}", inCalls("UpdateModel")),
  documentationPart: notFound(
    "Invalid Documentation part identifier specified",
    inCalls("UpdateDocumentationPart"),
  ),
  documentationVersion: notFound(
    "Invalid Documentation version specified",
    guessed("the wording of its neighbours"),
  ),
  apiKey: notFound("Invalid API Key identifier specified", heard("zappa/Zappa#758")),
  usagePlan: notFound("Invalid Usage Plan ID specified", inCalls("UpdateUsagePlan")),
  usagePlanKey: notFound("Invalid API Key identifier specified", guessed("the wording of the key itself")),
  domainName: notFound(
    "Invalid domain name identifier specified",
    heard("Vadorequest/serverless-with-next5-boilerplate#3"),
  ),
  basePathMapping: notFound(
    "Invalid base path mapping identifier specified",
    guessed("the wording of its neighbours"),
  ),
  clientCertificate: notFound(
    "Invalid Client Certificate identifier specified",
    guessed("the wording of its neighbours"),
  ),
  vpcLink: notFound("Invalid Vpc Link identifier specified", inCalls("UpdateVpcLink")),
} as const satisfies Readonly<Record<string, RefusalRow>>;

export type Missing = keyof typeof MISSING;

/** @throws ServiceError that what a label names is not there */
export function refuseMissing(call: Call, missing: Missing, label: string): never {
  return refuse(MISSING[missing], { account: call.settings.accountId, id: textOf(call, label) });
}

/** An entry by the label that names it. */
export function entry(
  call: Call,
  holder: Holder,
  collection: string,
  label: string,
  missing: Missing,
): Holder {
  return holder.collection(collection).get(textOf(call, label)) ?? refuseMissing(call, missing, label);
}

/**
 * The API that the path names. AWS does not tell a missing API from a missing resource, model or part below it: it says
 * that there is none of what was asked for (recorded for these).
 */
export function restApi(call: Call, missing: Missing = "restApi", label = "restApiId"): Holder {
  const found = call.account.collection("restApis").get(textOf(call, "restApiId"));
  return found ?? refuseMissing(call, missing, label);
}

export function resource(call: Call, label = "resourceId"): Holder {
  return entry(call, restApi(call, "resource"), "resources", label, "resource");
}

/** The methods of a resource by verb; made where there are none and `create` says so. */
export function methodsOf(holder: Holder, create?: "create"): Dictionary<Dictionary> {
  const methods = get(holder.value, "resourceMethods");
  if (isObject(methods)) return methods as Dictionary<Dictionary>;
  const made: Dictionary<Dictionary> = {};
  if (create !== undefined) holder.value.resourceMethods = made;
  return made;
}

/** A method, and the resource that it belongs to. */
export function method(call: Call): { readonly holder: Holder; readonly method: Dictionary } {
  const holder = resource(call);
  const found = get(methodsOf(holder), textOf(call, "httpMethod"));
  return { holder, method: found ?? refuse(MISSING.method) };
}

/** An object that a member holds, as a map. */
export function below(value: Readonly<Dictionary>, member: string): Dictionary<Dictionary> | undefined {
  const found = get(value, member);
  return isObject(found) ? (found as Dictionary<Dictionary>) : undefined;
}
