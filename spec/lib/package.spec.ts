import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import * as bundled from "patchway";
import * as bundledEmulator from "patchway/emulator";
import { parseAst } from "rollup/parseAst";
import * as emulator from "../../lib/emulator/index.js";
import * as library from "../../lib/index.js";
import { ROOT } from "../cli/harness.js";

const FOLDER = path.join(ROOT, "dist", "library");
const { exports, bin, version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
  exports: Record<string, string | Record<string, string>>;
  bin: Record<string, string>;
  version: string;
};

/** What a program of somebody else does with the installed package. */
const PROGRAM = `
import { readFileSync } from "node:fs";
import { batchLines, checkModel, convertDocument, diff, type Finding, InputError, type Resources } from "patchway";
import { type Emulator, startEmulator } from "patchway/emulator";

const current: Resources["Integration"] = { type: "MOCK" };
const { patchOperations } = diff("Integration", current, { ...current, timeoutInMillis: 5000 });
console.log(JSON.stringify(patchOperations));

const findings: Finding[] = checkModel("Integration", { type: "MOCK", colour: "red" });
console.log(findings.map(({ id }) => id).join());

const text = "paths: { /a: { get: { x-amazon-apigateway-integration: { type: mock } } } }";
console.log(JSON.stringify(convertDocument("openapi: 3.0.1\\n" + text, { to: "http" }).integrations));

const line = '{"resource":{"type":"MOCK"},"patchOperations":[]}\\n';
const batch = batchLines("patch", [line.repeat(50_000), "7\\n"], { jobs: 2, threadsFrom: 0, onError() {} });
for await (const _ of batch);
console.log(JSON.stringify(batch.summary.outcomes));

const seed: unknown = JSON.parse(readFileSync("node_modules/patchway/examples/petstore.state.json", "utf8"));
const start = (port: number): Promise<Emulator> => startEmulator({ port, state: "state.json", seed });
await (await start(0)).close();
console.log(typeof JSON.parse(readFileSync("state.json", "utf8")));
await start(-1).catch((error: unknown) => console.log(error instanceof InputError));
`;

describe("the package", () => {
  it("exports what the library and the emulator export, under the names that these have", () => {
    const names = (module: object) =>
      Object.entries(module).map(([name, value]) => [
        name,
        typeof value === "function" ? value.name : typeof value,
      ]);
    expect(names(bundled)).to.deep.equal(names(library));
    expect(names(bundledEmulator)).to.deep.equal(names(emulator));
  });

  it("has one InputError for both entries", async () => {
    expect(() => bundled.diff("Nothing" as bundled.Kind, {} as never, {})).to.throw(
      bundled.InputError,
      /^there is no kind Nothing/,
    );
    const error: unknown = await bundledEmulator.startEmulator({ port: -1 }).catch((error: unknown) => error);
    expect(error).to.be.instanceOf(bundled.InputError);
    expect(String(error)).to.equal("InputError: port is a whole number from 0 to 65535");
  });

  it("leads from an error to the place in the source", () => {
    const code = 'import { diff } from "patchway"; diff("Nothing", {}, {});';
    const { stderr } = spawnSync(
      process.execPath,
      ["--enable-source-maps", "--input-type=module", "-e", code],
      { cwd: ROOT, encoding: "utf8" },
    );
    const compile = path.join(ROOT, "patch", "compile.ts");
    const [, line] = new RegExp(`^ +at compiledFor \\(${compile}:(\\d+):\\d+\\)$`, "m").exec(stderr) ?? [];
    expect(readFileSync(compile, "utf8").split("\n")[Number(line) - 1]).to.include("throw new InputError");
    expect(stderr).to.match(/^ +at diff \(.*\/patch\/diff\.ts:\d+:\d+\)$/m);
  });

  it("has each module once", () => {
    const maps = readdirSync(FOLDER).filter((file) => file.endsWith(".js.map"));
    const sources = maps.flatMap((file) => {
      return (JSON.parse(readFileSync(path.join(FOLDER, file), "utf8")) as { sources: string[] }).sources;
    });
    expect(sources).to.include.members(["../../common/errors.ts", "../../lib/emulator/server.ts"]);
    expect(sources.length).to.equal(new Set(sources).size);
  });

  // What V8 has to load and check at every call, where it takes a constant for what it holds.
  for (const file of readdirSync(FOLDER).filter((file) => file.endsWith(".js"))) {
    it(`has its functions and classes as constants that are not exported themselves: ${file}`, () => {
      const { body } = parseAst(readFileSync(path.join(FOLDER, file), "utf8"));
      const declared = body.flatMap((node) =>
        node.type === "FunctionDeclaration" || node.type === "ClassDeclaration" ? [node.id.name] : [],
      );
      expect(declared).to.deep.equal([]);
      const exported = body.flatMap((node) =>
        node.type === "ExportNamedDeclaration" && !node.source
          ? node.specifiers.map(({ local }) => local.type === "Identifier" && local.name)
          : [],
      );
      const made = body.flatMap((node) =>
        node.type === "VariableDeclaration"
          ? node.declarations.map(({ id, init }) => [id.type === "Identifier" && id.name, init?.type])
          : [],
      );
      const types = made.flatMap(([name, type]) => (exported.includes(name as string) ? [type] : []));
      expect(types).to.deep.equal(exported.map(() => "Identifier"));
    });
  }

  describe("as npm packs it", () => {
    let folder: string;
    let files: string[];
    before(() => {
      // Below this package, so that its dependencies are there; with a name of its own.
      mkdirSync(path.join(ROOT, "dist", "installed"), { recursive: true });
      folder = mkdtempSync(path.join(ROOT, "dist", "installed", "run-"));
      const told = execFileSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], {
        cwd: ROOT,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
      const [packed] = JSON.parse(told) as [{ files: { path: string }[] }];
      files = packed.files.map((file) => file.path);
      for (const file of files)
        cpSync(path.join(ROOT, file), path.join(folder, "node_modules", "patchway", file));
      writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "somebody", type: "module" }));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    it("has every file that it names, and no module twice", () => {
      const named = [...Object.values(exports), ...Object.values(bin)].flatMap((entry) =>
        typeof entry === "string" ? [entry] : Object.values(entry),
      );
      for (const file of named) expect(files).to.include(path.normalize(file));
      expect(files.filter((file) => file.endsWith(".js") && !file.startsWith("dist/library/"))).to.deep.equal(
        [],
      );
    });

    it("compiles in a program of its users, and runs there", () => {
      writeFileSync(path.join(folder, "program.ts"), PROGRAM);
      const compilerOptions = { target: "es2023", module: "nodenext", strict: true, types: ["node"] };
      writeFileSync(
        path.join(folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions, include: ["program.ts"] }),
      );
      const compiler = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
      const compiled = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
      expect([compiled.stdout, compiled.status]).to.deep.equal(["", 0]);
      const run = spawnSync(process.execPath, ["program.js"], { cwd: folder, encoding: "utf8" });
      expect([run.stderr, run.stdout.trimEnd().split("\n")]).to.deep.equal([
        "",
        [
          '[{"op":"replace","path":"/timeoutInMillis","value":"5000"}]',
          "unknown-member",
          '{"converted":0,"unchanged":0,"blocked":1}',
          '{"changed":0,"unchanged":50000,"refused":0,"failed":1}',
          "object",
          "true",
        ],
      ]);
    });

    it("has the command line", () => {
      const command = path.join(folder, "node_modules", "patchway", bin.patchway as string);
      const { stdout } = spawnSync(process.execPath, [command, "--version"], { encoding: "utf8" });
      expect(stdout).to.equal(`${version}\n`);
    });
  });
});
