import fc from "fast-check";
import type { Assume } from "../oracle/index.js";
import { RUNS } from "../runs.js";

/** Every setting of the assumptions that an interpreter of patches takes. */
export const assumptions: fc.Arbitrary<Assume> = fc.record({
  atomic: fc.boolean(),
  addExisting: fc.constantFrom("overwrite" as const, "refuse" as const),
  replaceMissing: fc.constantFrom("create" as const, "refuse" as const),
  credentialsPatch: fc.constantFrom("accept" as const, "refuse" as const),
});

/** For a list that is too long to try under every setting: the defaults, and each switch turned. */
export const SETTINGS: readonly Assume[] = [
  { atomic: true, addExisting: "overwrite", replaceMissing: "create", credentialsPatch: "accept" },
  { atomic: false, addExisting: "overwrite", replaceMissing: "create", credentialsPatch: "accept" },
  { atomic: true, addExisting: "refuse", replaceMissing: "refuse", credentialsPatch: "accept" },
  { atomic: true, addExisting: "overwrite", replaceMissing: "create", credentialsPatch: "refuse" },
];

/** Kinds with many members and maps are tried more often. */
const THOROUGH = new Set(["Integration", "IntegrationResponse", "Method", "RestApi", "Stage", "UsagePlan"]);

export function holds<T>(kind: string, arbitrary: fc.Arbitrary<T>, law: (value: T) => void): void {
  const numRuns = THOROUGH.has(kind) ? RUNS * 4 : RUNS;
  fc.assert(fc.property(arbitrary, law), { numRuns });
}

/** Long runs of one character say nothing in a report. */
const readable = (value: unknown) =>
  JSON.stringify(value)?.replace(
    /(.)\1{30,}/g,
    (run: string, character: string) => `${character}<${run.length} times>`,
  );

/** A law is broken: what was seen, readably. */
export function broken(what: string, seen: Readonly<Record<string, unknown>>): never {
  const lines = Object.entries(seen).map(([name, value]) => `  ${name}: ${readable(value)}`);
  throw new Error(`${what}\n${lines.join("\n")}`);
}
