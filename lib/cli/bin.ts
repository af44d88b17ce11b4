#!/usr/bin/env node
import { run } from "./main.js";

// The callback of each write hears of a failure as well; without a listener the process would end in a stack trace.
const heard = () => {};
process.stdout.on("error", heard);
process.stderr.on("error", heard);

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
});
