#!/usr/bin/env node
import { EXIT } from "./exit.js";
import { codeOfSignal } from "./interruptible.js";
import { run } from "./main.js";
import { stdinOf } from "./stdin.js";
import { wholeWrites } from "./whole-writes.js";

// The callback of each write hears of a failure as well; without a listener the process would end in a stack trace.
const heard = () => {};
process.stdout.on("error", heard);
process.stderr.on("error", heard);

run(process.argv.slice(2), {
  // Making this stream takes longer than most runs, which do not read it.
  get stdin() {
    return stdinOf(process);
  },
  stdout: wholeWrites(process.stdout),
  stderr: wholeWrites(process.stderr),
  env: process.env,
  cwd: process.cwd(),
}).then((code) => {
  process.exitCode = code;
  // A write that nobody reads would keep the process, and whoever has interrupted it waiting.
  if (code === EXIT.interrupted) process.exit(codeOfSignal(code));
});
