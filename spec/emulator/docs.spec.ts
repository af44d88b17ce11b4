import { execFile, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import * as v1 from "@aws-sdk/client-api-gateway";
import * as v2 from "@aws-sdk/client-apigatewayv2";
import { expect } from "chai";
import { EMULATE_OPTIONS } from "../../lib/cli/table/emulate.js";
import { operationsText } from "../../lib/emulator/describe.js";
import { startEmulator } from "../../lib/emulator/index.js";
import { OPERATIONS } from "../../lib/emulator/routes.js";
import { ROOT } from "../cli/harness.js";
import { type SdkOperation, sdkOperation } from "./sdk-schemas.js";

const run = promisify(execFile);
const FILE = path.join(ROOT, "docs", "emulator.md");
const MARKS = /(<!-- operations:.*?-->\n)(.*?)(<!-- \/operations -->)/s;

const page = () => readFileSync(FILE, "utf8");
const blocks = (language: string) =>
  [...page().matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, code]) => code as string);

describe("docs/emulator.md", () => {
  it("lists the operations of the route table", () => {
    const made = page().replace(MARKS, (_, open, _old, close) => `${open}\n${operationsText()}\n\n${close}`);
    if (process.env.UPDATE_DOCS !== undefined) writeFileSync(FILE, made);
    expect(page(), "run it with UPDATE_DOCS=1").to.equal(made);
  });

  it("lists the operations of the SDKs that are not served, and they are not", async () => {
    const emulator = await startEmulator();
    const served = new Set(OPERATIONS.map(({ service, name }) => `${service} ${name}`));
    const lists = [
      ["apigateway", "REST APIs", v1],
      ["apigatewayv2", "HTTP and WebSocket APIs", v2],
    ] as const;
    const lines: string[] = [];
    for (const [service, title, client] of lists) {
      const all = Object.keys(client).flatMap((one) => /^([A-Z]\w+)Command$/.exec(one)?.[1] ?? []);
      const missing = all.filter((name) => !served.has(`${service} ${name}`)).sort();
      expect(all.length - missing.length).to.equal(
        OPERATIONS.filter((one) => one.service === service).length,
      );
      lines.push(`- ${title}: ${missing.join(", ")}`);
      for (const name of missing) {
        const { method, path: template } = sdkOperation(service, name) as SdkOperation;
        const { status } = await fetch(`${emulator.endpoint}${template.replace(/\{\w+\+?\}/g, "x")}`, {
          method,
        });
        expect(status, `${service} ${name}`).to.be.oneOf([404, 405]);
      }
    }
    await emulator.close();
    const marks = /(<!-- not served:.*?-->\n)(.*?)(<!-- \/not served -->)/s;
    const made = page().replace(marks, (_, open, _old, close) => `${open}\n${lines.join("\n")}\n\n${close}`);
    if (process.env.UPDATE_DOCS !== undefined) writeFileSync(FILE, made);
    expect(page(), "run it with UPDATE_DOCS=1").to.equal(made);
  });

  it("names every option of the command", () => {
    for (const name of Object.keys(EMULATE_OPTIONS)) expect(page()).to.contain(`--${name}`);
  });

  it("has a snippet that runs and prints what it says", () => {
    const [code = ""] = blocks("js");
    const [, said] = /^It prints `(.*)`\.$/m.exec(page()) ?? [];
    const file = path.join(ROOT, "dist", "docs-emulator-snippet.mjs");
    writeFileSync(file, code);
    try {
      const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: ROOT, encoding: "utf8" });
      expect([status, stdout.trim()], stderr).to.deep.equal([0, said]);
    } finally {
      rmSync(file);
    }
  });

  it("has a call of the AWS command line that is answered (skipped where there is none)", async function () {
    this.timeout(30_000);
    const [, call = ""] = /^aws (--endpoint-url http:\S+ apigateway get-resources .*)$/m.exec(page()) ?? [];
    const exported = [...page().matchAll(/^export (.*)$/gm)].flatMap(([, pairs]) =>
      (pairs as string).split(" "),
    );
    const seed = JSON.parse(readFileSync(path.join(ROOT, "examples", "petstore.state.json"), "utf8"));
    const emulator = await startEmulator({ seed });
    try {
      const argv = call.replace(/http:\S+/, emulator.endpoint).split(" ");
      const env = {
        ...process.env,
        ...Object.fromEntries(exported.map((pair) => pair.split("="))),
        AWS_PAGER: "",
      };
      const ran = await run("aws", argv, { env }).catch((error: NodeJS.ErrnoException) => error);
      if (ran instanceof Error && ran.code === "ENOENT") this.skip();
      expect(ran).not.to.be.instanceOf(Error);
      const { items } = JSON.parse((ran as { stdout: string }).stdout) as { items: { path: string }[] };
      expect(items.map((one) => one.path)).to.include.members(["/", "/pets", "/pets/{petId}"]);
      expect(emulator.calls.apigateway).to.deep.equal({ GetResources: 1 });
    } finally {
      await emulator.close();
    }
  });

  it("has seeds that are taken", async () => {
    const seeds = blocks("json")
      .map((text) => JSON.parse(text))
      .filter((one) => one.endpoint === undefined);
    expect(seeds).to.have.length(2);
    for (const seed of seeds) await (await startEmulator({ seed })).close();
  });
});
