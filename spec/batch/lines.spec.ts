import { expect } from "chai";
import fc from "fast-check";
import { toV2 } from "../../lib/index.js";
import { RUNS } from "../runs.js";
import { converted, cutAt, cuts } from "./pieces.js";

const runs = Math.min(RUNS, 100);

/** A line, and what has to become of it: written down here, not asked of the batch. */
interface Line {
  readonly text: Uint8Array;
  readonly fate: "result" | "error" | "blank";
  /** What its result begins with. */
  readonly begins?: string;
}

const good = fc.record({ id: fc.string({ unit: "grapheme", maxLength: 8 }), path: fc.nat(1000) }).map(
  ({ id, path }): Line => ({
    text: Buffer.from(
      JSON.stringify({
        id,
        integration: { type: "HTTP_PROXY", httpMethod: "GET", uri: `https://example.com/${path}` },
      }),
    ),
    fate: "result",
    begins: `{"id":${JSON.stringify(id)},"integration":{"IntegrationType":"HTTP_PROXY","IntegrationMethod":"GET","IntegrationUri":"https://example.com/${path}"`,
  }),
);

const bad = fc
  .constantFrom<Uint8Array | string>(
    "{",
    '{"type":',
    '{"integration":{"type":"HTTP_PROXY"}} x',
    "nothing",
    "[]",
    "null",
    "7",
    '{"type":"NOTHING"}',
    '{"integration":{"IntegrationType":"HTTP_PROXY"}}',
    Buffer.from([0x7b, 0xff, 0x7d]),
    Buffer.from([0xc3]),
    Buffer.from([0xed, 0xa0, 0x80]),
  )
  .map((text): Line => ({ text: Buffer.from(text as string), fate: "error" }));

const blank = fc
  .constantFrom("", " ", "\t ")
  .map((text): Line => ({ text: Buffer.from(text), fate: "blank" }));

const texts = fc.record({
  lines: fc.array(fc.oneof({ weight: 4, arbitrary: good }, bad, blank), { maxLength: 12 }),
  ends: fc.constantFrom("\n", "\r\n"),
  isEnded: fc.boolean(),
  hasMark: fc.boolean(),
});

function bytesOf({ lines, ends, isEnded, hasMark }: typeof texts extends fc.Arbitrary<infer T> ? T : never) {
  const parts: Uint8Array[] = hasMark ? [Buffer.from([0xef, 0xbb, 0xbf])] : [];
  for (const [index, { text }] of lines.entries()) {
    parts.push(text);
    if (index < lines.length - 1 || isEnded) parts.push(Buffer.from(ends));
  }
  return Buffer.concat(parts);
}

describe("lines of a batch", () => {
  it("come out in order, each once, wherever the bytes are cut, with the numbers of those that are bad", () =>
    fc.assert(
      fc.asyncProperty(texts, cuts, async (given, places) => {
        const { lines } = given;
        const { output, errors, summary } = await converted(cutAt(bytesOf(given), places));
        const results = output.split("\n");
        expect(results.pop()).to.equal("");
        const wanted = lines.filter(({ fate }) => fate === "result");
        expect(results).to.have.length(wanted.length);
        for (const [index, { begins }] of wanted.entries()) {
          expect(results[index]?.startsWith(begins as string), results[index]).to.equal(true);
        }
        const numbers = lines.flatMap(({ fate }, index) => (fate === "error" ? [index + 1] : []));
        expect(errors.map((error) => Number.parseInt(error, 10))).to.deep.equal(numbers);
        expect(summary.lines).to.equal(wanted.length + numbers.length);
        expect(summary.outcomes).to.deep.equal({
          converted: wanted.length,
          blocked: 0,
          failed: numbers.length,
        });
      }),
      { numRuns: runs },
    ));

  it("are the same for every number of jobs", () =>
    fc.assert(
      fc.asyncProperty(texts, cuts, fc.boolean(), async (given, places, bail) => {
        const bytes = Buffer.concat([
          bytesOf(given),
          Buffer.from("\n"),
          bytesOf({ ...given, hasMark: false }),
        ]);
        const [one, three] = await Promise.all([
          converted(cutAt(bytes, places), { jobs: 1, bail }),
          converted(cutAt(bytes, places), { jobs: 3, bail, threadsFrom: 0 }),
        ]);
        expect(three).to.deep.equal(one);
      }),
      { numRuns: 6 },
    ));

  it("hold what toV2 gives, with short findings", async () => {
    const integration = {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://example.com/",
      tlsConfig: { insecureSkipVerification: true },
    } as const;
    const { output } = await converted(cutAt(Buffer.from(JSON.stringify(integration)), []));
    const single = toV2(integration, { protocol: "HTTP" });
    expect(JSON.parse(output)).to.deep.equal({
      convertible: true,
      integration: single.integration,
      responses: [],
      findings: [
        {
          id: "tls-verification-lost",
          severity: "warning",
          path: "/tlsConfig/insecureSkipVerification",
          values: { protocol: "HTTP" },
        },
      ],
    });
    expect(single.findings[0]?.message).to.contain("HTTP APIs verify");
  });

  it("say where they are wrong: the line, and the place in it", async () => {
    const text = [
      '{"integration":{"type":"HTTP_PROXY","uri":7}}',
      '{"type":"HTTP_PROXY","uri":7}',
      '{"type":"MOCK",}',
      '{"routeKey":7,"integration":{"type":"MOCK"}}',
    ].join("\n");
    const { errors } = await converted(cutAt(Buffer.from(text), []));
    expect(errors.map((error) => error.split(":")[0])).to.deep.equal([
      "1/integration/uri",
      "2/uri",
      "3",
      "4/routeKey",
    ]);
  });

  it("are left out where they are longer than the limit, the others go on", () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), cuts, fc.nat(2), async (more, places, ends) => {
        const line = '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com/"}';
        const long = " ".repeat(100 + more);
        const text = [line, long, line, long, ...(ends === 0 ? [] : [line])].join("\n");
        const { output, errors, summary } = await converted(cutAt(Buffer.from(text), places), {
          maxLineBytes: 100,
        });
        const good = ends === 0 ? 2 : 3;
        expect(output.split("\n")).to.have.length(good + 1);
        const message =
          "this line is longer than 100 bytes (options.maxLineBytes, --max-line), and is left out";
        expect(errors).to.deep.equal([`2: ${message}`, `4: ${message}`]);
        expect(summary.outcomes).to.deep.equal({ converted: good, blocked: 0, failed: 2 });
      }),
      { numRuns: runs },
    ));

  it("are taken up to the limit exactly", async () => {
    const line = JSON.stringify({ type: "MOCK" });
    const { length } = line;
    const take = async (maxLineBytes: number) =>
      (await converted(cutAt(Buffer.from(`${line}\n`), [3]), { maxLineBytes })).errors.length;
    expect([await take(length), await take(length - 1)]).to.deep.equal([0, 1]);
  });

  it("stop at the first that is bad where that is asked for, in the order of the input", async () => {
    const line = '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com/"}\n';
    const many = line.repeat(2000);
    const bytes = Buffer.from(`${many}{\n${many}x\n${many}`);
    for (const jobs of [1, 2]) {
      const { output, errors, summary } = await converted(cutAt(bytes, [7, 200_000, 300_000]), {
        bail: true,
        jobs,
        threadsFrom: 0,
      });
      expect(output.split("\n")).to.have.length(2001);
      expect(errors).to.have.length(1);
      expect(errors[0]).to.match(/^2001: not JSON/);
      expect(summary.outcomes.failed).to.equal(1);
    }
  });

  it("reach the other end before the next is written", async () => {
    const line = Buffer.from('{"type":"MOCK"}\n');
    let answered = 0;
    const seen: number[] = [];
    async function* slowly() {
      for (let sent = 0; sent < 3; sent++) {
        seen.push(answered);
        yield line;
        while (answered <= sent) await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
    const { LineBatch } = await import("../../lib/batch/lines.js");
    for await (const _ of new LineBatch("convert", [{ bytes: slowly() }], { to: "http" }, {})) answered++;
    expect(seen).to.deep.equal([0, 1, 2]);
  });
});
