import fs, {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { expect } from "chai";
import {
  type ConvertFilesOptions,
  convertFiles,
  type FileResult,
} from "../../lib/documents/files/convert-files.js";
import { type World, worldAt } from "../../lib/documents/files/world.js";
import { AFTER, BEFORE, filesIn, inFolder } from "./folder.js";

const WRITE: ConvertFilesOptions = { to: "http", write: true };

function run(
  cwd: string,
  operands: readonly string[],
  options: ConvertFilesOptions = WRITE,
  change: Partial<World["fs"]> = {},
): FileResult[] {
  const world: World = { ...worldAt(cwd), fs: { ...fs, ...change } as World["fs"] };
  return [...convertFiles(operands, options, world)];
}

const said = (results: readonly FileResult[]) =>
  results.map(({ file, status, reason }) => [file, status, ...(reason === undefined ? [] : [reason])]);

const OUTSIDE = "its symbolic link leads out of the tree; name the file that it leads to";
const message = (result: FileResult | undefined) => result?.findings[0]?.finding.message;
const fault = (code: string) => Object.assign(new Error(code), { code });

describe("documents in files", () => {
  it("are found in directories, in their order, by their names", () =>
    inFolder(
      { "b/x.yml": BEFORE, "a.yaml": BEFORE, "c.json": "{}", "d.txt": BEFORE, ".hidden/y.yaml": BEFORE },
      (cwd) => {
        expect(said(run(cwd, ["."], { to: "http" }))).to.deep.equal([
          [".hidden/y.yaml", "converted"],
          ["a.yaml", "converted"],
          ["b/x.yml", "converted"],
          ["c.json", "skipped", "speaks of no integration"],
        ]);
      },
    ));

  it("are found by patterns", () =>
    inFolder({ "b/x.yml": BEFORE, "a.yaml": BEFORE }, (cwd) => {
      expect(said(run(cwd, ["**/*.yml"], { to: "http" }))).to.deep.equal([["b/x.yml", "converted"]]);
      expect(said(run(cwd, ["**/*.none"], { to: "http" }))).to.deep.equal([
        ["**/*.none", "failed", "not read: no file has such a name"],
      ]);
    }));

  it("are left out where .gitignore and .patchwayignore say so, unless they are named", () =>
    inFolder(
      {
        ".git/config": "",
        ".gitignore": "out/\n*.gen.yaml\n",
        "sub/.gitignore": "!kept.gen.yaml\n",
        "sub/.patchwayignore": "old.yaml\n",
        "out/a.yaml": BEFORE,
        "sub/a.gen.yaml": BEFORE,
        "sub/kept.gen.yaml": BEFORE,
        "sub/old.yaml": BEFORE,
        "node_modules/x/a.yaml": BEFORE,
      },
      (cwd) => {
        expect(said(run(cwd, ["."], { to: "http" }))).to.deep.equal([
          ["out/a.yaml", "skipped", "left out by .gitignore"],
          ["sub/a.gen.yaml", "skipped", "left out by .gitignore"],
          ["sub/kept.gen.yaml", "converted"],
          ["sub/old.yaml", "skipped", "left out by .patchwayignore"],
        ]);
        // The repository's rules hold from inside a directory as well.
        expect(said(run(cwd, ["sub"], { to: "http" }))).to.deep.equal([
          ["sub/a.gen.yaml", "skipped", "left out by .gitignore"],
          ["sub/kept.gen.yaml", "converted"],
          ["sub/old.yaml", "skipped", "left out by .patchwayignore"],
        ]);
        expect(said(run(cwd, ["out/a.yaml"], { to: "http" }))).to.deep.equal([["out/a.yaml", "converted"]]);
      },
    ));

  it("of other sorts are skipped, and the reason says what they are", () =>
    inFolder(
      {
        "cfn.json":
          '{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"A":{"Type":"AWS::ApiGateway::Method"}}}',
        "sam.yaml":
          "Transform: AWS::Serverless-2016-10-31\nResources:\n  A:\n    Type: AWS::Serverless::Api\n",
        "serverless.yml": "service: a\nprovider: {name: aws}\nfunctions: {}\n",
        "list.yaml": "- x-amazon-apigateway-integration\n",
      },
      (cwd) => {
        expect(said(run(cwd, ["."]))).to.deep.equal([
          ["cfn.json", "skipped", "a CloudFormation template, which is not converted yet"],
          ["list.yaml", "skipped", "not an OpenAPI definition"],
          ["sam.yaml", "skipped", "a SAM template, which is not converted yet"],
          ["serverless.yml", "skipped", "a file of the Serverless Framework, which is not converted yet"],
        ]);
      },
    ));

  it("have one name each, however they were named", () =>
    inFolder({ "sub/a.yaml": BEFORE, "b.yaml": BEFORE }, (cwd) => {
      const operands = ["./sub", path.join(cwd, "b.yaml"), "sub/../sub/a.yaml", "./b.yaml"];
      expect(said(run(cwd, operands, { to: "http" }))).to.deep.equal([
        ["sub/a.yaml", "converted"],
        ["b.yaml", "converted"],
        ["sub/a.yaml", "skipped", "the same file as another"],
        ["b.yaml", "skipped", "the same file as another"],
      ]);
      const [below] = run(path.join(cwd, "sub"), ["../b.yaml"], { to: "http" });
      expect(below?.file).to.equal("../b.yaml");
    }));

  it("that are templates are skipped, whatever else is wrong with them; so is what is empty", () =>
    inFolder(
      {
        "cfn.yaml":
          "Resources:\n  A:\n    Type: AWS::ApiGateway::Method\n    Properties: {}\n    Properties: {}\n",
        "cfn.json": '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"A": AWS::ApiGateway}}',
        "sam.yaml":
          "AWSTemplateFormatVersion: '2010-09-09'\nTransform: AWS::Serverless-2016-10-31\nResources: {a: 1, a: 2}\n",
        "serverless.yml": "provider:\n  name: aws\n  name: aws\n",
        "openapi.yaml":
          "openapi: 3.0.1\nx-amazon-apigateway-integration: {}\nResources: {a: {Type: AWS::ApiGateway::Method}, a: 1}\n",
        "empty.yaml": "\ufeff\n \n",
      },
      (cwd) => {
        const results = run(cwd, [
          "cfn.yaml",
          "cfn.json",
          "sam.yaml",
          "serverless.yml",
          "openapi.yaml",
          "empty.yaml",
        ]);
        expect(said(results)).to.deep.equal([
          ["cfn.yaml", "skipped", "a CloudFormation template, which is not converted yet"],
          ["cfn.json", "skipped", "a CloudFormation template, which is not converted yet"],
          ["sam.yaml", "skipped", "a SAM template, which is not converted yet"],
          ["serverless.yml", "skipped", "a file of the Serverless Framework, which is not converted yet"],
          ["openapi.yaml", "failed", "not read: the member … is there twice"],
          ["empty.yaml", "skipped", "empty"],
        ]);
      },
    ));

  it("are written where the name is as long as a name can be", () => {
    const name = `${"n".repeat(250)}.yaml`;
    return inFolder({ [name]: BEFORE }, (cwd) => {
      expect(said(run(cwd, ["."]))).to.deep.equal([[name, "converted"]]);
      expect(filesIn(cwd)).to.deep.equal([name]);
    });
  });

  it("are not touched without --write", () =>
    inFolder({ "a.yaml": BEFORE }, (cwd) => {
      run(cwd, ["a.yaml"], { to: "http" });
      expect(readFileSync(path.join(cwd, "a.yaml"), "utf8")).to.equal(BEFORE);
    }));

  it("are written with their mode, and nothing is left beside them", () =>
    inFolder({ "a.yaml": BEFORE }, (cwd) => {
      const file = path.join(cwd, "a.yaml");
      chmodSync(file, 0o640);
      expect(said(run(cwd, ["a.yaml"]))).to.deep.equal([["a.yaml", "converted"]]);
      expect(readFileSync(file, "utf8")).to.equal(AFTER);
      expect(statSync(file).mode & 0o7777).to.equal(0o640);
      expect(filesIn(cwd)).to.deep.equal(["a.yaml"]);
    }));

  it("keep a byte order mark and CRLF in the file", () =>
    inFolder({ "a.yaml": `\ufeff${BEFORE.replaceAll("\n", "\r\n")}` }, (cwd) => {
      run(cwd, ["a.yaml"]);
      expect(readFileSync(path.join(cwd, "a.yaml"), "utf8")).to.equal(
        `\ufeff${AFTER.replaceAll("\n", "\r\n")}`,
      );
    }));

  it("keep their owner", () =>
    inFolder({ "a.yaml": BEFORE }, (cwd) => {
      if (process.getuid?.() === 0) {
        fs.chownSync(path.join(cwd, "a.yaml"), 1234, 4321);
        run(cwd, ["a.yaml"]);
        const { uid, gid } = statSync(path.join(cwd, "a.yaml"));
        expect([uid, gid]).to.deep.equal([1234, 4321]);
      } else {
        const { uid, gid } = statSync(path.join(cwd, "a.yaml"));
        run(cwd, ["a.yaml"]);
        const after = statSync(path.join(cwd, "a.yaml"));
        expect([after.uid, after.gid]).to.deep.equal([uid, gid]);
      }
    }));

  it("are written through a link inside the tree, and the link stays", () =>
    inFolder({ "real/a.yaml": BEFORE }, (cwd) => {
      symlinkSync("real/a.yaml", path.join(cwd, "link.yaml"));
      expect(said(run(cwd, ["link.yaml", "real/a.yaml"]))).to.deep.equal([
        ["link.yaml", "converted"],
        ["real/a.yaml", "skipped", "the same file as another"],
      ]);
      expect(readFileSync(path.join(cwd, "real/a.yaml"), "utf8")).to.equal(AFTER);
      expect(fs.lstatSync(path.join(cwd, "link.yaml")).isSymbolicLink()).to.equal(true);
    }));

  it("are refused where a link leads out of the tree", () =>
    inFolder({ "outside.yaml": BEFORE, "tree/a.yaml": BEFORE }, (folder) => {
      const cwd = path.join(folder, "tree");
      symlinkSync("../outside.yaml", path.join(cwd, "link.yaml"));
      mkdirSync(path.join(folder, "far"));
      writeFileSync(path.join(folder, "far/b.yaml"), BEFORE);
      symlinkSync("../far", path.join(cwd, "dir"));
      const results = run(cwd, ["link.yaml", "dir/b.yaml", "a.yaml"]);
      expect(said(results)).to.deep.equal([
        ["link.yaml", "failed", `not read: ${OUTSIDE}`],
        ["dir/b.yaml", "failed", `not read: ${OUTSIDE}`],
        ["a.yaml", "converted"],
      ]);
      expect(message(results[0])).to.match(/leads out of the tree/);
      expect(readFileSync(path.join(folder, "outside.yaml"), "utf8")).to.equal(BEFORE);
      expect(readFileSync(path.join(folder, "far/b.yaml"), "utf8")).to.equal(BEFORE);
    }));

  it("are not looked for behind links to directories, and that is told", () =>
    inFolder({ "outside/b.yaml": BEFORE, "tree/a.yaml": BEFORE, "tree/in/c.yaml": BEFORE }, (folder) => {
      const cwd = path.join(folder, "tree");
      symlinkSync("../outside", path.join(cwd, "dir"));
      symlinkSync("in", path.join(cwd, "near"));
      const followed = "a symbolic link to a directory, which is not followed; name the directory";
      expect(said(run(cwd, ["."], { to: "http" }))).to.deep.equal([
        ["a.yaml", "converted"],
        ["dir", "skipped", followed],
        ["in/c.yaml", "converted"],
        ["near", "skipped", followed],
      ]);
      // Where the pattern does not lead, nothing is told.
      expect(said(run(cwd, ["*.yaml"], { to: "http" }))).to.deep.equal([["a.yaml", "converted"]]);
      expect(said(run(cwd, ["near*/**/*.yaml"], { to: "http" }))).to.deep.equal([
        ["near", "skipped", followed],
        ["near*/**/*.yaml", "failed", "not read: no file has such a name"],
      ]);
    }));

  it("are found through links to files of the tree, and none of them twice", () =>
    inFolder({ "b/p.yaml": BEFORE, "b/other.txt": BEFORE }, (cwd) => {
      for (const name of ["a.yaml", "z.yaml"]) symlinkSync("b/p.yaml", path.join(cwd, name));
      symlinkSync("other.txt", path.join(cwd, "b/q.yaml"));
      expect(said(run(cwd, ["."]))).to.deep.equal([
        ["a.yaml", "skipped", "the same file as another"],
        ["b/p.yaml", "converted"],
        ["b/q.yaml", "converted"],
        ["z.yaml", "skipped", "the same file as another"],
      ]);
      expect(readFileSync(path.join(cwd, "b/other.txt"), "utf8")).to.equal(AFTER);
      expect(fs.lstatSync(path.join(cwd, "b/q.yaml")).isSymbolicLink()).to.equal(true);
      expect(said(run(cwd, ["*.yaml"]))).to.deep.equal([
        ["a.yaml", "unchanged"],
        ["z.yaml", "skipped", "the same file as another"],
      ]);
    }));

  it("are left alone, and told, where a link that is found leads elsewhere", () =>
    inFolder(
      {
        "outside.yaml": BEFORE,
        "tree/.git/config": "",
        "tree/.gitignore": "gen/\nignored.yaml\n",
        "tree/gen/a.yaml": BEFORE,
        "tree/node_modules/x/a.yaml": BEFORE,
      },
      (folder) => {
        const cwd = path.join(folder, "tree");
        const links = {
          "circle.yaml": "circle.yaml",
          "gen.yaml": "gen/a.yaml",
          "ignored.yaml": "nowhere.yaml",
          "module.yaml": "node_modules/x/a.yaml",
          "nothing.yaml": "nowhere.yaml",
          "out.yaml": "../outside.yaml",
        };
        for (const [name, target] of Object.entries(links)) symlinkSync(target, path.join(cwd, name));
        expect(said(run(cwd, ["*.yaml"]))).to.deep.equal([
          ["circle.yaml", "failed", "not read: its symbolic links lead in a circle"],
          ["gen.yaml", "skipped", "left out by .gitignore"],
          ["ignored.yaml", "skipped", "left out by .gitignore"],
          [
            "module.yaml",
            "skipped",
            "its symbolic link leads to where nothing is looked for; name the file that it leads to",
          ],
          ["nothing.yaml", "skipped", "its symbolic link leads to nothing"],
          ["out.yaml", "skipped", OUTSIDE],
        ]);
        for (const file of ["outside.yaml", "tree/gen/a.yaml", "tree/node_modules/x/a.yaml"]) {
          expect(readFileSync(path.join(folder, file), "utf8")).to.equal(BEFORE);
        }
      },
    ));

  it("stay as they are where writing would part hard links", () =>
    inFolder({ "a.yaml": BEFORE }, (cwd) => {
      linkSync(path.join(cwd, "a.yaml"), path.join(cwd, "b.yaml"));
      const [result] = run(cwd, ["a.yaml"]);
      expect([result?.status, result?.reason]).to.deep.equal([
        "failed",
        "not written: it has 2 hard links, which writing would part",
      ]);
      expect(message(result)).to.match(/2 hard links/);
    }));

  describe("when the system refuses", () => {
    const failing: readonly (readonly [string, Partial<World["fs"]>, RegExp])[] = [
      [
        "a full disk",
        {
          writeFileSync: (() => {
            throw fault("ENOSPC");
          }) as typeof fs.writeFileSync,
        },
        /no space is left on the device/,
      ],
      [
        "no permission on the file",
        {
          accessSync: () => {
            throw fault("EACCES");
          },
        },
        /there is no permission/,
      ],
      [
        "no permission in the directory",
        {
          openSync: ((file: string, flags: string, mode?: number) => {
            if (flags === "wx") throw fault("EACCES");
            return fs.openSync(file, flags, mode);
          }) as typeof fs.openSync,
        },
        /there is no permission/,
      ],
      [
        "a rename that fails",
        {
          renameSync: () => {
            throw fault("EIO");
          },
        },
        /the device has a fault/,
      ],
      [
        "an owner that cannot be kept",
        {
          fchmodSync: () => {
            throw fault("EPERM");
          },
        },
        /owner and mode cannot be kept/,
      ],
    ];
    for (const [what, change, text] of failing) {
      it(`because of ${what}, the file stays whole, nothing is left beside it, and the next one is read`, () =>
        inFolder({ "a.yaml": BEFORE, "z.yaml": AFTER }, (cwd) => {
          const results = run(cwd, ["a.yaml", "z.yaml"], WRITE, change);
          expect(said(results)).to.deep.equal([
            ["a.yaml", "failed", `not written: ${message(results[0])?.replace(/^.*?: /, "")}`],
            ["z.yaml", "unchanged"],
          ]);
          expect(message(results[0])).to.match(text);
          expect(readFileSync(path.join(cwd, "a.yaml"), "utf8")).to.equal(BEFORE);
          expect(filesIn(cwd)).to.deep.equal(["a.yaml", "z.yaml"]);
        }));
    }

    const withoutLocked = ((directory: string, options: { withFileTypes: true }) => {
      if (/\blocked$/.test(directory)) throw fault("EACCES");
      return fs.readdirSync(directory, options);
    }) as unknown as typeof fs.readdirSync;
    const LOCKED = "not read: this directory cannot be looked into: there is no permission to do so";

    it("a directory that cannot be read fails alone, whether it is named, found, or on the way of a pattern", () =>
      inFolder({ "locked/a.yaml": BEFORE, "z.yaml": BEFORE, "sub/locked/a.yaml": BEFORE }, (cwd) => {
        const found = (operand: string) =>
          said(run(cwd, [operand], { to: "http" }, { readdirSync: withoutLocked }));
        const all = [
          ["locked", "failed", LOCKED],
          ["sub/locked", "failed", LOCKED],
          ["z.yaml", "converted"],
        ];
        expect(found(".")).to.deep.equal(all);
        expect(found("**/*.yaml")).to.deep.equal(all);
        expect(found("locked")).to.deep.equal([["locked", "failed", LOCKED]]);
        expect(found("sub/locked/*.yaml")).to.deep.equal([["sub/locked", "failed", LOCKED]]);
        expect(found("*.yaml")).to.deep.equal([["z.yaml", "converted"]]);
      }));

    it("a directory that an ignore file leaves out need not be read", () =>
      inFolder({ ".gitignore": "locked/\n", "locked/a.yaml": BEFORE, "z.yaml": BEFORE }, (cwd) => {
        expect(said(run(cwd, ["."], WRITE, { readdirSync: withoutLocked }))).to.deep.equal([
          ["locked", "skipped", "left out by .gitignore"],
          ["z.yaml", "converted"],
        ]);
      }));

    it("a file that an ignore file may leave out is not touched where nobody can read that", () =>
      inFolder(
        { "a/.gitignore": "x.yaml\n", "a/x.yaml": BEFORE, "b/.gitignore/x": "", "b/x.yaml": BEFORE },
        (cwd) => {
          const readFileSync = ((file: string, options: "utf8") => {
            if (file === path.join(cwd, "a/.gitignore")) throw fault("EACCES");
            return fs.readFileSync(file, options);
          }) as typeof fs.readFileSync;
          expect(said(run(cwd, ["."], WRITE, { readFileSync }))).to.deep.equal([
            [
              "a/x.yaml",
              "failed",
              "not read: .gitignore, which may leave it out, cannot be read: there is no permission to do so",
            ],
            ["b/x.yaml", "converted"],
          ]);
        },
      ));

    it("a file that cannot be read fails alone", () =>
      inFolder({ "a.yaml": BEFORE, "z.yaml": BEFORE }, (cwd) => {
        const openSync = ((file: string, flags: string, mode?: number) => {
          if (file.endsWith("a.yaml")) throw fault("EACCES");
          return fs.openSync(file, flags, mode);
        }) as typeof fs.openSync;
        const results = run(cwd, ["."], WRITE, { openSync });
        expect(said(results)).to.deep.equal([
          ["a.yaml", "failed", "not read: there is no permission to do so"],
          ["z.yaml", "converted"],
        ]);
      }));

    it("a file that changes while it is converted is not written", () =>
      inFolder({ "a.yaml": BEFORE }, (cwd) => {
        const file = path.join(cwd, "a.yaml");
        const fsyncSync = (handle: number) => {
          fs.fsyncSync(handle);
          writeFileSync(file, "changed: true\n");
          utimesSync(file, 1, 1);
        };
        const [result] = run(cwd, ["a.yaml"], WRITE, { fsyncSync });
        expect(message(result)).to.match(/changed while it was read/);
        expect(readFileSync(file, "utf8")).to.equal("changed: true\n");
        expect(filesIn(cwd)).to.deep.equal(["a.yaml"]);
      }));

    it("a file that changes while it is read is not converted", () =>
      inFolder({ "a.yaml": BEFORE }, (cwd) => {
        const file = path.join(cwd, "a.yaml");
        const read = ((handle: number) => {
          const bytes = fs.readFileSync(handle);
          fs.appendFileSync(file, "# more\n");
          return bytes;
        }) as typeof fs.readFileSync;
        const [result] = run(cwd, ["a.yaml"], WRITE, { readFileSync: read });
        expect(message(result)).to.match(/changed while it was read/);
      }));
  });

  it("whose names are not UTF-8 are told as that (skipped where the system has no such names)", function () {
    if (process.platform !== "linux") this.skip();
    return inFolder({ "z.yaml": BEFORE }, (cwd) => {
      const folder = Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from([0xff])]);
      mkdirSync(folder);
      writeFileSync(Buffer.concat([folder, Buffer.from(".yaml")]), BEFORE);
      const name = "its name is not valid UTF-8, so it cannot be opened; rename it";
      expect(said(run(cwd, ["."], { to: "http" }))).to.deep.equal([
        ["z.yaml", "converted"],
        ["\ufffd", "failed", `not read: this directory cannot be looked into: ${name}`],
        ["\ufffd.yaml", "failed", `not read: ${name}`],
      ]);
    });
  });

  it("that are no text are told with line and column", () =>
    inFolder({}, (cwd) => {
      const bytes: readonly (readonly [string, readonly number[], RegExp, readonly [number, number]])[] = [
        ["gzip.yaml", [0x1f, 0x8b, 8, 0], /gzip-compressed/, [1, 1]],
        ["utf16.yaml", [0xff, 0xfe, 0x61, 0], /UTF-16/, [1, 1]],
        ["zero.yaml", [0x61, 0x0a, 0xc3, 0xa9, 0x0a, 0xc3, 0xa9, 0], /binary data/, [3, 2]],
        ["latin.yaml", [0x61, 0x0a, 0xc3, 0xa9, 0xe9, 0x61, 0x0a], /not text in UTF-8/, [2, 2]],
        ["end.yaml", [0x61, 0xc3], /not text in UTF-8/, [1, 2]],
      ];
      for (const [name, content] of bytes) writeFileSync(path.join(cwd, name), Buffer.from(content));
      for (const [index, result] of run(
        cwd,
        bytes.map(([name]) => name),
      ).entries()) {
        const [name, , text, place] = bytes[index] as (typeof bytes)[number];
        expect([result.file, result.status]).to.deep.equal([name, "failed"]);
        expect(message(result)).to.match(text);
        expect([result.findings[0]?.line, result.findings[0]?.column]).to.deep.equal(place);
      }
    }));

  it("that are broken are told with line and column, and the others are converted", () =>
    inFolder(
      {
        "a.json": '{\n  "openapi": "3.0.1",\n  "x-amazon-apigateway-integration"',
        "b.yaml": `${BEFORE}   bad: indentation\n`,
        "c.yaml": BEFORE.replace("openapi: 3.0.1", "openapi: 3.0.1\nopenapi: 3.0.2"),
        "d.yaml": BEFORE,
        "e.yaml": "",
      },
      (cwd) => {
        writeFileSync(path.join(cwd, "e.yaml"), Buffer.from([0x78, 0xff, 0x0a]));
        const results = run(cwd, ["a.json", "b.yaml", "c.yaml", "d.yaml", "e.yaml"]);
        expect(results.map(({ status }) => status)).to.deep.equal([
          "failed",
          "failed",
          "failed",
          "converted",
          "failed",
        ]);
        const places = results.map(({ findings }) => [findings[0]?.line, findings[0]?.column]);
        expect(places.slice(0, 3)).to.deep.equal([
          [3, 36],
          [10, 1],
          [2, 1],
        ]);
        expect(message(results[4])).to.match(/not text in UTF-8/);
      },
    ));
});
