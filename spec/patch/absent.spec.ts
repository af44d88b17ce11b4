import { expect } from "chai";
import fc from "fast-check";
import { applyPatch, checkPatch, diff, invertPatch, type Kind } from "../../lib/index.js";
import { pairs } from "../generate/pairs.js";
import { KINDS } from "../kinds.js";
import { type Data, isData, write } from "../oracle/data.js";
import { RUNS } from "../runs.js";

/** The same object twice: some members, at any depth, are `undefined` in one and not there in the other. */
function twice(value: unknown, next: () => number): readonly [unknown, unknown] {
  if (Array.isArray(value)) {
    const items = value.map((item) => twice(item, next));
    return [items.map(([spelled]) => spelled), items.map(([, lacking]) => lacking)];
  }
  if (!isData(value)) return [value, value];
  const [spelled, lacking]: [Data, Data] = [{}, {}];
  for (const [member, held] of Object.entries(value)) {
    const isName = member === "apiId" || member === "stage";
    if (next() < 25 && !isName) write(spelled, member, undefined);
    else {
      const [one, other] = twice(held, next);
      write(spelled, member, one);
      write(lacking, member, other);
    }
  }
  if (next() < 20) write(spelled, "strange", undefined);
  return [spelled, lacking];
}

/** What a call answers, or the error that it throws. */
function answer(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    const { name, message } = error as Error;
    return { name, message };
  }
}

describe("a member that is undefined is one that is not there", () => {
  for (const kind of KINDS) {
    it(`in an object of kind ${kind}`, () =>
      fc.assert(
        fc.property(
          pairs(kind as Kind),
          fc.array(fc.nat(99), { minLength: 20, maxLength: 60 }),
          ({ current, desired }, whims) => {
            let at = 0;
            const next = () => whims[at++ % whims.length] as number;
            const [had, has] = [twice(current, next), twice(desired, next)] as [[Data, Data], [Data, Data]];
            for (const absent of ["reset", "keep"] as const)
              expect(answer(() => diff(kind, had[0], has[0], { absent }))).to.deep.equal(
                answer(() => diff(kind, had[1], has[1], { absent })),
              );
            const { patchOperations } = diff(kind, had[1], has[1]);
            for (const call of [
              (object: Data) => applyPatch(kind, object, patchOperations),
              (object: Data) => invertPatch(kind, object, patchOperations),
              (object: Data) => checkPatch(kind, patchOperations, { current: object }),
            ])
              expect(answer(() => call(had[0]))).to.deep.equal(answer(() => call(had[1])));
          },
        ),
        { numRuns: RUNS },
      ));
  }
});
