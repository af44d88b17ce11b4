import { expect } from "chai";
import { COMMANDS } from "../../lib/cli/table/index.js";
import { explain, explainable } from "../../lib/explain.js";
import * as library from "../../lib/index.js";

/** Every text that says what to do, by what it speaks of: what `explain` prints is what findings and errors carry. */
const texts = new Map(
  explainable()
    .flatMap(({ name, kind }) => explain(name, kind === undefined ? {} : { kind }))
    .map(({ subject, name, remedy = "", facts }) => [
      `${subject} ${name}`,
      [remedy, ...facts.filter((fact) => fact.name !== "example").map(({ text }) => text)].join("\n"),
    ]),
);

const optionNames = new Set(COMMANDS.flatMap(({ options }) => Object.keys(options)));

/** The one form in which texts name what the library and the command line each call in their own way. */
const OPTION = /\(options\.([a-zA-Z]+), --([a-z-]+)\)/g;
const PLAN = "(planIntegration, patchway plan)";

/** Commands of other programs, and whole ones of ours, are written as they are typed. */
const typed = (text: string): string => text.replaceAll(/\b(?:aws |patchway [a-z]+ [A-Z])[^,;)]*/g, "");

describe("texts that say what to do", () => {
  it("are found", () => {
    expect(texts.get("finding needs-current")).to.contain("(options.current, --current)");
    expect(texts.get("path /type")).to.contain(PLAN);
  });

  for (const [name, text] of texts) {
    const rest = typed(text).replaceAll(OPTION, "").replaceAll(PLAN, "");
    const options = [...text.matchAll(OPTION)];
    if (rest === text) continue;
    it(`of ${name} speak to callers of the library and users of the command line alike`, () => {
      for (const [, member, option] of options) {
        expect(optionNames).to.include(option as string);
        const short = (option as string).replaceAll("-", "");
        expect((member as string).toLowerCase().startsWith(short)).to.equal(true);
      }
    });
  }

  it("name nothing that only one of the two has", () => {
    const calls = Object.entries(library).flatMap(([name, value]) =>
      typeof value === "function" && /^[a-z]+[A-Z]/.test(name) ? [name] : [],
    );
    const onlyOne = new RegExp(`options\\.|--[a-z]|\\b(?:${calls.join("|")})\\b`);
    const found = [...texts].filter(([, text]) =>
      onlyOne.test(typed(text).replaceAll(OPTION, "").replaceAll(PLAN, "")),
    );
    expect(found.map(([name]) => name)).to.deep.equal([]);
  });
});
