/** What a worker thread of a batch does: answers each block with its result, in order. */
import { parentPort, workerData } from "node:worker_threads";
import { workBlock } from "./block.js";
import { type Setup, UP } from "./pool.js";
import { prepareTask } from "./tasks/index.js";

const { command, task, options } = workerData as Setup;
const prepared = prepareTask(command, task);

parentPort?.on("message", async (block: Uint8Array) => {
  const result = workBlock(block, await prepared, options);
  parentPort?.postMessage(result, [result.output.buffer as ArrayBuffer]);
});

prepared.then(() => parentPort?.postMessage(UP));
