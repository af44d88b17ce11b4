/** What still refers to an entry that is to be deleted, and AWS's refusals of such deletions. */
import { type Dictionary, get, isObject } from "../../../common/own.js";
import type { Call } from "../operation.js";
import { badRequest, conflict, guessed, heard, refuse } from "../refusals.js";
import type { Holder } from "../state/tree.js";
import { below, methodsOf } from "./lookup.js";

const REFUSED = {
  model: conflict(
    "Cannot delete model '{name}', is referenced in method {part}: {path}/{verb}",
    heard("amazon-archives/aws-apigateway-importer#89 for a request, #113 for a response"),
  ),
  authorizer: conflict(
    "Cannot delete authorizer '{name}', is referenced in method: {verb}/{path}",
    heard("hashicorp/terraform-provider-aws#14812"),
  ),
  requestValidator: conflict(
    "Cannot delete Request Validator '{name}', is referenced in method: {verb}/{path}",
    guessed("the wording for authorizers; grucloud waits for an error that begins so"),
  ),
  usagePlan: badRequest(
    "Cannot delete Usage Plan {id} because there are API Stages associated with it, including {stage}",
    heard("aws/aws-sdk-js#3841"),
  ),
  restApi: badRequest(
    "Deleting RestApi {id} failed. Please remove all base path mappings related to the RestApi in your domains: {domains}",
    heard("glomex/gcdt#373; serverless/serverless#3638"),
  ),
  stage: badRequest(
    "Deleting stage {id} failed. Please remove all base path mappings related to the stage in your domains: {domains}",
    guessed("the wording for the API, which is reported"),
  ),
  vpcLink: badRequest(
    "Cannot delete vpc link. Vpc link '{id}', is referenced in [{places}] in format of [RESTApiId:Method:Resource:Stage].",
    heard("klothoplatform/klotho#202; hashicorp/terraform#18392: what is deployed counts, not what is put"),
  ),
} as const;

interface Place {
  readonly path: string;
  readonly verb: string;
  readonly method: Dictionary;
}

function* places(api: Holder): Generator<Place> {
  for (const resource of api.collection("resources").values()) {
    for (const [verb, method] of Object.entries(methodsOf(resource))) {
      yield { path: String(resource.value.path), verb, method };
    }
  }
}

const names = (models: unknown, name: unknown): boolean =>
  isObject(models) && Object.values(models).includes(name);

/** @throws ServiceError where a method still has the model, in its request or in a response */
export function refuseUsedModel(api: Holder, { name }: Dictionary): void {
  for (const { path, verb, method } of places(api)) {
    const responses = Object.values(below(method, "methodResponses") ?? {});
    const inRequest = names(get(method, "requestModels"), name);
    if (!inRequest && !responses.some((response) => names(get(response, "responseModels"), name))) continue;
    refuse(REFUSED.model, { name: String(name), part: inRequest ? "request" : "response", path, verb });
  }
}

const MEMBERS = { authorizer: "authorizerId", requestValidator: "requestValidatorId" } as const;

/** @throws ServiceError where a method still names the entry by its id */
export function refuseNamed(api: Holder, what: keyof typeof MEMBERS, { id, name }: Dictionary): void {
  for (const { path, verb, method } of places(api)) {
    if (get(method, MEMBERS[what]) === id) refuse(REFUSED[what], { name: String(name ?? ""), path, verb });
  }
}

/** @throws ServiceError where a plan has stages */
export function refuseUsedPlan({ id, apiStages }: Dictionary): void {
  const [first] = (Array.isArray(apiStages) ? apiStages : []) as Dictionary[];
  if (first !== undefined)
    refuse(REFUSED.usagePlan, { id: String(id), stage: `${String(first.apiId)}:${String(first.stage)}` });
}

/** @throws ServiceError where a domain name leads to the API, or to this stage of it */
export function refuseMapped({ account }: Call, restApiId: unknown, stage?: unknown): void {
  const leads = (mapping: Dictionary): boolean =>
    mapping.restApiId === restApiId && (stage === undefined || mapping.stage === stage);
  const domains = [...account.collection("domainNames").values()].filter((domain) =>
    domain.values("basePathMappings").some(leads),
  );
  if (domains.length === 0) return;
  const values = { domains: domains.map(({ value }) => String(value.domainName)).join(", ") };
  if (stage === undefined) refuse(REFUSED.restApi, { id: String(restApiId), ...values });
  else refuse(REFUSED.stage, { id: String(stage), ...values });
}

/** A deployment's integrations through VPC links, kept because the methods may change after it. */
export interface Linked {
  readonly connectionId: string;
  readonly resourceId: string;
  readonly verb: string;
}

export function linkedOf(api: Holder): Linked[] {
  const linked: Linked[] = [];
  for (const resource of api.collection("resources").values()) {
    for (const [verb, method] of Object.entries(methodsOf(resource))) {
      const { connectionType, connectionId }: Dictionary = below(method, "methodIntegration") ?? {};
      if (connectionType !== "VPC_LINK" || typeof connectionId !== "string") continue;
      linked.push({ connectionId, resourceId: String(resource.value.id), verb });
    }
  }
  return linked;
}

const VARIABLE = /\$\{stageVariables\.(\w+)\}/g;

/** @throws ServiceError where a stage has a deployment with an integration through the link */
export function refuseUsedLink({ account }: Call, { id }: Dictionary): void {
  const found: string[] = [];
  for (const api of account.collection("restApis").values()) {
    for (const { stageName, deploymentId, variables } of api.values("stages")) {
      const resolved = (text: string): string =>
        text.replace(VARIABLE, (_, name: string) => String(get((variables ?? {}) as Dictionary, name) ?? ""));
      const linked = api.collection("deployments").get(String(deploymentId))?.value.linked;
      for (const { connectionId, resourceId, verb } of (linked ?? []) as Linked[]) {
        if (resolved(connectionId) !== id) continue;
        found.push([api.value.id, verb, resourceId, stageName].join(":"));
      }
    }
  }
  if (found.length > 0) refuse(REFUSED.vpcLink, { id: String(id), places: found.join(", ") });
}
