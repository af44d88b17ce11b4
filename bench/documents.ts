/**
 * Converting documents: a YAML definition of 1 MB beside `parseDocument` of the yaml package, a JSON one beside
 * JSON.parse, in interleaved rounds; and every OpenAPI document of the corpus, where it is there: converted, read
 * again, converted again, and what was not mapped compared. `node --expose-gc
 * dist/bench/documents.js [--json] [--rounds N]`; exit code 1 where a goal is missed.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type ConvertDocumentResult, convertDocument } from "patchway";
import { parseAllDocuments, parseDocument } from "yaml";
import type { Edit } from "../lib/documents/edits.js";
import { contestant, median, race, ratio, table } from "./harness.js";

const { values: options } = parseArgs({
  options: { json: { type: "boolean", default: false }, rounds: { type: "string", default: "15" } },
});
const rounds = Number(options.rounds);

/** How many times as long as the parser alone a conversion may take. */
const GOALS = { yaml: 1.3, json: 4 };
const SIZE = 1_000_000;

/** A path with two operations, as AWS's own examples have them: 1.8 KB of JSON around an integration. */
function pathItem(index: number) {
  const operation = (type: string, uri: string) => ({
    operationId: `${type}${index}`,
    summary: `An operation that does something with item ${index}`,
    description:
      "It is described at some length, as those of real definitions are, with examples and limits.",
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "string", maxLength: 40 } },
      { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } },
      { name: "X-Request-Id", in: "header", schema: { type: "string", format: "uuid" } },
    ],
    tags: ["items", `group-${index % 7}`],
    responses: {
      "200": {
        description: "The item",
        content: { "application/json": { schema: { $ref: `#/components/schemas/Item${index % 50}` } } },
      },
      "400": {
        description: "The request is not valid",
        headers: { "X-Reason": { schema: { type: "string" } } },
      },
      "404": { description: "There is no such item" },
    },
    "x-amazon-apigateway-integration": {
      type,
      httpMethod: "POST",
      uri,
      passthroughBehavior: "when_no_match",
      timeoutInMillis: 5000,
    },
  });
  return {
    get: operation("http_proxy", `https://backend.example.com/items/${index}`),
    post: operation(
      "aws_proxy",
      `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:item-${index}/invocations`,
    ),
  };
}

/** A REST API has 300 resources unless a quota is raised, so a definition of 1 MB is schemas for the most part. */
const PATHS = 150;

function schema(index: number) {
  const property = (name: string) => ({
    type: "string",
    description: `The ${name} of an item of the ${index}. sort, as the catalogue has it`,
    maxLength: 200,
    example: `${name}-${index}`,
  });
  const names = ["name", "title", "summary", "owner", "region", "status", "label", "note"];
  return {
    type: "object",
    required: ["name", "owner"],
    properties: Object.fromEntries(names.map((name) => [name, property(name)])),
  };
}

/** @param paths with two integrations each; schemas fill the rest */
function definition(paths: number, least = SIZE): Record<string, unknown> {
  const result = {
    openapi: "3.0.1",
    info: { title: "Items", version: "1" },
    paths: {} as Record<string, unknown>,
    components: { schemas: {} as Record<string, unknown> },
  };
  let size = 0;
  const add = (to: Record<string, unknown>, key: string, value: unknown) => {
    to[key] = value;
    size += JSON.stringify({ [key]: value }, null, 2).length;
  };
  for (let index = 0; index < paths && size < least; index++) {
    add(result.paths, `/items/${index}/{id}`, pathItem(index));
  }
  for (let index = 0; size < least; index++) add(result.components.schemas, `Item${index}`, schema(index));
  return result;
}

/** YAML in the block style, as people write it. */
function yamlText(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    return value.map((item) => `\n${indent}- ${yamlText(item, `${indent}  `).trimStart()}`).join("");
  }
  if (typeof value !== "object" || value === null) return ` ${JSON.stringify(value)}`;
  return Object.entries(value)
    .map(([key, member]) => {
      const name =
        /^[\w$/{}-]+$/.test(key) && !/^\d/.test(key) && !key.startsWith("$") ? key : JSON.stringify(key);
      return `\n${indent}${name}:${yamlText(member, `${indent}  `)}`;
    })
    .join("");
}

const json = JSON.stringify(definition(PATHS), null, 2);
/** YAML has fewer brackets and quotes. */
const yaml = `${yamlText(definition(PATHS, 1.3 * SIZE), "").trimStart()}\n`;
/** Nothing but operations: twice as many as the quota has room for. No goal is set for it. */
const dense = JSON.stringify(definition(Number.POSITIVE_INFINITY), null, 2);

function convertAll(text: string, format: "json" | "yaml"): ConvertDocumentResult {
  const result = convertDocument(text, { to: "http", format });
  if (result.integrations.blocked > 0 || result.integrations.converted === 0)
    throw new Error("not converted");
  return result;
}

const jsonRates = race(
  [
    contestant("JSON.parse", [json], (text) => JSON.parse(text)),
    contestant("convertDocument", [json], (text) => convertAll(text, "json")),
  ],
  rounds * 3,
  50,
  5,
);
const yamlRates = race(
  [
    contestant("parseDocument", [yaml], (text) => parseDocument(text)),
    contestant("convertDocument", [yaml], (text) => convertAll(text, "yaml")),
  ],
  rounds,
  1,
  2,
);
const denseRates = race(
  [
    contestant("JSON.parse", [dense], (text) => JSON.parse(text)),
    contestant("convertDocument", [dense], (text) => convertAll(text, "json")),
  ],
  rounds,
  50,
  5,
);
const slower = {
  yaml: ratio(yamlRates, "parseDocument", "convertDocument"),
  json: ratio(jsonRates, "JSON.parse", "convertDocument"),
  dense: ratio(denseRates, "JSON.parse", "convertDocument"),
};

interface CorpusEntry {
  readonly kind: string;
  readonly file: string;
  readonly integrations: number;
}

interface CorpusResult {
  readonly documents: number;
  readonly integrations: Record<"converted" | "unchanged" | "blocked", number>;
  readonly findings: Record<string, number>;
  readonly faults: readonly string[];
}

const CORPUS = path.join(import.meta.dirname, "..", "..", "..", "shared", "corpus");

/** The text outside of the edits, in pieces. */
function outside(
  edits: readonly Edit[],
  from: (edit: Edit) => readonly [number, number],
  text: string,
): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits) {
    const [start, end] = from(edit);
    pieces.push(text.slice(at, start));
    at = end;
  }
  return [...pieces, text.slice(at)];
}

function isUnchanged(before: string, { text, edits }: ConvertDocumentResult): boolean {
  let shift = 0;
  const old = outside(edits, ({ offset, length }) => [offset, offset + length], before);
  const now = outside(
    edits,
    ({ offset, length, content }) => {
      const start = offset + shift;
      shift += content.length - length;
      return [start, start + content.length];
    },
    text,
  );
  return old.length === now.length && old.every((piece, index) => piece === now[index]);
}

function isReadable(text: string, file: string): boolean {
  if (file.endsWith(".json")) {
    JSON.parse(text);
    return true;
  }
  return parseAllDocuments(text).every((document) => "errors" in document && document.errors.length === 0);
}

function corpus(): CorpusResult | undefined {
  const list = path.join(CORPUS, "documents.json");
  if (!existsSync(list)) return undefined;
  const entries = (JSON.parse(readFileSync(list, "utf8")) as CorpusEntry[]).filter(({ kind }) =>
    kind.startsWith("openapi"),
  );
  const integrations = { converted: 0, unchanged: 0, blocked: 0 };
  const findings: Record<string, number> = {};
  const faults: string[] = [];
  for (const { file, integrations: number } of entries) {
    const before = readFileSync(path.join(CORPUS, file), "utf8");
    const result = convertDocument(before, { to: "http", file });
    const again = convertDocument(result.text, { to: "http", file });
    for (const name of ["converted", "unchanged", "blocked"] as const) {
      integrations[name] += result.integrations[name];
    }
    for (const { finding } of result.findings) {
      const key = `${finding.severity} ${finding.id}`;
      findings[key] = (findings[key] ?? 0) + 1;
    }
    const total = Object.values(result.integrations).reduce((sum, count) => sum + count);
    if (total !== number) faults.push(`${file}: ${total} integrations, not ${number}`);
    if (!isReadable(result.text, file)) faults.push(`${file}: cannot be read again`);
    if (again.edits.length > 0) faults.push(`${file}: changes again`);
    if (!isUnchanged(before, result)) faults.push(`${file}: changes outside of its edits`);
  }
  return { documents: entries.length, integrations, findings, faults };
}

const found = corpus();
const missed = [
  ...(["yaml", "json"] as const)
    .filter((format) => slower[format] > GOALS[format])
    .map((format) => `${format}: at most ${GOALS[format]} times the parser`),
  ...(found?.faults ?? []),
];

if (options.json) {
  const sizes = { yaml: yaml.length, json: json.length };
  process.stdout.write(
    `${JSON.stringify({ node: process.version, rounds, sizes, slower, corpus: found, missed })}\n`,
  );
} else {
  const millis = (rates: typeof yamlRates, name: string) => (1000 / median(rates.get(name) ?? [])).toFixed(1);
  const megabytes = (text: string) => `${(text.length / 1e6).toFixed(2)} MB`;
  process.stdout.write(`${rounds} rounds, interleaved; node ${process.version}\n\n`);
  process.stdout.write(
    `${table([
      ["milliseconds a document", "size", "parser", "convertDocument", "times the parser", "goal"],
      [
        "YAML (parseDocument)",
        megabytes(yaml),
        millis(yamlRates, "parseDocument"),
        millis(yamlRates, "convertDocument"),
        slower.yaml.toFixed(2),
        `${GOALS.yaml}`,
      ],
      [
        "JSON (JSON.parse)",
        megabytes(json),
        millis(jsonRates, "JSON.parse"),
        millis(jsonRates, "convertDocument"),
        slower.json.toFixed(2),
        `${GOALS.json}`,
      ],
      [
        "JSON, operations alone",
        megabytes(dense),
        millis(denseRates, "JSON.parse"),
        millis(denseRates, "convertDocument"),
        slower.dense.toFixed(2),
        "",
      ],
    ])}\n\n`,
  );
  if (found === undefined) process.stdout.write("the corpus is not there\n");
  else {
    const { documents, integrations, findings } = found;
    const { converted, unchanged, blocked } = integrations;
    process.stdout.write(
      `${documents} OpenAPI documents of the corpus: ${converted} integrations converted, ${unchanged} unchanged, ${blocked} blocked\n\n`,
    );
    const rows = Object.entries(findings)
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .map(([name, count]) => [name, `${count}`]);
    process.stdout.write(`${table([["finding", "times"], ...rows])}\n`);
  }
  for (const goal of missed) process.stdout.write(`goal missed: ${goal}\n`);
}
process.exitCode = missed.length > 0 ? 1 : 0;
