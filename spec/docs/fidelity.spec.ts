import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { fidelityPage, REASONS } from "../../lib/docs/fidelity-page.js";
import type { RecordedCall } from "../../lib/docs/replay.js";
import { readCalls, recordings, repository, type Tally, tally } from "../../lib/docs/tally.js";

/** Other names for what the recorded calls name, in paths and elsewhere: what is right of one is right of the other. */
const OTHERS: readonly (readonly [string, string])[] = [
  ["application~1json", "audio~1x~0json"],
  ["application/json", "audio/x~json"],
  ["image~1", "audio~1x~0"],
  ["image/", "audio/x~"],
  ["/test/GET", "/~1a~0b~1{c}/PUT"],
  ["test/GET", "~1a~0b~1{c}/PUT"],
  ["testVar", "other_"],
  ["var1", "v_1"],
  ["var2", "v_2"],
  ["pets", "shops"],
  [".header.my-header", ".header.X-Other"],
  ["<api-id:1>", "x1y2z3"],
  ["fakestagename", "a.b"],
];

function renamed(call: RecordedCall): RecordedCall {
  const { id, ...rest } = call;
  const text = OTHERS.reduce((all, [from, to]) => all.replaceAll(from, to), JSON.stringify(rest));
  return { id, ...(JSON.parse(text) as Omit<RecordedCall, "id">) };
}

describe("what the interpreter reproduces of AWS's answers (skipped where ../shared is absent)", () => {
  let calls: RecordedCall[] = [];
  let result: Tally;

  before(function () {
    if (!existsSync(recordings())) this.skip();
    calls = readCalls(recordings());
    result = tally(calls);
  });

  it("is at least 95 of 100 of the 159 calls", () => {
    expect(result.recorded).to.equal(159);
    expect(result.reproduced / result.recorded).to.be.at.least(0.95);
  });

  it("is all of the calls of a stage and of a usage plan", () => {
    const missed = result.kinds.filter(({ kind }) => kind === "Stage" || kind === "UsagePlan");
    expect(missed).to.deep.equal([
      { kind: "Stage", recorded: 42, reproduced: 42 },
      { kind: "UsagePlan", recorded: 6, reproduced: 6 },
    ]);
  });

  it("has a reason for every call that it does not reproduce, and no reason for another", () => {
    expect(result.missed.map(({ call }) => call.id)).to.have.members(Object.keys(REASONS));
  });

  it("is what docs/fidelity.md says", () => {
    const page = readFileSync(path.join(repository(), "docs", "fidelity.md"), "utf8");
    expect(page).to.equal(fidelityPage(result));
  });

  it("is the same for other names: what is right of image/png is right of audio/x~png", () => {
    const others = calls.map(renamed);
    const changed = others.filter((call, at) => JSON.stringify(call) !== JSON.stringify(calls[at]));
    expect(changed.length).to.be.at.least(60);
    const missed = tally(others).missed.map(({ call }) => call.id);
    expect(missed).to.have.members(result.missed.map(({ call }) => call.id));
  });

  it("would notice a text that is wrong in one character, and a state that is wrong in one member", () => {
    const wrong = calls.map(
      (call): RecordedCall =>
        call.error !== undefined
          ? { ...call, error: { ...call.error, message: `${call.error.message}.` } }
          : { ...call, after: { ...call.after, one: "more" } },
    );
    expect(tally(wrong).reproduced).to.equal(0);
  });
});
