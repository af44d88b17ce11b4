/** Texts on which a regular expression that tries every beginning again would take hours: mocha's timeout is the test. */
import { expect } from "chai";
import { failureOf } from "../../lib/clients/failures.js";
import { convertDocument, toV1, toV2 } from "../../lib/index.js";
import { REPORTERS } from "../../lib/report/index.js";
import { preflightJson } from "../../mappings/rules/cors.js";
import { parseTemplate } from "../../mappings/template.js";
import { readSelection } from "../../mappings/templates.js";

const MANY = 1_000_000;
const many = (text: string): string => text.repeat(MANY);

const SELECTIONS: readonly (readonly [string, "dynamic" | "key"])[] = [
  [many("${"), "dynamic"],
  [`a${many("${")}`, "key"],
  [`a${many("${")}}`, "dynamic"],
  ["}a${", "key"],
];

describe("time grows with the length of", () => {
  it("a path of a queue that has many slashes", () => {
    const uri = `arn:aws:apigateway:us-east-1:sqs:path/a${many("/")}b`;
    const { findings } = toV2({ type: "AWS", httpMethod: "POST", uri }, { protocol: "HTTP" });
    expect(findings.map(({ id }) => id)).to.include("service-obstacle");
  });

  it("a template of a preflight that is nearly empty", () => {
    const json = (template: string) => {
      const responseParameters = { "method.response.header.Access-Control-Allow-Origin": "'*'" };
      const response = { statusCode: "200", responseParameters, responseTemplates: { "a/b": template } };
      return preflightJson({ "200": response });
    };
    expect(json(`${many(" ")}x`)).to.equal(undefined);
    expect(json(`${many(" ")}{${many(" ")}}${many(" ")}`)).to.equal('{"AllowOrigins":["*"]}');
  });

  it("a template with many dollar signs whose parentheses do not close", () => {
    expect(parseTemplate(many("$("))).to.deep.equal({ pieces: [many("$(")] });
    expect(parseTemplate(`$(a) ${many("$(")}`)).to.deep.equal({ obstacle: "$(a)" });
  });

  it("a selection expression with many braces that do not close", () => {
    for (const [expression, selected] of SELECTIONS) {
      expect(readSelection(expression)).to.deep.equal(selected === "key" ? { key: expression } : "dynamic");
    }
    const integration = {
      IntegrationType: "MOCK" as const,
      TemplateSelectionExpression: `a${many("${")}`,
      RequestTemplates: { $default: "{}" },
    };
    expect(toV1({ integration }, { protocol: "WEBSOCKET" }).integration.type).to.equal("MOCK");
  });

  it("a Fn::Sub of a definition with many braces that do not close", () => {
    const uri = { "Fn::Sub": `https://example.com/\${Stage}/${many("${")}` };
    const document = {
      openapi: "3.0.1",
      paths: {
        "/a": { get: { "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri } } },
      },
    };
    const { findings } = convertDocument(JSON.stringify(document), { to: "http" });
    expect(findings.map(({ finding }) => finding.id)).to.deep.equal(["too-long"]);
  });

  it("a finding in SARIF with many brackets", () => {
    const message = `${many("\\[")}](a) ${many("[")}](b) [c] [`;
    const finding = { id: "made-up", severity: "info", path: "", message } as const;
    const report = REPORTERS.sarif([{ finding }], { version: "1.0.0", failOn: "error", catalogue: {} });
    expect(JSON.parse(report).runs[0].results[0].message.text).to.equal(
      `${many("\\\\\\[")}](a) ${many("\\[")}](b) [c] [`,
    );
  });

  it("an error of a service with many spaces", () => {
    const error = new Error(
      `token =${many(" ")}x ${many(" ")}y Deserialization error: to see the raw response, z`,
    );
    expect(failureOf("GetResources", error).message).to.match(/token = +\(hidden\) +y$/);
  });
});
