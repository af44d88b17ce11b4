/** How often a property is tried; `PATCHWAY_RUNS=5000 npm test` looks harder. */
export const RUNS = Math.max(1, Number(process.env.PATCHWAY_RUNS ?? 250));
