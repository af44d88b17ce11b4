/**
 * `npm start`: the main job on the examples beside this file. A desired integration becomes the patchOperations that
 * API Gateway takes, and the input of the call that sends them; the interpreter shows the integration afterwards.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  applyPatch,
  applyPlan,
  diff,
  type Finding,
  makeClients,
  memoryJournal,
  type PatchOperation,
  planState,
  pullState,
  type Resources,
  readDocument,
  readLive,
  rollbackPlan,
  toV2,
  translatePatch,
} from "patchway";
import { startEmulator } from "patchway/emulator";
import { planText, resultText } from "../lib/live/text.js";
import { changesTally, changesText } from "../lib/report/changes.js";
import { PLAIN_LAYOUT } from "../lib/report/style.js";
import { findingsText } from "../lib/report/text.js";
import { jsonText } from "../lib/report/visible.js";

type Integration = Resources["Integration"];

// The examples are not compiled: from dist/examples they are two folders up.
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "examples");
const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as T;

const write = (text: string): void => {
  process.stdout.write(text);
};
const heading = (text: string): void => write(`\n${text}\n${"=".repeat(text.length)}\n\n`);

function show(
  before: Integration,
  operations: readonly PatchOperation[],
  findings: readonly Finding[],
): void {
  write(`${changesText("Integration", operations, before, PLAIN_LAYOUT)}\n${changesTally(operations)}\n`);
  write(
    findingsText(
      findings.map((finding) => ({ finding })),
      PLAIN_LAYOUT,
    ),
  );
}

const current = read<Integration>("current.json");
const desired = read<Integration>("desired.json");
const { patchOperations, findings } = diff("Integration", current, desired);

heading("What changes from examples/current.json to examples/desired.json");
show(current, patchOperations, findings);

heading("The patchOperations");
write(jsonText(patchOperations));

heading("The input of: aws apigateway update-integration --cli-input-json file://input.json");
write(jsonText({ restApiId: "a1b2c3d4e5", resourceId: "x1y2z3", httpMethod: "GET", patchOperations }));

heading("The integration afterwards");
write(jsonText(applyPatch("Integration", current, patchOperations)));

heading("A list of operations as input: examples/operations.json on examples/integration.json");
const integration = read<Integration>("integration.json");
const list = read<{ patchOperations: PatchOperation[] }>("operations.json").patchOperations;
write(list.map((operation) => `${JSON.stringify(operation)}\n`).join(""));

heading("The integration that API Gateway would hold after it");
write(jsonText(applyPatch("Integration", integration, list)));

const orders = read<Integration>("orders-v1.json");
const showFindings = (found: readonly Finding[]): void => {
  write(
    `\n${findingsText(
      found.map((finding) => ({ finding })),
      PLAIN_LAYOUT,
    )}`,
  );
};

heading("The integration of examples/orders-v1.json for an HTTP API");
const http = toV2(orders, { protocol: "HTTP", routeKey: "GET /orders/{orderId}" });
write(jsonText(http.integration));
showFindings(http.findings);

heading("The same for a WebSocket API, where routes have no path parameters");
const webSocket = toV2(orders, { protocol: "WEBSOCKET" });
write(jsonText(webSocket.integration));
showFindings(webSocket.findings);

heading("The list of examples/patch.json as an update of the HTTP API");
const patch = read<PatchOperation[]>("patch.json");
write(jsonText(translatePatch("Integration", patch, { protocol: "HTTP", current: orders }).input));

// The rest is live: the SDK's own clients, against the emulator, which takes any credentials.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
process.env.AWS_ACCESS_KEY_ID ??= "example";
process.env.AWS_SECRET_ACCESS_KEY ??= "example";
const emulator = await startEmulator({ seed: read("petstore.state.json") });
const clients = await makeClients({ endpoint: emulator.endpoint, region: "us-east-1" });
const address = { api: "v1", id: "petstore01" } as const;
try {
  heading("Live: the routes of the REST API that the emulator serves, read with GetResources (pull)");
  const pulled = await pullState(clients, address);
  write(
    Object.keys(pulled.integrations)
      .map((key) => `${key}\n`)
      .join(""),
  );

  heading("What leads it to examples/petstore-desired.state.json (plan)");
  const wanted = readDocument(read("petstore-desired.state.json"));
  const plan = planState(wanted, await readLive(clients, address));
  write(planText(plan, PLAIN_LAYOUT));

  heading("The plan is sent (apply)");
  const journal = memoryJournal();
  write(resultText(await applyPlan(clients, plan, { journal }), PLAIN_LAYOUT));

  heading("And taken back (rollback)");
  write(resultText(await rollbackPlan(clients, plan, { journal }), PLAIN_LAYOUT));
} finally {
  clients.destroy();
  await emulator.close();
}

write("\nThe same on the command line: npx patchway diff examples/current.json examples/desired.json\n");
