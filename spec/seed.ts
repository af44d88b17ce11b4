/**
 * The same cases in every run: whoever runs the tests gets the same answer for the same code, and a failure comes back
 * when it is looked into. `PATCHWAY_SEED=random npm test` looks at cases that nobody has seen, `PATCHWAY_SEED=N` at those
 * of seed N; a failure names its seed. `npm run test:explore` does so, with more of them.
 */
import fc from "fast-check";

const DEFAULT_SEED = 20_150_709;

const { PATCHWAY_SEED: seed = String(DEFAULT_SEED) } = process.env;
if (seed !== "random" && !/^-?\d+$/.test(seed))
  throw new Error(`PATCHWAY_SEED is random or a number, not ${seed}`);
if (seed !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
