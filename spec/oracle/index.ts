export { type OracleError, type OracleOptions, type OracleResult, oracleApply } from "./apply.js";
export { oracleDifferences, oracleEquals } from "./equals.js";
export { type Assume, type Context, DEFAULTS } from "./machine.js";
