import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { ROOT } from "../cli/harness.js";

const example = (file: string) => JSON.parse(readFileSync(path.join(ROOT, "examples", file), "utf8"));

describe("npm start", () => {
  let stdout: string;
  before(() => {
    const run = spawnSync(process.execPath, [path.join(ROOT, "dist", "examples", "start.js")], {
      encoding: "utf8",
    });
    expect([run.stderr, run.status]).to.deep.equal(["", 0]);
    stdout = run.stdout;
  });

  /** What stands below a heading, up to the next one. */
  const below = (heading: string): string => {
    const [, rest = ""] = stdout.split(`\n${heading}\n${"=".repeat(heading.length)}\n\n`);
    return rest.split(/\n\n[^\n]+\n=+\n\n/)[0] ?? "";
  };

  it("shows the change as a table, an escaped media type in it", () => {
    const table = below("What changes from examples/current.json to examples/desired.json");
    expect(table).to.match(/^ {2}\/timeoutInMillis +29000 +-> {2}5000 +replace$/m);
    expect(table).to.match(/^ {2}\/requestTemplates\/application~1xml +\(absent\) +-> .* add$/m);
  });

  it("shows the patchOperations, and the input of the AWS CLI with the same list", () => {
    const list = JSON.parse(below("The patchOperations"));
    expect(list).to.deep.include({
      op: "add",
      path: "/requestTemplates/application~1xml",
      value: example("desired.json").requestTemplates["application/xml"],
    });
    const input = JSON.parse(
      below("The input of: aws apigateway update-integration --cli-input-json file://input.json"),
    );
    expect(Object.keys(input)).to.deep.equal(["restApiId", "resourceId", "httpMethod", "patchOperations"]);
    expect(input.patchOperations).to.deep.equal(list);
  });

  it("shows the integration afterwards: the desired one, with what the server keeps", () => {
    const { connectionType, cacheNamespace } = example("current.json");
    expect(JSON.parse(below("The integration afterwards"))).to.deep.equal({
      ...example("desired.json"),
      connectionType,
      cacheNamespace,
    });
  });

  it("runs the reference example: remove, add and replace of one template", () => {
    const integration = example("integration.json");
    expect(
      JSON.parse(
        below("The integration that API Gateway would hold after it").split("\n\nThe same")[0] ?? "",
      ),
    ).to.deep.equal({
      ...integration,
      requestTemplates: { ...integration.requestTemplates, "application/xml": " 3 " },
    });
  });
});
