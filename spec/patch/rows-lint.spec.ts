import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as sdk from "@aws-sdk/client-api-gateway";
import { expect } from "chai";
import type { Evidence, Row } from "../../lib/index.js";
import { patchFindings } from "../../patch/findings.js";
import { ROOT } from "../cli/harness.js";
import { ALL, ROWS } from "./walk.js";

const LEVELS = ["recorded", "documented", "reported", "inferred", "unknown"];

const named = (problems: readonly string[]) => expect(problems).to.deep.equal([]);

const bad = ({ level, source }: Evidence): boolean => !LEVELS.includes(level) || source.trim() === "";

/** Everything in a row, at any depth, that is evidence or has it; examples are data. */
function* evidenceIn(value: unknown, at: string): Generator<readonly [string, Evidence]> {
  if (typeof value !== "object" || value === null) return;
  if ("level" in value && "source" in value) yield [at, value as Evidence];
  for (const [name, child] of Object.entries(value)) {
    if (name === "example" || name === "members" || name === "each") continue;
    yield* evidenceIn(child, `${at}.${name}`);
  }
}

/** The names of the findings that a row can give rise to. */
function* findingsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    if (name === "example" || name === "members" || name === "each") continue;
    if (["finding", "notice", "rest", "elsewhere"].includes(name) && typeof child === "string") yield child;
    if (name === "notices") yield* child as string[];
    yield* findingsIn(child);
  }
}

function sources(directory: string): string[] {
  return readdirSync(path.join(ROOT, directory), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(directory, name));
}

const title = ({ kind, row }: (typeof ROWS)[number]) => `${kind} ${row.path}`;

describe("the rows of the grammars", () => {
  it("have evidence, with its level and its source, wherever they say something of AWS", () => {
    named(
      ROWS.flatMap((walked) =>
        [...evidenceIn(walked.row, title(walked))].filter(([, it]) => bad(it)).map(([at]) => at),
      ),
    );
  });

  it("have evidence for each operation and for how they are cleared", () => {
    named(
      ROWS.flatMap((walked) => {
        const { operations } = walked.row;
        const lacking = Object.entries(operations).filter(([, it]) => bad(it));
        const cleared = walked.row.shape !== "scalar" || !bad(walked.row.clear.evidence);
        return [...lacking.map(([op]) => `${title(walked)} ${op}`), ...(cleared ? [] : [title(walked)])];
      }),
    );
  });

  it("say in one sentence what the member is, and have a path", () => {
    // The path of an entry is its key alone.
    const entries = ROWS.flatMap(({ row }) => (row.shape === "entries" ? [row.each] : []));
    const placed = (row: Row) =>
      row.path.startsWith("/") || (row.path === "" && entries.includes(row as never));
    const wrong = (row: Row) => !/^[A-Z].*[.?]$/s.test(row.summary) || !placed(row);
    named(ROWS.filter(({ row }) => wrong(row)).map(title));
  });

  it("clear by an operation that they take", () => {
    const lacks = (row: Row) =>
      row.shape === "scalar" &&
      row.clear.by !== "nothing" &&
      row.operations[row.clear.by === "remove" ? "remove" : "replace"] === undefined;
    named(ROWS.filter(({ row }) => lacks(row)).map(title));
  });

  it("name what to call instead where another call changes the member", () => {
    const silent = (row: Row) =>
      (row.shape === "fixed" && ["call", "creation", "identity", "put"].includes(row.because)) ||
      row.shape === "nested";
    named(ROWS.filter(({ row }) => silent(row) && !("instead" in row && row.instead)).map(title));
  });

  it("give rise to findings of the catalogue alone, and the examples too", () => {
    const known = Object.keys(patchFindings);
    for (const walked of ROWS) {
      expect(known, title(walked)).to.include.members([
        ...findingsIn(walked.row),
        ...(walked.row.example.findings ?? []),
      ]);
    }
  });

  it("write examples with operations that their own kind lists", () => {
    const foreign = ROWS.flatMap((walked) =>
      walked.row.example.patchOperations
        .filter(({ path: at }) => walked.row.shape !== "fixed" && !ofTheRow(walked.row, at))
        .map(({ path: at }) => `${title(walked)}: ${at}`),
    );
    named(foreign);
  });
});

/**
 * Does an example of a row speak of the row, or of the object that it is a member of, which may have to be made anew?
 * What stands below an entry or an item has its key in the path.
 */
function ofTheRow(row: Row, at: string): boolean {
  if (row.shape === "object" || row.shape === "entries") return true;
  const whole = row.path.slice(0, row.path.lastIndexOf("/"));
  const near = whole !== "" && (at === whole || at.startsWith(`${whole}/`));
  return at === row.path || at.startsWith(`${row.path}/`) || at.endsWith(row.path) || near;
}

describe("the catalogue of the patch engine's findings", () => {
  it("has no finding that nothing gives rise to", () => {
    const code = [...sources("patch"), ...sources("lib")]
      .filter((name) => name !== path.join("patch", "findings.ts"))
      .map((name) => readFileSync(path.join(ROOT, name), "utf8"))
      .join("\n");
    named(Object.keys(patchFindings).filter((id) => !code.includes(`"${id}"`)));
  });

  it("says of each finding why, what to do, and how it is known", () => {
    named(
      Object.entries(patchFindings)
        .filter(
          ([, { message, remedy, why, evidence }]) =>
            [message, remedy, why].some((text: string) => text === "") || bad(evidence),
        )
        .map(([id]) => id),
    );
  });
});

describe("the grammar of each kind", () => {
  for (const grammar of ALL) {
    it(`${grammar.kind}: names AWS's operation and request, and lists its own paths`, () => {
      expect(sdk).to.have.property(`${grammar.operation}Command`);
      expect(grammar.operation).to.equal(`Update${grammar.kind}`);
      expect(grammar.inputName).to.equal(`update${grammar.kind}Input`);
      const paths = ROWS.filter(({ kind }) => kind === grammar.kind).map(({ row }) => row.path);
      expect(paths).to.include.members([...(grammar.pathsInErrors ?? [])]);
      expect(Object.keys(grammar.members)).to.include.members([
        ...(grammar.required ?? []),
        ...(grammar.lasting ?? []),
      ]);
    });
  }
});
