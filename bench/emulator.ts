/**
 * How quick the emulator is, through the SDK's clients over loopback: `node dist/bench/emulator.js`.
 *
 * The goals are those of the issue: 2 ms a request at the median, 1,000 resources in 3 pages within 100 ms, 300 ms from
 * the start to the first answer. Exit code 1 where one is missed.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import {
  APIGatewayClient,
  GetIntegrationCommand,
  GetRestApisCommand,
  paginateGetResources,
  UpdateIntegrationCommand,
} from "@aws-sdk/client-api-gateway";
import { startEmulator } from "patchway/emulator";

const RESOURCES = 1000;
const REQUESTS = 2000;
const ROUNDS = 15;
const WARM_UP = 200;

const BIN = path.join(import.meta.dirname, "..", "lib", "cli", "patchway.cjs");

/** A dump of an API with its root and so many resources, each with a method and its integration. */
function manyResources(): Record<string, unknown> {
  const children = Array.from({ length: RESOURCES }, (_, at) => {
    const id = `r${String(at).padStart(5, "0")}`;
    const methodIntegration = {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: `https://example.com/p${at}/{id}`,
      connectionType: "INTERNET",
      passthroughBehavior: "WHEN_NO_MATCH",
      timeoutInMillis: 29_000,
      cacheNamespace: id,
      cacheKeyParameters: [],
      integrationResponses: { "200": { statusCode: "200" } },
    };
    const GET = { httpMethod: "GET", authorizationType: "NONE", apiKeyRequired: false, methodIntegration };
    return { id, parentId: "root", pathPart: `p${at}`, path: `/p${at}`, resourceMethods: { GET } };
  });
  const resources = [{ id: "root", path: "/" }, ...children];
  return { restApis: [{ id: "many", name: "many", rootResourceId: "root", resources }] };
}

const clientFor = (endpoint: string): APIGatewayClient =>
  new APIGatewayClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "t", secretAccessKey: "t" },
  });

/** Milliseconds of each run. */
async function times(runs: number, run: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < runs; at += 1) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b);
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;

function report(what: string, sorted: readonly number[], goal: number): void {
  const median = quantile(sorted, 0.5);
  const verdict = median <= goal ? "within" : "beyond";
  if (median > goal) process.exitCode = 1;
  console.log(
    `${what.padEnd(52)} median ${median.toFixed(2)} ms, 95% ${quantile(sorted, 0.95).toFixed(2)} ms (${verdict} ${goal} ms)`,
  );
}

async function listAll(client: APIGatewayClient): Promise<void> {
  let resources = 0;
  let pages = 0;
  const all = paginateGetResources({ client, pageSize: 500 }, { restApiId: "many", embed: ["methods"] });
  for await (const { items = [] } of all) {
    resources += items.length;
    pages += 1;
  }
  if (resources !== RESOURCES + 1 || pages !== 3) throw new Error(`${resources} resources in ${pages} pages`);
}

/** From the start of the process to the first answer: that of the command line, Node's own start included. */
async function startProcess(): Promise<void> {
  const child = spawn(process.execPath, [BIN, "emulate"], { stdio: ["ignore", "pipe", "ignore"] });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const { endpoint } = JSON.parse(line) as { endpoint: string };
  const { status } = await fetch(`${endpoint}/restapis`);
  if (status !== 200) throw new Error(`status ${status}`);
  child.kill("SIGTERM");
}

async function startInProcess(): Promise<void> {
  const emulator = await startEmulator();
  await fetch(`${emulator.endpoint}/restapis`);
  await emulator.close();
}

const emulator = await startEmulator({ seed: manyResources() });
const client = clientFor(emulator.endpoint);
const place = { restApiId: "many", resourceId: "r00500", httpMethod: "GET" };
let value = 1000;
const update = () => {
  value = value === 1000 ? 2000 : 1000;
  const patchOperations = [{ op: "replace", path: "/timeoutInMillis", value: String(value) } as const];
  return client.send(new UpdateIntegrationCommand({ ...place, patchOperations }));
};
const read = () => client.send(new GetIntegrationCommand(place));

await times(WARM_UP, read);
report("GetIntegration through the SDK", await times(REQUESTS, read), 2);
await times(WARM_UP, update);
report("UpdateIntegration through the SDK", await times(REQUESTS, update), 2);
await times(3, () => listAll(client));
report(`${RESOURCES} resources with embed=methods, 3 pages`, await times(ROUNDS, () => listAll(client)), 100);
await client.send(new GetRestApisCommand({}));
client.destroy();
await emulator.close();
report("start to first answer, startEmulator", await times(ROUNDS, startInProcess), 300);
report("start to first answer, the command", await times(ROUNDS, startProcess), 300);
