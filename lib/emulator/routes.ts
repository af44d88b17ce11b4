import type { Operation } from "./operation.js";
import { v1 } from "./v1/index.js";
import { v2 } from "./v2/index.js";

/** Every operation that the emulator answers: the route table. */
export const OPERATIONS: readonly Operation[] = [...v1, ...v2];
