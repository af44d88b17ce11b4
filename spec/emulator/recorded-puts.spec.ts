import { expect } from "chai";
import { matches } from "../../lib/docs/match.js";
import { hasShared, readShared } from "../shared.js";
import { type RawAnswer, raw, running } from "./harness.js";

const PUTS = "vectors/aws-recorded-puts.json";

type Data = Record<string, unknown>;

interface RecordedPut {
  readonly id: string;
  readonly resource: string;
  readonly request: Readonly<Data>;
  readonly response?: Readonly<Data>;
  readonly httpStatus?: number;
  readonly error?: { readonly code: string; readonly message: string; readonly httpStatus: number };
}

const LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:orders";

/** Words of the recorder that stand for something real, where what is real has to have a form. */
const REAL: Readonly<Record<string, string>> = {
  "<echo-server>": "https://echo.example.com",
  "<unrecorded:create_lambda_function.CreateFunctionResponse.FunctionArn>": LAMBDA,
};

const unmask = (text: string): string =>
  Object.entries(REAL).reduce((done, [word, real]) => done.replaceAll(word, real), text);

const isPlaceholder = (value: unknown): boolean => typeof value === "string" && /^<.*>$/.test(value);

/** The tests that named a method which they had not made. */
const WITHOUT_METHOD: ReadonlySet<string> = new Set([
  "api.test_put_integration_response_validation.put-integration-wrong-method",
  "api.test_put_integration_response_validation.put-integration-response-wrong-method",
  "api.test_integration_response_wrong_method.put-integration-response-wrong-method",
]);

const INTEGRATION_BODY: Readonly<Record<string, string>> = { integrationHttpMethod: "httpMethod" };
const ADDRESS = ["restApiId", "resourceId", "httpMethod", "statusCode"];

function bodyOf(request: Readonly<Data>): Data {
  const body: Data = {};
  for (const [member, value] of Object.entries(request)) {
    if (!ADDRESS.includes(member)) body[INTEGRATION_BODY[member] ?? member] = value;
  }
  return JSON.parse(unmask(JSON.stringify(body))) as Data;
}

const strings = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(strings)
      : [];

describe("the puts recorded on AWS, over the wire (skipped where ../shared is absent)", () => {
  before(function () {
    if (!hasShared(PUTS)) this.skip();
  });
  const here = running();
  const send = (method: string, path: string, body?: unknown): Promise<RawAnswer> =>
    raw(here.emulator.endpoint, method, path, body);

  /** What stood when the call was made: the API, a resource, the method with what its mappings name, its response. */
  async function surroundings({
    id,
    request,
    resource,
  }: RecordedPut): Promise<{ path: string; resourceId: string }> {
    const api = await send("POST", "/restapis", { name: "recorded" });
    const child = await send("POST", `/restapis/${api.body.id}/resources/${api.body.rootResourceId}`, {
      pathPart: "x",
    });
    const restApiId = isPlaceholder(request.restApiId) ? api.body.id : request.restApiId;
    const resourceId = isPlaceholder(request.resourceId) ? child.body.id : request.resourceId;
    const verb = String(request.httpMethod);
    if (!WITHOUT_METHOD.has(id)) {
      const at = `/restapis/${api.body.id}/resources/${child.body.id}/methods/${verb}`;
      const named = Object.values((request.requestParameters ?? {}) as Data).filter(
        (one) => typeof one === "string",
      );
      const requestParameters = Object.fromEntries(named.map((name) => [name as string, false]));
      expect((await send("PUT", at, { authorizationType: "NONE", requestParameters })).status).to.equal(201);
      if (resource === "IntegrationResponse") {
        expect((await send("PUT", `${at}/integration`, { type: "MOCK" })).status).to.equal(201);
        expect((await send("PUT", `${at}/responses/200`, {})).status).to.equal(201);
      }
    }
    const status = request.statusCode === undefined ? "" : `/responses/${request.statusCode}`;
    return {
      path: `/restapis/${restApiId}/resources/${resourceId}/methods/${verb}/integration${status}`,
      resourceId,
    };
  }

  function expectAnswer(
    answer: RawAnswer,
    { id, error, response, httpStatus }: RecordedPut,
    sent: string[],
  ): void {
    if (error !== undefined) {
      expect(answer.status, id).to.equal(error.httpStatus);
      expect(answer.headers.get("x-amzn-ErrorType"), id).to.equal(error.code);
      expect(answer.body.message ?? answer.body.Message, id).to.equal(error.message);
    } else {
      expect(answer.status, id).to.equal(httpStatus ?? 201);
      expect(matches(response, answer.body, sent), `${id}: ${answer.text}`).to.equal(true);
    }
  }

  for (const [resource, count] of [
    ["Integration", 34],
    ["IntegrationResponse", 18],
  ] as const) {
    it(`all ${count} of Put${resource} are answered as AWS answered them`, async () => {
      const puts = readShared<RecordedPut[]>(PUTS).filter((put) => put.resource === resource);
      expect(puts).to.have.length(count);
      for (const put of puts) {
        const { path, resourceId } = await surroundings(put);
        const body = bodyOf(put.request);
        const answer = await send("PUT", path, body);
        expectAnswer(answer, put, [...strings(put.request), ...strings(body), resourceId]);
      }
    });
  }
});
