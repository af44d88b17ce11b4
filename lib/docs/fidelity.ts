/**
 * Replays the update calls that were recorded on AWS and prints how many answers the interpreter gives, by kind, and where
 * it differs. `--write` brings docs/fidelity.md up to date. Exits 1 where a difference has no reason on that page.
 */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fidelityPage, parting, REASONS } from "./fidelity-page.js";
import { readCalls, recordings, repository, tally } from "./tally.js";

const file = recordings();
if (existsSync(file)) {
  const result = tally(readCalls(file));
  for (const { kind, recorded, reproduced } of result.kinds)
    console.log(`${kind.padEnd(20)} ${`${reproduced}`.padStart(3)} / ${recorded}`);
  console.log(`${"all".padEnd(20)} ${`${result.reproduced}`.padStart(3)} / ${result.recorded}`);
  for (const one of result.missed) {
    console.log(`\n${one.call.resource} ${one.call.id}\n  differs at ${parting(one)}`);
    console.log(`  ${REASONS[one.call.id] ?? "no reason is known"}`);
  }
  if (process.argv.includes("--write"))
    writeFileSync(path.join(repository(), "docs", "fidelity.md"), fidelityPage(result));
  if (result.missed.some(({ call }) => REASONS[call.id] === undefined)) process.exitCode = 1;
} else {
  console.log(`The calls recorded on AWS are not at hand: ${path.relative(process.cwd(), file)} is absent.`);
}
