import { expect } from "chai";
import { applyPlan, memoryJournal, pullState, rollbackPlan, type StateDocument } from "../../lib/index.js";
import { running } from "../emulator/harness.js";
import { addressOf, changed, commandsOf, FAST, HTTP, planFor, REST, seeded, WEBSOCKET } from "./harness.js";

interface Case {
  readonly says: string;
  readonly from: StateDocument;
  readonly to: StateDocument;
  readonly commands: readonly string[];
  readonly prune?: boolean;
}

const CASES: readonly Case[] = [
  {
    says: "patches what can be patched, and puts the response that is new",
    from: REST,
    to: changed(REST, {
      "GET /pets": {
        timeoutInMillis: 5000,
        integrationResponses: {
          "200": { statusCode: "200" },
          "500": { statusCode: "500", selectionPattern: "5.." },
        },
      },
    }),
    commands: [
      "PutMethodResponse",
      "UpdateIntegration",
      "DeleteIntegrationResponse",
      "PutIntegrationResponse",
    ],
  },
  {
    says: "puts an integration whose type changes, and its responses again",
    from: REST,
    to: changed(REST, { "GET /pets": { type: "AWS", uri: "arn:aws:apigateway:us-east-1:sqs:path/1/q" } }),
    commands: ["PutIntegration", "PutIntegrationResponse", "PutIntegrationResponse"],
  },
  {
    says: "sends cache keys after the parameters that they name",
    from: REST,
    to: changed(REST, {
      "GET /pets": {
        requestParameters: { "integration.request.querystring.p": "method.request.querystring.page" },
      },
    }),
    commands: ["UpdateIntegration", "UpdateIntegration"],
  },
  {
    says: "makes a route with its resources, method and responses",
    from: REST,
    to: changed(
      REST,
      {
        "GET /a/b": {
          type: "MOCK",
          requestTemplates: { "application/json": '{"statusCode":200}' },
          integrationResponses: {
            "200": { statusCode: "200", responseParameters: { "method.response.header.X": "'1'" } },
          },
        },
      },
      { "GET /a/b": { authorizationType: "AWS_IAM" } },
    ),
    commands: [
      "CreateResource",
      "CreateResource",
      "PutMethod",
      "PutMethodResponse",
      "PutIntegration",
      "PutIntegrationResponse",
    ],
  },
  {
    says: "deletes a route that the document does not have, where it is asked to",
    from: REST,
    to: changed(REST, { "GET /pets": undefined }, { "GET /pets": undefined }),
    commands: ["DeleteMethod"],
    prune: true,
  },
  {
    says: "updates an integration of an HTTP API",
    from: HTTP,
    to: changed(HTTP, {
      "GET /pets": { TimeoutInMillis: 5000, RequestParameters: { "append:header.y": "'2'" } },
    }),
    commands: ["UpdateIntegration"],
  },
  {
    says: "makes an integration anew where no update does it, and the old one goes last",
    from: HTTP,
    to: changed(HTTP, {
      "GET /pets": {
        IntegrationType: "AWS_PROXY",
        IntegrationUri: "arn:aws:lambda:us-east-1:123456789012:function:f",
        IntegrationMethod: "POST",
        PayloadFormatVersion: "1.0",
        RequestParameters: {},
      },
    }),
    commands: [],
  },
  {
    says: "makes a route of an HTTP API with its integration",
    from: HTTP,
    to: changed(
      HTTP,
      {
        "POST /pets": {
          IntegrationType: "HTTP_PROXY",
          IntegrationMethod: "POST",
          IntegrationUri: "https://example.com/pets",
          PayloadFormatVersion: "1.0",
        },
      },
      { "POST /pets": { authorizationType: "AWS_IAM" } },
    ),
    commands: ["CreateIntegration", "CreateRoute"],
  },
  {
    says: "deletes a route of an HTTP API with its integration",
    from: HTTP,
    to: changed(HTTP, { "GET /pets": undefined }, { "GET /pets": undefined }),
    commands: ["DeleteRoute", "DeleteIntegration"],
    prune: true,
  },
  {
    says: "changes the responses of a WebSocket API",
    from: WEBSOCKET,
    to: changed(WEBSOCKET, {
      send: {
        TimeoutInMillis: 9000,
        IntegrationResponses: [
          { IntegrationResponseKey: "/200/", ResponseTemplates: { "application/json": "x" } },
          { IntegrationResponseKey: "/500/" },
        ],
      },
    }),
    commands: [
      "UpdateIntegration",
      "DeleteIntegrationResponse",
      "UpdateIntegrationResponse",
      "CreateIntegrationResponse",
    ],
  },
];

/** Ids are the service's: what is made again has others. */
const withoutIds = (document: StateDocument): unknown =>
  JSON.parse(JSON.stringify(document), (key, value) =>
    key === "IntegrationId" || key === "IntegrationResponseId" ? undefined : value,
  );

describe("apply and rollback", () => {
  for (const { says, from, to, commands, prune = false } of CASES) {
    describe(says, () => {
      const world = running(() => seeded(from), "each");
      const clients = () => ({ apigateway: world.v1, apigatewayv2: world.v2 });

      it("sends the steps, leaves an empty plan, and takes them back", async () => {
        const before = await pullState(clients(), addressOf(from), FAST);
        const plan = await planFor(clients(), to, { prune });
        if (commands.length > 0) expect(commandsOf(plan)).to.deep.equal(commands);
        const journal = memoryJournal();
        const result = await applyPlan(clients(), plan, { ...FAST, journal });
        expect(result.departures).to.deep.equal([]);
        expect(result).to.deep.include({ status: "complete", sent: plan.steps.length, already: 0, left: 0 });
        expect((await planFor(clients(), to, { prune })).steps).to.deep.equal([]);

        const again = await applyPlan(clients(), plan, {
          ...FAST,
          journal: memoryJournal([...journal.entries]),
        });
        expect(again).to.deep.include({ status: "complete", sent: 0, already: plan.steps.length });

        const back = await rollbackPlan(clients(), plan, { ...FAST, journal });
        expect(back.departures).to.deep.equal([]);
        expect(back).to.deep.include({ status: "complete", sent: plan.steps.length, left: 0 });
        const after = await pullState(clients(), addressOf(from), FAST);
        expect(withoutIds(after)).to.deep.equal(withoutIds(before));
      });
    });
  }
});
