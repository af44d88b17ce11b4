import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { unifiedDiff } from "../../lib/documents/diff.js";
import { quotedName } from "../../lib/documents/names.js";
import { processOf } from "../cli/harness.js";
import { hasShared, sharedFile } from "../shared.js";
import { BEFORE, filesIn, inFolder } from "./folder.js";

const HTTP = ["--to", "http"];
const git = (cwd: string, args: readonly string[], input = "") =>
  spawnSync("git", args, {
    cwd,
    input,
    encoding: "utf8",
    env: { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(cwd) },
  });
const hasGit = spawnSync("git", ["--version"]).status === 0;

const contents = (folder: string) =>
  filesIn(folder).map((file) => [file, readFileSync(path.join(folder, file), "latin1")]);

/** What `git apply` makes of the preview is what `--write` writes. */
function expectSame(folder: string): void {
  const [applied, written] = [path.join(folder, "applied"), path.join(folder, "written")];
  const preview = processOf(["convert", ".", ...HTTP], { cwd: applied }).stdout;
  expect(preview).not.to.equal("");
  const { stderr, status } = git(applied, ["apply", "--whitespace=nowarn"], preview);
  expect([stderr, status]).to.deep.equal(["", 0]);
  processOf(["convert", ".", ...HTTP, "--write"], { cwd: written });
  expect(contents(applied)).to.deep.equal(contents(written));
}

describe("the preview (skipped where there is no git)", () => {
  before(function () {
    if (!hasGit) this.skip();
  });

  it("is what git apply takes, whatever the names, the line ends and the last line", () => {
    const texts: Record<string, string> = {
      "a b.yaml": BEFORE,
      "ü.yaml": BEFORE,
      'q"t.yaml': BEFORE,
      "new\nline.yaml": BEFORE,
      "tab\t.yaml": BEFORE,
      "back\\slash.yaml": BEFORE,
      "--x.yaml": BEFORE,
      "crlf.yaml": BEFORE.replaceAll("\n", "\r\n"),
      "mark.yaml": `\ufeff${BEFORE}`,
      "no-end.yaml": BEFORE.trimEnd(),
      "sub/one-line.json": JSON.stringify({
        openapi: "3.0.1",
        paths: {
          "/a": {
            get: {
              "x-amazon-apigateway-integration": {
                type: "http_proxy",
                httpMethod: "GET",
                uri: "https://e.com",
              },
            },
          },
        },
      }),
    };
    const files = Object.entries(texts).flatMap(([name, text]) => [
      [`applied/${name}`, text],
      [`written/${name}`, text],
    ]);
    return inFolder(Object.fromEntries(files), expectSame);
  });

  it("is what git apply takes on the corpus (skipped where ../shared/corpus is absent)", function () {
    this.timeout(60_000);
    if (!hasShared("corpus/documents.json")) this.skip();
    return inFolder({}, (folder) => {
      for (const name of ["applied", "written"]) {
        cpSync(sharedFile("corpus/documents"), path.join(folder, name), { recursive: true });
      }
      spawnSync("chmod", ["-R", "u+w", folder]);
      expectSame(folder);
    });
  });
});

describe("names in a preview", () => {
  it("are quoted as git quotes them, so that no terminal acts on them", () => {
    expect(quotedName("a/ü b.yaml")).to.equal("a/ü b.yaml");
    expect(quotedName('\u001b[31m"\\\u0085.yaml')).to.equal('"\\033[31m\\"\\\\\\302\\205.yaml"');
    const edits = [{ offset: 0, length: 0, content: "x\n" }];
    expect(unifiedDiff("a b", "y\n", edits)).to.equal("--- a/a b\t\n+++ b/a b\t\n@@ -1,1 +1,2 @@\n+x\n y\n");
    expect(unifiedDiff("a\nb", "", edits)).to.equal('--- "a/a\\nb"\n+++ "b/a\\nb"\n@@ -0,0 +1,1 @@\n+x\n');
  });
});
