import { expect } from "chai";
import { InputError } from "../../common/errors.js";
import { startEmulator } from "../../lib/emulator/index.js";
import { bytes, running } from "./harness.js";

describe("who is answered", () => {
  const here = running();
  const named = running(() => ({ allowHosts: ["Host.docker.internal"] }));

  /** The status of a request with these headers. */
  const status = async (headers: string, { emulator } = here, version = "1.1") => {
    const answer = await bytes(
      emulator.endpoint,
      `POST /restapis HTTP/${version}\r\n${headers}content-length: 12\r\nconnection: close\r\n\r\n{"name":"a"}`,
    );
    return { status: Number(answer.slice(9, 12)), answer };
  };

  it("is whoever names this machine, by an address or as localhost", async () => {
    for (const host of [
      ...["127.0.0.1", "127.0.0.1:4566", "[::1]:80", "localhost:4566", "LOCALHOST", "localhost."],
      ...["api.localhost:1", "192.168.1.5"],
    ]) {
      expect((await status(`Host: ${host}\r\n`)).status, host).to.equal(201);
    }
    expect((await status("", here, "1.0")).status).to.equal(201);
  });

  it("is no page whose name was made to lead here", async () => {
    for (const host of [
      "evil.example",
      "evil.example:80",
      "localhost.evil.example",
      "127.0.0.1.evil.example",
    ]) {
      const refused = await status(`host: ${host}\r\n`);
      expect(refused.status, host).to.equal(403);
      expect(refused.answer)
        .to.match(/x-amzn-errortype: AccessDeniedException/i)
        .and.contain("not by ")
        .and.contain("--allow-host");
    }
    for (const host of ["", "a b", "[", "@", "http://"]) {
      expect((await status(`host: ${host}\r\n`)).status, host).to.be.within(400, 403);
    }
  });

  it("is no page of another site that sends what it may send without asking", async () => {
    for (const origin of ["http://evil.example", "https://evil.example:8080", "null", "file://"]) {
      const { status: refused } = await status(`host: localhost\r\norigin: ${origin}\r\n`);
      expect(refused, origin).to.equal(403);
    }
    for (const origin of ["http://localhost:3000", "http://127.0.0.1"]) {
      expect((await status(`host: localhost\r\norigin: ${origin}\r\n`)).status, origin).to.equal(201);
    }
    const preflight = await bytes(
      here.emulator.endpoint,
      "OPTIONS /_emulator HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost:3000\r\naccess-control-request-method: DELETE\r\nconnection: close\r\n\r\n",
    );
    expect(preflight)
      .to.match(/^HTTP\/1\.1 405 /)
      .and.not.match(/access-control/i);
  });

  it("is also who uses a name that it was told, in whatever letters", async () => {
    expect((await status("host: host.docker.internal:4566\r\n", named)).status).to.equal(201);
    expect((await status("host: HOST.docker.internal\r\n", named)).status).to.equal(201);
    expect((await status("host: docker.internal\r\n", named)).status).to.equal(403);
    expect(
      (await status("host: localhost\r\norigin: http://host.docker.internal\r\n", named)).status,
    ).to.equal(201);
  });

  it("is told so in an answer with a request id where no host is named", async () => {
    const { status: code, answer } = await status("");
    expect(code).to.equal(400);
    expect(answer)
      .to.match(/x-amzn-requestid/i)
      .and.contain("names no host");
  });

  it("keeps what it holds to itself: the emulator's own paths are no exception", async () => {
    const answer = await bytes(
      here.emulator.endpoint,
      "GET /_emulator/state HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n",
    );
    expect(answer)
      .to.match(/^HTTP\/1\.1 403 /)
      .and.not.contain("restApis");
  });

  it("takes names, not addresses of the web", async () => {
    for (const name of ["", "http://a.b", "a.b:80", "a b", "*"]) {
      const error = await startEmulator({ allowHosts: ["a.b", name] }).catch((caught: unknown) => caught);
      expect(error, name).to.be.instanceOf(InputError).and.have.property("pointer", "/allowHosts/1");
    }
  });
});
