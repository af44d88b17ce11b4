import { expect } from "chai";
import { matches } from "../../lib/docs/match.js";
import { asRecorded, type RecordedCall, unabridged } from "../../lib/docs/replay.js";
import { type Emulator, startEmulator } from "../../lib/emulator/index.js";
import { OPERATIONS } from "../../lib/emulator/routes.js";
import { hasShared, readShared } from "../shared.js";
import { raw } from "./harness.js";

const UPDATES = "vectors/aws-recorded-updates.json";

type Data = Record<string, unknown>;

interface RecordedUpdate extends RecordedCall {
  readonly params: Readonly<Record<string, string>>;
  readonly httpStatus?: number;
}

const isWord = (value: unknown): value is string => typeof value === "string" && /^<.*>$/.test(value);

/** What the path of the call names that was there: a word of the recorder. What is spelled out was made up by the test. */
const there = (params: RecordedUpdate["params"], label: string): string | undefined =>
  isWord(params[label]) ? params[label] : undefined;

const texts = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(texts)
      : [];

const ids = (names: readonly string[], member: string): Data[] =>
  [...new Set(names)].filter((name) => name !== "").map((name) => ({ [member]: name }));

/** Methods and what hangs below them, as a resource holds them. */
function method({ resource, params, before, patchOperations, id }: RecordedUpdate): Data {
  const verb = String(params.httpMethod);
  const statusCode = String(params.statusCode);
  const named = texts(patchOperations).filter((text) => text.startsWith("method.request."));
  const requestParameters = Object.fromEntries(named.map((name) => [name, false]));
  const bare = { httpMethod: verb, authorizationType: "NONE", apiKeyRequired: false };
  const made: Readonly<Record<string, () => Data>> = {
    Method: () => ({ ...before }),
    MethodResponse: () => ({ ...bare, methodResponses: before === null ? {} : { [statusCode]: before } }),
    Integration: () => ({ ...bare, requestParameters, methodIntegration: before }),
    IntegrationResponse: () => ({
      ...bare,
      methodIntegration: { type: "MOCK", integrationResponses: { [statusCode]: before } },
    }),
  };
  const make = made[resource];
  // The tests named a verb that the resource had not, to be refused.
  const absent = /does-not-exist|wrong-method/.test(id) || make === undefined;
  return absent ? {} : { [verb]: make() };
}

/** A resource of the list that nothing is known of but its id. */
const someResource = (id: string): Data => ({ id, parentId: "root", pathPart: "x", path: "/x" });

function resources(call: RecordedUpdate): Data[] {
  const { params, before, context, id } = call;
  const own = there(params, "resourceId") ?? "";
  const listed = (context?.resources ?? []) as Data[];
  if (call.resource === "Resource" && listed.length === 0) {
    const root = /on_root/.test(id) ? own : String(before?.parentId ?? "root");
    return [{ id: root, path: "/" }, ...(before === null ? [] : [{ ...before }])];
  }
  if (listed.length > 0) return listed;
  return [
    { id: "root", path: "/" },
    ...(own === "" ? [] : [{ ...someResource(own), resourceMethods: method(call) }]),
  ];
}

/** Deployments that the stage, or the list, names; the context's where the test told them. */
function deployments({ context, before, patchOperations, resource, error }: RecordedUpdate): Data[] {
  if (resource === "Deployment") return [];
  if (Array.isArray(context?.deployments)) return ids(context.deployments as string[], "id");
  const named = patchOperations
    .filter(({ path }) => String(path).endsWith("/deploymentId"))
    .map(({ value }) => String(value ?? ""));
  const unknown = error?.message === "Deployment id does not exist";
  return ids([...(unknown ? [] : named), String(before?.deploymentId ?? "")], "id");
}

/** The state that the call met, as far as the recording and the path tell. */
function scene(call: RecordedUpdate): Data {
  const { resource, params, before, context, patchOperations } = call;
  const at = (kind: string, label: string, member: string): Data[] =>
    resource === kind && before !== null ? [{ ...before, [member]: params[label] }] : [];
  const named = [...texts(patchOperations), ...texts(before)];
  const authorizers = (context?.authorizers as string[] | undefined) ?? named;
  const requestValidators = (context?.requestValidators as string[] | undefined) ?? named;
  const restApiId = there(params, "restApiId");
  const api = {
    name: "recorded",
    ...(resource === "RestApi" ? before : {}),
    id: restApiId ?? "",
    resources: resources(call),
    deployments: [...deployments(call), ...at("Deployment", "deploymentId", "id")],
    stages: at("Stage", "stageName", "stageName"),
    authorizers: ids(authorizers, "id"),
    requestValidators: [
      ...at("RequestValidator", "requestValidatorId", "id"),
      ...ids(
        requestValidators.filter((id) => id !== params.requestValidatorId),
        "id",
      ),
    ],
    models: [
      ...at("Model", "modelName", "name"),
      ...ids(
        named.filter((name) => name !== params.modelName),
        "name",
      ),
    ],
    gatewayResponses: at("GatewayResponse", "responseType", "responseType").filter(
      ({ defaultResponse }) => defaultResponse !== true,
    ),
    documentationParts: at("DocumentationPart", "documentationPartId", "id"),
    documentationVersions: at("DocumentationVersion", "documentationVersion", "version"),
  };
  return {
    restApis: restApiId === undefined ? [] : [api],
    apiKeys: at("ApiKey", "apiKey", "id"),
    usagePlans: at("UsagePlan", "usagePlanId", "id"),
    vpcLinks: at("VpcLink", "vpcLinkId", "id"),
  };
}

/** AWS's clock, the service's and the recorder's word for it. */
const DATES = ["createdDate", "lastUpdatedDate"];

function undated(answer: Data): Data {
  return Object.fromEntries(
    Object.entries(answer).map(([member, value]) => [member, DATES.includes(member) ? "datetime" : value]),
  );
}

/** The names that stand in for others in the path: the recorder masked them in the answer. */
function unnamed(call: RecordedUpdate, answer: Data): Data {
  const masked: Readonly<Record<string, string>> = {
    Model: "name",
    RestApi: "id",
    Deployment: "id",
    ApiKey: "id",
  };
  const member = masked[call.resource];
  return member === undefined || call.after === undefined
    ? answer
    : { ...answer, [member]: call.after[member] };
}

/** Resources that hang below the one that is patched, and that other calls of the test had made. */
const NESTED = ["methodIntegration", "methodResponses", "integrationResponses"];

/** AWS's answer without what no state before told of. */
function known({ after = {}, before }: RecordedUpdate): Data {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([member]) => !NESTED.includes(member) || (before !== null && member in before),
    ),
  );
}

/** What the recorder's words for the partition and the region stand for here. */
const HERE = ["aws", "us-east-1"];

describe("the updates recorded on AWS, over the wire (skipped where ../shared is absent)", () => {
  before(function () {
    if (!hasShared(UPDATES)) this.skip();
  });

  /** Calls with an answer, that no later recording contradicts. Without a state before, those that need none. */
  const answered = ({ before, after, error, superseded }: RecordedUpdate): boolean =>
    superseded !== true && (error !== undefined || (before !== null && after !== undefined));

  async function send({ endpoint }: Emulator, call: RecordedUpdate) {
    const operation = OPERATIONS.find(({ name }) => name === `Update${call.resource}`);
    const path = (operation?.path ?? "").replace(/\{(\w+)\}/g, (_, label: string) =>
      encodeURIComponent(String(call.params[label])),
    );
    return raw(endpoint, "PATCH", path, { patchOperations: call.patchOperations.map(unabridged) });
  }

  const KINDS = [
    ["RestApi", 25],
    ["Resource", 12],
    ["Method", 28],
    ["Model", 5],
    ["RequestValidator", 7],
    ["DocumentationPart", 4],
    ["GatewayResponse", 12],
    ["VpcLink", 2],
    ["Integration", 2],
    ["IntegrationResponse", 3],
    ["MethodResponse", 21],
    ["Stage", 42],
    ["Deployment", 1],
    ["ApiKey", 5],
    ["UsagePlan", 7],
    ["DocumentationVersion", 1],
  ] as const;

  for (const [kind, count] of KINDS) {
    it(`${count} of Update${kind} are answered as AWS answered them`, async () => {
      const calls = readShared<RecordedUpdate[]>(UPDATES).filter(
        (call) => call.resource === kind && answered(call),
      );
      expect(calls).to.have.length(count);
      for (const call of calls) {
        const emulator = await startEmulator({ seed: scene(call), accountId: "111111111111" });
        try {
          const answer = await send(emulator, call);
          if (call.error !== undefined) {
            expect(
              [answer.status, answer.headers.get("x-amzn-errortype")],
              `${call.id}: ${answer.text}`,
            ).to.deep.equal([call.error.httpStatus, call.error.code]);
            expect(answer.body.message ?? answer.body.Message, call.id).to.equal(call.error.message);
          } else {
            expect(answer.status, `${call.id}: ${answer.text}`).to.equal(call.httpStatus ?? 200);
            const actual = unnamed(call, undated(asRecorded(call, answer.body) as Data));
            const sent = [...texts(call.patchOperations), ...HERE];
            expect(matches(known(call), actual, sent), `${call.id}: ${answer.text}`).to.equal(true);
          }
        } finally {
          await emulator.close();
        }
      }
    });
  }
});
