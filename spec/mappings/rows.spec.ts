import { expect } from "chai";
import type { Finding } from "../../common/findings.js";
import { type MappingFindingId, mappingFindings } from "../../mappings/findings.js";
import { tables } from "../../mappings/mappings.js";
import type { AnyTable, Base, Example, MappingRow } from "../../mappings/table.js";
import { rowsOf } from "../../mappings/table.js";
import { toV1 } from "../../mappings/to-v1.js";
import { toV2 } from "../../mappings/to-v2.js";

type Members = Record<string, unknown>;

/** A base with members put in place or, where `undefined`, taken away. */
function changed(base: Members, change: Members = {}): Members {
  const all = { ...base, ...change };
  for (const member of Object.keys(all)) if (all[member] === undefined) delete all[member];
  return all;
}

/**
 * The findings that an example expects: the base's and its own. One with a minus sign takes the base's away, one with a
 * severity takes the place of the base's without.
 */
function expected(base: Base, example: Example): string[] {
  let told = [...(base.told ?? [])];
  for (const one of example.told ?? []) {
    const [, id, severity, pointer] = /^-?(\S+)(?: (info|warning|error))? (.*)$/.exec(
      one,
    ) as unknown as string[];
    if (one.startsWith("-") || severity !== undefined)
      told = told.filter((other) => other !== `${id} ${pointer}`);
    if (!one.startsWith("-")) told.push(one);
  }
  return told.sort();
}

/** A finding as the examples write it. */
function told({ id, severity, path }: Finding): string {
  const usual = mappingFindings[id as MappingFindingId].severity;
  return severity === usual ? `${id} ${path}` : `${id} ${severity} ${path}`;
}

function run(table: AnyTable, example: Example) {
  const base = table.bases[example.on] as Base;
  const given = changed(base.given, example.given);
  const options = { ...example.options, protocol: table.protocol } as never;
  const result =
    table.direction === "toV2"
      ? toV2(given, options)
      : {
          responses: [],
          ...toV1({ integration: given, responses: example.givenResponses } as never, options),
        };
  return { base, result };
}

describe("the rows of the mappings", () => {
  for (const table of tables) {
    describe(`${table.object}, ${table.protocol}, ${table.direction}`, () => {
      for (const row of rowsOf(table)) {
        const name = `${row.v1.join(" + ") || "nothing"} ${row.direction === "toV2" ? "->" : "<-"} ${row.v2.join(" + ") || "nothing"}`;
        row.examples.forEach((example, index) => {
          it(`${name}: example ${index + 1}, ${example.on}`, () => {
            const { base, result } = run(table, example);
            expect(result.integration).to.deep.equal(changed(base.gives, example.gives));
            expect(result.responses).to.deep.equal(example.givesResponses ?? []);
            const want = expected(base, example);
            expect(result.findings.map(told).sort()).to.deep.equal(want);
            const isRefused = result.findings.some(({ severity }) => severity === "error");
            expect(result.convertible).to.equal(!isRefused);
          });
        });
      }
    });
  }
});

describe("the tables, as data", () => {
  const rows: readonly MappingRow[] = tables.flatMap(rowsOf);
  const used = new Set(rows.flatMap((row) => row.findings));

  it("have a rule, evidence with its source and an example in every row", () => {
    for (const row of rows) {
      const name = `${row.protocol} ${row.direction} ${row.object} ${row.v1} ${row.v2}`;
      expect(row.rule, name).to.match(/^[\w${].{5,}[.)]$/s);
      expect(row.evidence.source, name).to.have.length.above(10);
      expect(row.examples, name).to.not.have.length(0);
      expect(row.v1.length + row.v2.length, name).to.be.above(0);
      expect(new Set(row.findings).size, `${name} names a finding twice`).to.equal(row.findings.length);
    }
  });

  it("use findings of the catalogue, and leave none of it unused", () => {
    for (const id of used) expect(mappingFindings).to.have.property(id);
    expect(Object.keys(mappingFindings).filter((id) => !used.has(id as MappingFindingId))).to.deep.equal([]);
  });

  it("show every finding of the catalogue in some example", () => {
    const shown = new Set<string>();
    for (const table of tables) {
      for (const row of rowsOf(table)) {
        for (const example of row.examples) {
          for (const { id } of run(table, example).result.findings) shown.add(id);
        }
      }
    }
    expect(Object.keys(mappingFindings).filter((id) => !shown.has(id))).to.deep.equal([]);
  });

  it("have findings with all that a person needs", () => {
    for (const [id, finding] of Object.entries(mappingFindings)) {
      for (const text of [finding.message, finding.remedy, finding.why])
        expect(text, id).to.have.length.above(5);
      expect(finding.evidence.source, id).to.have.length.above(10);
      expect(["info", "warning", "error"]).to.include(finding.severity);
      if (finding.evidence.level === "unknown")
        expect(finding.severity, `${id} guesses`).to.not.equal("info");
    }
  });

  it("refer, where a member is filled by others, to rows that say so", () => {
    for (const table of tables) {
      for (const [member, row] of Object.entries(table.target)) {
        if (!("filledBy" in row)) continue;
        expect(row.filledBy, member).to.not.have.length(0);
        for (const source of row.filledBy) {
          expect(table.source[source]?.to, `${table.protocol} ${table.direction} ${source}`).to.include(
            member,
          );
        }
      }
      for (const [member, row] of Object.entries(table.source)) {
        for (const target of row.to) expect(Object.keys(table.target), member).to.include(target);
      }
    }
  });

  it("are plain data", () => {
    expect(structuredClone(rows)).to.deep.equal(rows);
  });
});
