import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { ROOT } from "../cli/harness.js";

const LIB = path.join(ROOT, "dist", "lib");

/** The modules of Node that an entry of the package has loaded. */
function loadedBy(entry: string): string[] {
  const code = `await import(${JSON.stringify(import.meta.resolve(entry))});
    console.log(JSON.stringify(process.moduleLoadList))`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  return JSON.parse(stdout) as string[];
}

describe("loading", () => {
  it("of the library brings no server, of the emulator one", () => {
    expect(loadedBy("patchway")).not.to.include("NativeModule _http_server");
    expect(loadedBy("patchway/emulator")).to.include("NativeModule _http_server");
  });

  it("of the emulator brings no AWS SDK", () => {
    const files = readdirSync(path.join(LIB, "emulator"), { recursive: true, encoding: "utf8" });
    const sources = files.filter((file) => file.endsWith(".js"));
    expect(sources.length).to.be.greaterThan(40);
    for (const file of sources) {
      expect(readFileSync(path.join(LIB, "emulator", file), "utf8"), file).not.to.match(
        /(?:from|import\() ?["']@(?:aws-sdk|smithy)/,
      );
    }
  });
});
