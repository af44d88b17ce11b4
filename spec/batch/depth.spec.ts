import { expect } from "chai";
import { DEEPEST_LINE } from "../../lib/batch/depth.js";
import { converted } from "./pieces.js";

const PROXY = '{"type":"HTTP_PROXY","httpMethod":"GET","uri":"https://example.com/"}';
const lists = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const objects = (levels: number): string => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
/** The line itself is a level. */
const lineOf = (deep: string): string => `{"deep":${deep},"integration":${PROXY}}`;

async function* of(...lines: string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(lines.map((line) => `${line}\n`).join(""));
}

describe("a line that is nested", () => {
  for (const [name, deep] of Object.entries({ lists, objects })) {
    it(`as deep as is taken is passed through, and not one level more, of ${name}`, async () => {
      const { output, errors } = await converted(
        of(lineOf(deep(DEEPEST_LINE - 1)), lineOf(deep(DEEPEST_LINE))),
      );
      expect(output.startsWith(`{"deep":${deep(DEEPEST_LINE - 1)},"integration":`)).to.equal(true);
      expect(output.split("\n")).to.have.length(2);
      expect(errors).to.deep.equal(["2: the line is nested more than 1000 levels deep"]);
    });
  }

  it("not at all, but holds as many brackets, one behind another or within texts, is taken", async () => {
    const many = `[${Array.from({ length: 3000 }, () => "[]").join(",")}]`;
    const text = JSON.stringify(`\\"${lists(3000)}`);
    const { output, errors } = await converted(of(lineOf(many), lineOf(text), lineOf(`{${text}:"\\\\"}`)));
    expect(errors).to.deep.equal([]);
    expect(output.split("\n")).to.have.length(4);
  });

  it("too deeply fails whichever thread has it", async () => {
    const ordinary = lineOf(`"${"x".repeat(300)}"`);
    const lines = Array.from({ length: 6000 }, (_, index) =>
      index % 500 === 250 ? lineOf(lists(5000)) : ordinary,
    );
    const [one, two] = await Promise.all([
      converted(of(...lines), { jobs: 1 }),
      converted(of(...lines), { jobs: 2, threadsFrom: 0 }),
    ]);
    expect(one?.errors).to.have.length(12);
    expect(two).to.deep.equal(one);
  });
});
