import { isThere } from "../api.js";
import type { Pair } from "../generate/pairs.js";
import type { Data } from "../oracle/data.js";
import { hasShared, readSharedLines } from "../shared.js";
import { LIVE } from "./kinds.js";

const FILE = "corpus/pairs-v1.ndjson";

interface Line {
  readonly id: string;
  readonly n: number;
  readonly mutations: readonly string[];
  readonly before: Data;
  readonly after: Data;
}

export interface RealPair extends Pair {
  readonly name: string;
  readonly mutations: readonly string[];
}

/** A law, said of all edits of real integrations. */
export function ofRealPairs(says: string, body: (pair: RealPair) => void): void {
  describe(`over the edits of real integrations (skipped where ../shared is absent${LIVE.includes("Integration") ? "" : ", and while Integration is not there yet"})`, () => {
    let pairs: RealPair[] = [];

    before(function () {
      if (!hasShared(FILE) || !LIVE.includes("Integration") || !isThere("diff")) this.skip();
      pairs = readSharedLines<Line>(FILE).map(({ id, n, mutations, before, after }) => ({
        name: `${id}/${n}`,
        mutations,
        current: before,
        desired: after,
      }));
    });

    it(says, () => {
      if (pairs.length < 1000) throw new Error(`only ${pairs.length} pairs were read`);
      const failures: string[] = [];
      for (const pair of pairs) {
        try {
          body(pair);
        } catch (error) {
          failures.push(`${pair.name} (${pair.mutations}): ${(error as Error).message}`);
        }
      }
      if (failures.length > 0)
        throw new Error(`${failures.length} of ${pairs.length}:\n${failures.slice(0, 5).join("\n")}`);
    });
  });
}
