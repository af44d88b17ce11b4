import { spawnSync } from "node:child_process";
import { expect } from "chai";

const INDEX = import.meta.resolve("patchway");
const EMULATOR = import.meta.resolve("patchway/emulator");

/** The modules that a process loads for this code and an entry of the package. */
function loaded(code: string, entry = INDEX): string[] {
  const hooks =
    "let port; export function initialize(data) { port = data.port }" +
    "export async function load(url, context, next) { port.postMessage(url); return next(url, context) }";
  const program = `
    import { register } from "node:module";
    import { MessageChannel } from "node:worker_threads";
    const { port1, port2 } = new MessageChannel();
    const urls = [];
    port1.on("message", (url) => urls.push(url)).unref();
    register("data:text/javascript," + encodeURIComponent(${JSON.stringify(hooks)}), {
      data: { port: port2 }, transferList: [port2],
    });
    const patchway = await import(${JSON.stringify(entry)});
    ${code}
    await new Promise((resolve) => setTimeout(resolve, 50));
    console.log(JSON.stringify(urls));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
  expect(stderr).to.equal("");
  return JSON.parse(stdout);
}

const ofSdk = (urls: readonly string[]) => urls.filter((url) => /@aws-sdk|@smithy/.test(url));

describe("the library", () => {
  it("loads no SDK where nothing is sent, with the live calls among its exports", () => {
    const urls = loaded(`
      const document = patchway.readDocument({ api: { version: "v1", id: "a" }, integrations: {} });
      const live = { api: "v1", id: "a", resources: new Map(), routes: new Map(), integrations: new Map() };
      patchway.planState(document, live);
      if (typeof patchway.applyPlan !== "function") throw new Error("there is no applyPlan");
    `);
    expect(urls).to.include(INDEX);
    expect(ofSdk(urls)).to.deep.equal([]);
  });

  it("loads none for an emulator that is started", () => {
    const urls = loaded("await (await patchway.startEmulator()).close();", EMULATOR);
    expect(urls).to.include.members([INDEX.replace("patchway.js", "main.js"), EMULATOR]);
    expect(ofSdk(urls)).to.deep.equal([]);
  });

  it("loads it for clients of its own making", () => {
    const urls = loaded(
      'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true"; (await patchway.makeClients({ region: "us-east-1" })).destroy();',
    );
    expect(ofSdk(urls)).not.to.deep.equal([]);
  });
});
