/** Runs several measures, all of them whatever becomes of each: `node dist/bench/all.js batch documents`; exit code 1 where one fails. */
import { spawnSync } from "node:child_process";
import path from "node:path";

const failed = process.argv.slice(2).filter((name) => {
  process.stdout.write(`\n${name}\n\n`);
  const { status } = spawnSync(
    process.execPath,
    [...process.execArgv, path.join(import.meta.dirname, `${name}.js`)],
    { stdio: "inherit" },
  );
  return status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
