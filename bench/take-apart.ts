/**
 * Taking a document apart: an answer of get-resources, pretty-printed as the AWS CLI does and compact as SDKs write it,
 * beside reading the bytes as text, JSON.parse of the whole and JSON.stringify of each integration, in interleaved rounds;
 * and the most memory that a document of 1 GB takes, in a process of its own. `node dist/bench/take-apart.js [--json]
 * [--rounds N] [--megabytes N]`; exit code 1 where a goal is missed.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { takeApart } from "../lib/batch/json/take-apart.js";
import { median, table } from "./harness.js";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    megabytes: { type: "string", default: "60" },
    memory: { type: "string" },
  },
});

/** At least as fast as a parse of the whole, which needs all of the memory; and no more memory than a batch may take. */
const GOALS = { ratio: 1, megabytes: 200 };
const PIECE = 256 * 1024;

function resource(index: number) {
  const method = (httpMethod: string) => ({
    httpMethod,
    authorizationType: "NONE",
    apiKeyRequired: false,
    requestParameters: { "method.request.path.id": true },
    methodResponses: { "200": { statusCode: "200", responseModels: { "application/json": "Empty" } } },
    methodIntegration: {
      type: "HTTP",
      httpMethod,
      uri: `https://backend.example.com/items/${index}/{id}`,
      requestParameters: { "integration.request.path.id": "method.request.path.id" },
      requestTemplates: {
        "application/json": '{\n  "id": "$input.params(\'id\')",\n  "body": $input.json(\'$\')\n}',
      },
      passthroughBehavior: "WHEN_NO_MATCH",
      timeoutInMillis: 29000,
      cacheNamespace: "abc123",
      cacheKeyParameters: [],
      integrationResponses: {
        "200": { statusCode: "200", responseTemplates: { "application/json": "$input.json('$')" } },
        "404": { statusCode: "404", selectionPattern: "404" },
      },
    },
  });
  return {
    id: `r${index.toString(36).padStart(7, "0")}`,
    parentId: "abc123",
    pathPart: "{id}",
    path: `/items/${index}/{id}`,
    resourceMethods: { GET: method("GET"), POST: method("POST") },
  };
}

/** A document of about so many bytes, in pieces. */
function* documentOf(bytes: number, indent: number): Generator<Buffer> {
  const margin = " ".repeat(2 * indent);
  let piece = '{"items":[';
  for (let index = 0, written = 0; written < bytes; index++) {
    const text = JSON.stringify(resource(index), null, indent);
    const item = `${index === 0 ? "" : ","}${indent === 0 ? text : `\n${text.replace(/^/gm, margin)}`}`;
    piece += item;
    written += item.length;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(`${piece}]}\n`);
}

/** How long the lines are together, which no engine can leave out. */
async function apart(pieces: Iterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const line of takeApart(pieces)) length += line.length;
  return length;
}

type Resource = ReturnType<typeof resource>;

function whole(bytes: Buffer): number {
  let length = 0;
  const { items } = JSON.parse(bytes.toString("utf8")) as { items: Resource[] };
  for (const { resourceMethods } of items) {
    for (const { methodIntegration } of Object.values(resourceMethods)) {
      length += JSON.stringify({ integration: methodIntegration }).length;
    }
  }
  return length;
}

function* piecesOf(bytes: Buffer): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE);
}

async function measure(indent: number) {
  const bytes = Buffer.concat([...documentOf(Number(options.megabytes) * 1e6, indent)]);
  const rates = { apart: [] as number[], whole: [] as number[] };
  const time = async (rate: number[], work: () => number | Promise<number>) => {
    const start = performance.now();
    if ((await work()) === 0) throw new Error("nothing was taken");
    rate.push(bytes.length / 1000 / (performance.now() - start));
  };
  for (let round = 0; round < Number(options.rounds); round++) {
    await time(rates.apart, () => apart(piecesOf(bytes)));
    await time(rates.whole, () => whole(bytes));
  }
  return {
    apart: median(rates.apart),
    whole: median(rates.whole),
    ratio: median(rates.apart.map((rate, round) => rate / (rates.whole[round] as number))),
  };
}

/** The peak of a process that does nothing but take apart what is made on the way. */
function peakMegabytes(megabytes: number): number {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), "--memory", `${megabytes}`],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

if (options.memory !== undefined) {
  await apart(documentOf(Number(options.memory) * 1e6, 4));
  process.stdout.write(`${(process.resourceUsage().maxRSS * 1024) / 1e6}`);
} else {
  // First: a process begins with the peak of the one that started it.
  const peak = { 10: peakMegabytes(10), 1000: peakMegabytes(1000) };
  const results = { pretty: await measure(4), compact: await measure(0) };
  const missed = [
    ...(["pretty", "compact"] as const)
      .filter((layout) => results[layout].ratio < GOALS.ratio)
      .map((layout) => `${layout}: at least ${GOALS.ratio} times JSON.parse of the whole`),
    ...(peak[1000] > GOALS.megabytes ? [`at most ${GOALS.megabytes} MB of memory for 1 GB`] : []),
  ];
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ node: process.version, results, peak, missed })}\n`);
  } else {
    const rows = Object.entries(results).map(([layout, { apart, whole, ratio }]) => [
      layout,
      apart.toFixed(0),
      whole.toFixed(0),
      ratio.toFixed(2),
      `${GOALS.ratio}`,
    ]);
    const head = [`MB/s, ${options.megabytes} MB`, "takeApart", "JSON.parse", "ratio", "goal"];
    process.stdout.write(`${table([head, ...rows])}\n\n`);
    process.stdout.write(
      `peak memory: ${peak[10].toFixed(0)} MB for 10 MB, ${peak[1000].toFixed(0)} MB for 1 GB (goal: ${GOALS.megabytes})\n`,
    );
    for (const goal of missed) process.stdout.write(`goal missed: ${goal}\n`);
  }
  process.exitCode = missed.length > 0 ? 1 : 0;
}
