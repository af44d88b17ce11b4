/**
 * Lines by the million: `convert --ndjson` and `diff --ndjson` beside a pass-through that only splits lines, parses and
 * prints, each a process of its own over the same file, in interleaved rounds; and the memory that 1 GB takes. The lines
 * are those of the corpus, or examples of our own with variations where it is not there. `node dist/bench/batch.js [--json]
 * [--rounds N] [--megabytes N] [--memory N]`; `--memory 0` leaves the large file out; exit code 1 where a goal is missed.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { packageFile } from "../lib/package.js";
import { hasShared, sharedFile } from "../spec/shared.js";
import { median, table } from "./harness.js";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    megabytes: { type: "string", default: "500" },
    memory: { type: "string", default: "1000" },
  },
});
const rounds = Number(options.rounds);

const GOALS = {
  /** `--jobs 1` beside the pass-through. */
  pace: 0.6,
  /** `--jobs 2` beside `--jobs 1`. */
  jobs: 1.4,
  /** Megabytes of resident memory, by jobs. */
  memory: { 1: 200, 2: 300 },
} as const;

const PATCHWAY = packageFile("dist", "lib", "cli", "patchway.cjs");

/** Splits lines, parses and prints, in pieces as large as ours. */
const PASS_THROUGH = `
import { createReadStream } from "node:fs";
let rest = Buffer.alloc(0);
const through = (text) => {
  let out = "";
  for (let start = 0, end; (end = text.indexOf("\\n", start)) >= 0; start = end + 1) {
    out += JSON.stringify(JSON.parse(text.slice(start, end))) + "\\n";
  }
  return out;
};
for await (const chunk of createReadStream(process.argv[2], { highWaterMark: 512 * 1024 })) {
  const end = chunk.lastIndexOf(10) + 1;
  const out = through(Buffer.concat([rest, chunk.subarray(0, end)]).toString());
  rest = chunk.subarray(end);
  await new Promise((resolve) => process.stdout.write(out, resolve));
}
`;

/** Writes its peak of resident memory, in kilobytes, where the process is told to. */
const MEASURE = `process.on("exit", () => require("node:fs").writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));`;

/** Lines of our own: one integration of each sort, told apart by their numbers. */
function ownLines(): string[] {
  return Array.from({ length: 200 }, (_, id) => {
    const uri = `https://orders.example.com/${id}/{orderId}`;
    const lambda = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f${id}/invocations`;
    const integrations = [
      {
        type: "HTTP_PROXY",
        httpMethod: "GET",
        uri,
        requestParameters: { "integration.request.path.orderId": "method.request.path.orderId" },
      },
      {
        type: "AWS_PROXY",
        httpMethod: "POST",
        uri: lambda,
        timeoutInMillis: 5000 + id,
        cacheNamespace: `r${id}`,
        cacheKeyParameters: [],
      },
      {
        type: "HTTP",
        httpMethod: "POST",
        uri,
        integrationResponses: {
          "200": { statusCode: "200" },
          "404": { statusCode: "404", selectionPattern: "404" },
        },
      },
      { type: "MOCK", requestTemplates: { "application/json": '{"statusCode": 200}' } },
    ];
    return JSON.stringify({ id, routeKey: "GET /orders/{orderId}", integration: integrations[id % 4] });
  });
}

const linesOf = (file: string): string[] =>
  readFileSync(sharedFile(file), "utf8")
    .split("\n")
    .filter((line) => line !== "");

const isCorpus = hasShared("corpus/integrations-v1.ndjson") && hasShared("corpus/pairs-v1.ndjson");
const integrations = isCorpus ? linesOf("corpus/integrations-v1.ndjson") : ownLines();

function pairs(): string[] {
  if (!isCorpus) {
    return integrations.map((line, index) => {
      const { id, integration } = JSON.parse(line) as { id: number; integration: object };
      const desired = index % 3 === 0 ? integration : { ...integration, timeoutInMillis: 1000 + index };
      return JSON.stringify({ id, current: integration, desired });
    });
  }
  return linesOf("corpus/pairs-v1.ndjson").map((line) => {
    const { before: current, after: desired, ...rest } = JSON.parse(line) as Record<string, unknown>;
    return JSON.stringify({ ...rest, current, desired });
  });
}

const folder = mkdtempSync(path.join(tmpdir(), "patchway-bench-"));

/** A file of these lines, over and over again, each time with other functions and hosts; its size in bytes and lines. */
function fileOf(name: string, lines: readonly string[], megabytes: number) {
  const file = path.join(folder, name);
  const text = `${lines.join("\n")}\n`;
  const descriptor = openSync(file, "w");
  let bytes = 0;
  let times = 0;
  for (; bytes < megabytes * 1e6; times += 1) {
    // No two alike: what the mappings remember of texts must not make the file easier than an export is.
    bytes += writeSync(descriptor, text.replace(/:function:|https?:\/\//g, `$&r${times}-`));
  }
  closeSync(descriptor);
  return { file, bytes, lines: times * lines.length };
}

interface Ran {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs a process whose output nobody keeps. */
function run(argv: readonly string[], codes: readonly number[]): Ran {
  const peak = path.join(folder, "peak");
  const env = { ...process.env, PEAK: peak, NODE_OPTIONS: `--require ${path.join(folder, "measure.cjs")}` };
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { env, stdio: ["ignore", "ignore", "pipe"] });
  const seconds = (performance.now() - begun) / 1000;
  if (!codes.includes(status ?? -1)) throw new Error(`${argv.join(" ")}: exit code ${status}: ${stderr}`);
  return { seconds, megabytes: Number(readFileSync(peak, "utf8")) / 1000 };
}

function measure() {
  writeFileSync(path.join(folder, "measure.cjs"), MEASURE);
  writeFileSync(path.join(folder, "pass-through.mjs"), PASS_THROUGH);
  const size = Number(options.megabytes);
  const objects = fileOf("integrations.ndjson", integrations, size);
  const changes = fileOf("pairs.ndjson", pairs(), size / 3);
  const convert = (file: string, jobs: 1 | 2) => () =>
    run([PATCHWAY, "convert", "--ndjson", "--to", "http", "--jobs", `${jobs}`, file], [2, 3]);
  const pass = (file: string) => () => run([path.join(folder, "pass-through.mjs"), file], [0]);
  const contestants = [
    { name: "pass-through", of: objects, once: pass(objects.file) },
    { name: "convert --jobs 1", of: objects, once: convert(objects.file, 1) },
    { name: "convert --jobs 2", of: objects, once: convert(objects.file, 2) },
    { name: "pass-through of pairs", of: changes, once: pass(changes.file) },
    {
      name: "diff --jobs 1",
      of: changes,
      once: () => run([PATCHWAY, "diff", "--ndjson", "--jobs", "1", changes.file], [2, 3]),
    },
  ];
  const seconds = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const next = contestants[(turn + round) % contestants.length] as (typeof contestants)[number];
      seconds.get(next.name)?.push(next.once().seconds);
    }
  }
  const times = (one: string, other: string): number => {
    const others = seconds.get(other) as number[];
    return median((seconds.get(one) as number[]).map((each, round) => (others[round] as number) / each));
  };
  const rates = contestants.map(({ name, of }) => {
    const each = median(seconds.get(name) as number[]);
    return { name, megabytesASecond: of.bytes / 1e6 / each, microsecondsALine: (each * 1e6) / of.lines };
  });
  const large = Number(options.memory);
  rmSync(changes.file);
  const memory = [1, 2].flatMap((jobs) => {
    if (large === 0) return [];
    const { file } = fileOf("large.ndjson", integrations, large);
    return [{ jobs: jobs as 1 | 2, ...convert(file, jobs as 1 | 2)() }];
  });
  return {
    rates,
    pace: times("convert --jobs 1", "pass-through"),
    jobs: times("convert --jobs 2", "convert --jobs 1"),
    diff: times("diff --jobs 1", "pass-through of pairs"),
    memory,
  };
}

let result: ReturnType<typeof measure>;
try {
  result = measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const { rates, pace, jobs, diff, memory } = result;
const missed = [
  ...(pace < GOALS.pace ? [`convert --jobs 1: at least ${GOALS.pace} of the pass-through`] : []),
  ...(jobs < GOALS.jobs ? [`convert --jobs 2: at least ${GOALS.jobs} times --jobs 1`] : []),
  ...memory
    .filter((each) => each.megabytes > GOALS.memory[each.jobs])
    .map((each) => `convert --jobs ${each.jobs}: at most ${GOALS.memory[each.jobs]} MB`),
];

if (options.json) {
  process.stdout.write(
    `${JSON.stringify({ node: process.version, rounds, corpus: isCorpus, rates, pace, jobs, diff, memory, missed })}\n`,
  );
} else {
  const of = isCorpus ? "of the corpus" : "of our own";
  process.stdout.write(
    `${rounds} rounds, interleaved; ${options.megabytes} MB of lines ${of}; node ${process.version}\n\n`,
  );
  const rows = rates.map((each) => [
    each.name,
    each.megabytesASecond.toFixed(1),
    each.microsecondsALine.toFixed(2),
  ]);
  process.stdout.write(`${table([["", "MB a second", "microseconds a line"], ...rows])}\n\n`);
  const ratios = [
    ["convert --jobs 1 beside the pass-through", pace.toFixed(2), `${GOALS.pace}`],
    ["convert --jobs 2 beside --jobs 1", jobs.toFixed(2), `${GOALS.jobs}`],
    ["diff --jobs 1 beside the pass-through of pairs", diff.toFixed(2), ""],
  ];
  process.stdout.write(`${table([["times as fast", "", "goal"], ...ratios])}\n\n`);
  const peaks = memory.map((each) => [
    `convert --jobs ${each.jobs}`,
    each.megabytes.toFixed(0),
    `${GOALS.memory[each.jobs]}`,
    each.seconds.toFixed(1),
  ]);
  if (peaks.length > 0) {
    process.stdout.write(
      `${table([[`${options.memory} MB of lines`, "MB of memory", "goal", "seconds"], ...peaks])}\n`,
    );
  }
  for (const goal of missed) process.stdout.write(`goal missed: ${goal}\n`);
}
process.exitCode = missed.length > 0 ? 1 : 0;
