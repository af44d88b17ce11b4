import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect } from "chai";
import fc from "fast-check";
import { parseAllDocuments, stringify } from "yaml";
import { convertDocument } from "../../lib/documents/convert.js";
import type { Edit } from "../../lib/documents/edits.js";
import { RUNS } from "../runs.js";
import { hasShared, readShared, sharedFile } from "../shared.js";

const INTEGRATION = "x-amazon-apigateway-integration";

/** Members in any order, of any value that they might have. */
const integration: fc.Arbitrary<Record<string, unknown>> = fc
  .record(
    {
      type: fc.constantFrom("http_proxy", "HTTP_PROXY", "aws_proxy", "http", "aws", "mock"),
      httpMethod: fc.constantFrom("GET", "POST", "ANY"),
      uri: fc.constantFrom(
        "https://example.com/a/{id}",
        "https://example.com/#x: y",
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations",
        "arn:aws:apigateway:us-east-1:sqs:action/SendMessage",
      ),
      passthroughBehavior: fc.constantFrom("when_no_match", "NEVER"),
      timeoutInMillis: fc.constantFrom(50, 29000, "1000", 40000),
      credentials: fc.constantFrom(
        "arn:aws:iam::123456789012:role/r",
        { Ref: "Role" },
        { "Fn::Sub": "${Role.Arn}" },
      ),
      requestParameters: fc.dictionary(
        fc.constantFrom(
          "integration.request.path.id",
          "integration.request.header.x-a",
          "integration.request.querystring.q",
        ),
        fc.constantFrom(
          "method.request.path.id",
          "'it''s: # fixed'",
          "context.requestId",
          "stageVariables.v",
          "'yes'",
        ),
      ),
      requestTemplates: fc.constantFrom({ "application/json": "$input.json('$')\n" }, {}),
      responses: fc.constantFrom(
        { default: { statusCode: "200" } },
        {
          default: { statusCode: 200 },
          "4\\d{2}": { statusCode: "400", responseParameters: { "method.response.header.x": "'1'" } },
        },
      ),
      cacheKeyParameters: fc.constantFrom([], ["method.request.path.id"]),
      contentHandling: fc.constant("CONVERT_TO_TEXT"),
      "x-note": fc.constantFrom("kept", { deep: ["kept"] }),
    },
    { requiredKeys: ["type"] },
  )
  .chain((members) =>
    fc
      .shuffledSubarray(Object.keys(members), { minLength: Object.keys(members).length })
      .map((order) => Object.fromEntries(order.map((key) => [key, members[key as keyof typeof members]]))),
  );

const definition = fc.dictionary(
  fc.constantFrom("/a", "/b/{id}", "/c/{proxy+}"),
  fc.dictionary(
    fc.constantFrom("get", "post", "options", "x-amazon-apigateway-any-method"),
    integration.map((members) => ({ responses: {}, [INTEGRATION]: members, summary: "s" })),
    { minKeys: 1, maxKeys: 3 },
  ),
  { minKeys: 1 },
);

interface Text {
  readonly text: string;
  readonly format: "json" | "yaml";
}

/** The same definition, laid out in many ways. */
const document: fc.Arbitrary<Text> = fc
  .record({
    paths: definition,
    indent: fc.constantFrom(0, 1, 2, 4, "\t"),
    newline: fc.constantFrom("\n", "\r\n"),
    mark: fc.constantFrom("", "\ufeff"),
    end: fc.constantFrom("", "\n"),
    form: fc.constantFrom("json", "yaml", "flow", "single", "double"),
    step: fc.constantFrom(1, 2, 4),
  })
  .map(({ paths, indent, newline, mark, end, form, step }) => {
    const data = { openapi: "3.0.1", info: { title: "t", version: "1" }, paths, components: {} };
    const options = {
      indent: step,
      lineWidth: form === "single" ? 30 : 0,
      ...(form === "single" ? { singleQuote: true } : {}),
      ...(form === "double" ? ({ defaultStringType: "QUOTE_DOUBLE" } as const) : {}),
      ...(form === "flow" ? ({ collectionStyle: "flow" } as const) : {}),
    };
    const text =
      form === "json" ? JSON.stringify(data, null, indent) + end : stringify(data, options).trimEnd() + end;
    return { text: mark + text.replaceAll("\n", newline), format: form === "json" ? "json" : "yaml" };
  });

/** What the text says, with the texts of numbers as they are. */
function data(text: string, format: "json" | "yaml"): unknown {
  const bare = text.replace(/^\ufeff/, "");
  if (format === "json") return JSON.parse(bare);
  const [document] = parseAllDocuments(bare);
  if (document === undefined || !("errors" in document)) throw new Error("no document");
  expect(document.errors).to.deep.equal([]);
  return document.toJS();
}

/** The definition without what a conversion to an HTTP API may change. */
function rest(value: unknown): unknown {
  const {
    paths,
    "x-amazon-apigateway-cors": _,
    ...others
  } = value as Record<string, Record<string, unknown>>;
  const left = Object.entries(paths ?? {}).map(([path, item]) => [
    path,
    Object.entries(item as Record<string, Record<string, unknown>>).map(
      ([verb, { [INTEGRATION]: members, ...operation }]) => [
        verb,
        operation,
        (members as Record<string, unknown>)["x-note"],
      ],
    ),
  ]);
  return { ...others, left };
}

/** Everything but API Gateway's own members, and OPTIONS methods, which may give way to a CORS configuration. */
function others(value: unknown, isPaths = false): unknown {
  if (Array.isArray(value)) return value.map((item) => others(item));
  if (typeof value !== "object" || value === null) return value;
  const left = Object.entries(value)
    .filter(([key]) => key !== "options" && !/^x-amazon-apigateway-(?!any-method)/.test(key))
    .map(([key, member]) => [key, others(member, key === "paths")] as const);
  // A path of which nothing is left goes as well.
  return left.filter(([, member]) => !isPaths || Object.keys(member as object).length > 0);
}

function outside(text: string, edits: readonly Edit[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { offset, length } of edits) {
    expect(offset).to.be.at.least(at);
    pieces.push(text.slice(at, offset));
    at = offset + length;
  }
  return [...pieces, text.slice(at)];
}

/** Puts the pieces that were not changed together with what came between them. */
const joined = (pieces: readonly string[], edits: readonly Edit[]) =>
  pieces.map((piece, index) => piece + (edits[index]?.content ?? "")).join("");

const ALLOW = ["httpAsProxy", "lambdaCustomAsProxy", "streamAsBuffered"];

describe("the laws of documents", () => {
  const forms = fc.record({ document, allow: fc.constantFrom([], ALLOW) });

  it("converting again changes nothing, and finds the same errors", () => {
    fc.assert(
      fc.property(forms, ({ document: { text, format }, allow }) => {
        const first = convertDocument(text, { to: "http", format, allow });
        const again = convertDocument(first.text, { to: "http", format, allow });
        expect(again.edits).to.deep.equal([]);
        expect(again.integrations.blocked).to.equal(first.integrations.blocked);
      }),
      { numRuns: RUNS },
    );
  });

  it("the edits are all that changes, in order and apart", () => {
    fc.assert(
      fc.property(forms, ({ document: { text, format }, allow }) => {
        const { text: result, edits } = convertDocument(text, { to: "http", format, allow });
        expect(joined(outside(text, edits), edits)).to.equal(result);
      }),
      { numRuns: RUNS },
    );
  });

  it("the result can be read, and only integrations say something else", () => {
    fc.assert(
      fc.property(forms, ({ document: { text, format }, allow }) => {
        const { text: result } = convertDocument(text, { to: "http", format, allow });
        expect(rest(data(result, format))).to.deep.equal(rest(data(text, format)));
      }),
      { numRuns: RUNS },
    );
  });

  it("the layout makes no difference to what is said", () => {
    fc.assert(
      fc.property(definition, fc.constantFrom([], ALLOW), (paths, allow) => {
        // Without aliases, which JSON does not have.
        const value = JSON.parse(JSON.stringify({ openapi: "3.0.1", paths }));
        const texts = [
          [JSON.stringify(value), "json"],
          [JSON.stringify(value, null, 2), "json"],
          [stringify(value), "yaml"],
          [stringify(value, { collectionStyle: "flow" }), "yaml"],
        ] as const;
        const results = texts.map(([text, format]) => {
          const result = convertDocument(text, { to: "http", format, allow });
          const findings = result.findings.map(({ finding }) => `${finding.id} ${finding.path}`).sort();
          return { data: data(result.text, format), findings, integrations: result.integrations };
        });
        for (const other of results.slice(1)) expect(other).to.deep.equal(results[0]);
      }),
      { numRuns: RUNS },
    );
  });

  it("every integration is converted, unchanged or blocked, and blocked ones have an error", () => {
    fc.assert(
      fc.property(forms, ({ document: { text, format }, allow }) => {
        const { integrations, findings } = convertDocument(text, { to: "http", format, allow });
        const { paths } = data(text, format) as { paths: Record<string, object> };
        const total = Object.values(paths).reduce((sum, item) => sum + Object.keys(item).length, 0);
        const { converted, unchanged, blocked } = integrations;
        expect(converted + unchanged + blocked).to.equal(total);
        if (blocked > 0) expect(findings.map(({ finding }) => finding.severity)).to.contain("error");
      }),
      { numRuns: RUNS },
    );
  });

  const CORPUS = "corpus/documents.json";
  describe("on the OpenAPI documents of the corpus (skipped where ../shared/corpus is absent)", () => {
    before(function () {
      if (!hasShared(CORPUS)) this.skip();
    });
    const entries = () =>
      readShared<{ kind: string; file: string; integrations: number }[]>(CORPUS)
        .filter(({ kind }) => kind.startsWith("openapi"))
        .map((entry) => ({ ...entry, text: readFileSync(sharedFile(`corpus/${entry.file}`), "utf8") }));

    for (const to of ["http", "v1", "websocket"] as const) {
      it(`all 43 are converted to ${to}, can be read, and stay when converted again`, () => {
        const all = entries();
        expect(all).to.have.length(43);
        for (const { file, text, integrations: number } of all) {
          const result = convertDocument(text, { to, file, allow: to === "http" ? ALLOW : [] });
          const { edits, integrations } = result;
          expect(
            Object.values(integrations).reduce((sum, count) => sum + count),
            file,
          ).to.equal(number);
          expect(
            Object.values(result.blockedBy).reduce((sum, count) => sum + count, 0),
            file,
          ).to.equal(integrations.blocked);
          expect(joined(outside(text, edits), edits), file).to.equal(result.text);
          expect(
            convertDocument(result.text, { to, file, allow: to === "http" ? ALLOW : [] }).edits,
            file,
          ).to.deep.equal([]);
          data(result.text, file.endsWith(".json") ? "json" : "yaml");
        }
      });

      it(`all 43 are as valid as they were, converted to ${to}, and the same outside of API Gateway's members`, async function () {
        this.timeout(30_000);
        let valid = 0;
        for (const { file, text } of entries()) {
          const format = file.endsWith(".json") ? "json" : "yaml";
          const { text: result } = convertDocument(text, { to, file, allow: to === "http" ? ALLOW : [] });
          const before = data(text, format) as Record<string, unknown>;
          const after = data(result, format) as Record<string, unknown>;
          expect(others(after), file).to.deep.equal(others(before));
          const isValid = async (value: Record<string, unknown>) =>
            (await new Validator().validate(structuredClone(value))).valid;
          if (!(await isValid(before))) continue;
          valid++;
          expect(await isValid(after), file).to.equal(true);
        }
        expect(valid).to.be.at.least(30);
      });
    }
  });
});
