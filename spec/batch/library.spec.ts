import { Duplex, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect } from "chai";
import {
  type BatchOptions,
  batchLines,
  batchObjects,
  batchStage,
  InputError,
  LineError,
} from "../../lib/index.js";

const HTTP = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://example.com/" };
const TO_HTTP: BatchOptions<"convert"> = { to: "http" };

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts).toString();
}

async function listOf<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** Rejects with what a promise is rejected with. */
async function errorOf(promise: Promise<unknown>): Promise<Error & { line?: number }> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error("it was to be rejected");
}

const LINES = [`${JSON.stringify({ id: 1, integration: HTTP })}\n`, `${JSON.stringify(HTTP)}\n`];
const RESULT = {
  IntegrationType: "HTTP_PROXY",
  IntegrationMethod: "GET",
  IntegrationUri: "https://example.com/",
  TimeoutInMillis: 29000,
  PayloadFormatVersion: "1.0",
};

describe("batchLines", () => {
  const sources: Readonly<Record<string, () => Parameters<typeof batchLines>[1]>> = {
    "strings, cut anywhere": () => [...LINES.join("")],
    bytes: () => [Buffer.from(LINES.join(""))],
    objects: () => [{ id: 1, integration: HTTP }, HTTP],
    "a string and an object behind its open line": () => [LINES[0]?.trimEnd() as string, HTTP],
    "a generator": () =>
      (async function* () {
        yield* LINES;
      })(),
    "a Node stream": () => Readable.from(LINES),
    "a Web stream": () => new Blob(LINES).stream() as AsyncIterable<Uint8Array>,
  };
  for (const [name, source] of Object.entries(sources)) {
    it(`takes ${name}`, async () => {
      const results = (await textOf(batchLines("convert", source(), TO_HTTP))).trimEnd().split("\n");
      expect(results.map((line) => JSON.parse(line))).to.deep.equal([
        { id: 1, integration: RESULT, convertible: true, responses: [], findings: [] },
        { convertible: true, integration: RESULT, responses: [], findings: [] },
      ]);
    });
  }

  it("keeps characters whole that strings cut in two", async () => {
    const text = JSON.stringify({ note: "\u{1f418}é", integration: HTTP });
    const results = await textOf(
      batchLines(
        "convert",
        Array.from({ length: text.length }, (_, at) => text.charAt(at)),
        TO_HTTP,
      ),
    );
    expect(JSON.parse(results).note).to.equal("\u{1f418}é");
  });

  it("counts what became of lines", async () => {
    const source = [...LINES, "\n", JSON.stringify({ type: "MOCK" }), "\n{\n"];
    const batch = batchLines("convert", source, { ...TO_HTTP, onError() {} });
    await textOf(batch);
    expect(batch.summary).to.deep.equal({
      lines: 4,
      blank: 1,
      outcomes: { converted: 2, blocked: 1, failed: 1 },
      findings: { "mock-on-http": 1 },
      severities: { error: 1, warning: 0, info: 0 },
    });
  });

  it("throws at a line that is bad, after the results before it", async () => {
    const results: string[] = [];
    const error = await errorOf(
      (async () => {
        for await (const piece of batchLines("convert", [...LINES, "{\n", ...LINES], TO_HTTP)) {
          results.push(Buffer.from(piece).toString());
        }
      })(),
    );
    expect(error).to.be.instanceOf(LineError).and.instanceOf(InputError);
    expect(error.line).to.equal(3);
    expect(results.join("").split("\n")).to.have.length(3);
  });

  it("goes on where somebody hears of it, once that is done", async () => {
    let heard = 0;
    const onError = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      heard += 1;
    };
    const text = await textOf(batchLines("convert", ["{\n", ...LINES, "[]"], { ...TO_HTTP, onError }));
    expect([text.split("\n").length, heard]).to.deep.equal([3, 2]);
  });

  it("throws what the source throws, after the whole lines before it", async () => {
    async function* broken() {
      yield* LINES;
      yield "{";
      throw new Error("the source has broken");
    }
    const pieces: string[] = [];
    const error = await errorOf(
      (async () => {
        for await (const piece of batchLines("convert", broken(), TO_HTTP))
          pieces.push(Buffer.from(piece).toString());
      })(),
    );
    expect(error.message).to.equal("the source has broken");
    expect(pieces.join("").split("\n")).to.have.length(3);
  });

  it("stops where the signal says so, even if the source never answers", async () => {
    const stop = new AbortController();
    async function* stuck() {
      yield* LINES;
      await new Promise(() => {});
    }
    const reason = new Error("enough");
    const error = await errorOf(
      (async () => {
        for await (const _ of batchLines("convert", stuck(), { ...TO_HTTP, signal: stop.signal })) {
          setTimeout(() => stop.abort(reason), 5);
        }
      })(),
    );
    expect(error).to.equal(reason);
  });

  it("does not begin where the signal was aborted before", async () => {
    const signal = AbortSignal.abort(new Error("never"));
    const error = await errorOf(textOf(batchLines("convert", LINES, { ...TO_HTTP, signal })));
    expect(error.message).to.equal("never");
  });

  it("lets its source go where nobody takes results any more", async () => {
    let isClosed = false;
    async function* endless() {
      try {
        for (;;) yield LINES[0] as string;
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of batchLines("convert", endless(), TO_HTTP)) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isClosed).to.equal(true);
  });

  it("reads no more than it can hold where nobody takes results", async () => {
    let given = 0;
    const chunk = Buffer.from((LINES[0] as string).repeat(5000));
    async function* endless() {
      for (;;) {
        given += chunk.length;
        yield chunk;
      }
    }
    for (const jobs of [1, 2]) {
      given = 0;
      const results = batchLines("convert", endless(), { ...TO_HTTP, jobs, threadsFrom: 0 })[
        Symbol.asyncIterator
      ]();
      await results.next();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(given).to.be.below(8 * 1024 * 1024);
      await results.return?.();
    }
  });

  it("works as a part of a Node pipeline", async () => {
    const parts: string[] = [];
    await pipeline(
      Readable.from(LINES),
      (source: AsyncIterable<string>) => batchLines("convert", source, TO_HTTP),
      async (results: AsyncIterable<Uint8Array>) => {
        parts.push(await textOf(results));
      },
    );
    expect(parts.join("").split("\n")).to.have.length(3);
  });

  const WRONG: readonly (readonly [object, RegExp])[] = [
    [{ jobs: 0 }, /options\.jobs is a whole number from 1 to 64/],
    [{ jobs: 65 }, /options\.jobs is a whole number from 1 to 64/],
    [{ jobs: 1.5 }, /options\.jobs/],
    [{ maxLineBytes: -1 }, /options\.maxLineBytes/],
    [{ threadsFrom: Number.NaN }, /options\.threadsFrom/],
  ];
  for (const [options, message] of WRONG) {
    it(`refuses ${JSON.stringify(options)}`, () => {
      expect(() => batchLines("convert", [], { ...TO_HTTP, ...options })).to.throw(InputError, message);
    });
  }

  it("refuses a command that it does not have", () => {
    expect(() => batchLines("constructor" as "convert", [], TO_HTTP)).to.throw(
      InputError,
      'a batch is one of convert, diff, patch, check, translate, not "constructor"',
    );
  });

  it("names what is given for a command by its sort where that is the source", () => {
    const turned = batchLines as unknown as (...given: unknown[]) => unknown;
    const message = (source: unknown): string => {
      try {
        turned(source, "convert", TO_HTTP);
        return "";
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message(["{}".repeat(1000)])).to.match(/, not a list$/);
    expect(message("{}".repeat(1000))).to.match(/, not a string$/);
  });
});

describe("batchObjects", () => {
  it("gives objects for objects, and leaves those as they are", async () => {
    const line = Object.freeze({ id: 1, integration: Object.freeze(HTTP) });
    const batch = batchObjects("convert", [line, HTTP], TO_HTTP);
    expect(await listOf(batch)).to.deep.equal([
      { id: 1, integration: RESULT, convertible: true, responses: [], findings: [] },
      { convertible: true, integration: RESULT, responses: [], findings: [] },
    ]);
    expect(batch.summary.outcomes).to.deep.equal({ converted: 2, blocked: 0, failed: 0 });
  });

  it("counts objects from 1 where one of them has no result", async () => {
    const errors: string[] = [];
    const onError = ({ line, pointer, message }: LineError) => {
      errors.push(`${line}${pointer}: ${message}`);
    };
    const source = [{ current: {}, desired: {} }, { current: {} }, { current: 7, desired: {} }];
    const results = await listOf(batchObjects("diff", source, { onError }));
    expect(results).to.deep.equal([{ patchOperations: [], findings: [] }]);
    expect(errors).to.deep.equal([
      "2: the line has no desired",
      "3/current: an object is expected, such as the SDK answers it, not 7",
    ]);
    const error = await errorOf(listOf(batchObjects("diff", source, {})));
    expect([error.name, error.line]).to.deep.equal(["LineError", 2]);
  });

  it("stops where the signal says so", async () => {
    const stop = new AbortController();
    const error = await errorOf(
      (async () => {
        for await (const _ of batchObjects("convert", [HTTP, HTTP], { ...TO_HTTP, signal: stop.signal })) {
          stop.abort(new Error("enough"));
        }
      })(),
    );
    expect(error.message).to.equal("enough");
  });
});

describe("batchStage", () => {
  it("is a stage of a Web stream", async () => {
    const stage = batchStage("convert", TO_HTTP);
    const results = new Blob(LINES).stream().pipeThrough(stage);
    expect((await textOf(results as AsyncIterable<Uint8Array>)).split("\n")).to.have.length(3);
    expect(stage.summary.lines).to.equal(2);
  });

  it("is a stage of a Node stream", async () => {
    const stage = batchStage("convert", TO_HTTP);
    const results = Readable.from(LINES).pipe(Duplex.fromWeb(stage as never));
    expect((await textOf(results)).split("\n")).to.have.length(3);
  });

  it("passes on the error of a line, and lets its source go", async () => {
    let isCancelled = false;
    const source = new ReadableStream<string>({
      pull: (controller) => controller.enqueue("{\n"),
      cancel: () => {
        isCancelled = true;
      },
    });
    const error = await errorOf(
      textOf(source.pipeThrough(batchStage("convert", TO_HTTP)) as AsyncIterable<Uint8Array>),
    );
    expect(error.line).to.equal(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isCancelled).to.equal(true);
  });
});
