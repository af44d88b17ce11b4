import { expect } from "chai";
import { applies, differs } from "./run.js";

const quiet = { operations: [], findings: [] };

describe("members that hold JSON as text", () => {
  const plain =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":["execute-api:/prod/*"]}]}';
  const full = "arn:aws:execute-api:eu-west-1:123456789012:x1/prod/*";
  const rewritten = `{"Statement":[{"Resource":"${full}","Effect":"Allow"}],"Version":"2012-10-17"}`;
  const answered = JSON.stringify(rewritten).slice(1, -1).replaceAll("/", "\\/");
  const context = { accountId: "123456789012", region: "eu-west-1" };

  it("RestApi: a policy is the same as AWS rewrites and escapes it", () => {
    expect(differs("RestApi", { id: "x1", policy: answered }, { id: "x1", policy: plain })).to.deep.equal(
      quiet,
    );
    expect(differs("RestApi", { id: "x1", policy: plain }, { policy: answered })).to.deep.equal(quiet);
  });

  it("RestApi: a policy for another API is another one", () => {
    expect(
      differs("RestApi", { id: "x2", policy: answered }, { id: "x2", policy: plain }).operations,
    ).to.deep.equal([`replace /policy ${plain}`]);
  });

  it("RestApi: an escaped policy is sent as the JSON that AWS takes", () => {
    expect(differs("RestApi", { id: "x1" }, { id: "x1", policy: answered }).operations).to.deep.equal([
      `replace /policy ${rewritten}`,
    ]);
  });

  it("RestApi: the stored policy has the API's ARN, where the context says whose it is", () => {
    const { policy } = applies("RestApi", { id: "x1" }, [`replace /policy ${plain}`], {
      context: { ...context, partition: "aws-cn" },
    }) as { policy: string };
    const held = JSON.parse(JSON.parse(`"${policy}"`));
    expect(held.Statement[0].Resource).to.equal("arn:aws-cn:execute-api:eu-west-1:123456789012:x1/prod/*");
  });

  it("RestApi: no JSON is no policy", () => {
    expect(differs("RestApi", {}, { policy: "{" })).to.deep.equal({
      operations: [],
      findings: ["error not-json /policy"],
    });
  });

  it("Model and DocumentationPart: spaces and the order of keys do not count", () => {
    const one = '{"type":"object","title":"a"}';
    const other = '{ "title": "a",\n "type": "object" }';
    expect(differs("Model", { schema: one }, { schema: other })).to.deep.equal(quiet);
    expect(differs("DocumentationPart", { properties: one }, { properties: other })).to.deep.equal(quiet);
    expect(differs("Model", { schema: one }, { schema: '{"type":"array"}' }).operations).to.deep.equal([
      'replace /schema {"type":"array"}',
    ]);
  });

  it("Model: what is not of the content type JSON is any text", () => {
    const xml = { contentType: "application/xml", schema: "<a/>" };
    expect(differs("Model", xml, { ...xml, schema: "<b/>" }).operations).to.deep.equal([
      "replace /schema <b/>",
    ]);
    expect(differs("Model", { schema: "{}" }, { schema: "<b/>" }).findings).to.deep.equal([
      "error not-json /schema",
    ]);
  });

  it("documents deeper than the stack are other documents, and nothing breaks", () => {
    const deep = (inner: string) => `${"[".repeat(200_000)}${inner}${"]".repeat(200_000)}`;
    expect(differs("RestApi", { policy: deep("1") }, { policy: deep("2") }).operations).to.have.length(1);
    expect(differs("Model", { schema: deep("1") }, { schema: deep("2") }).operations).to.have.length(1);
  });
});
